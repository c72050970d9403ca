"""Time zones for calendar files: VTIMEZONEs with yearly rules, made from the `tzdata` package alone.

The last line of a TZif file is a POSIX TZ string (RFC 9636, section 3.3) such as `CET-1CEST,M3.5.0,M10.5.0/3`: the
rules that hold from now on. Rules are what Outlook reads; it passes over lists of dates (RDATE). Where the rules do
not say what the full history says, or cannot be put in an RRULE, the answer is None and the caller writes UTC.
"""

import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

# Rules are written as if they had held since then; before it, readers know no offset.
_SINCE = 1970
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_NAME = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)"
_OFFSET = r"[+-]?\d{1,2}(?::\d{2})?"
_DAY = r"M\d{1,2}\.[1-5]\.[0-6](?:/\d{1,2}(?::\d{2})?)?"
_FOOTER = re.compile(rf"{_NAME}({_OFFSET})(?:{_NAME}({_OFFSET})?,({_DAY}),({_DAY}))?")


@dataclass(frozen=True, slots=True)
class Change:
    """The day of a year on which the clock moves, and the local time before the move.

    `week` is 1 to 4, or 5 for the last; `weekday` counts from Sunday = 0, as POSIX does.
    """

    month: int
    week: int
    weekday: int
    at: time

    def in_year(self, year: int) -> datetime:
        """The local time of the move, without a zone."""
        if self.week == 5:
            return datetime.combine(self._last_in(year), self.at)
        first = date(year, self.month, 1)
        ahead = (self.weekday - first.isoweekday()) % 7
        return datetime.combine(first + timedelta(days=ahead + 7 * (self.week - 1)), self.at)

    def _last_in(self, year: int) -> date:
        last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - self.weekday) % 7)

    def rrule(self) -> vRecur:
        week = -1 if self.week == 5 else self.week
        return vRecur({"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{week}{_WEEKDAYS[self.weekday]}"})


@dataclass(frozen=True, slots=True)
class Seasons:
    """The two moves of a year: into the second offset of a zone and back to the first."""

    offset: timedelta
    begins: Change
    ends: Change


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in a zone every year from now on: one offset, or two that take turns."""

    offset: timedelta
    seasons: Seasons | None = None

    def offset_at(self, instant: datetime) -> timedelta:
        """Offset from UTC at an aware time, by these rules alone."""
        if self.seasons is None:
            return self.offset
        utc = instant.astimezone(UTC).replace(tzinfo=None)
        year = (utc + self.offset).year
        begins = self.seasons.begins.in_year(year) - self.offset
        ends = self.seasons.ends.in_year(year) - self.seasons.offset
        # South of the equator summer spans the new year.
        inside = begins <= utc < ends if begins < ends else not ends <= utc < begins
        return self.seasons.offset if inside else self.offset


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone that a calendar file can carry: `info` for local times, `vtimezone` as ready bytes (CRLF)."""

    info: ZoneInfo
    rules: Rules
    vtimezone: bytes

    def tells(self, instant: datetime) -> bool:
        """Whether every reader of the VTIMEZONE finds this instant again from its local time."""
        local = instant.astimezone(self.info)
        # When summer time ends an hour comes twice, and RFC 5545 has no way to say which (section 3.3.5).
        ambiguous = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return local.year > _SINCE and not ambiguous and local.utcoffset() == self.rules.offset_at(instant)


def parse(footer: str) -> Rules | None:
    """Rules of a POSIX TZ string; None for what an RRULE with BYDAY cannot say.

    That is: days of the year (`J60`, `59`), and moves at 24:00 or later or before midnight, which fall on another
    day than the rule names (`M3.4.4/50`, `M3.5.0/-1`).
    """
    match = _FOOTER.fullmatch(footer)
    if match is None:
        return None
    standard, summer, begins, ends = match.groups()
    offset = _offset(standard)
    if begins is None:
        return Rules(offset)
    changes = _change(begins), _change(ends)
    if changes[0] is None or changes[1] is None:
        return None
    return Rules(offset, Seasons(_offset(summer) if summer else offset + timedelta(hours=1), changes[0], changes[1]))


@lru_cache(maxsize=1024)
def zone(name: str) -> Zone | None:
    """The zone of an IANA name or link, or None where its times have to be written in UTC."""
    if name not in names():
        return None
    data = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    rules = parse(data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii"))
    if rules is None or rules == Rules(timedelta(0)):
        return None
    # Not ZoneInfo(name): that would ask the system first, which may be older than the rules (or absent, on Windows).
    return Zone(ZoneInfo.from_file(io.BytesIO(data), key=name), rules, _vtimezone(name, rules).to_ical())


def fitting(name: str, instants: tuple[datetime, ...]) -> Zone | None:
    """The zone if its rules hold at every one of the (aware) instants, else None: write UTC."""
    found = zone(name)
    return found if found is not None and all(found.tells(instant) for instant in instants) else None


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Every zone and link that the package knows."""
    return frozenset(files("tzdata").joinpath("zones").read_text("ascii").split())


def _offset(text: str) -> timedelta:
    """POSIX counts west of Greenwich as positive; this does not."""
    hours, _, minutes = text.lstrip("+-").partition(":")
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return size if text.startswith("-") else -size


def _change(text: str) -> Change | None:
    day, _, at = text.partition("/")
    hours, _, minutes = (at or "2").partition(":")
    month, week, weekday = (int(part) for part in day[1:].split("."))
    if int(hours) > 23 or not 1 <= month <= 12:
        return None
    return Change(month, week, weekday, time(int(hours), int(minutes or 0)))


def _vtimezone(name: str, rules: Rules) -> Timezone:
    """STANDARD and DAYLIGHT without TZNAME: CST is Shanghai's, Chicago's and Havana's."""
    component = Timezone()
    component.add("TZID", name)
    if rules.seasons is None:
        component.add_component(_observance(TimezoneStandard(), None, rules.offset, rules.offset))
        return component
    # Ireland's winter time is "daylight saving" of minus one hour; Outlook wants the later clock to be DAYLIGHT.
    forward = rules.seasons.offset > rules.offset
    second, first = (TimezoneDaylight(), TimezoneStandard()) if forward else (TimezoneStandard(), TimezoneDaylight())
    component.add_component(_observance(first, rules.seasons.ends, rules.seasons.offset, rules.offset))
    component.add_component(_observance(second, rules.seasons.begins, rules.offset, rules.seasons.offset))
    return component


def _observance(
    part: TimezoneStandard | TimezoneDaylight, change: Change | None, before: timedelta, after: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    part.add("DTSTART", change.in_year(_SINCE) if change else datetime(_SINCE, 1, 1))
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after)
    if change:
        part.add("RRULE", change.rrule())
    return part
