"""Sessions in their order, where they are, and in which languages."""

from collections.abc import Iterable

from ..events import Event
from ..moments import Moment
from ..programme import Interpretation, Session
from ..snapshot import Snapshot
from ..venues import Venue
from .wording import word


def in_time(sessions: Iterable[Session]) -> list[Session]:
    """By start, end and code; those without a time last."""

    def key(one: Session) -> tuple[str, str, str]:
        return _sortable(one.start), _sortable(one.end), one.code

    return sorted(sessions, key=key)


def _sortable(moment: Moment | None) -> str:
    return f"{moment.utc:%Y-%m-%dT%H:%M:%S}" if moment else "none"


def room_name(snapshot: Snapshot, session: Session) -> str:
    """The room, or what the list said where none was found."""
    room = snapshot.rooms.get(session.room_id or "")
    return room.name if room else session.room_typed


def several_venues(snapshot: Snapshot, event: Event) -> bool:
    """Whether the event's sessions are in rooms of more than one house, so that zone A alone could be two."""
    rooms = (snapshot.rooms.get(session.room_id or "") for session in snapshot.live_sessions(event.id))
    return len({room.venue_id for room in rooms if room}) > 1


def room_and_zone(snapshot: Snapshot, session: Session, with_venue: bool) -> str:
    """Blue Room (A); with the code of its house where there are several, of a discreet event with its cover place."""
    room = snapshot.rooms.get(session.room_id or "")
    if room is None:
        return session.room_typed
    venue = snapshot.venues.get(room.venue_id) if with_venue else None
    house = _house(venue, snapshot.events[session.event_id]) if venue else ""
    zone = " ".join(part for part in (house, room.zone) if part)
    return f"{room.name} ({zone})" if zone else room.name


def _house(venue: Venue, event: Event) -> str:
    return venue.cover_place if event.discreet else venue.code


def languages_line(session: Session, language: str) -> str:
    """Languages: en, ar (simultaneous); empty where the session has none."""
    if not session.languages:
        return ""
    mode = (
        ""
        if session.interpretation is Interpretation.NONE
        else f" ({word(f'mode.{session.interpretation}', language)})"
    )
    said = f"{word('comma', language).join(session.languages)}{mode}"
    return word("labelled", language).format(word("languages", language), said)
