"""Arrivals or departures of an event as a question: who moves together, who may come when, who stays apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations

from .apart import SeparationCheck
from .clashes import sessions_of_people
from .events import Event
from .moments import Moment
from .participation import Participation
from .separation import SeparationKind, SeparationRule
from .snapshot import Snapshot
from .staggering import Demand, Gap, Movement
from .vehicles import Journey, Ride

Window = tuple[datetime, datetime]
LATEST = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: nobody comes before the time that stands, nor more than `within` later.

    `windows` say otherwise for whole delegations; `fixed` people, by id, keep their time; `entrance` is the least
    number of minutes between any two who do not come together, 0 where the door is wide enough.
    """

    direction: Journey = Journey.ARRIVAL
    within: timedelta = LATEST
    windows: Mapping[str, Window] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    entrance: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """People who come together: on one ride, or of one delegation at one time. `at` is when, as it stands."""

    key: str
    people: tuple[str, ...]
    at: datetime | None
    delegation: str = ""
    ride: Ride | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What the solver is asked. Minutes count from `origin`; `untimed` people have no time and no window."""

    origin: datetime
    parties: tuple[Party, ...]
    movements: tuple[Movement, ...]
    gaps: tuple[Gap, ...]
    untimed: tuple[str, ...] = ()

    def moment(self, minutes: int) -> datetime:
        return self.origin + timedelta(minutes=minutes)


def question(snapshot: Snapshot, event: Event, wish: Wish) -> Question:
    """Everybody who comes to the event, and every rule of staggered arrival that holds there."""
    rules = _rules(snapshot, event)
    parties, untimed = _parties(snapshot, event, wish, rules)
    known = [one for one in parties if one.at is not None or one.delegation in wish.windows]
    starts = [moment for one in known for moment in (one.at, *wish.windows.get(one.delegation, ())) if moment]
    origin = min(starts, default=datetime.min)
    movements = tuple(_movement(one, wish, origin) for one in known)
    gaps = (*_kept_apart(known, rules), *_at_the_door(known, wish.entrance), *_one_car(known))
    return Question(origin, tuple(known), movements, gaps, untimed)


Sided = tuple[SeparationRule, frozenset[str], frozenset[str]]


def _rules(snapshot: Snapshot, event: Event) -> list[Sided]:
    check = SeparationCheck(snapshot, sessions_of_people(snapshot))
    hold = (one for one in snapshot.rules if one.kind is SeparationKind.STAGGERED_ARRIVAL)
    return [
        (one, check.side(one, one.left), check.side(one, one.right))
        for one in sorted(hold, key=lambda rule: rule.code)
        if one.event_id in (None, event.id)
    ]


def _parties(snapshot: Snapshot, event: Event, wish: Wish, rules: list[Sided]) -> tuple[list[Party], tuple[str, ...]]:
    """Who moves together, the first to come first, and who has neither a time nor a window."""
    rides = _rides(snapshot, event, wish.direction)
    together: dict[tuple[object, ...], list[str]] = {}
    about: dict[tuple[object, ...], tuple[datetime | None, str, Ride | None]] = {}
    untimed: list[str] = []
    coming = [one for one in snapshot.at_event.get(event.id, ()) if one.coming]
    for one in sorted(coming, key=lambda one: snapshot.people[one.person_id].ref):
        ride = rides.get(one.person_id)
        at = ride.told_at.utc if ride else _stated(one, wish.direction)
        if at is None and one.delegation not in wish.windows:
            untimed.append(one.person_id)
            continue
        key: tuple[object, ...] = (ride.id,) if ride else (at, one.delegation, _demands(one.person_id, wish, rules))
        together.setdefault(key, []).append(one.person_id)
        about.setdefault(key, (at, one.delegation, ride))
    found = [Party(people[0], tuple(people), *about[key]) for key, people in together.items()]
    return sorted(found, key=lambda one: (one.at is None, one.at or datetime.max, one.key)), tuple(untimed)


def _demands(person_id: str, wish: Wish, rules: list[Sided]) -> tuple[object, ...]:
    """Two of whom different things are demanded may have to come at different times."""
    sides = tuple((person_id in left, person_id in right) for _, left, right in rules)
    return person_id in wish.fixed, sides


def _stated(one: Participation, direction: Journey) -> datetime | None:
    when = one.arrival if direction is Journey.ARRIVAL else one.departure
    return when.utc if isinstance(when, Moment) else None


def _rides(snapshot: Snapshot, event: Event, direction: Journey) -> dict[str, Ride]:
    """Person id -> the ride that brings them, the first of several."""
    found: dict[str, Ride] = {}
    for one in snapshot.passengers:
        ride = snapshot.rides[one.ride_id]
        ours = snapshot.vehicles[ride.vehicle_id].event_id == event.id and ride.journey is direction
        if ours and (one.person_id not in found or ride.start.utc < found[one.person_id].start.utc):
            found[one.person_id] = ride
    return found


def _movement(party: Party, wish: Wish, origin: datetime) -> Movement:
    first, last = _window(party, wish)
    fixed = bool(wish.fixed.intersection(party.people)) and party.at is not None
    if fixed and party.at is not None:
        first = last = party.at
    return Movement(party.key, _minutes(first - origin), _minutes(last - origin), len(party.people), fixed)


def _window(party: Party, wish: Wish) -> Window:
    """Never before the time that stands: nobody lands sooner because a window is open."""
    window = wish.windows.get(party.delegation)
    if window is None:
        at = party.at or datetime.min  # who has neither a window nor a time is in no party
        return at, at + wish.within
    return max(window[0], party.at or window[0]), window[1]


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def _kept_apart(parties: list[Party], rules: list[Sided]) -> Iterator[Gap]:
    for rule, left, right in rules:
        here = [one for one in parties if left.intersection(one.people)]
        there = [one for one in parties if right.intersection(one.people)]
        for one, other in _pairs(here, there):
            if one is not other or len(one.people) > 1:
                yield Gap(one.key, other.key, rule.minutes, rule.minutes, rule=rule.code)


def _pairs(here: Iterable[Party], there: list[Party]) -> Iterator[tuple[Party, Party]]:
    """Each two once, also where both sides are in both."""
    seen: set[frozenset[str]] = set()
    for one in here:
        for other in there:
            key = frozenset((one.key, other.key))
            if key not in seen:
                seen.add(key)
                yield one, other


def _at_the_door(parties: list[Party], minutes: int) -> Iterator[Gap]:
    for one, other in combinations(parties, 2) if minutes else ():
        yield Gap(one.key, other.key, minutes, minutes, Demand.ENTRANCE)


def _one_car(parties: list[Party]) -> Iterator[Gap]:
    """A vehicle sets off again when it is back: what the later ride takes has to fit between."""
    for one, other in combinations(parties, 2):
        if one.ride is not None and other.ride is not None and one.ride.vehicle_id == other.ride.vehicle_id:
            yield Gap(one.key, other.key, *_turn(one.ride, other.ride), Demand.VEHICLE)


def _turn(one: Ride, other: Ride) -> tuple[int, int]:
    """Least minutes between what counts of two rides: where the first goes first, and where it goes second."""
    before, after = zip(*(_around(ride) for ride in (one, other)), strict=True)
    return after[0] + before[1], after[1] + before[0]


def _around(ride: Ride) -> tuple[int, int]:
    """How many minutes a ride takes before and after the time that counts of it."""
    start, end = ride.on_the_way
    return _minutes(ride.told_at.utc - start), _minutes(end - ride.told_at.utc)
