"""Two people side by side: one line a field, how the two differ, and what would be shown if they were one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forumdesk.domain import disclosure
from forumdesk.domain.disclosure.naming import organisation_name
from forumdesk.domain.identity import Likeness, likeness_of
from forumdesk.domain.merging import NAME, PRINT_NAME, choosable, shown_together, unsaid
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.people import Told, identity_of, preferred, together

Value = str | bool | date | Moment
Values = tuple[Value, ...]

_FIRST = (PRINT_NAME, NAME, "native_name", "birth_date", "emails", "organisation_id", "phones")
_AT_EVENT = (
    *("category", "answer", "delegation", "alias", "visibility", "arrival", "departure", "diet", "prayer_need"),
    *("access_need", "sponsor", "consent_photo", "consent_recording"),
)
_LAST = (
    *("honorific", "title_line", "nationality", "gender", "languages", "rank_class", "office_since", "salutation"),
    *("envelope_line", "local_actor", "women_led_org", "notes", "custom"),
)
_ALWAYS = frozenset({PRINT_NAME, "birth_date", "emails"})
# Of a protected person not even is told which fields say something.
_HIDDEN = frozenset({PRINT_NAME, "birth_date", "emails", "organisation_id"})
_NEEDS = frozenset({"diet", "prayer_need", "access_need"})


class Word(StrEnum):
    """What two values are to each other."""

    SAME = "same"
    DIFFERS = "differs"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"
    BOTH_KEPT = "both-kept"
    TOGETHER = "together"
    CAREFUL = "careful"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of two people; `event` is the code where it belongs to an event. Hidden lines have no values."""

    field: str
    first: Values
    second: Values
    word: Word
    event: str = ""
    event_id: str = ""
    choosable: bool = False
    hidden: bool = False

    @property
    def key(self) -> str:
        """What names the field when somebody chooses whose value is shown first."""
        return f"{self.field}@{self.event_id}" if self.event_id else self.field


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `name` is an alias or a ref where it has to be; `row` is set for who comes with a list."""

    ref: str
    name: str
    events: tuple[str, ...]
    row: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """The first is the one whose values are shown if nobody chooses otherwise. No records where one is protected."""

    first: Side
    second: Side
    likeness: Likeness
    lines: tuple[Line, ...]
    records: tuple[Told, Told] | None
    organisations: Mapping[str, str]

    @property
    def hidden(self) -> bool:
        return self.records is None


@dataclass(frozen=True, slots=True)
class After:
    """What would be shown of both: `kept` are fields with values that would be kept behind them."""

    print_name: str
    native_name: str
    organisation: str
    category: str
    answer: str
    emails: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]


def compare(snapshot: Snapshot, one: Person, other: Person, new: Mapping[str, int]) -> Comparison:
    """`new` is row id to row number of those who come with a list.

    Where one of the two is protected nothing is told that would say who: that they bear one name is enough.
    """
    hidden = disclosure.masked(snapshot, one.id) or disclosure.masked(snapshot, other.id)
    first, second = _told(snapshot, one), _told(snapshot, other)
    ids = {person.organisation_id: organisation_name(snapshot, person) for person in (one, other)}
    organisations = {row_id: name for row_id, name in ids.items() if row_id}
    return Comparison(
        _side(snapshot, one, hidden, new.get(one.id)),
        _side(snapshot, other, hidden, new.get(other.id)),
        likeness_of(identity_of(one), identity_of(other)),
        tuple(_lines(snapshot, first, second, organisations, hidden)),
        None if hidden else (first, second),
        organisations,
    )


def after(comparison: Comparison, chosen: Collection[str]) -> After | None:
    """What would be shown if the second one's values came first in the chosen fields; nothing of protected people."""
    if comparison.records is None:
        return None
    first, second = comparison.records
    both = preferred(together([first, second]), second, chosen)
    person, at = both.person, next(iter(both.participations.values()), None)
    kept = (*person.also, *(at.also if at else ()))
    return After(
        person.print_name,
        person.native_name,
        comparison.organisations.get(person.organisation_id or "", ""),
        (at.category or "") if at else "",
        at.answer if at else "",
        person.emails,
        tuple((name, comparison.organisations.get(value, value)) for name, value in kept),
    )


