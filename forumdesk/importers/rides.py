"""The transport list: a row for each ride, or for each who goes along on one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from forumdesk.domain.events import Event
from forumdesk.domain.merging import filled, three_way
from forumdesk.domain.moments import Moment
from forumdesk.domain.questions import Problem, ProblemType
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle

from .cleaning import letters
from .events import read_zone
from .list_rows import Cells, ListRow, Mark
from .plan import Applied, ImportPlan, Outcome
from .row_people import RowPeople, too_long
from .row_reader import RowReader
from .said import Said, first, member, moment, number
from .session_times import TimeColumns, read_times_of

Record = TypeVar("Record", Vehicle, Ride)
_TIMES = TimeColumns("day", "pickup", "dropoff")


def ride_marks(snapshot: Snapshot, rows: Sequence[Cells]) -> list[Mark]:
    """A row about one person is theirs, whatever they ride in and when; any other is its vehicle's."""
    people = RowPeople(snapshot)
    return [_mark(people, cells) for cells in rows]


def _mark(people: RowPeople, cells: Cells) -> Mark:
    vehicle = cells.get("vehicle", "")
    event = people.event(cells)
    occasion = [event.id if event else "", *(letters(cells.get(name, "")) for name in ("day", "pickup"))]
    if not vehicle or len(people.mentions(cells, event)) != 1:
        return Mark(vehicle, "/".join(occasion), own=True)
    return Mark(people.mark("R", cells, event), "/".join((_key(vehicle), *occasion)), own=True)


def _key(code: str) -> str:
    return letters(code) or code.casefold()


