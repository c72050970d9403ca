"""How long what is known of people is kept: terms for each kind of field, what is due, and rows without it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .contacts import Contact
from .errors import ForumDeskError
from .participation import Participation
from .people import Person
from .snapshot import Snapshot

# Days: 27 years.
_MOST_FIGURES = 4


class Kept(StrEnum):
    """What is known of people, by how it may be let go."""

    NEEDS = "needs"
    TRAVEL = "travel"
    BIRTH_DATE = "birth_date"
    PHOTO = "photo"
    PHONE = "phone"
    NOTES = "notes"
    EMAIL = "email"
    PERSON = "person"


class NotATermError(ForumDeskError):
    """What was typed is neither a number of days, nor a day, nor "never"."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


@dataclass(frozen=True, slots=True)
class Term:
    """Until when: so many days after the event, or a day; for ever where neither is said."""

    days: int | None = None
    on: date | None = None

    @classmethod
    def read(cls, text: str) -> "Term":
        """What `str` of a term wrote; ValueError for anything else."""
        if text == "never":
            return cls()
        if not text.isdecimal():
            return cls(on=date.fromisoformat(text))
        if len(text) > _MOST_FIGURES:
            raise ValueError(text)
        return cls(days=int(text))

    def __str__(self) -> str:
        if self.on is not None:
            return self.on.isoformat()
        return "never" if self.days is None else str(self.days)

    def ends(self, last_day: date | None) -> date | None:
        """The first day on which it is due, for who was last at an event until that day."""
        if self.on is not None or self.days is None:
            return self.on
        return last_day + timedelta(days=self.days) if last_day is not None else None


SHIPPED: dict[Kept, Term] = {
    Kept.NEEDS: Term(days=30),
    Kept.TRAVEL: Term(days=30),
    Kept.BIRTH_DATE: Term(days=30),
    Kept.PHOTO: Term(days=90),
    Kept.PHONE: Term(days=180),
    Kept.NOTES: Term(days=365),
    Kept.EMAIL: Term(days=730),
    Kept.PERSON: Term(days=730),
}
"""What holds until somebody says otherwise. What hurts most where it leaks, and serves least afterwards, goes first."""

# Field -> what stands there when nothing does. The list's own names of the same fields follow below.
_OF_PERSON: dict[Kept, dict[str, object]] = {
    Kept.BIRTH_DATE: {"birth_date": None},
    Kept.PHONE: {"phones": ()},
    Kept.EMAIL: {"emails": ()},
    Kept.NOTES: {"notes": ""},
}
_AT_EVENT: dict[Kept, dict[str, object]] = {
    Kept.NEEDS: {"diet": "", "prayer_need": "", "access_need": ""},
    Kept.TRAVEL: {"arrival": None, "arrival_place": "", "departure": None, "departure_place": ""},
    Kept.NOTES: {"notes": ""},
}


@dataclass(frozen=True, slots=True)
class Due:
    """What is kept longer than it should be: of whom, by person id, and since when the first of it."""

    kept: Kept
    since: date
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a snapshot does not hold: who has a photo, by person id, and the notes of contacts."""

    photos: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()


def due(snapshot: Snapshot, held: Held, terms: Mapping[Kept, Term], today: date) -> tuple[Due, ...]:
    """Everything whose time has come, in the order of `Kept`."""
    found = (_due(snapshot, held, kept, terms[kept], today) for kept in Kept)
    return tuple(one for one in found if one is not None)


def _due(snapshot: Snapshot, held: Held, kept: Kept, term: Term, today: date) -> Due | None:
    past = {
        person_id: day
        for person_id in snapshot.people
        if (day := _ended(snapshot, held, kept, term, person_id)) is not None and day <= today
    }
    return Due(kept, min(past.values()), tuple(past)) if past else None


def _ended(snapshot: Snapshot, held: Held, kept: Kept, term: Term, person_id: str) -> date | None:
    """The first day on which something of this kind is due of a person; None where there is nothing of it."""
    ends = [term.ends(day) for day in _days(snapshot, held, kept, person_id)]
    return min((day for day in ends if day is not None), default=None)


def _days(snapshot: Snapshot, held: Held, kept: Kept, person_id: str) -> Iterator[date | None]:
    """The last days of the events that what is there belongs to, each once or more."""
    there = snapshot.of_person.get(person_id, ())
    if _known_of(snapshot.people[person_id], kept) or (kept is Kept.PHOTO and person_id in held.photos):
        yield _last(snapshot, there)
    yield from (_last(snapshot, (one,)) for one in there if _known_at(one, kept))
    if kept is Kept.NOTES:
        noted = {one.event_id for one in held.contacts if one.person_id == person_id and one.note}
        yield from (_last(snapshot, (one,)) for one in there if one.event_id in noted)


def _last(snapshot: Snapshot, there: Collection[Participation]) -> date | None:
    """The last day of all of these events; None as long as one of them has no dates, or where there is none."""
    events = [snapshot.events[one.event_id] for one in there]
    days = [one.end_date or one.start_date for one in events]
    return max((day for day in days if day), default=None) if None not in days else None


def _known_of(person: Person, kept: Kept) -> bool:
    return kept is Kept.PERSON or _differs(person, _OF_PERSON.get(kept, {}))


def _known_at(one: Participation, kept: Kept) -> bool:
    return _differs(one, _AT_EVENT.get(kept, {}))


def _differs(row: Person | Participation, blank: dict[str, object]) -> bool:
    return any(getattr(row, field) != value for field, value in blank.items())


def fields_of(kept: Kept) -> tuple[str, ...]:
    """The fields of a person and of a participation that go, by their names here."""
    return (*_OF_PERSON.get(kept, {}), *_AT_EVENT.get(kept, {}))


def cleared(
    snapshot: Snapshot, held: Held, kept: Kept, term: Term, today: date, people: Collection[str]
) -> tuple[Person | Participation | Contact, ...]:
    """Rows of these people without what is due; of what belongs to an event, only where that event's time has come."""
    return tuple(_cleared(snapshot, held, kept, _Time(snapshot, term, today), people))


@dataclass(frozen=True, slots=True)
class _Time:
    snapshot: Snapshot
    term: Term
    today: date

    def past(self, there: Collection[Participation]) -> bool:
        end = self.term.ends(_last(self.snapshot, there))
        return end is not None and end <= self.today


def _cleared(
    snapshot: Snapshot, held: Held, kept: Kept, time: _Time, people: Collection[str]
) -> Iterator[Person | Participation | Contact]:
    for person_id in people:
        person, there = snapshot.people[person_id], snapshot.of_person.get(person_id, ())
        if _differs(person, _OF_PERSON.get(kept, {})) and time.past(there):
            yield _without(person, kept)
        past = [one for one in there if time.past((one,))]
        for one in past:
            if _known_at(one, kept):
                yield replace(one, **_AT_EVENT[kept], also=_others(one.also, _AT_EVENT[kept]))  # type: ignore[arg-type]  # names and types are the fields'
        if kept is Kept.NOTES:
            events = {one.event_id for one in past}
            noted = (one for one in held.contacts if one.person_id == person_id and one.event_id in events and one.note)
            yield from (replace(one, note="") for one in noted)


def _without(person: Person, kept: Kept) -> Person:
    fields = _OF_PERSON[kept]
    return replace(person, **fields, also=_others(person.also, fields))  # type: ignore[arg-type]  # as above


def _others(also: tuple[tuple[str, str], ...], fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """What a merge found different in other fields than these."""
    return tuple((field, value) for field, value in also if field not in fields and f"{field}s" not in fields)
