"""When a calendar's entry is: days, local times, times in UTC, and zones by whatever name a program gives them."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from .calendar_rules import last_before
from .content_lines import Component, Line
from .times import known_zone

_VALUE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
_SPAN = re.compile(r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?")
_FIRST_YEAR, _LAST_YEAR = 1600, 9998
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")


@dataclass(frozen=True, slots=True)
class Written:
    """A time as it stands in a calendar: by the clock of `zone`, an IANA name; in none where that is empty.

    `ahead` is the offset from UTC where only the file's own definition of its zone tells it; `unknown` is the name of a
    zone that nothing tells. `unread` is what stands there where it is no time at all.
    """

    local: datetime
    whole_day: bool = False
    zone: str = ""
    ahead: timedelta | None = None
    unknown: str = ""
    unread: str | None = None

    @property
    def text(self) -> str:
        if self.unread is not None:
            return self.unread
        if self.whole_day:
            return self.local.date().isoformat()
        if self.zone == "UTC":
            return f"{self.local.isoformat()}Z"
        if self.ahead is not None:
            return self.local.replace(tzinfo=timezone(self.ahead)).isoformat()
        return self.local.isoformat()

    def utc(self, zone_of_none: str) -> datetime:
        """The point in time; where a zone is not known, by the clock of `zone_of_none`."""
        if self.ahead is not None:
            return (self.local - self.ahead).replace(tzinfo=UTC)
        return self.local.replace(tzinfo=ZoneInfo(self.zone or zone_of_none)).astimezone(UTC)

    def by_clock_of(self, other: "Written") -> datetime:
        """The same time as the other's clock shows it; as it stands where one of the two is in no known zone."""
        if self.whole_day or other.whole_day or not self._placed or not other._placed:
            return self.local
        utc = self.utc("UTC")
        if other.ahead is not None:
            return (utc + other.ahead).replace(tzinfo=None)
        return utc.astimezone(ZoneInfo(other.zone)).replace(tzinfo=None)

    @property
    def _placed(self) -> bool:
        return bool(self.zone) or self.ahead is not None

    def at(self, local: datetime) -> "Written":
        """Another time by the same clock."""
        return replace(self, local=local)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of one calendar: by their names, or by what the calendar says of them."""

    defined: dict[str, Component]
    usual: str = ""

    def read(self, line: Line | None) -> Written | None:
        """The one time of a line; None where it is none."""
        return self.read_value(line.value, line.parameters.get("TZID", "")) if line else None

    def read_value(self, value: str, named: str) -> Written | None:
        found = _VALUE.fullmatch(value.strip())
        if found is None or int(found[1]) < _FIRST_YEAR:
            return None
        try:
            # No further than the clocks of every zone reach.
            day = date(min(int(found[1]), _LAST_YEAR), int(found[2]), int(found[3]))
            clock = time(int(found[4] or 0), int(found[5] or 0), min(int(found[6] or 0), 59))
        except ValueError:
            return None
        local = datetime.combine(day, clock)
        if found[4] is None:
            return Written(local, whole_day=True)
        return Written(local, zone="UTC") if found[7] else self._in_zone(local, named)

    def _in_zone(self, local: datetime, named: str) -> Written:
        if not named:
            return Written(local, zone=self.usual)
        definition = self.defined.get(named)
        zone = zone_named(named) or zone_named(definition.text("X-LIC-LOCATION") if definition else "")
        if zone:
            return Written(local, zone=zone)
        ahead = _offset_at(definition, local) if definition else None
        return Written(local, ahead=ahead, unknown="" if ahead is not None else named)


def zones_of(calendar: Component) -> Zones:
    defined = {zone.text("TZID"): zone for zone in calendar.inside("VTIMEZONE")}
    return Zones(defined, zone_named(calendar.text("X-WR-TIMEZONE")) or "")


def zone_named(name: str) -> str | None:
    """The IANA zone of a name: its own, Windows', or one with a maker's path before it."""
    plain = name.strip().strip('"')
    parts = plain.strip("/").split("/")
    tails = ("/".join(parts[-number:]) for number in (3, 2) if len(parts) > number)
    tried = (known_zone(plain), known_zone(WINDOWS_TO_OLSON.get(plain, "")), *map(known_zone, tails))
    return next((zone for zone in tried if zone), None)


def _offset_at(zone: Component, local: datetime) -> timedelta | None:
    """By the rule of the definition that began last before that time."""
    begun = []
    for place, part in enumerate(zone.parts):
        start, ahead = Zones({}).read(part.first("DTSTART")), _offset(part.text("TZOFFSETTO"))
        if start is not None and ahead is not None:
            begun.append((last_before(start.local, part.text("RRULE"), local), place, ahead))
    return max(begun, default=(datetime.min, 0, None))[2]


def _offset(written: str) -> timedelta | None:
    found = _OFFSET.fullmatch(written)
    if found is None:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if ahead >= timedelta(days=1):
        return None
    return -ahead if found[1] == "-" else ahead


def span_of(text: str) -> timedelta | None:
    """A duration such as PT1H30M."""
    found = _SPAN.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -whole if found[1] == "-" else whole