@dataclass(slots=True)
class RideRows:
    """`then` is what the row's ride was last time; `moved` are rides that this list has given another time."""

    plan: ImportPlan
    key_column: str = "vehicle"
    joins: bool = True
    people: RowPeople = field(init=False)
    vehicles: dict[tuple[str, str], str] = field(init=False)
    rides: dict[tuple[str, Moment], str] = field(init=False)
    aboard: dict[str, dict[str, Passenger]] = field(default_factory=dict)
    claimed: set[str] = field(init=False)
    named: dict[str, set[str]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    row: ListRow | None = None

    def __post_init__(self) -> None:
        bench, lineage = self.plan.bench, self.plan.lineage
        self.people = RowPeople(bench.snapshot)
        self.vehicles = {(one.event_id, _key(one.code)): one.id for one in bench.all(Vehicle)}
        self.rides = {(one.vehicle_id, one.start): one.id for one in bench.all(Ride)}
        for one in bench.all(Passenger):
            self.aboard.setdefault(one.ride_id, {})[one.person_id] = one
        # A ride of which a row still says what it said does not move with another row.
        moving = {then for now, then in lineage.before.items() if now != then}
        self.claimed = {
            row_id for line in lineage.rows.values() if line.key not in moving for row_id in line.entity_ids
        }

    def read(self, reader: RowReader) -> None:
        self.row = reader.row
        reader.texts("vehicle", "from", "to")
        event = self.people.event(reader.row.cells)
        if event is None:
            reader.reject(ProblemType.UNKNOWN_REF, "event")
            return
        reader.put("event", (event.id,))
        reader.member("journey", "journey", Journey)
        reader.number("seats", "seats")
        self._read_times(reader, event)
        too_long(reader, "vehicle", "from", "to")
        if not reader.rejected:
            self.people.read(reader, event, self.plan.lineage.said(reader.row.key))

    def _read_times(self, reader: RowReader, event: Event) -> None:
        read_zone(reader, "tz")
        for column in ("pickup", "dropoff"):
            reader.silent(column, column)
        read_times_of(reader, first(reader.said, "tz") or event.zone, _TIMES)
        start, end = moment(reader.said, "pickup"), moment(reader.said, "dropoff")
        if start is None and not reader.asked and not self._start_then(reader):
            unread = {one.field for one in reader.problems}
            reader.reject(ProblemType.MISSING_KEY, "day" if "day" in unread else "pickup")
        elif start and end and end.utc <= start.utc:
            reader.reject(ProblemType.ENDS_FIRST, "dropoff")

    def _start_then(self, reader: RowReader) -> bool:
        return "pickup" in reader.unsaid and bool((self.plan.lineage.said(reader.row.key) or {}).get("pickup"))

    def apply(self, base: Said | None, said: Said) -> Applied:
        then = self.plan.bench.get(Ride, self._entity_id()) if base else None
        vehicle, is_new = self._vehicle(base, said, then)
        if moment(said, "pickup") is None:  # asked, and not answered: the row is kept for the answer
            return Applied(vehicle.id, Outcome.CREATED if is_new else Outcome.UNCHANGED)
        ride, made = self._ride(base, said, vehicle, then)
        was, now = self._ids(base or {}), self._ids(said)
        if then is not None:
            self._leave(then, [one for one in was if then.id != ride.id or one not in now])
            self._give_up(then, ride)
        boarded = self._board(ride, [one for one in now if then is None or then.id != ride.id or one not in was])
        self.named.setdefault(ride.id, set()).update(now)
        self._count(vehicle, ride)
        return Applied(ride.id, Outcome.CREATED if made or boarded else None)

    def _entity_id(self) -> str:
        return self.plan.lineage.entity_id(self.row.key) if self.row else ""

    def _vehicle(self, base: Said | None, said: Said, then: Ride | None) -> tuple[Vehicle, bool]:
        """By its code, in any case, or as somebody renamed it; one that nobody knows is made."""
        event_id, code = first(said, "event"), first(said, "vehicle")
        renamed = then.vehicle_id if then and base and first(base, "vehicle") == code else ""
        here = self.plan.bench.get(Vehicle, self.vehicles.get((event_id, _key(code)), renamed))
        if here is None:
            vehicle = Vehicle(self.plan.world.new_id(), event_id, code, number(said, "seats"))
        else:
            before = Vehicle(here.id, event_id, here.code, number(base or {}, "seats"))
            vehicle = self._told(base, before, Vehicle(here.id, event_id, here.code, number(said, "seats")), here)
        self.described.add(vehicle.id)
        self.vehicles[event_id, _key(code)] = vehicle.id
        self.plan.bench.put(vehicle)
        return vehicle, here is None

    def _ride(self, base: Said | None, said: Said, vehicle: Vehicle, then: Ride | None) -> tuple[Ride, bool]:
        """The ride that the row is about: its own of last time, one of that vehicle at that time, else a new one."""
        made = ride_of(said, "", vehicle.id)
        before = ride_of(base, "", self._vehicle_then(base)) if base and moment(base, "pickup") else None
        same = before is not None and (before.vehicle_id, before.start) == (made.vehicle_id, made.start)
        here = then if same else None
        here = here or self.plan.bench.get(Ride, self.rides.get((vehicle.id, made.start), ""))
        if here is None and then is not None and then.id not in self.claimed | self.moved:
            here = then
            self.moved.add(then.id)
        if here is None:
            ride = ride_of(said, self.plan.world.new_id(), vehicle.id)
        else:
            nothing = Ride("", here.vehicle_id, here.start)
            own = before if before and here is then else None
            ride = self._told(own, own or nothing, made, here)
            ride = ride if ride.end is None or ride.end.utc > ride.start.utc else here
        self.described.add(ride.id)
        self.rides[vehicle.id, made.start] = ride.id
        self.plan.bench.put(ride)
        return ride, here is None

    def _told(self, own: object, before: Record, now: Record, here: Record) -> Record:
        """What several rows describe is as the first of them has it; the others fill in what it leaves open."""
        if own is None and here.id in self.described:
            return filled(here, now, before)
        return three_way(before, now, here)

    def _vehicle_then(self, base: Said) -> str:
        return self.vehicles.get((first(base, "event"), _key(first(base, "vehicle"))), "")

    def _ids(self, said: Said) -> list[str]:
        known = self.plan.bench.snapshot.person_by_ref
        return [known[ref].id for ref in said.get("person", ()) if ref in known]

    def _leave(self, ride: Ride, people: list[str]) -> None:
        """Who the list took off; somebody put aboard in the workspace stays."""
        aboard, still = self.aboard.get(ride.id, {}), self.named.get(ride.id, set())
        for person_id in people:
            if person_id in aboard and person_id not in still:
                self.plan.bench.remove(aboard.pop(person_id))

    def _give_up(self, then: Ride, ride: Ride) -> None:
        """A ride of which the list speaks no more, and on which nobody goes, does not take place."""
        spoken = self.claimed | self.moved | self.described | {ride.id}
        if then.id not in spoken and not self.aboard.get(then.id):
            self.plan.bench.remove(then)

    def _board(self, ride: Ride, people: list[str]) -> bool:
        """Whether somebody goes along who did not."""
        aboard = self.aboard.setdefault(ride.id, {})
        new = [person_id for person_id in people if person_id not in aboard]
        for person_id in new:
            aboard[person_id] = Passenger(self.plan.world.new_id(), ride.id, person_id)
            self.plan.bench.put(aboard[person_id])
        return bool(new)

    def _count(self, vehicle: Vehicle, ride: Ride) -> None:
        if vehicle.seats is not None and len(self.named[ride.id]) > vehicle.seats and self.row:
            self.plan.problems.append(Problem(self.row.number, self.row.ref, "seats", ProblemType.VEHICLE_FULL))


def ride_of(said: Said, ride_id: str, vehicle_id: str) -> Ride:
    """The ride as the row alone tells it; its start is known."""
    start = moment(said, "pickup")
    assert start is not None
    return Ride(
        ride_id,
        vehicle_id,
        start,
        moment(said, "dropoff"),
        member(said, "journey", Journey.TRANSFER),
        first(said, "from"),
        first(said, "to"),
    )
