"""Calendar files: one invite card in, the bytes of an `.ics` file out (RFC 5545, RFC 5546)."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from email_validator import EmailNotValidError, validate_email
from icalendar import Alarm, Event, vCalAddress, vDatetime, vRecur

from forumdesk.domain.cards import Appointment, InviteCard, Method, Recurrence, Span
from forumdesk.exporters import timezones

# The same for every file, and nobody's name: a file must not tell which program made it.
PRODID = "-//Calendar//Calendar 2.0//EN"
_LONGEST_LOCATION = 255  # Outlook cuts what is longer.
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Control characters but line feed and tab, and halves of surrogate pairs, which no file can hold.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# What RFC 6068 lets stand in a mailto: address.
_MAILTO = "@!$'*+-._~"


def render(card: InviteCard) -> bytes:
    """The calendar file of a card, UTF-8 with CRLF, folded at 75 octets.

    Local times with a VTIMEZONE where the zone's yearly rules hold, UTC elsewhere. Of a discreet card neither the zone
    nor a description nor anybody's name is written, whatever the card says.

    A recurring appointment has an RRULE, and an EXDATE for each time without it (Outlook passes over RDATE); those that
    stand in for one of its times follow under its UID, with that time in its zone.

    Raises ValueError for a card that no calendar could take: without organiser or, where one is invited, attendee; a
    REQUEST or CANCEL that has not exactly one UID (Outlook reads the first alone); times without a zone; a recurring
    appointment in a zone that cannot tell each of its times.
    """
    _check(card)
    frames = _frames(card)
    zones = [_zone(one.span, card) for one in card.appointments]
    used = dict.fromkeys(zone for zone in (*zones, *frames.values()) if zone)
    events = zip(card.appointments, zones, strict=True)
    return b"".join(
        (
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODID}\r\nMETHOD:{card.method}\r\n".encode(),
            *(zone.vtimezone for zone in used),
            *(_event(card, one, zone, frames.get(one.uid, zone)).to_ical() for one, zone in events),
            b"END:VCALENDAR\r\n",
        )
    )


def one_line(text: str) -> str:
    """A text for a place that has one line: line ends and tabs become spaces, control characters go."""
    if text.isprintable():
        return text.strip()
    return _CONTROLS.sub("", _BREAKS.sub(" ", text).replace("\t", " ")).strip()


def many_lines(text: str) -> str:
    """A text whose lines end in a line feed, without control characters other than tabs."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text)).strip()


