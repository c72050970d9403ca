"""Separation: what brings two sides closer to each other than was agreed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from .apart_places import PlaceCheck
from .apart_travel import TravelCheck
from .clashes import timed
from .findings import Finding
from .intervals import Interval
from .presence import Facts, Found, Nearness, Presence, agreed, breach, holds, nearnesses
from .programme import Session, SessionKind
from .separation import Scope, SeparationKind, SeparationRule
from .snapshot import Snapshot, grouped
from .walking import Ways, passings, walks

TOGETHER_ALLOWED = frozenset({SessionKind.PLENARY, SessionKind.MEAL, SessionKind.RECEPTION})
Sides = tuple[frozenset[str], frozenset[str]]


class SeparationCheck:
    """All rules over one snapshot; `expected` gives the live sessions of each person."""

    def __init__(self, snapshot: Snapshot, expected: dict[str, list[Session]]) -> None:
        self._snapshot = snapshot
        self._expected = expected
        self._of_organisation = grouped(
            (person.organisation_id, person.id) for person in snapshot.people.values() if person.organisation_id
        )
        self._of_delegation = grouped(
            (one.delegation, one) for one in snapshot.participations if one.delegation and one.coming
        )
        self._travel = TravelCheck(snapshot)
        self._places = PlaceCheck(snapshot)
        self._ways = Ways(snapshot.borders)

    def findings(self) -> Iterator[Finding]:
        for rule in self._snapshot.rules:
            yield from self.findings_of(rule)

    def findings_of(self, rule: SeparationRule) -> Iterable[Finding]:
        """What one rule finds; it need not be among the snapshot's."""
        sides = self.side(rule, rule.left), self.side(rule, rule.right)
        match rule.kind:
            case SeparationKind.NO_SAME_ZONE:
                return self._too_close(rule, sides)
            case SeparationKind.NO_SAME_ROOM | SeparationKind.NO_SAME_FLOOR:
                return chain(self._too_close(rule, sides), self._places.same_lodging(rule, sides))
            case SeparationKind.STAGGERED_ARRIVAL:
                return self._travel.same_travel(rule, sides)
            case SeparationKind.NO_SAME_VEHICLE:
                return self._travel.same_vehicle(rule, sides)
            case SeparationKind.NO_ADJACENT_SEAT:
                return self._places.adjacent(rule, sides)
            case _:
                return self._same_session(rule, sides)

    def side(self, rule: SeparationRule, side: str) -> frozenset[str]:
        """Person ids of one side."""
        if rule.scope is Scope.PERSON:
            return frozenset({side})
        if rule.scope is Scope.ORGANISATION:
            return frozenset(self._of_organisation.get(side, ()))
        members = self._of_delegation.get(side, ())
        return frozenset(one.person_id for one in members if rule.event_id in (None, one.event_id))

    def _present(self, people: frozenset[str], is_left: bool) -> list[tuple[Session, Presence]]:
        sessions: dict[str, Session] = {}
        there: dict[str, set[str]] = {}
        # In one order on every run: of two sessions at one time the first named must not depend on a set.
        for person_id in sorted(people):
            for session in self._expected.get(person_id, ()):
                sessions[session.id] = session
                there.setdefault(session.id, set()).add(person_id)
        return [
            (one, Presence(key, one.event_id, frozenset(there[key]), is_left, (one.code,), one.room_id))
            for key, one in sessions.items()
        ]

    def place(self, rule: SeparationRule, session: Session) -> tuple[str, str] | None:
        """Where the sides must not be near each other: the room, the zone of its venue, or the floor if it has one."""
        if session.room_id is None:
            return None
        room = self._snapshot.rooms[session.room_id]
        if rule.kind is SeparationKind.NO_SAME_FLOOR:
            return (room.venue_id, room.floor.casefold()) if room.floor else None
        part = room.zone if rule.kind is SeparationKind.NO_SAME_ZONE else ""
        # A room without a zone is at least a zone of its own.
        return (room.venue_id, part.casefold()) if part else ("room", room.id)

    def _too_close(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        there = (
            one
            for people, is_left in zip(sides, (True, False), strict=True)
            for one in chain(self._sitting(rule, people, is_left), self._passing(rule, people, is_left))
        )
        on_foot: dict[frozenset[str], tuple[Nearness, tuple[str, str]]] = {}
        for place, spans in grouped(there).items():
            for near in nearnesses(rule, spans, rule.minutes):
                if not any(one.way for one in near.pair):
                    yield self._finding(rule, near, place)
                    continue
                # Who goes the same way at the same time meets in every zone of it: the first is told.
                key = frozenset(one.key for one in near.pair)
                on_foot[key] = min(on_foot.get(key, (near, place)), (near, place), key=_when)
        for near, place in on_foot.values():
            yield self._finding(rule, near, place)

    def _sitting(
        self, rule: SeparationRule, people: frozenset[str], is_left: bool
    ) -> Iterator[tuple[tuple[str, str], Interval[Presence]]]:
        """Rooms, zones or floors in which a side has sessions."""
        for session, presence in self._present(people, is_left):
            place, span = self.place(rule, session), timed(session)
            if place is not None and span is not None:
                yield place, Interval(span.start, span.end, presence)

    def _passing(
        self, rule: SeparationRule, people: frozenset[str], is_left: bool
    ) -> Iterator[tuple[tuple[str, str], Interval[Presence]]]:
        """Zones that a side only walks through on the way to its next session; rooms and floors have no corridors."""
        if rule.kind is not SeparationKind.NO_SAME_ZONE:
            return
        for walked in walks(self._snapshot, self._ways, self._expected, sorted(people)):
            for zone, passing in passings(walked, is_left):
                yield (walked.walk.venue_id, zone), passing

    def _same_session(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        rights = {session.id: one for session, one in self._present(sides[1], False)}
        spare = TOGETHER_ALLOWED if rule.kind is SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY else frozenset()
        for session, presence in self._present(sides[0], True):
            other = rights.get(session.id)
            if other is None or session.kind in spare or not holds(rule, presence, other):
                continue
            span = timed(session)
            found = Found(
                (session.event_id,),
                presence.people | other.people,
                (span.start, span.end) if span else None,
                (session.code,),
            )
            yield breach(self._snapshot, rule, found)

    def _finding(self, rule: SeparationRule, near: Nearness, place: tuple[str, str]) -> Finding:
        pair = near.pair
        found = Found(
            tuple(one.event_id for one in pair),
            near.people,
            near.span,
            tuple(code for one in pair for code in one.sessions),
            self._shared_room(pair),
            (*agreed(rule, near.gap), *self._near_where(rule, pair, place)),
        )
        return breach(self._snapshot, rule, found)

    def _near_where(self, rule: SeparationRule, pair: tuple[Presence, Presence], place: tuple[str, str]) -> Facts:
        """The zone that somebody only walks through, and between which sessions; or the floor."""
        ways = tuple(one.way for one in pair if one.way)
        if ways:
            return ("passing", place[1].upper()), ("way", ", ".join(ways))
        if rule.kind is SeparationKind.NO_SAME_FLOOR:
            return (("floor", place[1]),)
        return ()

    def _shared_room(self, pair: tuple[Presence, Presence]) -> str | None:
        if pair[0].room_id is None or pair[0].room_id != pair[1].room_id:
            return None
        return self._snapshot.rooms[pair[0].room_id].name


def _when(found: tuple[Nearness, tuple[str, str]]) -> tuple[datetime, datetime, tuple[str, str]]:
    near, place = found
    return near.first.start, near.second.start, place
