"""What one open circle hands to another: times under marks that name nobody, and what of it concerns whom here."""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from .clashes import live, timed
from .collation import folded
from .elsewhere import Away, Elsewhere, Place
from .identity import Identity
from .moments import utc_text
from .programme import Session
from .snapshot import Snapshot, grouped
from .venues import Room

Mark = bytes
"""A keyed digest. Its key is made when the program starts and is kept nowhere, so nobody can tell a mark again."""

_NO_MARKS: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Stay:
    """A time at which those people and that room are busy. No title, no code, no ref and no reason: there is none."""

    start: datetime
    end: datetime
    same: Mark
    people: frozenset[Mark] = _NO_MARKS
    rooms: frozenset[Mark] = _NO_MARKS
    zones: frozenset[Mark] = _NO_MARKS


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

    def room(self, snapshot: Snapshot, room: Room) -> frozenset[Mark]:
        """By the place of its house, which has to be known, and any of its names."""
        place = folded(snapshot.venues[room.venue_id].place)
        names = (room.name, *room.aliases) if place else ()
        return frozenset(self._of("room", place, folded(name)) for name in names)

    def zone(self, snapshot: Snapshot, room: Room) -> frozenset[Mark]:
        """By the place and the name of its house: zone A of two houses is two zones."""
        venue = snapshot.venues[room.venue_id]
        if not room.zone or not venue.place or not venue.name:
            return _NO_MARKS
        return frozenset({self._of("zone", folded(venue.place), folded(venue.name), room.zone.casefold())})

    def session(self, snapshot: Snapshot, session: Session, span: tuple[datetime, datetime]) -> Mark:
        """The very same session: of the same event, called the same, at the same time."""
        event = snapshot.events[session.event_id].code
        return self._of("session", event, session.code, *map(utc_text, span))

    def _of(self, *parts: str) -> Mark:
        return hmac.digest(self._salt, json.dumps(parts).encode(), "sha256")[:16]


def told(snapshot: Snapshot, identities: Mapping[str, Identity], marker: Marker) -> Exchange:
    """When this circle's people and rooms are busy; `identities` are by person id."""
    stays = []
    for session in live(snapshot):
        span = timed(session)
        if span is None:
            continue
        room = snapshot.rooms.get(session.room_id or "")
        there = (marker.person(identities[one]).known for one in snapshot.people_in(session))
        stays.append(
            Stay(
                span.start,
                span.end,
                marker.session(snapshot, session, (span.start, span.end)),
                _NO_MARKS.union(*there),
                marker.room(snapshot, room) if room else _NO_MARKS,
                marker.zone(snapshot, room) if room else _NO_MARKS,
            )
        )
    return Exchange(tuple(stays))


def heard(
    snapshot: Snapshot, identities: Mapping[str, Identity], exchanges: Iterable[Exchange], marker: Marker
) -> Elsewhere:
    """What the other circles told, as far as it is about people and rooms of this one."""
    stays = [stay for exchange in exchanges for stay in exchange.stays]
    here = _Here(snapshot, marker)
    by_person = grouped((mark, stay) for stay in stays for mark in stay.people)
    people = {
        person_id: here.aways(stay for mark in marker.person(one).sought for stay in by_person.get(mark, ()))
        for person_id, one in identities.items()
    }
    by_room = grouped((mark, stay) for stay in stays for mark in stay.rooms)
    rooms = {
        room.id: here.aways(stay for mark in marker.room(snapshot, room) for stay in by_room.get(mark, ()))
        for room in snapshot.rooms.values()
    }
    return Elsewhere(_some(people), _some(rooms))


class _Here:
    """Sessions and places of this circle by their marks."""

    def __init__(self, snapshot: Snapshot, marker: Marker) -> None:
        self._sessions: dict[Mark, str] = {}
        for session in live(snapshot):
            span = timed(session)
            if span is not None:
                self._sessions[marker.session(snapshot, session, (span.start, span.end))] = session.id
        places: list[tuple[Mark, Place]] = []
        for room in snapshot.rooms.values():
            places += ((mark, ("room", room.id)) for mark in marker.room(snapshot, room))
            places += ((mark, (room.venue_id, room.zone.casefold())) for mark in marker.zone(snapshot, room))
        self._places = grouped(places)

    def aways(self, stays: Iterable[Stay]) -> tuple[Away, ...]:
        """Each once, in order."""
        found = {self._away(stay) for stay in stays}
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.session_id, sorted(one.places))))

    def _away(self, stay: Stay) -> Away:
        places = (place for mark in stay.rooms | stay.zones for place in self._places.get(mark, ()))
        return Away(stay.start, stay.end, self._sessions.get(stay.same, ""), frozenset(places))


def _some(found: dict[str, tuple[Away, ...]]) -> dict[str, tuple[Away, ...]]:
    return {key: aways for key, aways in found.items() if aways}
