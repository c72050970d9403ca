"""What one open circle hands to another: times under marks that name nobody, and what of it concerns whom here."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from .clashes import sessions_of_people
from .collation import folded
from .elsewhere import Away, Elsewhere, Place
from .identity import Identity
from .moments import utc_text
from .snapshot import Snapshot, grouped
from .whereabouts import Being, Whereabouts, places_of_room, whereabouts

Mark = bytes
"""A keyed digest. Its key is made when the program starts and is kept nowhere, so nobody can tell a mark again."""

_NO_MARKS: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Stay:
    """A time at which those people are at those places. No title, no code, no ref and no reason: there is none.

    `busy` says that nobody of them, and no room of these places, can be elsewhere. The stamp is made of random row
    ids, which nobody else knows: it says that something is as it was, and not what.
    """

    start: datetime
    end: datetime
    people: frozenset[Mark] = _NO_MARKS
    places: frozenset[Mark] = _NO_MARKS
    stamp: str = ""
    busy: bool = True


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that leaves one circle for another."""

    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one person: those they are known by, and those of others that are the same person for sure.

    Two who share name and e-mail are one only where a birth date is missing, so a dated one seeks the undated alone.
    """

    known: frozenset[Mark]
    sought: frozenset[Mark]


class Marker:
    """Makes the marks of one run of the program. Equal marks mean equal things, and say nothing else."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._seen: dict[Identity, Marks] = {}

    def person(self, one: Identity) -> Marks:
        """By the table of who is the same person, and of it by what merges; what would be asked is not told."""
        if one not in self._seen:
            dated = one.birth_date is not None
            born = {self._of("born", name, str(one.birth_date)) for name in one.names if dated}
            mail = [(name, email) for name in one.names for email in one.emails]
            known = {self._of("mail", *each, str(dated)) for each in mail}
            sought = {self._of("mail", *each, str(other)) for each in mail for other in {False, not dated}}
            self._seen[one] = Marks(frozenset(born | known), frozenset(born | sought))
        return self._seen[one]

    def place(self, snapshot: Snapshot, place: Place) -> frozenset[Mark]:
        """By what a place is called and where it is; several where it has several names, none where that is open."""
        return frozenset(self._of(place[0], *parts) for parts in _called(snapshot, place) if all(parts))

    def _of(self, *parts: str) -> Mark:
        return hmac.digest(self._salt, json.dumps(parts).encode(), "sha256")[:16]


def _called(snapshot: Snapshot, place: Place) -> Iterator[tuple[str, ...]]:
    """What a place is known by in other circles too. One part that is empty is not known."""
    kind, row_id, *more = place
    match kind:
        case "room":
            room = snapshot.rooms[row_id]
            town = folded(snapshot.venues[room.venue_id].place)
            yield from ((town, folded(name)) for name in (room.name, *room.aliases))
        case "zone" | "floor":
            venue = snapshot.venues[row_id]
            yield folded(venue.place), folded(venue.name), more[0]
        case "session":
            yield _session(snapshot, row_id)
        case "elbow":
            row = snapshot.seat_rows[row_id]
            yield (*_session(snapshot, row.session_id), folded(row.name), more[0])
        case "vehicle":
            vehicle = snapshot.vehicles[row_id]
            yield from ((*said, folded(vehicle.code)) for said in _event(snapshot, vehicle.event_id))
        case "arrival" | "departure":
            yield from _event(snapshot, row_id)
        case _:
            # A hotel is often a name alone, so its house is no row of ours.
            yield row_id, *more


def _session(snapshot: Snapshot, session_id: str) -> tuple[str, ...]:
    """The very same session: of the same event, called the same, at the same time."""
    session = snapshot.sessions[session_id]
    event = snapshot.events[session.event_id].code
    return event, session.code, *(utc_text(one.utc) if one else "" for one in (session.start, session.end))


def _event(snapshot: Snapshot, event_id: str) -> Iterator[tuple[str, ...]]:
    """Where an event is, and which it is: two of one place meet, and so do two parts of one event."""
    event = snapshot.events[event_id]
    yield "place", folded(event.place)
    yield "event", event.code


def told(snapshot: Snapshot, identities: Mapping[str, Identity], marker: Marker) -> Exchange:
    """When this circle's people and rooms are where; `identities` are by person id."""
    known = {person_id: marker.person(one).known for person_id, one in identities.items()}
    places = _Places(snapshot, marker)
    return Exchange(
        tuple(
            Stay(
                one.start,
                one.end,
                _NO_MARKS.union(*(known[person_id] for person_id in one.people)),
                _NO_MARKS.union(*(places.marks(place) for place in one.places)),
                _stamp(one),
                one.being is Being.SESSION,
            )
            for one in whereabouts(snapshot, sessions_of_people(snapshot))
        )
    )


def _stamp(one: Whereabouts) -> str:
    parts = [one.being, one.row_id, str(one.start), str(one.end), *map(list, sorted(one.places))]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def heard(
    snapshot: Snapshot, identities: Mapping[str, Identity], exchanges: Iterable[Exchange], marker: Marker
) -> Elsewhere:
    """What the other circles told, as far as it is about people and rooms of this one."""
    stays = [stay for exchange in exchanges for stay in exchange.stays]
    here = _Places(snapshot, marker)
    here.learn()
    by_person = grouped((mark, stay) for stay in stays for mark in stay.people)
    people = {
        person_id: here.aways(stay for mark in marker.person(one).sought for stay in by_person.get(mark, ()))
        for person_id, one in identities.items()
    }
    by_place = grouped((mark, stay) for stay in stays if stay.busy for mark in stay.places)
    rooms = {
        room_id: here.aways(stay for mark in here.marks(("room", room_id)) for stay in by_place.get(mark, ()))
        for room_id in snapshot.rooms
    }
    return Elsewhere(_some(people), _some(rooms))


class _Places:
    """Places of this circle and their marks; each is made once."""

    def __init__(self, snapshot: Snapshot, marker: Marker) -> None:
        self._snapshot, self._marker = snapshot, marker
        self._made: dict[Place, frozenset[Mark]] = {}
        self._by_mark: dict[Mark, tuple[Place, ...]] = {}

    def marks(self, place: Place) -> frozenset[Mark]:
        if place not in self._made:
            self._made[place] = self._marker.place(self._snapshot, place)
        return self._made[place]

    def learn(self) -> None:
        """Every place where anybody is, and every room, since a session may be tried there."""
        there = self._snapshot
        used = {place for one in whereabouts(there, sessions_of_people(there)) for place in one.places}
        used.update(place for room in there.rooms.values() for place in places_of_room(room))
        self._by_mark = grouped((mark, place) for place in sorted(used) for mark in self.marks(place))

    def aways(self, stays: Iterable[Stay]) -> tuple[Away, ...]:
        """Each once, in order."""
        found = {self._away(stay) for stay in stays}
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.stamp)))

    def _away(self, stay: Stay) -> Away:
        places = (place for mark in stay.places for place in self._by_mark.get(mark, ()))
        return Away(stay.start, stay.end, frozenset(places), stay.stamp, stay.busy)


def _some(found: dict[str, tuple[Away, ...]]) -> dict[str, tuple[Away, ...]]:
    return {key: aways for key, aways in found.items() if aways}
