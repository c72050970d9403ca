"""Two sides on their way: arrivals and departures that are too near each other, and one vehicle for both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from .findings import Finding
from .intervals import Interval, meetings
from .moments import Moment
from .presence import Found, Presence, agreed, breach, nearnesses
from .separation import SeparationRule
from .snapshot import Snapshot, grouped
from .vehicles import Journey, Ride

Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Coming:
    """When one person comes or goes, at which event: as it was stated, or as a ride brings them."""

    person_id: str
    event_id: str
    is_left: bool
    vehicle: str = ""
    ridden: bool = False


class TravelCheck:
    """What rules about journeys and vehicles find in one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        coming = [one for one in snapshot.passengers if self._goes(one.ride_id, one.person_id)]
        self._of_person = grouped((one.person_id, snapshot.rides[one.ride_id]) for one in coming)

    def _goes(self, ride_id: str, person_id: str) -> bool:
        return self._snapshot.coming(person_id, self._event_of(self._snapshot.rides[ride_id]))

    def _event_of(self, ride: Ride) -> str:
        return self._snapshot.vehicles[ride.vehicle_id].event_id

    def same_travel(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        """Each two people of two sides once: by what was stated, or by their rides where either of them has one."""
        for direction in (Journey.ARRIVAL, Journey.DEPARTURE):
            told: set[frozenset[str]] = set()
            for ridden in (False, True):
                spans = [
                    one
                    for people, is_left in zip(sides, (True, False), strict=True)
                    for one in self._journeys(people, direction, is_left, ridden)
                ]
                for pair in self._near(rule, spans):
                    key = frozenset(one.what.person_id for one in pair)
                    rides = any(one.what.ridden for one in pair)
                    if ridden is rides and key not in told:
                        told.add(key)
                        yield self._travel_finding(rule, direction, pair)

    def _near(
        self, rule: SeparationRule, spans: list[Interval[Coming]]
    ) -> Iterator[tuple[Interval[Coming], Interval[Coming]]]:
        for first, second in meetings(spans, timedelta(minutes=rule.minutes)):
            one, other = first.what, second.what
            if one.is_left != other.is_left and one.person_id != other.person_id and self._holds(rule, one, other):
                yield first, second

    def _journeys(
        self, people: Iterable[str], direction: Journey, is_left: bool, ridden: bool
    ) -> Iterator[Interval[Coming]]:
        """As stated; with `ridden` by their rides, and as stated for who has none."""
        for person_id in sorted(people):
            rides = [one for one in self._of_person.get(person_id, ()) if one.journey is direction] if ridden else []
            by_ride = {self._event_of(one) for one in rides}
            for ride in rides:
                vehicle = self._snapshot.vehicles[ride.vehicle_id]
                when = ride.told_at.utc
                yield Interval(when, when, Coming(person_id, vehicle.event_id, is_left, vehicle.code, True))
            for one in self._snapshot.of_person.get(person_id, ()):
                stated = one.arrival if direction is Journey.ARRIVAL else one.departure
                if one.coming and isinstance(stated, Moment) and one.event_id not in by_ride:
                    yield Interval(stated.utc, stated.utc, Coming(person_id, one.event_id, is_left))

    def _holds(self, rule: SeparationRule, one: Coming, other: Coming) -> bool:
        """Both come to one place, and one of them to the rule's event."""
        places = {self._snapshot.events[each.event_id].place.casefold() for each in (one, other)}
        same = one.event_id == other.event_id or len(places) == 1
        return same and rule.event_id in (None, one.event_id, other.event_id)

    def _travel_finding(
        self, rule: SeparationRule, direction: Journey, pair: tuple[Interval[Coming], Interval[Coming]]
    ) -> Finding:
        first, second = pair
        gap = int((second.start - first.start).total_seconds() // 60)
        vehicles = sorted({one.what.vehicle for one in pair if one.what.vehicle})
        by = (("vehicle", ", ".join(vehicles)),) if vehicles else ()
        found = Found(
            tuple(one.what.event_id for one in pair),
            frozenset(one.what.person_id for one in pair),
            (first.start, second.start),
            facts=(("journey", direction.value), *agreed(rule, gap), *by),
        )
        return breach(self._snapshot, rule, found)

    def same_vehicle(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        """Both sides on one ride, or on two rides of one vehicle that overlap."""
        in_vehicle: dict[str, list[Interval[Presence]]] = {}
        for side, is_left in zip(sides, (True, False), strict=True):
            rides = grouped((ride.id, one) for one in sorted(side) for ride in self._of_person.get(one, ()))
            for ride_id, people in rides.items():
                ride = self._snapshot.rides[ride_id]
                there = Presence(ride_id, self._event_of(ride), frozenset(people), is_left)
                in_vehicle.setdefault(ride.vehicle_id, []).append(Interval(*ride.on_the_way, there))
        for vehicle_id, spans in in_vehicle.items():
            fact = ("vehicle", self._snapshot.vehicles[vehicle_id].code)
            for near in nearnesses(rule, spans, 0):
                events = tuple(one.event_id for one in near.pair)
                yield breach(self._snapshot, rule, Found(events, near.people, near.span, facts=(fact,)))
