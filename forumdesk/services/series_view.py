"""What a session's series is: its other times, and how many hold all of it as one recurring invite."""

from dataclasses import dataclass

from forumdesk.domain import recurring
from forumdesk.domain.outdated import held
from forumdesk.domain.snapshot import Snapshot

FEWEST = 3


@dataclass(frozen=True, slots=True)
class SeriesView:
    """`codes` are the sessions of the series by start, `place` which of them this is, counted from 1."""

    codes: tuple[str, ...]
    place: int
    holders: int


def series_of(snapshot: Snapshot, session_id: str) -> SeriesView | None:
    """None for a session that is alone, or in too few to be one."""
    session = snapshot.sessions.get(session_id)
    event = snapshot.events.get(session.event_id) if session else None
    name = recurring.series_of(session, event) if session and event else None
    if session is None or event is None or name is None:
        return None
    every = [one for one in snapshot.live_sessions(event.id) if recurring.series_of(one, event) == name and one.start]
    if len(every) < FEWEST or session not in every:
        return None
    every.sort(key=lambda one: (one.start.utc.isoformat() if one.start else "", one.code))
    ids = {one.id for one in every}
    holders = {
        one.person_id for one in snapshot.invitations if one.session_id in ids and one.series and held(snapshot, one)
    }
    return SeriesView(tuple(one.code for one in every), every.index(session) + 1, len(holders))