def _told(snapshot: Snapshot, person: Person) -> Told:
    return Told(person, {one.event_id: one for one in snapshot.of_person.get(person.id, ())})


def _side(snapshot: Snapshot, person: Person, hidden: bool, row: int | None) -> Side:
    shown = disclosure.display_name(snapshot, person.id) if disclosure.masked(snapshot, person.id) else person.ref
    codes = (snapshot.events[one.event_id].code for one in snapshot.of_person.get(person.id, ()))
    return Side(person.ref, shown if hidden else person.print_name, tuple(codes), row)


def _lines(
    snapshot: Snapshot, first: Told, second: Told, organisations: Mapping[str, str], hidden: bool
) -> Iterable[Line]:
    yield from _of_people(_FIRST, first.person, second.person, organisations, hidden)
    common = [event_id for event_id in first.participations if event_id in second.participations]
    for event_id in common:
        one, other = first.participations[event_id], second.participations[event_id]
        for name in _AT_EVENT:
            if not (unsaid(one, name) and unsaid(other, name)) or name == "answer":
                word = _word(name, one, other)
                ends = values_of(one, name, {}), values_of(other, name, {})
                free = choosable(name) and word is Word.DIFFERS and not hidden
                yield Line(name, *ends, word, snapshot.events[event_id].code, event_id, free)
    yield from _of_people(_LAST, first.person, second.person, organisations, hidden)


def _of_people(
    names: Iterable[str], one: Person, other: Person, organisations: Mapping[str, str], hidden: bool
) -> Iterable[Line]:
    for name in names:
        if hidden and name not in _HIDDEN:
            continue
        if hidden:
            yield Line(name, (), (), Word.HIDDEN, hidden=True)
            continue
        ends = values_of(one, name, organisations), values_of(other, name, organisations)
        if not any(ends) and name not in _ALWAYS:
            continue
        word = _word_of_names(*ends) if name in (PRINT_NAME, NAME) else _word(name, one, other)
        free = choosable(name) and word in (Word.DIFFERS, Word.BOTH_KEPT)
        yield Line(name, *ends, word, choosable=free)


def _word_of_names(one: Values, other: Values) -> Word:
    if one == other:
        return Word.SAME
    if not one or not other:
        return Word.ONLY_SECOND if other else Word.ONLY_FIRST
    return Word.DIFFERS


def _word(name: str, one: Person | Participation, other: Person | Participation) -> Word:
    here, said = getattr(one, name), getattr(other, name)
    if here == said or (isinstance(here, tuple) and set(here) == set(said)):
        return Word.SAME
    if name == "visibility":
        return Word.CAREFUL
    if unsaid(one, name) or unsaid(other, name):
        return Word.ONLY_FIRST if unsaid(other, name) else Word.ONLY_SECOND
    if isinstance(here, tuple):
        return Word.BOTH_KEPT
    if shown_together(name):
        return Word.TOGETHER
    return Word.DIFFERS if choosable(name) else Word.CAREFUL


def values_of(record: object, name: str, names: Mapping[str, str]) -> Values:
    """What a field holds, as separate plain values; none where it is empty. `names` are those of rows it points to."""
    if isinstance(record, Person) and name == NAME:
        return tuple(part for part in (record.family_name, record.given_name) if part)
    value = getattr(record, name)
    if name in ("organisation_id", "room_id"):
        return tuple(filter(None, (names.get(value or "", ""),)))
    if name == "custom":
        return tuple(f"{header}: {cell}" for header, cell in value)
    if name in _NEEDS:
        return tuple(part for part in value.split("|") if part)
    if isinstance(value, tuple):
        return tuple(part if isinstance(part, str) else str(part) for part in value)
    if isinstance(value, str | bool | date | Moment):
        return (value,) if value != "" else ()
    return () if value is None else (str(value),)
