"""Who has not answered and was last written to when, by what; and the notes of contact that say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.contacts import Contact, ContactTimeError, ContactWay
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Category
from forumdesk.services import holdings
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import UnknownError
from forumdesk.services.holdings import Holding, Stage
from forumdesk.services.person_fields import when_of
from forumdesk.store.workspace import Workspace

_OPEN = frozenset({Stage.ISSUED, Stage.REISSUED, Stage.OUTDATED})


@dataclass(frozen=True, slots=True, repr=False)
class Chased:
    """One person with invites that wait for an answer, `rows`.

    `last` is the newest of their invites and contacts, `way` by what it was, None where it was an invite. `contacts`
    come newest first; what was noted about a masked person is not shown.
    """

    ref: str
    name: str
    hidden: bool
    category: Category | None
    rows: tuple[Holding, ...]
    last: datetime
    way: ContactWay | None
    contacts: tuple[Contact, ...]
    order: tuple[object, ...]

    @property
    def since(self) -> datetime:
        """When the first of what waits went out."""
        return min(row.issued_at for row in self.rows if row.issued_at is not None)


@dataclass(frozen=True, slots=True)
class Chase:
    """Those who have not answered at `now`, who was left longest first."""

    people: tuple[Chased, ...]
    zone: str
    now: datetime


def chase(workspace: Workspace, event_code: str) -> Chase:
    """Who holds an invite of the event that asks for an answer, and gave none."""
    event = event_of(workspace.snapshot(), event_code)
    refs = {person.id: person.ref for person in workspace.snapshot().people.values()}
    noted: dict[str, list[Contact]] = {}
    for one in workspace.where(Contact, event_id=event.id):
        noted.setdefault(refs.get(one.person_id, ""), []).append(one)
    held = holdings.holdings(workspace, event_code)
    theirs: dict[str, list[Holding]] = {}
    for row in held.rows:
        theirs.setdefault(row.ref, []).append(row)
    chased = (_chased(rows, noted.get(ref, [])) for ref, rows in theirs.items())
    found = [one for one in chased if one is not None]
    people = tuple(sorted(found, key=lambda one: (one.last, one.order)))
    return Chase(people, held.zone, workspace.world.now())


def _chased(rows: list[Holding], noted: Iterable[Contact]) -> Chased | None:
    first = rows[0]
    waiting = tuple(row for row in rows if row.stage in _OPEN and row.answer is None and row.coming)
    if not waiting:
        return None
    contacts = sorted(noted, key=lambda one: (one.at, one.id), reverse=True)
    written = max(row.issued_at for row in rows if row.issued_at is not None)
    spoken = contacts[0] if contacts and contacts[0].at >= written else None
    return Chased(
        first.ref,
        first.name,
        first.hidden,
        first.category,
        waiting,
        spoken.at if spoken else written,
        spoken.way if spoken else None,
        tuple(_shown(one, first.hidden) for one in contacts),
        first.order,
    )


def _shown(one: Contact, hidden: bool) -> Contact:
    return Contact(one.id, one.person_id, one.event_id, one.at, one.way, "" if hidden else one.note)


def contacted_at(typed: str, zone: str, now: datetime) -> datetime | None:
    """When it was, as somebody typed it where the event is: a time alone is today's. None for an empty field.

    Raises ContactTimeError, and what `when_of` raises.
    """
    found = when_of(typed, zone, now.astimezone(ZoneInfo(zone)).date())
    if found is None:
        return None
    if not isinstance(found, Moment) or found.utc > now:
        raise ContactTimeError
    return found.utc


def note_contact(
    workspace: Workspace,
    event_code: str,
    refs: tuple[str, ...],
    way: ContactWay,
    note: str = "",
    at: datetime | None = None,
) -> ChangeSet:
    """These people were contacted then, else just now, as one step.

    UnknownError for an event or a ref that is not here, ContactTimeError for a time that is still to come.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    people = []
    for ref in dict.fromkeys(refs):
        if ref not in snapshot.person_by_ref:
            raise UnknownError("person", ref)
        people.append(snapshot.person_by_ref[ref])
    with workspace.transaction(Label.CONTACT_NOTED) as tx:
        now = tx.now()
        if at is not None and at > now:
            raise ContactTimeError
        tx.save_all(Contact(tx.new_id(), one.id, event.id, at or now, way, note.strip()) for one in people)
    return tx.change_set


def remove_contact(workspace: Workspace, contact_id: str) -> ChangeSet:
    """It was noted by mistake. UnknownError where it is gone."""
    with workspace.transaction(Label.CONTACT_REMOVED) as tx:
        found = tx.where(Contact, id=contact_id)
        if not found:
            raise UnknownError("note of contact", contact_id)
        tx.remove(found[0])
    return tx.change_set
