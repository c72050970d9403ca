"""Where the people of one circle are by all that is planned: sessions, ways on foot, journeys, rides, nights, seats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from .apart_places import hotel_name
from .clashes import live, timed
from .elsewhere import Place
from .hotels import nights
from .moments import Moment
from .programme import Session
from .seating import Seat, SeatRow
from .snapshot import Snapshot
from .vehicles import Journey, Ride
from .venues import Room
from .walking import Ways, passings, walks


class Being(StrEnum):
    SESSION = "session"
    FOOT = "foot"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    RIDE = "ride"
    NIGHT = "night"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Some people somewhere for a time. `row_id` is what says so; `session_id` the session it is part of, if it is."""

    being: Being
    start: datetime
    end: datetime
    event_id: str
    people: frozenset[str]
    places: frozenset[Place]
    row_id: str
    session_id: str = ""


def whereabouts(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Whereabouts]:
    """Everything with a time. `expected` is person id -> their sessions."""
    yield from _sessions(snapshot)
    yield from _on_foot(snapshot, expected)
    yield from _journeys(snapshot)
    yield from _rides(snapshot)
    yield from _nights(snapshot)
    yield from _seats(snapshot)


def places_of_room(room: Room) -> frozenset[Place]:
    """The room, its zone and its floor, where it has them."""
    zone: list[Place] = [("zone", room.venue_id, room.zone.casefold())] if room.zone else []
    floor: list[Place] = [("floor", room.venue_id, _plain(room.floor))] if room.floor else []
    return frozenset([("room", room.id), *zone, *floor])


def _sessions(snapshot: Snapshot) -> Iterator[Whereabouts]:
    for session in live(snapshot):
        span = timed(session)
        if span is None:
            continue
        room = snapshot.rooms.get(session.room_id or "")
        places = places_of_room(room) if room else frozenset()
        people = snapshot.people_in(session)
        itself: Place = ("session", session.id)
        there = span.start, span.end, session.event_id, people, places | {itself}
        yield Whereabouts(Being.SESSION, *there, session.id, session.id)


def _on_foot(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Whereabouts]:
    """A way belongs to the session it leads to."""
    for one in walks(snapshot, Ways(snapshot.borders), expected, sorted(expected)):
        comes = one.walk.comes
        for zone, passing in passings(one, True):
            places = frozenset([("zone", one.walk.venue_id, zone)])
            there = passing.start, passing.end, comes.event_id, one.people, places
            yield Whereabouts(Being.FOOT, *there, f"{one.walk.leaves.id}>{comes.id}", comes.id)


def _journeys(snapshot: Snapshot) -> Iterator[Whereabouts]:
    """As stated, and as a ride brings them."""
    for one in snapshot.participations:
        for being, when in ((Being.ARRIVAL, one.arrival), (Being.DEPARTURE, one.departure)):
            if one.coming and isinstance(when, Moment):
                yield _journey(being, when, one.event_id, one.person_id, one.id)
    for ride, event_id, person_id, row_id in _riding(snapshot):
        if ride.journey is not Journey.TRANSFER:
            yield _journey(Being(ride.journey.value), ride.told_at, event_id, person_id, row_id)


def _journey(being: Being, when: Moment, event_id: str, person_id: str, row_id: str) -> Whereabouts:
    places = frozenset([(being.value, event_id)])
    return Whereabouts(being, when.utc, when.utc, event_id, frozenset([person_id]), places, row_id)


def _rides(snapshot: Snapshot) -> Iterator[Whereabouts]:
    for ride, event_id, person_id, _ in _riding(snapshot):
        places = frozenset([("vehicle", ride.vehicle_id)])
        yield Whereabouts(Being.RIDE, *ride.on_the_way, event_id, frozenset([person_id]), places, ride.id)


def _riding(snapshot: Snapshot) -> Iterator[tuple[Ride, str, str, str]]:
    """Each ride with its event, who goes along, and the row that says so."""
    for one in snapshot.passengers:
        ride = snapshot.rides[one.ride_id]
        event_id = snapshot.vehicles[ride.vehicle_id].event_id
        if snapshot.coming(one.person_id, event_id):
            yield ride, event_id, one.person_id, one.id


def _nights(snapshot: Snapshot) -> Iterator[Whereabouts]:
    """Nights as a span; only compared with each other, so any one zone serves."""
    for stay in snapshot.stays:
        one = snapshot.participation(stay.person_id, stay.event_id)
        first, until = (datetime.combine(day, time(), UTC) for day in nights(stay, one, snapshot.events[stay.event_id]))
        if first >= until or not snapshot.coming(stay.person_id, stay.event_id):
            continue
        house = _plain(hotel_name(snapshot, stay))
        parts = (("bed", _plain(stay.room)), ("storey", _plain(stay.floor)))
        places: frozenset[Place] = frozenset((part, house, where) for part, where in parts if house and where)
        yield Whereabouts(Being.NIGHT, first, until, stay.event_id, frozenset([stay.person_id]), places, stay.id)


def _seats(snapshot: Snapshot) -> Iterator[Whereabouts]:
    for row in snapshot.seat_rows.values():
        session = snapshot.sessions[row.session_id]
        span = timed(session)
        if span is None or session.id in snapshot.cancelled_sessions:
            continue
        for seat in snapshot.seats_of_row.get(row.id, ()):
            if snapshot.coming(seat.person_id, session.event_id):
                there = span.start, span.end, session.event_id, frozenset([seat.person_id]), _elbows(row, seat)
                yield Whereabouts(Being.SEAT, *there, seat.id, session.id)


def _elbows(row: SeatRow, seat: Seat) -> frozenset[Place]:
    """What is between a place and those beside it: two share one where they sit side by side, or on one chair."""
    ring = row.round and row.places > 2
    before = seat.place - 1 or (row.places if ring else 0)
    after = seat.place if seat.place < row.places or ring else 0
    return frozenset(("elbow", row.id, str(one)) for one in (before, after) if one)


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().split())
