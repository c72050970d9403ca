"""Some people of one side at one place for a time, who comes near whom there, and the finding that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from .findings import Finding, FindingKind
from .intervals import Interval, between, meetings
from .separation import SeparationRule
from .snapshot import Snapshot

Facts = tuple[tuple[str, str], ...]
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Presence:
    """Some people of one side somewhere: in a session, on their way from one to the next, or on a ride.

    `key` is the same for all who are there together; `sessions` are the codes of what it is about; `way` is said of
    those who only pass through.
    """

    key: str
    event_id: str
    people: frozenset[str]
    is_left: bool
    sessions: tuple[str, ...] = ()
    room_id: str | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two presences of two sides that are too near each other, and everybody of both."""

    first: Interval[Presence]
    second: Interval[Presence]
    people: frozenset[str]

    @property
    def pair(self) -> tuple[Presence, Presence]:
        return self.first.what, self.second.what

    @property
    def span(self) -> Span:
        """The overlap, or the gap that is too short."""
        return between(self.first, self.second)

    @property
    def gap(self) -> int:
        """Whole minutes between the two, 0 where they overlap."""
        start, end = self.span
        overlap = max(self.first.start, self.second.start) < min(self.first.end, self.second.end)
        return 0 if overlap else int((end - start).total_seconds() // 60)


def holds(rule: SeparationRule, one: Presence, other: Presence) -> bool:
    """A rule of one event asks that one of the two is at that event; nobody meets themselves."""
    ours = rule.event_id is None or rule.event_id in (one.event_id, other.event_id)
    return ours and len(one.people | other.people) > 1


def nearnesses(rule: SeparationRule, spans: Iterable[Interval[Presence]], minutes: int) -> Iterator[Nearness]:
    """Each two of different sides once, with less than so many minutes between them."""
    close: dict[frozenset[str], tuple[Interval[Presence], Interval[Presence]]] = {}
    people: dict[frozenset[str], frozenset[str]] = {}
    for first, second in meetings(spans, timedelta(minutes=minutes)):
        one, other = first.what, second.what
        if one.is_left != other.is_left and holds(rule, one, other):
            key = frozenset((one.key, other.key))
            close.setdefault(key, (first, second))
            people[key] = people.get(key, frozenset()) | one.people | other.people
    for key, pair in close.items():
        yield Nearness(*pair, people[key])


def agreed(rule: SeparationRule, gap: int) -> Facts:
    return ("gap_minutes", str(gap)), ("agreed_minutes", str(rule.minutes))


@dataclass(frozen=True, slots=True)
class Found:
    """What a breach of a rule is about, in row ids: the first event is the one it belongs to."""

    events: tuple[str, ...]
    people: frozenset[str]
    span: Span | None = None
    sessions: tuple[str, ...] = ()
    room: str | None = None
    facts: Facts = ()


def breach(snapshot: Snapshot, rule: SeparationRule, found: Found) -> Finding:
    """The finding, which holds codes and refs alone."""
    events = tuple(dict.fromkeys(snapshot.events[one].code for one in found.events))
    return Finding(
        FindingKind.SEPARATION,
        event=events[0],
        events=events,
        sessions=tuple(dict.fromkeys(found.sessions)),
        people=tuple(sorted(snapshot.people[one].ref for one in found.people)),
        room=found.room,
        rule=rule.code,
        start=found.span[0] if found.span else None,
        end=found.span[1] if found.span else None,
        facts=found.facts,
    )
