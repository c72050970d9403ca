"""Clashes of rooms and people: two things at one time, across every event of the workspace."""

from collections.abc import Iterable, Iterator

from .findings import Finding, FindingKind
from .intervals import Interval, between, meetings
from .programme import Session
from .snapshot import Snapshot


def timed(session: Session) -> Interval[Session] | None:
    """The session as an interval, if it has a start and an end."""
    if session.start is None or session.end is None:
        return None
    return Interval(session.start.utc, session.end.utc, session)


def intervals(sessions: Iterable[Session]) -> list[Interval[Session]]:
    return [one for one in map(timed, sessions) if one is not None]


def live(snapshot: Snapshot) -> list[Session]:
    """Every session of the workspace that was not cancelled."""
    return [one for one in snapshot.sessions.values() if one.id not in snapshot.cancelled_sessions]


def pair_finding(
    snapshot: Snapshot,
    kind: FindingKind,
    pair: tuple[Interval[Session], Interval[Session]],
    people: tuple[str, ...] = (),
    room: str | None = None,
) -> Finding:
    """A finding about two sessions, whatever events they belong to."""
    first, second = pair
    start, end = between(first, second)
    codes = [snapshot.events[one.what.event_id].code for one in pair]
    return Finding(
        kind,
        event=codes[0],
        events=tuple(dict.fromkeys(codes)),
        sessions=(first.what.code, second.what.code),
        people=people,
        room=room,
        start=start,
        end=end,
    )


def room_clashes(snapshot: Snapshot) -> Iterator[Finding]:
    """Two sessions in one room at one time."""
    in_room: dict[str, list[Session]] = {}
    for session in live(snapshot):
        if session.room_id is not None:
            in_room.setdefault(session.room_id, []).append(session)
    for room_id, sessions in in_room.items():
        for pair in meetings(intervals(sessions)):
            yield pair_finding(snapshot, FindingKind.ROOM_CLASH, pair, room=snapshot.rooms[room_id].name)


def sessions_of_people(snapshot: Snapshot) -> dict[str, list[Session]]:
    """Person id -> the live sessions they are expected in, each once."""
    expected: dict[str, list[Session]] = {}
    for session in live(snapshot):
        for person_id in snapshot.people_in(session):
            expected.setdefault(person_id, []).append(session)
    return expected


def person_clashes(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    """One person in two sessions at one time, in any role."""
    for person_id, sessions in expected.items():
        ref = snapshot.people[person_id].ref
        for pair in meetings(intervals(sessions)):
            yield pair_finding(snapshot, FindingKind.PERSON_CLASH, pair, people=(ref,))
