"""One person at one event, with everything a form about them shows; of a masked one what may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from forumdesk.domain import disclosure
from forumdesk.domain.busy import Busy
from forumdesk.domain.disclosure import Paper
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationState
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SessionOf:
    """A session somebody is in, called as on the organiser's agenda; `title` is empty where its cover is missing."""

    session_id: str
    start: datetime | None
    title: str
    room: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another event, and what the person answered there; None for an event they are not at."""

    code: str
    title: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Visit:
    """`person` is None for a masked one, whose participation then lacks what could say who it is.

    `near` is a day the visit is about, `sent` when the last invite was issued; `delegations` are the event's codes.
    """

    ref: str
    name: str
    hidden: bool
    person: Person | None
    participation: Participation | None
    organisation: str
    zone: str
    near: date | None
    sessions: tuple[SessionOf, ...]
    sent: datetime | None
    elsewhere: tuple[Elsewhere, ...]
    delegations: tuple[str, ...]
    photo: bytes | None
    busy: tuple[Busy, ...] = ()


def visit(workspace: Workspace, ref: str, event_code: str | None = None) -> Visit:
    """UnknownError for a ref or an event. Reads what is about this person alone, however many there are."""
    found = workspace.where(Person, ref=ref)
    if not found:
        raise UnknownError("person", ref)
    person = found[0]
    events = {one.id: one for one in workspace.all(Event)}
    mine = workspace.where(Participation, person_id=person.id)
    snapshot = Snapshot(events=events, people={person.id: person}, participations=tuple(mine))
    event = _event(snapshot, event_code)
    here = snapshot.participation(person.id, event.id) if event else None
    hidden = disclosure.masked(snapshot, person.id)
    return Visit(
        person.ref,
        disclosure.display_name(snapshot, person.id, event.id if event else None),
        hidden,
        None if hidden else person,
        _without_hints(here) if here and hidden else here,
        "" if hidden else _organisation(workspace, person),
        event.zone if event else "UTC",
        event.start_date if event else None,
        tuple(_sessions(workspace, event, (person, here))) if event else (),
        _sent(workspace, event, person) if event else None,
        tuple(_elsewhere(snapshot, mine, event)),
        tuple(sorted(one.code for one in workspace.where(Delegation, event_id=event.id))) if event else (),
        None if hidden else _photo(workspace, person),
        tuple(sorted(workspace.where(Busy, person_id=person.id), key=lambda one: one.start.utc)),
    )


def several(workspace: Workspace, refs: tuple[str, ...], event_code: str) -> tuple[Participation, ...]:
    """How those people are at one event, for what they have in common; without what could say who a masked one is."""
    wanted = set(refs)
    ids = zip(workspace.column(Person, "id"), workspace.column(Person, "ref"), strict=True)
    people = {person_id for person_id, ref in ids if ref in wanted}
    event = next(iter(workspace.where(Event, code=event_code)), None)
    if event is None:
        raise UnknownError("event", event_code)
    here = workspace.where(Participation, event_id=event.id)
    return tuple(_without_hints(one) for one in here if one.person_id in people)


def _event(snapshot: Snapshot, code: str | None) -> Event | None:
    if code is None:
        return None
    if code not in snapshot.event_by_code:
        raise UnknownError("event", code)
    return snapshot.event_by_code[code]


def _without_hints(one: Participation) -> Participation:
    """Free text may name anybody, and who pays for a journey tells whose it is."""
    return replace(one, notes="", sponsor="", also=(), custom=())


def _organisation(workspace: Workspace, person: Person) -> str:
    found = workspace.where(Organisation, id=person.organisation_id or "")
    return found[0].name if found else ""


def _photo(workspace: Workspace, person: Person) -> bytes | None:
    found = workspace.where(Photo, person_id=person.id)
    return found[0].content if found else None


def _sessions(workspace: Workspace, event: Event, who: tuple[Person, Participation | None]) -> Iterator[SessionOf]:
    """Those they have a role in, and those for everybody who comes; by start, those without a time last."""
    person, here = who
    comes = here is not None and here.coming
    named = {role.session_id for role in workspace.where(SessionRole, person_id=person.id)}
    cancelled = {one.session_id for one in workspace.all(Cancellation)}
    sessions = [one for one in workspace.where(Session, event_id=event.id) if one.id not in cancelled]
    mine = [one for one in sessions if one.id in named or (comes and one.everyone)]
    rooms = {one.id: one.name for one in workspace.all(Room)} if mine else {}
    for session in sorted(mine, key=lambda one: (one.start is None, str(one.start and one.start.utc), one.code)):
        said = disclosure.session_word(session, event, Paper.ORGANISER_AGENDA)
        yield SessionOf(
            session.id,
            session.start.in_zone(event.zone) if session.start else None,
            said if isinstance(said, str) else "",
            rooms.get(session.room_id or "", ""),
        )


def _sent(workspace: Workspace, event: Event, person: Person) -> datetime | None:
    issued = workspace.where(Invitation, person_id=person.id, event_id=event.id, state=InvitationState.ISSUED)
    return max((one.issued_at for one in issued), default=None)


def _elsewhere(snapshot: Snapshot, mine: list[Participation], event: Event | None) -> Iterator[Elsewhere]:
    answers = {one.event_id: one.answer for one in mine}
    others = (one for one in snapshot.events.values() if event is None or one.id != event.id)
    for other in sorted(others, key=lambda one: (one.start_date is None, str(one.start_date), one.code)):
        yield Elsewhere(other.code, other.title, answers.get(other.id))
