"""The busy times of a calendar, and nothing else of it: no title, place, note or name is taken out of the file."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain.availability import Span, together

from .calendar_rows import read_calendar, takings
from .calendar_times import Written, Zones, span_of, zones_of
from .content_lines import Component, Line, read_components
from .foreign import reader_of
from .refusals import EmptyInputError, TooLargeError, Unreadable, UnreadableInputError

MOST_TIMES = 5_000
_FREE = frozenset({"FREE", "WORKINGELSEWHERE"})


def busy_times(data: bytes, zone: str) -> list[Span]:
    """In UTC, in order, those that touch as one; `zone` places whole days and times of no zone.

    Raises EmptyInputError where the calendar holds no busy time, TooLargeError, UnreadableInputError.
    """
    if not data.strip():
        raise EmptyInputError
    if reader_of(data) is not read_calendar:
        raise UnreadableInputError(Unreadable.NO_CALENDAR)
    calendars = [one for one in read_components(data) if one.name == "VCALENDAR"]
    found = together(span for calendar in calendars for span in _spans(calendar, zone))
    if not found:
        raise EmptyInputError
    if len(found) > MOST_TIMES:
        raise TooLargeError("times", MOST_TIMES)
    return found


def _spans(calendar: Component, zone: str) -> Iterator[Span]:
    zones = zones_of(calendar)
    for part in calendar.inside("VFREEBUSY"):
        for line in part.every("FREEBUSY"):
            if line.parameters.get("FBTYPE", "BUSY").upper() != "FREE":
                yield from _told(line, zones, zone)
    for taking in takings(calendar):
        if taking.start.unread is None and not _free(taking.event):
            yield _utc(taking.start, zone), _until(taking.start, taking.end, zone)


def _told(line: Line, zones: Zones, zone: str) -> Iterator[Span]:
    """Periods between commas, each a start and an end, or a start and a length."""
    for period in line.value.split(","):
        first, _, last = period.partition("/")
        start, end, length = zones.read_value(first, ""), zones.read_value(last, ""), span_of(last)
        if start is not None and end is not None:
            yield _utc(start, zone), _utc(end, zone)
        elif start is not None and length is not None:
            yield _utc(start, zone), _later(_utc(start, zone), length)


def _free(event: Component) -> bool:
    shown = event.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    return event.text("TRANSP").upper() == "TRANSPARENT" or shown in _FREE


def _until(start: Written, end: Written | None, zone: str) -> datetime:
    """A day without an end is that day, a time without one no time."""
    if end is not None:
        return _utc(end, zone)
    return _utc(start.at(start.local + timedelta(days=1)) if start.whole_day else start, zone)


def _utc(when: Written, zone: str) -> datetime:
    """A whole day begins at its midnight, where it is looked at from."""
    if when.whole_day:
        return datetime.combine(when.local.date(), time(), ZoneInfo(zone)).astimezone(UTC)
    return when.utc(zone)


def _later(start: datetime, length: timedelta) -> datetime:
    try:
        return start + length
    except OverflowError:
        return start
