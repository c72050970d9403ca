"""Vehicles and hotel rooms of an event as they are planned, and which separation rules each ride and stay breaks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.vehicles import Vehicle
from forumdesk.services.checking import Noticed
from forumdesk.services.choosing import event_of
from forumdesk.services.driving import RideView, VehicleView, vehicles
from forumdesk.services.keeping_apart import COVERED, RuleView, Side, choices, rules
from forumdesk.services.lodging import StayView, stays
from forumdesk.store.workspace import Workspace

_ON_RIDES = (SeparationKind.NO_SAME_VEHICLE, SeparationKind.STAGGERED_ARRIVAL)
_IN_HOTELS = (SeparationKind.NO_SAME_FLOOR, SeparationKind.NO_SAME_ROOM)


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule finds, and which kind of rule it is."""

    kind: SeparationKind
    found: Noticed


@dataclass(frozen=True, slots=True)
class Guests:
    """Where the event is and when it begins, and everybody who comes to it by ref."""

    zone: str
    near: date | None
    people: dict[str, Side]

    def hidden(self, ref: str) -> bool:
        return ref in self.people and self.people[ref].hidden


@dataclass(frozen=True, slots=True)
class Trip:
    """A ride of a vehicle, or a vehicle that has none; who of its passengers comes to the event takes a seat."""

    vehicle: Vehicle
    ride: RideView | None
    taken: int = 0
    broken: tuple[Breach, ...] = ()

    @property
    def row_id(self) -> str:
        return self.ride.ride.id if self.ride else self.vehicle.id

    @property
    def too_many(self) -> int:
        """People for whom there is no seat."""
        return max(0, self.taken - self.vehicle.seats) if self.vehicle.seats is not None else 0


@dataclass(frozen=True, slots=True)
class Fleet:
    """Every ride by vehicle and time."""

    guests: Guests
    trips: tuple[Trip, ...]


@dataclass(frozen=True, slots=True)
class Bed:
    """A stay, and what it breaks."""

    stay: StayView
    broken: tuple[Breach, ...] = ()


@dataclass(frozen=True, slots=True)
class Beds:
    """Every stay by hotel, floor and room; `hotels` are names to choose from: those in use, and the venues."""

    guests: Guests
    beds: tuple[Bed, ...]
    hotels: tuple[str, ...]


def fleet(workspace: Workspace, event_code: str) -> Fleet:
    """The vehicles of an event and what their rides break. UnknownError."""
    guests = _guests(workspace, event_code)
    found = _breaches(rules(workspace, event_code), _ON_RIDES)
    trips = (trip for one in vehicles(workspace, event_code) for trip in _trips(one, guests, found))
    return Fleet(guests, tuple(trips))


def beds(workspace: Workspace, event_code: str) -> Beds:
    """The hotel rooms at an event and what they break. UnknownError."""
    views = stays(workspace, event_code)
    found = _breaches(rules(workspace, event_code), _IN_HOTELS)
    names = {one.hotel for one in views} | {one.name for one in workspace.snapshot().venues.values()}
    there = tuple(Bed(one, tuple(each for each in found if _is_of(each, one))) for one in views)
    return Beds(_guests(workspace, event_code), there, tuple(sorted(filter(None, names), key=str.casefold)))


def _guests(workspace: Workspace, event_code: str) -> Guests:
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    sides = choices(workspace, event_code).sides[Scope.PERSON]
    coming = (one for one in sides if snapshot.coming(one.key, event.id))
    return Guests(event.zone, event.start_date, {snapshot.people[one.key].ref: one for one in coming})


def _breaches(views: Iterable[RuleView], kinds: Collection[SeparationKind]) -> list[Breach]:
    return [Breach(view.rule.kind, one) for view in views if view.rule.kind in kinds for one in view.found]


def _trips(view: VehicleView, guests: Guests, found: list[Breach]) -> list[Trip]:
    if not view.rides:
        return [Trip(view.vehicle, None)]
    return [
        Trip(
            view.vehicle,
            one,
            sum(ref in guests.people for ref, _ in one.passengers),
            tuple(each for each in found if _is_on(each, view.vehicle, one)),
        )
        for one in view.rides
    ]


def _is_on(breach: Breach, vehicle: Vehicle, view: RideView) -> bool:
    """Of a vehicle at that time, or of coming and going by it; with somebody who goes along."""
    finding, facts = breach.found.finding, dict(breach.found.finding.facts)
    if vehicle.code not in facts.get("vehicle", "").split(", ") or not _named(breach.found, dict(view.passengers)):
        return False
    if finding.start is None or finding.end is None:
        return False
    if breach.kind is SeparationKind.NO_SAME_VEHICLE:
        start, end = view.ride.on_the_way
        return start < finding.end and finding.start < end
    return view.ride.journey == facts.get("journey") and finding.start <= view.ride.told_at.utc <= finding.end


def _is_of(breach: Breach, view: StayView) -> bool:
    facts = dict(breach.found.finding.facts)
    return facts.get("hotel") == view.hotel and _named(breach.found, (view.ref,))


def _named(found: Noticed, refs: Collection[str]) -> bool:
    """A rule that may not name somebody is not laid at their door."""
    return any(ref in refs and name != COVERED for ref, name in found.people)
