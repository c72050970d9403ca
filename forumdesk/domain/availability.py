"""Sessions at times when their room, or somebody who is expected there, is not available."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime

from .busy import Busy
from .clashes import intervals, live
from .findings import Finding, FindingKind
from .programme import Session
from .snapshot import Snapshot, grouped

Span = tuple[datetime, datetime]


def together(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one; one that does not end after its start is none."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def unavailable(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    """`expected` is person id -> their sessions. One finding for a session and a person, or a session and its room."""
    for person_id, spans in _busy((one.person_id, one) for one in snapshot.busy).items():
        for session, span in met_by(expected.get(person_id, ()), spans):
            yield _finding(snapshot, session, span, people=(snapshot.people[person_id].ref,))
    of_room = _busy((one.room_id, one) for one in snapshot.busy)
    placed = ((one.room_id, one) for one in live(snapshot)) if of_room else ()
    in_room = grouped(placed)
    for room_id, spans in of_room.items():
        for session, span in met_by(in_room.get(room_id, ()), spans):
            yield _finding(snapshot, session, span, room=snapshot.rooms[room_id].name)


def _busy(pairs: Iterable[tuple[str | None, Busy]]) -> dict[str, list[Span]]:
    """Whose -> their busy times in UTC, in order and apart."""
    named = grouped((owner, (one.start.utc, one.end.utc)) for owner, one in pairs if owner is not None)
    return {owner: together(spans) for owner, spans in named.items()}


def met_by(sessions: Iterable[Session], spans: list[Span]) -> Iterator[tuple[Session, Span]]:
    """Sessions that a busy time overlaps, with the part from the first overlap to the last."""
    ends = [end for _, end in spans]
    for one in intervals(sessions):
        first = bisect_right(ends, one.start)
        met = []
        for start, end in spans[first:]:
            if start >= one.end:
                break
            met.append((start, end))
        if met:
            yield one.what, (max(met[0][0], one.start), min(met[-1][1], one.end))


def _finding(
    snapshot: Snapshot, session: Session, span: Span, people: tuple[str, ...] = (), room: str | None = None
) -> Finding:
    code = snapshot.events[session.event_id].code
    return Finding(
        FindingKind.AVAILABILITY,
        event=code,
        events=(code,),
        sessions=(session.code,),
        people=people,
        room=room,
        start=span[0],
        end=span[1],
    )
