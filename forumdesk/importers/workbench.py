"""The rows of the workspace as an import would leave them, kept aside until it is applied whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from forumdesk.domain.busy import Busy
from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue

Entity = (
    Event
    | Venue
    | Room
    | Session
    | SessionRole
    | Person
    | Organisation
    | Participation
    | Delegation
    | SeparationRule
    | Busy
    | Vehicle
    | Ride
    | Passenger
    | SeatRow
    | Seat
    | Stay
)
E = TypeVar("E", bound=Entity)


@dataclass(slots=True)
class Workbench:
    """Rows are put and removed here; `saves` and `removes` tell what differs from the snapshot at the end.

    `touched` is set by every put and remove that changes something; whoever wants to know clears it first.
    """

    snapshot: Snapshot
    touched: bool = False
    _before: dict[str, Entity] = field(default_factory=dict)
    _now: dict[type, dict[str, Entity]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entity in _all(self.snapshot):
            self._before[entity.id] = entity
            self._of(type(entity))[entity.id] = entity

    def get(self, kind: type[E], entity_id: str) -> E | None:
        entity = self._of(kind).get(entity_id)
        return entity if isinstance(entity, kind) else None

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Every row of a kind as it would be; the workspace's own first."""
        return tuple(entity for entity in self._of(kind).values() if isinstance(entity, kind))

    def is_new(self, entity_id: str) -> bool:
        """Made by this import."""
        return entity_id not in self._before

    def put(self, entity: Entity) -> None:
        rows = self._of(type(entity))
        if rows.get(entity.id) != entity:
            rows[entity.id] = entity
            self.touched = True

    def remove(self, entity: Entity) -> None:
        if self._of(type(entity)).pop(entity.id, None) is not None:
            self.touched = True

    def as_planned(self) -> Snapshot:
        """The workspace as it would be, for those who look at snapshots; what no list brings is as it is."""
        return replace(
            self.snapshot,
            events={one.id: one for one in self.all(Event)},
            venues={one.id: one for one in self.all(Venue)},
            rooms={one.id: one for one in self.all(Room)},
            sessions={one.id: one for one in self.all(Session)},
            people={one.id: one for one in self.all(Person)},
            organisations={one.id: one for one in self.all(Organisation)},
            roles=self.all(SessionRole),
            participations=self.all(Participation),
            delegations=self.all(Delegation),
            rules=self.all(SeparationRule),
            busy=self.all(Busy),
            vehicles={one.id: one for one in self.all(Vehicle)},
            rides={one.id: one for one in self.all(Ride)},
            passengers=self.all(Passenger),
            seat_rows={one.id: one for one in self.all(SeatRow)},
            seats=self.all(Seat),
            stays=self.all(Stay),
        )

    def _of(self, kind: type) -> dict[str, Entity]:
        return self._now.setdefault(kind, {})

    def saves(self) -> tuple[Entity, ...]:
        """Rows to write, those that others point to first."""
        rows = (entity for kind in _ORDER for entity in self._of(kind).values())
        return tuple(entity for entity in rows if self._before.get(entity.id) != entity)

    def removes(self) -> tuple[Entity, ...]:
        """Rows to take away, those that point to others first."""
        gone = [one for one in self._before.values() if one.id not in self._of(type(one))]
        return tuple(sorted(gone, key=lambda one: -_ORDER.index(type(one))))


_ORDER: tuple[type[Entity], ...] = (
    Organisation,
    Event,
    Venue,
    Room,
    Person,
    Delegation,
    Participation,
    Session,
    SessionRole,
    SeparationRule,
    Busy,
    Vehicle,
    Ride,
    Passenger,
    SeatRow,
    Seat,
    Stay,
)


def _all(snapshot: Snapshot) -> Iterable[Entity]:
    for table in (snapshot.events, snapshot.venues, snapshot.rooms, snapshot.sessions, snapshot.people):
        yield from table.values()
    for planned in (snapshot.vehicles, snapshot.rides, snapshot.seat_rows):
        yield from planned.values()
    yield from snapshot.organisations.values()
    yield from snapshot.participations
    yield from snapshot.delegations
    yield from snapshot.roles
    yield from snapshot.rules
    yield from snapshot.busy
    yield from snapshot.passengers
    yield from snapshot.seats
    yield from snapshot.stays
