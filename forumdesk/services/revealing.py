"""Showing who a protected person is, for a moment, to who asks: on record before a name is handed over."""

from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import Reveal
from forumdesk.domain.events import Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import Session
from forumdesk.services.errors import NotProvenError, UnknownError
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True, repr=False)
class Revealed:
    """Who it is. Not to be kept: it is drawn while it is asked for, and dropped."""

    person: Person
    participation: Participation | None
    organisation: str
    country: str
    photo: bytes | None
    change_set: ChangeSet

    def __repr__(self) -> str:
        return "Revealed(...)"


@dataclass(frozen=True, slots=True, repr=False)
class RevealedSession:
    """What a session is about that few may know. Not to be kept either."""

    title: str
    notes: str
    themes: tuple[str, ...]
    change_set: ChangeSet

    def __repr__(self) -> str:
        return "RevealedSession(...)"


def reveal(workspace: Workspace, ref: str, event_code: str | None = None) -> Revealed:
    """The person of that ref, as they are. UnknownError for a ref or an event."""
    person = next(iter(workspace.where(Person, ref=ref)), None)
    if person is None:
        raise UnknownError("person", ref)
    event = next(iter(workspace.where(Event, code=event_code)), None) if event_code is not None else None
    if event is None and event_code is not None:
        raise UnknownError("event", event_code)
    with workspace.transaction(Label.REVEAL) as tx:
        tx.save(Reveal(tx.new_id(), "person", event.id if event else None, tx.now()))
    here = workspace.where(Participation, person_id=person.id, event_id=event.id) if event else []
    organisation = next(iter(workspace.where(Organisation, id=person.organisation_id or "")), None)
    photo = next(iter(workspace.where(Photo, person_id=person.id)), None)
    return Revealed(
        person,
        here[0] if here else None,
        organisation.name if organisation else "",
        organisation.country if organisation else "",
        photo.content if photo else None,
        tx.change_set,
    )


def reveal_to(workspace: Workspace, ref: str, event_code: str | None, secret: Secret) -> Revealed:
    """As `reveal`, to somebody who says once more what opens this file. NotProvenError; nothing is recorded then."""
    if not workspace.proven_by(secret):
        raise NotProvenError
    return reveal(workspace, ref, event_code)


def reveal_session(workspace: Workspace, session_id: str) -> RevealedSession:
    """What the session is about. NotFoundError."""
    with workspace.transaction(Label.REVEAL) as tx:
        session = tx.get(Session, session_id)
        tx.save(Reveal(tx.new_id(), "session", session.event_id, tx.now()))
    return RevealedSession(session.title, session.notes, session.themes, tx.change_set)


def reveal_session_to(workspace: Workspace, session_id: str, secret: Secret) -> RevealedSession:
    """As `reveal_session`, to somebody who says once more what opens this file. NotProvenError; then no record."""
    if not workspace.proven_by(secret):
        raise NotProvenError
    return reveal_session(workspace, session_id)
