"""A calendar file becomes a programme: a row for each entry, and for each time of one that repeats."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from .calendar_rules import MOST_TIMES, times_of
from .calendar_times import Written, Zones, span_of, zones_of
from .content_lines import Component, Line, read_components
from .entries import code_of, sheet_of_entries
from .refusals import EmptyInputError, TooLargeError
from .sheet import Sheet
from .sources import Source

READS = {
    "UID": "session_id",
    "Calendar": "event",
    "Day": "date",
    "DTSTART": "start",
    "DTEND": "end",
    "TZID": "tz",
    "LOCATION": "room",
    "SUMMARY": "title",
    "CLASS": "visibility",
    "ATTENDEE": "participants",
    "DESCRIPTION": "notes",
    "Online": "remote",
}
MOST_ENTRIES = 10_000
MOST_UNREAD = 8  # to find out that a rule comes to nothing takes a while
_HIDDEN = frozenset({"PRIVATE", "CONFIDENTIAL"})
_ONLINE = ("http://", "https://", "microsoft teams", "zoom.us")


@dataclass(frozen=True, slots=True)
class Taking:
    """One time at which an entry takes place; `day` tells it from the others of a series, if it is of one."""

    event: Component
    start: Written
    end: Written | None
    day: str = ""
    unread_rule: str = ""


@dataclass(slots=True)
class _Series:
    """An entry, and what was changed about some of its times."""

    uid: str
    whole: Component | None = None
    changed: list[Component] = field(default_factory=list)


def read_calendar(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    calendars = [one for one in read_components(data) if one.name == "VCALENDAR"]
    entries = [
        _entry(calendar, taking, number) for calendar in calendars for number, taking in enumerate(takings(calendar), 1)
    ]
    if not entries:
        raise EmptyInputError
    return sheet_of_entries(entries, Source.ICALENDAR, READS)


def takings(calendar: Component) -> Iterator[Taking]:
    """Everything in a calendar that takes place and was not called off, in its order. Raises TooLargeError."""
    zones = zones_of(calendar)
    found = itertools.chain.from_iterable(_takings(series, zones) for series in _series(calendar))
    unread = 0
    for number, taking in enumerate(found):
        unread += bool(taking.unread_rule)
        if unread > MOST_UNREAD:
            raise TooLargeError("rules", MOST_UNREAD)
        if number >= MOST_ENTRIES:
            raise TooLargeError("rows", MOST_ENTRIES)
        yield taking


def _series(calendar: Component) -> Iterable[_Series]:
    """Entries by UID; of two with one UID the later edition, those without one each by itself."""
    found: dict[str, _Series] = {}
    for number, event in enumerate(calendar.inside("VEVENT")):
        uid = event.text("UID")
        series = found.setdefault(uid or f"\x1f{number}", _Series(uid))
        if event.first("RECURRENCE-ID"):
            series.changed.append(event)
        elif series.whole is None or _edition(event) >= _edition(series.whole):
            series.whole = event
    return found.values()


def _edition(event: Component) -> int:
    said = event.text("SEQUENCE")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def _takings(series: _Series, zones: Zones) -> Iterator[Taking]:
    instead: dict[str, tuple[Written, Component]] = {}
    for event in series.changed:
        when = zones.read(event.first("RECURRENCE-ID"))
        if when is not None:
            instead[_instant(when)] = when, event
    whole = _of_whole(series.whole, zones) if series.whole is not None else ()
    for taking in whole:
        changed = instead.pop(_instant(taking.start), None)
        if changed is not None:
            yield from _at(changed[1], zones, taking.day)
        elif not _called_off(taking.event):
            yield taking
    for when, event in instead.values():
        yield from _at(event, zones, when.local.date().isoformat())


def _instant(when: Written) -> str:
    """Equal for two writings of one time; the day stands first."""
    return when.text if when.whole_day else when.utc("UTC").isoformat()


def _called_off(event: Component) -> bool:
    return event.text("STATUS").upper() == "CANCELLED"


def _at(event: Component, zones: Zones, day: str) -> Iterator[Taking]:
    start = zones.read(event.first("DTSTART"))
    if start is not None and not _called_off(event):
        yield Taking(event, start, _end(event, start, zones), day)


def _end(event: Component, start: Written, zones: Zones) -> Written | None:
    end = zones.read(event.first("DTEND"))
    if end is not None:
        return end if end.whole_day else start.at(end.by_clock_of(start))
    span = span_of(event.text("DURATION"))
    return start.at(_plus(start.local, span)) if span is not None else None


def _plus(local: datetime, span: timedelta) -> datetime:
    try:
        return local + span
    except OverflowError:
        return local


def _of_whole(event: Component, zones: Zones) -> Iterator[Taking]:
    start = zones.read(event.first("DTSTART"))
    if start is None:
        yield Taking(event, Written(datetime.min, unread=event.text("DTSTART")), None)
        return
    end = _end(event, start, zones)
    rule = event.text("RRULE")
    until = zones.read_value(_until(rule), "")
    times = times_of(rule, start.local, _last(until, start)) if rule else [start.local]
    if not times:
        yield Taking(event, start, end, unread_rule=rule)
        return
    more = {when.by_clock_of(start) for line in event.every("RDATE") for when in _listed(line, zones)}
    less = {when.by_clock_of(start) for line in event.every("EXDATE") for when in _listed(line, zones)}
    if len(times) > MOST_TIMES:
        raise TooLargeError("times", MOST_TIMES)
    whole = sorted({*times, *more} - less)
    for local, day in zip(whole, _days(whole) if rule or more else itertools.repeat(""), strict=False):
        ends = end.at(_plus(end.local, local - start.local)) if end is not None else None
        yield Taking(event, start.at(local), ends, day)


def _days(times: list[datetime]) -> Iterator[str]:
    """What tells the times of a series apart: the day, so that a new hour changes them and makes no others."""
    on_day = Counter(local.date() for local in times)
    return (f"{local:%Y-%m-%d}" if on_day[local.date()] == 1 else local.isoformat() for local in times)


def _until(rule: str) -> str:
    return next((part[6:] for part in rule.upper().split(";") if part.startswith("UNTIL=")), "")


def _last(until: Written | None, start: Written) -> datetime | None:
    if until is None:
        return None
    return datetime.combine(until.local.date(), time.max) if until.whole_day else until.by_clock_of(start)


def _listed(line: Line, zones: Zones) -> Iterator[Written]:
    named = line.parameters.get("TZID", "")
    for value in line.value.split(","):
        when = zones.read_value(value.partition("/")[0], named)
        if when is not None:
            yield when


def _entry(calendar: Component, taking: Taking, number: int) -> dict[str, str]:
    event, start = taking.event, taking.start
    uid = event.text("UID") or f"{number} {start.text} {event.text('SUMMARY')}"
    place = event.text("LOCATION")
    online = place.lower().startswith(_ONLINE)
    return {
        "UID": code_of("S", uid, taking.day),
        "Calendar": calendar.text("X-WR-CALNAME"),
        "Day": start.text if start.whole_day else "",
        "DTSTART": "" if start.whole_day else start.text,
        "DTEND": "" if start.whole_day or taking.end is None else taking.end.text,
        "TZID": start.unknown or ("" if start.zone == "UTC" else start.zone),
        "LOCATION": "" if online else place,
        "SUMMARY": event.text("SUMMARY"),
        "CLASS": "organiser_only" if event.text("CLASS").upper() in _HIDDEN else "",
        "ATTENDEE": "|".join(dict.fromkeys(map(_address, event.every("ATTENDEE")))),
        "DESCRIPTION": event.text("DESCRIPTION"),
        "Online": "yes" if online else "",
        "RRULE": taking.unread_rule,
    }


def _address(attendee: Line) -> str:
    """Apple keeps the address beside a value that is none."""
    value = attendee.parameters.get("EMAIL") or attendee.value
    return value.strip().removeprefix("mailto:").removeprefix("MAILTO:").lower()
