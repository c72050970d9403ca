"""Times in answers: UTC, a known zone by any of its names, a zone the file defines itself, or a clock of none."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from forumdesk.domain.answers import Clock

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(?:\.\d+)?(Z?))?", re.IGNORECASE)
_DURATION = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", re.I)
_RULE = re.compile(r"RRULE:FREQ=YEARLY(;(BYMONTH|BYDAY|INTERVAL|UNTIL|WKST|BYMONTHDAY)=[-+\w]{1,20}){0,6}", re.I)
_YEARS = range(1970, 2200)
_LONGEST_ZONE, _MOST_ZONES, _MOST_RULES = 20_000, 20, 40


def read_stamp(text: str) -> datetime | None:
    """A DTSTAMP: UTC, also where its Z was forgotten."""
    found = read_clock(text, UTC)
    if isinstance(found, datetime):
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime(found.year, found.month, found.day, tzinfo=UTC) if found else None


def read_mail_date(text: str) -> datetime | None:
    """The Date of a mail, in UTC; for an answer that has no DTSTAMP."""
    try:
        sent = parsedate_to_datetime(text[:100])
        return sent.astimezone(UTC) if sent.year in _YEARS and sent.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def read_clock(text: str, zone: tzinfo | None) -> Clock | None:
    """A day, or a time: aware where it says UTC or where the zone is known, else as the clock shows it."""
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if day.year not in _YEARS:
            return None
        if found[4] is None:
            return day
        clock = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), min(int(found[6]), 59))
    except ValueError:
        return None
    return clock.replace(tzinfo=UTC if found[7] else zone)


def read_duration(text: str) -> timedelta | None:
    """PT45M, P1DT2H, P1W; none that goes backwards."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def zone_named(name: str, calendar: str) -> tzinfo | None:
    """The zone a TZID means: by its IANA or Windows name, also behind a prefix, else as the calendar defines it.

    An abbreviation such as CST means several zones, so it is none.
    """
    bare = name.strip("\"' ")
    found = _known(bare)
    return found or _defined(bare, calendar)


@lru_cache(maxsize=1_000)
def _known(name: str) -> tzinfo | None:
    from .calendar_times import zone_named as iana_name  # late: the library behind it takes 200 ms to import

    if name.lower().endswith("microsoft/utc"):
        return UTC
    key = iana_name(name)
    return ZoneInfo(key) if key else None


def _defined(name: str, calendar: str) -> tzinfo | None:
    for rest in calendar.split("BEGIN:VTIMEZONE\n", _MOST_ZONES)[1:]:
        inner = rest[:_LONGEST_ZONE].partition("\nEND:VTIMEZONE")[0]
        block = f"BEGIN:VTIMEZONE\n{inner}\nEND:VTIMEZONE\n"
        said = re.search(r"(?im)^TZID[^:\n]*:(.*)$", block)
        if said is None or said[1].strip("\"' ") != name:
            continue
        located = re.search(r"(?im)^X-LIC-LOCATION:(.*)$", block)
        return (_known(located[1].strip()) if located else None) or _built(block)
    return None


def _built(block: str) -> tzinfo | None:
    """Rules for one day of the year alone are followed: one by the second is a bomb and no zone."""
    rules = re.findall(r"(?im)^RRULE.*$", block)
    if len(rules) > _MOST_RULES or not all(_RULE.fullmatch(rule) for rule in rules):
        return None
    from icalendar import Timezone  # late, as above

    try:
        zone = Timezone.from_ical(block.replace("\n", "\r\n"))
        made = zone.to_tz(lookup_tzid=False) if isinstance(zone, Timezone) else None
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
        return None
    return made if isinstance(made, tzinfo) else None
