"""What a calendar entry may say, and how what a file said is kept and compared."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from ..cards import Appointment, Span
from ..events import Event
from ..moments import utc_text
from ..programme import Session
from ..snapshot import Snapshot
from .placing import languages_line
from .rules import Called, CoverMissing, Paper, called, event_stopped, session_word

# Nothing else is a change that a recipient must answer again (RFC 5546, section 2.1.4).
_TIME_PLACE_STATUS = ("start", "end", "first_day", "last_day", "place", "status")


def event_appointment(event: Event, uid: str = "", sequence: int = 0) -> Appointment | CoverMissing | None:
    """The event as whole days; None where it has no dates yet."""
    missing = event_stopped(event)
    if missing is not None:
        return missing
    if event.start_date is None:
        return None
    span = Span(first_day=event.start_date, last_day=event.end_date or event.start_date)
    return Appointment(uid, sequence, span, event.outward_title, event.cover_place if event.discreet else event.place)


def session_appointment(
    snapshot: Snapshot, session: Session, uid: str = "", sequence: int = 0
) -> Appointment | CoverMissing | None:
    """One session as its own people may know it; None where it has no time yet."""
    event = snapshot.events[session.event_id]
    if session.start is None or session.end is None:
        return None
    summary = event_stopped(event) or session_word(session, event, Paper.INVITE)
    if not isinstance(summary, str):
        return summary
    # The name of a zone is the name of a city.
    zone = "" if event.discreet else session.start.zone
    span = Span(start=session.start.utc, end=session.end.utc, zone=zone)
    place = place_of(snapshot, session)
    return Appointment(uid, sequence, span, summary, place, _description(event, session))


def place_of(snapshot: Snapshot, session: Session) -> str:
    """Room, house and place, or nothing for a call; of a discreet event the cover place or nothing."""
    event = snapshot.events[session.event_id]
    room = snapshot.rooms.get(session.room_id or "")
    venue = snapshot.venues.get(room.venue_id) if room else None
    if event.discreet:
        return event.cover_place or (venue.cover_place if venue else "")
    if session.remote and room is None:
        return session.room_typed
    parts = [room.name if room else session.room_typed]
    parts += [venue.name, venue.place] if venue else [event.place]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _description(event: Event, session: Session) -> str:
    """Where it belongs and its languages; nothing for what goes by a cover title."""
    if called(session, event, Paper.INVITE) is Called.COVER:
        return ""
    lines = (event.title, languages_line(session, event.language), session.marking)
    return "\n".join(line for line in lines if line)


def said(appointment: Appointment, status: str = "CONFIRMED") -> str:
    """What a file says of time, place, status and title, as JSON text that is equal when they are."""
    span = appointment.span
    facts = {
        "start": utc_text(span.start) if span.start else "",
        "end": utc_text(span.end) if span.end else "",
        "zone": span.zone,
        "first_day": span.first_day.isoformat() if span.first_day else "",
        "last_day": span.last_day.isoformat() if span.last_day else "",
        "place": appointment.location,
        "status": status,
        "summary": appointment.summary,
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def moved(before: str, after: str) -> bool:
    """Whether time, place or status differ between two texts of `said`: then SEQUENCE rises."""
    old, new = _facts(before), _facts(after)
    return any(old[key] != new[key] for key in _TIME_PLACE_STATUS)


def appointment_said(text: str, uid: str, sequence: int) -> Appointment:
    """The appointment as a text of `said` has it, for a cancellation that its holder recognises."""
    facts = _facts(text)
    span = Span(
        start=_utc(facts["start"]),
        end=_utc(facts["end"]),
        zone=facts["zone"],
        first_day=_day(facts["first_day"]),
        last_day=_day(facts["last_day"]),
    )
    return Appointment(uid, sequence, span, facts["summary"], facts["place"])


def cancelled_appointment(
    snapshot: Snapshot, session: Session, text: str, uid: str, sequence: int
) -> Appointment | CoverMissing:
    """What calls off an invite that said `text`: its last values, under today's cover where there is one by now."""
    event = snapshot.events[session.event_id]
    last = appointment_said(text, uid, sequence)
    if called(session, event, Paper.INVITE) is not Called.COVER:
        return last
    cover = event_stopped(event) or session_word(session, event, Paper.INVITE)
    if isinstance(cover, CoverMissing):
        return cover
    last = replace(last, summary=cover or "")
    if event.discreet:
        last = replace(last, span=replace(last.span, zone=""), location=place_of(snapshot, session))
    return last


def _facts(text: str) -> Mapping[str, str]:
    facts: dict[str, str] = json.loads(text)
    return facts


def _utc(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
