"""People as the organiser's screen and command line show them: protected ones masked, and searched as masked."""

from dataclasses import dataclass

from ..collation import found_in
from ..errors import ForumDeskError
from ..moments import when_text
from ..participation import Participation
from ..people import Person
from ..snapshot import Snapshot
from .naming import first_by_start, mask_of, masked, organisation_name


class UnknownEventError(ForumDeskError):
    """A code that no event of the workspace has."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person with one participation; the names are those of the command line's JSON.

    `arrival` and `departure` are that participation's or, where it has neither and no event was asked for, those of the
    next one that has. `category`, `answer` and `visibility` are empty for somebody at no event.
    """

    ref: str
    also: tuple[str, ...]
    print_name: str
    name_native: str
    organisation: str
    category: str
    answer: str
    alias: str
    visibility: str
    dob: str
    arrival: str
    departure: str
    events: tuple[str, ...]
    email: str
    emails: tuple[str, ...]


def people_view(
    snapshot: Snapshot, event_code: str | None = None, search: str = "", reveal: bool = False
) -> list[PersonView]:
    """Everybody, or those at one event, in the order of their refs; with a search those who match as they are shown.

    The participation is that of the event, else of the person's first event. Raises UnknownEventError.
    """
    if event_code is not None and event_code not in snapshot.event_by_code:
        raise UnknownEventError(event_code)
    found = []
    for person in sorted(snapshot.people.values(), key=lambda one: one.ref):
        one = _shown_participation(snapshot, person, event_code)
        if one is None and event_code is not None:
            continue
        hidden = masked(snapshot, person.id) and not reveal
        travel = one if event_code is not None else _travel(snapshot, person)
        view = _view(snapshot, person, (one, travel), hidden)
        if not search or found_in(search, _searched(view, person, hidden)):
            found.append(view)
    return found


def _shown_participation(snapshot: Snapshot, person: Person, event_code: str | None) -> Participation | None:
    if event_code is not None:
        return snapshot.participation(person.id, snapshot.event_by_code[event_code].id)
    return next(iter(first_by_start(snapshot, person.id)), None)


def _travel(snapshot: Snapshot, person: Person) -> Participation | None:
    """The first participation that has an arrival or a departure: a list gives both for one of its events alone."""
    travels = (one for one in first_by_start(snapshot, person.id) if one.arrival or one.departure)
    return next(travels, None)


def _view(
    snapshot: Snapshot, person: Person, shown: tuple[Participation | None, Participation | None], hidden: bool
) -> PersonView:
    """`shown` is the participation and the one whose travel is shown."""
    one, travel = shown
    emails = () if hidden else person.emails
    return PersonView(
        ref=person.ref,
        also=person.other_refs,
        print_name=mask_of(snapshot, person.id, one.event_id if one else None) if hidden else person.print_name,
        name_native="" if hidden else person.native_name,
        organisation=organisation_name(snapshot, person),
        category=(one.category or "") if one else "",
        answer=one.answer if one else "",
        alias=one.alias if one else "",
        visibility=one.visibility if one else "",
        dob=person.birth_date.isoformat() if person.birth_date and not hidden else "",
        arrival=when_text(travel.arrival) if travel and travel.arrival else "",
        departure=when_text(travel.departure) if travel and travel.departure else "",
        events=tuple(snapshot.events[other.event_id].code for other in first_by_start(snapshot, person.id)),
        email=emails[0] if emails else "",
        emails=emails,
    )


def _searched(view: PersonView, person: Person, hidden: bool) -> tuple[str, ...]:
    """What a search looks at: what is shown, and of people who are not masked their names as parts."""
    shown = (view.ref, *view.also, view.print_name, view.name_native, view.organisation, view.alias, *view.emails)
    return shown if hidden else (*shown, person.given_name, person.family_name)
