"""Separation: what brings two sides closer to each other than was agreed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from .clashes import timed
from .findings import Finding, FindingKind
from .intervals import Interval, between, meetings
from .moments import Moment
from .participation import Participation
from .programme import Session, SessionKind
from .separation import Scope, SeparationKind, SeparationRule
from .snapshot import Snapshot, grouped

TOGETHER_ALLOWED = frozenset({SessionKind.PLENARY, SessionKind.MEAL, SessionKind.RECEPTION})


@dataclass(frozen=True, slots=True)
class Presence:
    """Some people of one side in one session."""

    session: Session
    people: frozenset[str]
    is_left: bool


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

    def findings(self) -> Iterator[Finding]:
        for rule in self._snapshot.rules:
            yield from self.findings_of(rule)

    def findings_of(self, rule: SeparationRule) -> Iterable[Finding]:
        """What one rule finds; it need not be among the snapshot's."""
        left, right = self._side(rule, rule.left), self._side(rule, rule.right)
        match rule.kind:
            case SeparationKind.NO_SAME_ROOM | SeparationKind.NO_SAME_ZONE:
                return self._too_close(rule, left, right)
            case SeparationKind.NO_SAME_SESSION | SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY:
                return self._same_session(rule, left, right)
            case SeparationKind.STAGGERED_ARRIVAL:
                return self._same_travel(rule, left, right)
            case _:  # seats, vehicles and floors are not planned yet
                return ()

    def _side(self, rule: SeparationRule, side: str) -> frozenset[str]:
        """Person ids of one side."""
        if rule.scope is Scope.PERSON:
            return frozenset({side})
        if rule.scope is Scope.ORGANISATION:
            return frozenset(self._of_organisation.get(side, ()))
        members = self._of_delegation.get(side, ())
        return frozenset(one.person_id for one in members if rule.event_id in (None, one.event_id))

    def _present(self, people: frozenset[str], is_left: bool) -> list[Presence]:
        sessions: dict[str, Session] = {}
        there: dict[str, set[str]] = {}
        # In one order on every run: of two sessions at one time the first named must not depend on a set.
        for person_id in sorted(people):
            for session in self._expected.get(person_id, ()):
                sessions[session.id] = session
                there.setdefault(session.id, set()).add(person_id)
        return [Presence(session, frozenset(there[key]), is_left) for key, session in sessions.items()]

    def _place(self, rule: SeparationRule, session: Session) -> tuple[str, str] | None:
        """Where the sides must not be near each other: the room, or the zone of its venue."""
        if session.room_id is None:
            return None
        room = self._snapshot.rooms[session.room_id]
        if rule.kind is SeparationKind.NO_SAME_ROOM or not room.zone:
            return ("room", room.id)  # a room without a zone is at least a zone of its own
        return (room.venue_id, room.zone.casefold())

    def _too_close(self, rule: SeparationRule, left: frozenset[str], right: frozenset[str]) -> Iterator[Finding]:
        at_place: dict[tuple[str, str], list[Interval[Presence]]] = {}
        for presence in self._present(left, True) + self._present(right, False):
            place, span = self._place(rule, presence.session), timed(presence.session)
            if place is not None and span is not None:
                at_place.setdefault(place, []).append(Interval(span.start, span.end, presence))
        for spans in at_place.values():
            yield from self._close_pairs(rule, spans)

    def _close_pairs(self, rule: SeparationRule, spans: list[Interval[Presence]]) -> Iterator[Finding]:
        close: dict[frozenset[str], tuple[Interval[Presence], Interval[Presence]]] = {}
        people: dict[frozenset[str], frozenset[str]] = {}
        for first, second in meetings(spans, timedelta(minutes=rule.minutes)):
            sides = (first.what, second.what)
            if sides[0].is_left != sides[1].is_left and self._holds(rule, sides):
                key = frozenset(one.session.id for one in sides)
                close.setdefault(key, (first, second))
                people[key] = people.get(key, frozenset()) | sides[0].people | sides[1].people
        for key, pair in close.items():
            yield self._finding(rule, pair, people[key])

    def _holds(self, rule: SeparationRule, sides: tuple[Presence, Presence]) -> bool:
        """A rule of one event asks that one of the two sessions is that event's; nobody meets themselves."""
        ours = rule.event_id is None or any(one.session.event_id == rule.event_id for one in sides)
        return ours and len(sides[0].people | sides[1].people) > 1

    def _same_session(self, rule: SeparationRule, left: frozenset[str], right: frozenset[str]) -> Iterator[Finding]:
        rights = {one.session.id: one for one in self._present(right, False)}
        spare = TOGETHER_ALLOWED if rule.kind is SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY else frozenset()
        for presence in self._present(left, True):
            other = rights.get(presence.session.id)
            if other is None or presence.session.kind in spare or not self._holds(rule, (presence, other)):
                continue
            yield self._session_finding(rule, presence, other)

    def _session_finding(self, rule: SeparationRule, one: Presence, other: Presence) -> Finding:
        span = timed(one.session)
        return Finding(
            FindingKind.SEPARATION,
            event=self._code(one.session.event_id),
            events=(self._code(one.session.event_id),),
            sessions=(one.session.code,),
            people=self._refs(one.people | other.people),
            rule=rule.code,
            start=span.start if span else None,
            end=span.end if span else None,
        )

    def _finding(
        self, rule: SeparationRule, pair: tuple[Interval[Presence], Interval[Presence]], people: frozenset[str]
    ) -> Finding:
        first, second = pair
        start, end = between(first, second)
        overlap = max(first.start, second.start) < min(first.end, second.end)
        gap = 0 if overlap else int((end - start).total_seconds() // 60)
        sessions = (first.what.session, second.what.session)
        events = tuple(dict.fromkeys(self._code(session.event_id) for session in sessions))
        return Finding(
            FindingKind.SEPARATION,
            event=events[0],
            events=events,
            sessions=tuple(dict.fromkeys(session.code for session in sessions)),
            people=self._refs(people),
            room=self._shared_room(sessions),
            rule=rule.code,
            start=start,
            end=end,
            facts=(("gap_minutes", str(gap)), ("agreed_minutes", str(rule.minutes))),
        )

    def _shared_room(self, sessions: tuple[Session, Session]) -> str | None:
        if sessions[0].room_id is None or sessions[0].room_id != sessions[1].room_id:
            return None
        return self._snapshot.rooms[sessions[0].room_id].name

    def _same_travel(self, rule: SeparationRule, left: frozenset[str], right: frozenset[str]) -> Iterator[Finding]:
        for direction in ("arrival", "departure"):
            spans = [*self._journeys(left, direction, True), *self._journeys(right, direction, False)]
            for first, second in meetings(spans, timedelta(minutes=rule.minutes)):
                one, other = first.what[0], second.what[0]
                if first.what[1] == second.what[1] or one.person_id == other.person_id:
                    continue
                if self._travel_holds(rule, one, other):
                    yield self._travel_finding(rule, direction, (first, second))

    def _journeys(
        self, people: frozenset[str], direction: str, is_left: bool
    ) -> Iterator[Interval[tuple[Participation, bool]]]:
        for person_id in people:
            for one in self._snapshot.of_person.get(person_id, ()):
                when = one.arrival if direction == "arrival" else one.departure
                if one.coming and isinstance(when, Moment):
                    yield Interval(when.utc, when.utc, (one, is_left))

    def _travel_holds(self, rule: SeparationRule, one: Participation, other: Participation) -> bool:
        """Both come to one place, and one of them to the rule's event."""
        places = {self._snapshot.events[each.event_id].place.casefold() for each in (one, other)}
        same = one.event_id == other.event_id or len(places) == 1
        return same and rule.event_id in (None, one.event_id, other.event_id)

    def _travel_finding(
        self,
        rule: SeparationRule,
        direction: str,
        pair: tuple[Interval[tuple[Participation, bool]], Interval[tuple[Participation, bool]]],
    ) -> Finding:
        first, second = pair
        events = tuple(dict.fromkeys(self._code(one.what[0].event_id) for one in pair))
        gap = int((second.start - first.start).total_seconds() // 60)
        return Finding(
            FindingKind.SEPARATION,
            event=events[0],
            events=events,
            people=self._refs(frozenset(one.what[0].person_id for one in pair)),
            rule=rule.code,
            start=first.start,
            end=second.start,
            facts=(("journey", direction), ("gap_minutes", str(gap)), ("agreed_minutes", str(rule.minutes))),
        )

    def _refs(self, people: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(self._snapshot.people[person_id].ref for person_id in people))

    def _code(self, event_id: str) -> str:
        return self._snapshot.events[event_id].code
