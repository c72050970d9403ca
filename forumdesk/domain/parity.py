"""Two parties side by side: how many, who leads, which rooms, which cars; and in what they are not even."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .events import Event
from .hotels import Stay
from .participation import Delegation
from .programme import Session
from .ranks import standing
from .snapshot import Snapshot


class Point(StrEnum):
    """What two parties are compared in."""

    PEOPLE = "people"
    AGREED_SIZE = "agreed_size"
    LEAD_RANK = "lead_rank"
    MEETING_ROOMS = "meeting_rooms"
    LARGEST_ROOM = "largest_room"
    HOTEL_ROOMS = "hotel_rooms"
    CARS = "cars"
    CAR_SEATS = "car_seats"


@dataclass(frozen=True, slots=True)
class Party:
    """What one party has. `delegations` are the codes it is made of; `lead_id` is whose rank counts.

    `meeting_rooms` are names of rooms that only this one of the two is in, `largest_room` the capacity of the largest;
    `cars` are codes. None where nobody said, or where a part of it is not known.
    """

    name: str
    delegations: tuple[str, ...]
    people: int
    agreed_size: int | None
    lead_id: str | None
    lead_rank: str
    meeting_rooms: tuple[str, ...]
    largest_room: int | None
    hotel_rooms: int
    cars: tuple[str, ...]
    car_seats: int | None

    def figure(self, point: Point) -> str:
        """What stands for a point, as text; empty where nobody said."""
        value = getattr(self, point.value)
        if isinstance(value, tuple):
            return str(len(value))
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Parity:
    """Two parties, and the points in which they are not even."""

    left: Party
    right: Party
    uneven: tuple[Point, ...]


def delegations_of(snapshot: Snapshot, event: Event, name: str) -> tuple[str, ...]:
    """The codes that a party is made of: a delegation by its code, or every delegation of a side. Empty for neither."""
    wanted = name.strip().casefold()
    listed = [one for one in snapshot.delegations if one.event_id == event.id]
    said = [one.delegation for one in snapshot.at_event.get(event.id, ()) if one.delegation]
    codes = dict.fromkeys([*(one.code for one in listed), *said])
    own = tuple(code for code in codes if code.casefold() == wanted)
    return own or tuple(one.code for one in listed if wanted and one.side.casefold() == wanted)


def parity(snapshot: Snapshot, event: Event, left: str, right: str) -> Parity:
    """Both must be parties of the event."""
    codes = [delegations_of(snapshot, event, name) for name in (left, right)]
    members = [_members(snapshot, event, some) for some in codes]
    parties = [
        _party(snapshot, event, (name, some), own, other)
        for name, some, own, other in zip((left, right), codes, members, reversed(members), strict=True)
    ]
    return Parity(
        parties[0], parties[1], tuple(point for point in Point if _key(parties[0], point) != _key(parties[1], point))
    )


def _key(party: Party, point: Point) -> object:
    """Ranks are compared, not spelt: I and 1 are one."""
    return standing(party.lead_rank) if point is Point.LEAD_RANK else party.figure(point)


def _members(snapshot: Snapshot, event: Event, codes: tuple[str, ...]) -> frozenset[str]:
    at_event = snapshot.at_event.get(event.id, ())
    return frozenset(one.person_id for one in at_event if one.delegation in codes and one.coming)


def _party(
    snapshot: Snapshot,
    event: Event,
    called: tuple[str, tuple[str, ...]],
    people: frozenset[str],
    other: frozenset[str],
) -> Party:
    name, codes = called
    listed = [one for one in snapshot.delegations if one.event_id == event.id and one.code in codes]
    lead = _lead(snapshot, listed)
    sizes = [one.agreed_size for one in listed if one.agreed_size is not None]
    own = [one for one in snapshot.live_sessions(event.id) if _only(snapshot, one, people, other)]
    rooms = {one.room_id: snapshot.rooms[one.room_id].name for one in own if one.room_id}
    capacities = [found for one in own if (found := _capacity(snapshot, one)) is not None]
    cars = _cars(snapshot, event, people)
    seats = [snapshot.vehicles[key].seats for key in cars]
    return Party(
        name,
        codes,
        len(people),
        sum(sizes) if sizes else None,
        lead,
        snapshot.people[lead].rank_class if lead else "",
        tuple(sorted(rooms.values())),
        max(capacities, default=None),
        len({(one.house, one.room or one.id) for one in _stays(snapshot, event, people)}),
        tuple(sorted(snapshot.vehicles[key].code for key in cars)),
        None if None in seats else sum(one or 0 for one in seats),
    )


def _lead(snapshot: Snapshot, listed: Iterable[Delegation]) -> str | None:
    """The highest of the heads who come."""
    heads = [one.head_id for one in listed if one.head_id and snapshot.coming(one.head_id, one.event_id)]
    return min(heads, key=lambda key: standing(snapshot.people[key].rank_class), default=None)


def _only(snapshot: Snapshot, session: Session, people: frozenset[str], other: frozenset[str]) -> bool:
    there = snapshot.people_in(session)
    return bool(there & people) and not there & other


def _capacity(snapshot: Snapshot, session: Session) -> int | None:
    return snapshot.rooms[session.room_id].capacity_for(session.set_up) if session.room_id else None


def _stays(snapshot: Snapshot, event: Event, people: frozenset[str]) -> list[Stay]:
    """Two in one room have one room; a room without a number is one of its own."""
    return [one for one in snapshot.stays if one.event_id == event.id and one.person_id in people]


def _cars(snapshot: Snapshot, event: Event, people: frozenset[str]) -> list[str]:
    """Vehicles of the event in which somebody of the party goes along, by id."""
    used = {snapshot.rides[one.ride_id].vehicle_id for one in snapshot.passengers if one.person_id in people}
    return sorted(key for key in used if snapshot.vehicles[key].event_id == event.id)
