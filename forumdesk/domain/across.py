"""Clashes and broken separations between this circle and others that are open beside it. Of those: only that it is so.

Each finding is about sessions, people and rules of this circle. What stands in the other one, where, called what and
with whom, is in none of its fields, since it never came here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from .apart import SeparationCheck
from .availability import Span, met_by, together
from .clashes import intervals, live
from .elsewhere import Away, Place
from .findings import ELSEWHERE, Finding, FindingKind
from .intervals import Interval, between, meetings
from .programme import Session
from .separation import SeparationKind, SeparationRule
from .snapshot import Snapshot

_NEAR = frozenset({SeparationKind.NO_SAME_ROOM, SeparationKind.NO_SAME_ZONE})


def busy_elsewhere(snapshot: Snapshot, expected: dict[str, list[Session]], check: SeparationCheck) -> Iterator[Finding]:
    """`expected` is person id -> their sessions; `check` knows the sides of rules."""
    if not snapshot.elsewhere:
        return
    yield from _people(snapshot, expected)
    yield from _rooms(snapshot)
    for rule in snapshot.rules:
        yield from rule_elsewhere(snapshot, expected, check, rule)


def _people(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    for person_id, aways in snapshot.elsewhere.people.items():
        for session, span in _meeting(expected.get(person_id, ()), aways):
            ref = snapshot.people[person_id].ref
            yield replace(_finding(snapshot, FindingKind.PERSON_CLASH, session, span), people=(ref,))


def _rooms(snapshot: Snapshot) -> Iterator[Finding]:
    in_room: dict[str, list[Session]] = {}
    for session in live(snapshot):
        in_room.setdefault(session.room_id or "", []).append(session)
    for room_id, aways in snapshot.elsewhere.rooms.items():
        for session, span in _meeting(in_room.get(room_id, ()), aways):
            clash = _finding(snapshot, FindingKind.ROOM_CLASH, session, span)
            yield replace(clash, room=snapshot.rooms[room_id].name)


def _meeting(sessions: Iterable[Session], aways: Sequence[Away]) -> Iterator[tuple[Session, Span]]:
    """Once for a session, however many meetings elsewhere it is: how many is not for this circle to know."""
    for session in sessions:
        spans = together((one.start, one.end) for one in aways if one.session_id != session.id)
        yield from met_by((session,), spans)


@dataclass(frozen=True, slots=True)
class _Hit:
    """People of one side who are here while the other side is near, elsewhere."""

    gap: int
    span: Span
    people: frozenset[str]


def rule_elsewhere(
    snapshot: Snapshot, expected: dict[str, list[Session]], check: SeparationCheck, rule: SeparationRule
) -> Iterator[Finding]:
    """One side here, the other at the same place elsewhere. Both elsewhere is for that circle to see.

    Sessions of two circles are never the same session, so rules about sharing one find nothing; journeys, seats,
    vehicles and floors are not told to other circles.
    """
    if rule.kind not in _NEAR:
        return
    left, right = check.side(rule, rule.left), check.side(rule, rule.right)
    hits: dict[str, list[_Hit]] = {}
    for ours, theirs in ((left, right), (right, left)):
        aways = [(one, away) for one in theirs for away in snapshot.elsewhere.people.get(one, ())]
        for span, people in _present(ours, expected):
            if rule.event_id in (None, span.what.event_id):
                found = _near(span, people, check.place(rule, span.what), rule.minutes, aways)
                hits.setdefault(span.what.id, []).extend(found)
    for session_id, some in hits.items():
        if some:
            yield _broken(snapshot, rule, snapshot.sessions[session_id], some)


def _present(people: frozenset[str], expected: dict[str, list[Session]]) -> list[tuple[Interval[Session], set[str]]]:
    """The sessions of some people that have a time, each with who of them is there."""
    there: dict[str, tuple[Interval[Session], set[str]]] = {}
    for person_id in people:
        for one in intervals(expected.get(person_id, ())):
            there.setdefault(one.what.id, (one, set()))[1].add(person_id)
    return list(there.values())


def _near(
    ours: Interval[Session], people: set[str], place: Place | None, minutes: int, aways: list[tuple[str, Away]]
) -> Iterator[_Hit]:
    """`people` are those of one side who are here; nobody meets themselves."""
    for person_id, away in aways:
        if place in away.places and away.session_id != ours.what.id and people - {person_id}:
            theirs = Interval(away.start, away.end, ours.what)
            for pair in meetings((ours, theirs), timedelta(minutes=minutes)):
                yield _Hit(_gap(pair), between(*pair), frozenset(people - {person_id}))


def _gap(pair: tuple[Interval[Session], Interval[Session]]) -> int:
    first, second = pair
    return max(0, int((second.start - first.end).total_seconds() // 60))


def _broken(snapshot: Snapshot, rule: SeparationRule, session: Session, hits: list[_Hit]) -> Finding:
    """One for a session, by what comes nearest; of the other side nobody is named, the rule tells which it is."""
    nearest = min(hits, key=lambda one: (one.gap, one.span))
    people = frozenset().union(*(one.people for one in hits))
    return replace(
        _finding(snapshot, FindingKind.SEPARATION, session, nearest.span),
        people=tuple(sorted(snapshot.people[one].ref for one in people)),
        rule=rule.code,
        facts=(ELSEWHERE, ("gap_minutes", str(nearest.gap)), ("agreed_minutes", str(rule.minutes))),
    )


def _finding(snapshot: Snapshot, kind: FindingKind, session: Session, span: Span) -> Finding:
    code = snapshot.events[session.event_id].code
    return Finding(kind, code, (code,), (session.code,), start=span[0], end=span[1], facts=(ELSEWHERE,))
