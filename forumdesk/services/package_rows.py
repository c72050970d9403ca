"""Rows of a workspace as packages take them: as they are stored, with who may be named in them."""

from collections.abc import Mapping

from forumdesk.changes import Row
from forumdesk.domain import disclosure
from forumdesk.domain.disclosure.naming import presence
from forumdesk.domain.events import Event
from forumdesk.domain.packages import TABLES, Choice, Preset
from forumdesk.domain.packages_choosing import Mask, Secrets
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store.tables import TABLES as STORED
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace


def stored(workspace: Workspace) -> dict[str, list[Row]]:
    """Every row that could be in a package."""
    found: dict[str, list[Row]] = {}
    for name in TABLES:
        table = STORED[name]
        some: list[Entity] = workspace.all(table.type)
        found[name] = [table.row(record) for record in table.records(some)] if some else []
    return found


def masks(snapshot: Snapshot, event: Event, choice: Choice) -> Mapping[str, Mask]:
    """Everybody who may be in the package; on badges only those who get one."""
    if choice.preset is Preset.BADGES:
        holders = disclosure.badge_holders(snapshot, event).people
        return {one.person_id: Mask.ALIAS if one.protected else Mask.OPEN for one in holders}
    people = {one.person_id for one in snapshot.at_event.get(event.id, ())}
    people |= {
        role.person_id
        for session in snapshot.sessions_of_event.get(event.id, ())
        for role in snapshot.roles_of_session.get(session.id, ())
    }
    return {one: Mask.OPEN if choice.names else _mask(snapshot, event, one) for one in people}


def secrets(snapshot: Snapshot, event: Event, choice: Choice, found: Mapping[str, Mask]) -> Secrets:
    """What would say who somebody masked is, or what a need-to-know session is about, wherever it stands: here, or at
    another event of this workspace.
    """
    hidden = [
        person
        for person in snapshot.people.values()
        if (found[person.id] is not Mask.OPEN if person.id in found else disclosure.masked(snapshot, person.id))
    ]
    titles = {one.title for one in snapshot.sessions.values() if not _closed(one, event, choice)}
    titles = {one.title for one in snapshot.sessions.values() if _closed(one, event, choice)} - titles
    words = (text for person in hidden for text in _tells(person) if text)
    return Secrets((*words, *sorted(titles - {""})), tuple(phone for person in hidden for phone in person.phones))


def _closed(session: Session, event: Event, choice: Choice) -> bool:
    """A title that an open session bears too says nothing."""
    told = choice.names and session.event_id == event.id
    return session.visibility is SessionVisibility.NEED_TO_KNOW and not told


def _mask(snapshot: Snapshot, event: Event, person_id: str) -> Mask:
    one = presence(snapshot, person_id, event.id)
    if one.alias_missing:
        return Mask.OUT
    return Mask.ALIAS if one.protected else Mask.OPEN


def _tells(person: Person) -> tuple[str, ...]:
    both = (f"{person.given_name} {person.family_name}", f"{person.family_name} {person.given_name}")
    return (person.print_name, person.native_name, person.family_name, *both, *person.emails)
