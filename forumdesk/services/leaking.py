"""What would leak: whom and what it can be asked of at an event, and what every output says of it; for the screen."""

from dataclasses import dataclass

from forumdesk.domain import disclosure
from forumdesk.domain.collation import sort_key
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Kept, Paper, Sight
from forumdesk.domain.events import Event
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.emails import read_email
from forumdesk.services import chronicling
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Subject:
    """A person by ref or a session by code, as the screen may call it."""

    key: str
    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom and what can be asked about at an event."""

    people: tuple[Subject, ...]
    sessions: tuple[Subject, ...]


def subjects(workspace: Workspace, event_code: str) -> Subjects:
    """People by the name that is shown, sessions by time; UnknownError for an event."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    people = (_person(snapshot, event, one) for one in _concerned(snapshot, event))
    return Subjects(
        tuple(sorted(people, key=lambda one: (sort_key(one.name, event.language), one.key))),
        tuple(_sessions(snapshot, event)),
    )


def sights(workspace: Workspace, event_code: str, ref: str = "", session: str = "") -> tuple[Sight, ...]:
    """What each output says of one person, of one session, or without either of the event itself.

    Raises UnknownError for an event, for somebody who has nothing to do with it, and for a session that is not its.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    photos = workspace.column(Photo, "person_id")
    copies = tuple(workspace.where(Copy, event_id=event.id))
    # Of a person or a session the history says nothing, so its lines are read for the event alone.
    lines = () if ref or session else chronicling.lines(workspace)
    kept = Kept(copies, workspace.world.now(), lines)
    look = disclosure.looking(snapshot, event_code, _valid, (str(one) for one in photos), kept)
    if ref:
        person = snapshot.person_by_ref.get(ref)
        if person is None or person.id not in _concerned(snapshot, event):
            raise UnknownError("person at this event", ref)
        return disclosure.person_sights(look, person.id)
    if session:
        found = [one for one in snapshot.live_sessions(event.id) if one.code == session]
        if not found:
            raise UnknownError("session", session)
        return disclosure.session_sights(look, found[0].id)
    return disclosure.event_sights(look)


def _valid(address: str) -> bool:
    return read_email(address) is not None


def _concerned(snapshot: Snapshot, event: Event) -> dict[str, None]:
    """Ids of those at the event, and of those with a role in a session of it alone."""
    at_event = [one.person_id for one in snapshot.at_event.get(event.id, ())]
    sessions = (one.id for one in snapshot.live_sessions(event.id))
    roles = [role.person_id for one in sessions for role in snapshot.roles_of_session.get(one, ())]
    return dict.fromkeys([*at_event, *roles])


def _person(snapshot: Snapshot, event: Event, person_id: str) -> Subject:
    name = disclosure.display_name(snapshot, person_id, event.id)
    return Subject(snapshot.people[person_id].ref, name, disclosure.masked(snapshot, person_id))


def _sessions(snapshot: Snapshot, event: Event) -> list[Subject]:
    """By start, called as on the organiser's agenda; without a name where they lack the cover they need."""
    every = snapshot.live_sessions(event.id)
    live = sorted(every, key=lambda one: (one.start is None, str(one.start and one.start.utc), one.code))
    said = [(one, disclosure.session_word(one, event, Paper.ORGANISER_AGENDA)) for one in live]
    return [
        Subject(one.code, word if isinstance(word, str) else "", one.visibility is SessionVisibility.NEED_TO_KNOW)
        for one, word in said
    ]
