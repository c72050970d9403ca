"""What a calendar entry may say, and how what a file said is kept and compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from ..cards import Appointment, Span
from ..events import Event
from ..invitations import Changed
from ..moments import utc_text
from ..programme import Session, SessionVisibility
from ..snapshot import Snapshot
from ..tongues import Tongue, tongue
from .placing import languages_line
from .rules import Called, CoverMissing, Paper, called, event_stopped, session_word
from .two_tongues import event_in, others, place_in, session_in

# Nothing else is a change that a recipient must answer again (RFC 5546, section 2.1.4).
_TIME_PLACE_STATUS = ("start", "end", "first_day", "last_day", "place", "status")
_TIME = ("start", "end", "zone", "first_day", "last_day")
_ABOUT = {"languages": Changed.LANGUAGES, "marking": Changed.MARKING, "event": Changed.EVENT}
_COVER = (("cover", "yes"),)
# Sessions that say when an event begins and ends: those that its guests know of.
_TO_GUESTS = frozenset({SessionVisibility.PUBLIC, SessionVisibility.PARTICIPANTS})


def event_appointment(
    event: Event, uid: str = "", sequence: int = 0, reader: Tongue | None = None
) -> Appointment | CoverMissing | None:
    """The event as whole days, in the reader's language; None where it has no dates yet."""
    reader = reader or tongue(event.language)
    here = event_in(event, reader)
    missing = event_stopped(here)
    if missing is not None:
        return missing
    if event.start_date is None:
        return None
    span = Span(first_day=event.start_date, last_day=event.end_date or event.start_date)
    if event.discreet:
        return Appointment(uid, sequence, span, here.outward_title, here.cover_place, about=_COVER)
    there = (event_in(event, one) for one in others(event, reader))
    again = _again((here.title, here.place), ((one.title, one.place) for one in there))
    return Appointment(uid, sequence, span, here.title, here.place, again)


def timed_event_appointment(
    snapshot: Snapshot, event: Event, uid: str = "", sequence: int = 0, reader: Tongue | None = None
) -> Appointment | CoverMissing | None:
    """The event from its first session to the end of its last that guests know of; whole days where there is none."""
    whole = event_appointment(event, uid, sequence, reader)
    known = [one for one in snapshot.live_sessions(event.id) if one.visibility in _TO_GUESTS]
    times = [(one.start.utc, one.end.utc) for one in known if one.start and one.end]
    if not isinstance(whole, Appointment) or not times:
        return whole
    start, end = min(first for first, _ in times), max(last for _, last in times)
    return replace(whole, span=Span(start=start, end=end, zone="" if event.discreet else event.zone))


def session_appointment(
    snapshot: Snapshot, session: Session, uid: str = "", sequence: int = 0, reader: Tongue | None = None
) -> Appointment | CoverMissing | None:
    """One session as its own people may know it, in the reader's language; None where it has no time yet."""
    event = snapshot.events[session.event_id]
    if session.start is None or session.end is None:
        return None
    reader = reader or tongue(event.language)
    here, its = event_in(event, reader), session_in(session, reader)
    summary = event_stopped(here) or session_word(its, here, Paper.INVITE)
    if not isinstance(summary, str):
        return summary
    # The name of a zone is the name of a city.
    zone = "" if event.discreet else session.start.zone
    span = Span(start=session.start.utc, end=session.end.utc, zone=zone)
    place = place_of(snapshot, session, reader)
    if called(session, event, Paper.INVITE) is Called.COVER:
        return Appointment(uid, sequence, span, summary, place, about=_COVER)
    about = _about(here, its, reader)
    lines = [text for _, text in about]
    there = (_words_in(snapshot, session, one) for one in others(event, reader))
    lines.append(_again((summary, place), there))
    description = "\n".join(line for line in lines if line)
    return Appointment(uid, sequence, span, summary, place, description, about=about)


def _about(event: Event, session: Session, reader: Tongue) -> tuple[tuple[str, str], ...]:
    """Where it belongs, its languages and its marking."""
    languages = languages_line(session, reader)
    return (("event", event.title), ("languages", languages), ("marking", session.marking))


def _words_in(snapshot: Snapshot, session: Session, reader: Tongue) -> tuple[str, str]:
    event = event_in(snapshot.events[session.event_id], reader)
    word = session_word(session_in(session, reader), event, Paper.INVITE)
    return word if isinstance(word, str) else "", place_of(snapshot, session, reader)


