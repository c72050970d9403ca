"""What somebody has been given: copies that left for them, and the invites and badges of those who are here."""

from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.collation import found_in
from forumdesk.domain.disclosure import display_name
from forumdesk.domain.snapshot import Snapshot, grouped
from forumdesk.services.copies_register import Asked, CopyRow, copies
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sent:
    """An invite or a badge: its session or serial, how it stands, and when its last file or its printing was."""

    kind: str
    event: str
    what: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonGiven:
    """Somebody who is here, by the name that may be shown."""

    person_id: str
    ref: str
    name: str
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Copies in whose words the search stands, and people in whose shown name or ref it does."""

    copies: tuple[CopyRow, ...]
    people: tuple[PersonGiven, ...]


def given(workspace: Workspace, search: str) -> Given:
    """Nothing for an empty search. A masked name is found neither in a copy's words nor among people."""
    if not search.strip():
        return Given((), ())
    snapshot = workspace.snapshot()
    sent = grouped([*_invites(snapshot), *_badges(snapshot)])
    found = []
    for person in snapshot.people.values():
        name = display_name(snapshot, person.id)
        if person.id in sent and found_in(search, (name, *person.refs)):
            newest = sorted(sent[person.id], key=lambda one: one.at, reverse=True)
            found.append(PersonGiven(person.id, person.ref, name, tuple(newest)))
    return Given(copies(workspace, Asked(for_whom=search)), tuple(sorted(found, key=lambda one: one.name.casefold())))


def _invites(snapshot: Snapshot) -> list[tuple[str, Sent]]:
    found = []
    for one in snapshot.invitations:
        session = snapshot.sessions.get(one.session_id or "")
        code = session.code if session else ""
        event = snapshot.events[one.event_id].code
        found.append((one.person_id, Sent("invite", event, code, one.state, one.issued_at)))
    return found


def _badges(snapshot: Snapshot) -> list[tuple[str, Sent]]:
    return [
        (one.person_id, Sent("badge", snapshot.events[one.event_id].code, one.serial, one.state, one.printed_at))
        for one in snapshot.badges
    ]
