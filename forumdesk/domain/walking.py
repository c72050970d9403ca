"""On foot from one session to the next: the way through the zones of a house, who comes too late, who passes whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import pairwise

from .clashes import timed
from .findings import Finding, FindingKind
from .intervals import Interval
from .presence import Presence
from .programme import Session
from .snapshot import Snapshot, grouped
from .venues import ZoneBorder

LINKED = timedelta(hours=1)
"""Who has longer until the next session goes where nobody planned; nothing is said about their way."""
PASSING = timedelta(minutes=1)
"""How long somebody is in a zone whose minutes nobody typed."""


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """Into a zone after so many minutes of walking."""

    zone: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Walk:
    """From one session of a person to their next one in the same house. `steps` end with the zone of the next one."""

    venue_id: str
    leaves: Session
    comes: Session
    steps: tuple[Step, ...]
    start: datetime
    gap: timedelta

    @property
    def minutes(self) -> int:
        return self.steps[-1].minutes


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk and all who walk it."""

    walk: Walk
    people: frozenset[str]


@dataclass(frozen=True)
class Ways:
    """The zones of every house and what opens into what; each way is looked for once."""

    borders: tuple[ZoneBorder, ...]
    _beside: dict[tuple[str, str], list[tuple[str, int | None]]] = field(init=False, default_factory=dict)
    _known: dict[tuple[str, str, str], tuple[Step, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.borders:
            here, there = one.zone.casefold(), one.other.casefold()
            self._beside.setdefault((one.venue_id, here), []).append((there, one.minutes))
            self._beside.setdefault((one.venue_id, there), []).append((here, one.minutes))

    def way(self, venue_id: str, start: str, end: str) -> tuple[Step, ...]:
        """The zones after the first one on the shortest way; empty within one zone, and where no way is known.

        A border whose minutes nobody typed counts one minute when ways are compared, and none towards being late.
        """
        key = venue_id, start, end
        if key not in self._known:
            self._known[key] = self._shortest(*key)
        return self._known[key]

    def _shortest(self, venue_id: str, start: str, end: str) -> tuple[Step, ...]:
        # (compared, zones passed, minutes): of two ways of one length the one with the fewer zones, then the alphabet.
        heap: list[tuple[int, int, tuple[Step, ...], str]] = [(0, 0, (), start)]
        seen: set[str] = set()
        while heap:
            length, passed, steps, zone = heappop(heap)
            if zone == end:
                return steps
            if zone in seen:
                continue
            seen.add(zone)
            for other, minutes in self._beside.get((venue_id, zone), ()):
                if other not in seen:
                    walked = (steps[-1].minutes if steps else 0) + (minutes or 0)
                    step = length + (1 if minutes is None else minutes), passed + 1, (*steps, Step(other, walked))
                    heappush(heap, (*step, other))
        return ()


def walks(
    snapshot: Snapshot, ways: Ways, expected: dict[str, list[Session]], people: Iterable[str]
) -> Iterator[Walked]:
    """How those people go from session to session, each walk once with all who walk it."""
    if not ways.borders:
        return
    pairs: dict[tuple[str, str], list[str]] = {}
    sessions: dict[str, Session] = {}
    for person_id in people:
        for leaves, comes in _in_turn(snapshot, expected.get(person_id, ())):
            sessions[leaves.id], sessions[comes.id] = leaves, comes
            pairs.setdefault((leaves.id, comes.id), []).append(person_id)
    for (before, after), some in pairs.items():
        walk = _walk(snapshot, ways, sessions[before], sessions[after])
        if walk is not None:
            yield Walked(walk, frozenset(some))


def walked_within(snapshot: Snapshot) -> timedelta:
    """How long before or after a session the last walk that could meet it begins, at most; none without borders."""
    if not snapshot.borders:
        return timedelta(0)
    minutes = grouped((one.venue_id, one.minutes or 0) for one in snapshot.borders)
    return LINKED + PASSING + timedelta(minutes=max(map(sum, minutes.values())))


def _in_turn(snapshot: Snapshot, sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Each session that somebody leaves with the next that they come to, in rooms that have zones, within LINKED."""
    ordered = sorted(
        (one for one in map(timed, sessions) if one is not None), key=lambda one: (one.start, one.end, one.what.id)
    )
    for first, second in pairwise(ordered):
        soon = timedelta(0) <= second.start - first.end <= LINKED
        if soon and _zoned(snapshot, first.what) and _zoned(snapshot, second.what):
            yield first.what, second.what


def _zoned(snapshot: Snapshot, session: Session) -> bool:
    return session.room_id is not None and bool(snapshot.rooms[session.room_id].zone)


def _walk(snapshot: Snapshot, ways: Ways, leaves: Session, comes: Session) -> Walk | None:
    """None within one zone, between two houses, and where no way is known."""
    here, there = (snapshot.rooms[one.room_id or ""] for one in (leaves, comes))
    first, second = timed(leaves), timed(comes)
    if here.venue_id != there.venue_id or first is None or second is None:
        return None
    steps = ways.way(here.venue_id, here.zone.casefold(), there.zone.casefold())
    return Walk(here.venue_id, leaves, comes, steps, first.end, second.start - first.end) if steps else None


def passings(walked: Walked, is_left: bool) -> Iterator[tuple[str, Interval[Presence]]]:
    """Each zone that is neither the one they leave nor the one they come to, and when they are in it."""
    walk = walked.walk
    both = (walk.leaves.code, walk.comes.code)
    presence = Presence(
        f"{walk.leaves.id}>{walk.comes.id}", walk.comes.event_id, walked.people, is_left, both, way="–".join(both)
    )
    for here, after in pairwise(walk.steps):
        start, end = (walk.start + timedelta(minutes=one.minutes) for one in (here, after))
        yield here.zone, Interval(start, max(end, start + PASSING), presence)


def too_far(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    """Who cannot be at their next session in time, however straight they walk: for its first minutes they are away."""
    for one in walks(snapshot, Ways(snapshot.borders), expected, expected):
        walk = one.walk
        if timedelta(minutes=walk.minutes) <= walk.gap:
            continue
        codes = [snapshot.events[session.event_id].code for session in (walk.leaves, walk.comes)]
        yield Finding(
            FindingKind.AVAILABILITY,
            event=codes[1],
            events=tuple(dict.fromkeys(reversed(codes))),
            sessions=(walk.leaves.code, walk.comes.code),
            people=tuple(sorted(snapshot.people[person_id].ref for person_id in one.people)),
            start=walk.start,
            end=walk.start + walk.gap,
            facts=(("walk_minutes", str(walk.minutes)), ("gap_minutes", str(int(walk.gap.total_seconds() // 60)))),
        )