def _again(here: tuple[str, str], there: Iterable[tuple[str, str]]) -> str:
    """Title and place once more, in the first language that says them otherwise; nothing that is the same in both."""
    lines = (
        " – ".join(other for one, other in zip(here, said, strict=True) if other not in ("", one)) for said in there
    )
    return next((line for line in lines if line), "")


def place_of(snapshot: Snapshot, session: Session, reader: Tongue | None = None) -> str:
    """Room, house and place, or nothing for a call; under a cover, whoever's it is, the cover place or nothing."""
    event = snapshot.events[session.event_id]
    reader = reader or tongue(event.language)
    event = event_in(event, reader)
    room = snapshot.rooms.get(session.room_id or "")
    venue = snapshot.venues.get(room.venue_id) if room else None
    if called(session, event, Paper.INVITE) is Called.COVER:
        return event.cover_place or (venue.cover_place if venue else "")
    if typed := place_in(session, reader):
        return typed
    if session.remote and room is None:
        return session.room_typed
    parts = [room.name if room else session.room_typed]
    parts += [venue.name, venue.place] if venue else [event.place]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def said(appointment: Appointment, status: str = "CONFIRMED") -> str:
    """What a file says of time, place, status and title, as JSON text that is equal when they are."""
    span = appointment.span
    facts: dict[str, object] = {
        "start": utc_text(span.start) if span.start else "",
        "end": utc_text(span.end) if span.end else "",
        "zone": span.zone,
        "first_day": span.first_day.isoformat() if span.first_day else "",
        "last_day": span.last_day.isoformat() if span.last_day else "",
        "place": appointment.location,
        "status": status,
        "summary": appointment.summary,
        "about": {name: text for name, text in appointment.about if text},
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def moved(before: str, after: str) -> bool:
    """Whether time, place or status differ between two texts of `said`: then SEQUENCE rises."""
    old, new = _facts(before), _facts(after)
    return any(old[key] != new[key] for key in _TIME_PLACE_STATUS)


def changes(before: str, after: str) -> tuple[Changed, ...]:
    """What differs between two texts of `said`, whatever their status."""
    if before == after:
        return ()
    old, new = _facts(before), _facts(after)
    was, now = _about_said(before), _about_said(after)
    covered = was is not None and now is not None and was.get("cover") != now.get("cover")
    renamed = old["summary"] != new["summary"]
    under_cover = bool((was or {}).get("cover") or (now or {}).get("cover"))
    differs = {
        Changed.TIME: any(old[key] != new[key] for key in _TIME),
        Changed.PLACE: old["place"] != new["place"],
        Changed.TITLE: renamed and not under_cover,
        Changed.COVER: covered or (renamed and under_cover),
    }
    # Under a cover nothing of this is written; and what was issued before this was kept cannot be compared.
    if was is not None and now is not None and not under_cover:
        differs |= {what: was.get(key) != now.get(key) for key, what in _ABOUT.items()}
    return tuple(what for what, it_does in differs.items() if it_does)


def _about_said(text: str) -> dict[str, str] | None:
    kept: dict[str, dict[str, str]] = json.loads(text)
    return kept.get("about")


def is_timed(text: str) -> bool:
    """Whether a text of `said` has times, and not days."""
    return bool(_facts(text)["start"])


def is_tentative(text: str) -> bool:
    """Whether what was issued only held the date."""
    return _facts(text)["status"] == "TENTATIVE"


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
    about = tuple(sorted((_about_said(text) or {}).items()))
    return Appointment(uid, sequence, span, facts["summary"], facts["place"], about=about)


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
    last = replace(last, summary=cover or "", location=place_of(snapshot, session))
    return _without_zone(last) if event.discreet else last


def cancelled_event_appointment(event: Event, text: str, uid: str, sequence: int) -> Appointment | CoverMissing:
    """The same for an invite to the event itself."""
    missing = event_stopped(event)
    if missing is not None:
        return missing
    last = appointment_said(text, uid, sequence)
    covered = replace(last, summary=event.cover_title, location=event.cover_place)
    return _without_zone(covered) if event.discreet else last


def _without_zone(last: Appointment) -> Appointment:
    return replace(last, span=replace(last.span, zone=""))


def _facts(text: str) -> Mapping[str, str]:
    facts: dict[str, str] = json.loads(text)
    return facts


def _utc(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