def address(email: str) -> str:
    """An e-mail address without spaces and control characters, its domain in ASCII where it can be (IDNA 2008)."""
    bare = "".join(one_line(email).split())
    if bare.rpartition("@")[2].isascii():
        return bare
    try:
        found = validate_email(bare, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return bare
    return f"{found.local_part}@{found.ascii_domain}"


def _check(card: InviteCard) -> None:
    single = [one for one in card.appointments if one.recurrence_id is None]
    uids = {one.uid for one in card.appointments}
    if not uids or (card.method is not Method.PUBLISH and (len(uids) > 1 or len(single) > 1)):
        raise ValueError("appointments")
    if not address(card.organiser_email):
        raise ValueError("organiser_email")
    if card.method is not Method.PUBLISH and not address(card.attendee_email):
        raise ValueError("attendee_email")


def _event(
    card: InviteCard, appointment: Appointment, zone: timezones.Zone | None, frame: timezones.Zone | None
) -> Event:
    event = Event()
    event.add("UID", one_line(appointment.uid))
    event.add("DTSTAMP", _utc(card.issued_at))
    event.add("SEQUENCE", appointment.sequence)
    event.add("STATUS", _status(card))
    _add_times(event, appointment.span, zone)
    if appointment.recurrence is not None or appointment.recurrence_id is not None:
        _add_recurrence(event, appointment, frame)
    _add_texts(event, card, appointment)
    event.add("ORGANIZER", _mailbox(card.organiser_email, "" if card.discreet else card.organiser_name))
    # A PUBLISH with attendees would read as somebody else's meeting.
    if card.method is not Method.PUBLISH:
        event.add("ATTENDEE", _attendee(card))
    if card.discreet:
        event.add("CLASS", "PRIVATE")
    elif card.reminder is not None and card.method is not Method.CANCEL and appointment.span.first_day is None:
        event.add_component(_alarm(card.reminder, appointment.summary))
    return event


def _status(card: InviteCard) -> str:
    if card.method is Method.CANCEL:
        return "CANCELLED"
    return "TENTATIVE" if card.tentative else "CONFIRMED"


def _add_recurrence(event: Event, appointment: Appointment, zone: timezones.Zone | None) -> None:
    if appointment.recurrence_id is not None:
        event.add("RECURRENCE-ID", _moment(_utc(appointment.recurrence_id), zone))
    found = appointment.recurrence
    if found is None:
        return
    weeks, days = divmod(found.interval, 7)
    every = {"FREQ": "DAILY", "COUNT": found.count} if days else {"FREQ": "WEEKLY", "COUNT": found.count}
    interval = found.interval if days else weeks
    event.add("RRULE", vRecur({**every, "INTERVAL": interval} if interval > 1 else every))
    for start in found.without:
        event.add("EXDATE", _moment(_utc(start), zone))


def _alarm(minutes: int, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    alarm.add("DESCRIPTION", one_line(text))
    return alarm


def _add_texts(event: Event, card: InviteCard, appointment: Appointment) -> None:
    texts = {
        "SUMMARY": one_line(appointment.summary),
        "LOCATION": _location(appointment.location),
        "DESCRIPTION": "" if card.discreet else many_lines(appointment.description),
    }
    for name, text in texts.items():
        if text:
            event.add(name, text)


def _add_times(event: Event, span: Span, zone: timezones.Zone | None) -> None:
    if span.first_day is not None:
        _add_days(event, span.first_day, span.last_day or span.first_day)
        return
    start, end = _instants(span)
    event.add("DTSTART", _moment(start, zone))
    # Without DTEND an event takes no time; RFC 5545 section 3.8.2.2 forbids one that equals DTSTART.
    if end > start:
        event.add("DTEND", _moment(end, zone))
    event.add("TRANSP", "OPAQUE")


def _add_days(event: Event, first: date, last: date) -> None:
    """Whole days leave the days free: a forum's days must not clash with the sessions that fill them."""
    if last < first:
        raise ValueError("last_day")
    event.add("DTSTART", first)
    event.add("DTEND", last + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")


def _zone(span: Span, card: InviteCard) -> timezones.Zone | None:
    # The name of a zone is the name of a city.
    if span.first_day is not None or not span.zone or card.discreet:
        return None
    return timezones.fitting(span.zone, _instants(span))


def _frames(card: InviteCard) -> dict[str, timezones.Zone]:
    """UID -> the zone of a recurring appointment, in which what stands in for one of its times names that time."""
    found = {}
    for one in card.appointments:
        if one.recurrence is None or card.discreet or not one.span.zone:
            continue
        zone = _zone(one.span, card)
        # In UTC the same rule would be an hour off for half of the year.
        if zone is None or not all(zone.tells(moment) for moment in _times(one, zone)):
            raise ValueError("zone")
        found[one.uid] = zone
    return found


def _times(master: Appointment, zone: timezones.Zone) -> Iterator[datetime]:
    """Every time of the rule, its end too."""
    start, end = _instants(master.span)
    local = start.astimezone(zone.info).replace(tzinfo=None)
    rule = master.recurrence or Recurrence(1, 1)
    for number in range(rule.count):
        slot = (local + timedelta(days=number * rule.interval)).replace(tzinfo=zone.info).astimezone(UTC)
        yield from (slot, slot + (end - start))


def _instants(span: Span) -> tuple[datetime, datetime]:
    if span.start is None:
        raise ValueError("start")
    start, end = _utc(span.start), _utc(span.end or span.start)
    if end < start:
        raise ValueError("end")
    return start, end


def _utc(moment: datetime) -> datetime:
    # A time without a zone would silently be taken for the computer's own.
    if moment.tzinfo is None:
        raise ValueError("tzinfo")
    return moment.astimezone(UTC).replace(microsecond=0)


def _moment(instant: datetime, zone: timezones.Zone | None) -> vDatetime:
    if zone is None:
        return vDatetime(instant)
    return vDatetime(instant.astimezone(zone.info), params={"TZID": zone.info.key})


def _location(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST_LOCATION else line[: _LONGEST_LOCATION - 1].rstrip() + "…"


def _attendee(card: InviteCard) -> vCalAddress:
    attendee = _mailbox(card.attendee_email, "" if card.discreet else card.attendee_name)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    attendee.params["RSVP"] = "FALSE" if card.tentative else "TRUE"
    return attendee


def _mailbox(email: str, name: str) -> vCalAddress:
    """A mailto: address; a double quote in a name becomes a single one, as few readers know RFC 6868.

    A backslash becomes a slash: some readers take one before the closing quote for an escape, and lose the address.
    """
    mailbox = vCalAddress("mailto:" + quote(address(email), safe=_MAILTO))
    shown = one_line(name).replace('"', "'").replace("\\", "/")
    if shown:
        mailbox.params["CN"] = shown
    return mailbox
