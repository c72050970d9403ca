"""Rows of the workspace before and after a plan: what each is called on the screen, and which fields change."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property

from forumdesk.domain import disclosure
from forumdesk.domain.disclosure.veiling import VEILED, secret, veiled
from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import Seat
from forumdesk.domain.separation import SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Ride, Vehicle
from forumdesk.domain.venues import Room, Venue
from forumdesk.services.comparing import Values, values_of

_NOT_TOLD = frozenset(
    {"id", "ref", "person_id", "event_id", "venue_id", "edition_id", "sign_code", "copy_letters", "also", "other_refs"}
    | {"head_id", "left", "right", "room_typed", "vehicle_id", "row_id"}
)
Named = (
    Event | Venue | Room | Session | Person | Organisation | Delegation | SeparationRule | Vehicle | Ride | Stay | Seat
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as it was and as it would be; `event` is the code where it belongs to a participation."""

    field: str
    before: Values
    after: Values
    event: str = ""


@dataclass
class Naming:
    """Two snapshots, looked up by row id. Nothing of a protected person is told but the alias or ref."""

    was: Snapshot
    now: Snapshot
    _was: dict[str, Named] = field(init=False)
    _now: dict[str, Named] = field(init=False)

    def __post_init__(self) -> None:
        self._was, self._now = dict(_named(self.was)), dict(_named(self.now))

    def name(self, entity_id: str) -> str:
        """Empty where the plan knows no such row."""
        entity = self._now.get(entity_id)
        if isinstance(entity, Person | Stay | Seat):
            return disclosure.display_name(self.now, _person_id(entity))
        if isinstance(entity, Ride):
            return f"{self.now.vehicles[entity.vehicle_id].code} {entity.start.local:%d.%m. %H:%M}"
        if isinstance(entity, Session):
            return f"{entity.code} {veiled(entity).title}".strip()
        if isinstance(entity, Event | Delegation | SeparationRule | Vehicle):
            return entity.code
        return entity.name if entity is not None else ""

    def hidden(self, entity_id: str) -> bool:
        """Protected before or after."""
        entity = self._now.get(entity_id)
        person_id = _person_id(entity) if isinstance(entity, Stay | Seat) else entity_id
        return any(disclosure.masked(snapshot, person_id) for snapshot in (self.was, self.now))

    def changes(self, entity_id: str) -> tuple[FieldChange, ...]:
        """Fields that were other, for a row that was here before."""
        before, after = self._was.get(entity_id), self._now.get(entity_id)
        if before is None or after is None or self.hidden(entity_id):
            return ()
        return (*self._of(before, after), *self._at_events(entity_id), *self._people_in(entity_id))

    def _of(self, before: object, after: object, event: str = "") -> Iterable[FieldChange]:
        for name in _told(after):
            pair = [values_of(record, name, self._pointed_at) for record in (before, after)]
            if pair[0] != pair[1] and not (name in VEILED and _secret(before, after)):
                yield FieldChange(name, pair[0], pair[1], event)

    def _at_events(self, person_id: str) -> Iterable[FieldChange]:
        for one in self.now.of_person.get(person_id, ()):
            before = self.was.participation(person_id, one.event_id)
            code = self.now.events[one.event_id].code
            if before is None:
                yield FieldChange("events", (), (code,))
            else:
                yield from self._of(before, one, code)
        for one in self.was.of_person.get(person_id, ()):
            if self.now.participation(person_id, one.event_id) is None:
                yield FieldChange("events", (self.was.events[one.event_id].code,), ())

    def _people_in(self, session_id: str) -> Iterable[FieldChange]:
        """How many have a role in a session; who they are is not for this page to say."""
        was, now = (snapshot.roles_of_session.get(session_id, ()) for snapshot in (self.was, self.now))
        if was != now:
            yield FieldChange("roles", (str(len(was)),), (str(len(now)),))

    @cached_property
    def _pointed_at(self) -> dict[str, str]:
        snapshots = (self.was, self.now)
        tables = (table for snapshot in snapshots for table in (snapshot.organisations, snapshot.rooms))
        return {one.id: one.name for table in tables for one in table.values()}


def _told(record: object) -> Iterable[str]:
    names = (one.name for one in fields(record))  # type: ignore[arg-type]  # rows of the workspace are dataclasses
    return (name for name in names if name not in _NOT_TOLD)


def _secret(*records: object) -> bool:
    """A session that is, or was, for few to know."""
    return any(isinstance(one, Session) and secret(one) for one in records)


def _named(snapshot: Snapshot) -> Iterable[tuple[str, Named]]:
    for table in (snapshot.events, snapshot.venues, snapshot.rooms, snapshot.sessions, snapshot.people):
        yield from table.items()
    yield from snapshot.organisations.items()
    yield from ((one.id, one) for one in snapshot.delegations)
    yield from ((one.id, one) for one in snapshot.rules)
    yield from snapshot.vehicles.items()
    yield from snapshot.rides.items()
    yield from ((one.id, one) for one in snapshot.stays)
    yield from ((one.id, one) for one in snapshot.seats)


def _person_id(entity: Person | Stay | Seat) -> str:
    return entity.id if isinstance(entity, Person) else entity.person_id
