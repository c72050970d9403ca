"""Points in time: stored in UTC together with the IANA zone they were typed in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time in UTC, to the second, and the IANA zone in which somebody typed it."""

    utc: datetime
    zone: str

    @property
    def local(self) -> datetime:
        return self.utc.astimezone(ZoneInfo(self.zone))

    def in_zone(self, zone: str) -> datetime:
        return self.utc.astimezone(ZoneInfo(zone))

    def to_text(self) -> str:
        """As stored: RFC 9557 text such as 2030-06-17T12:30:00Z[Europe/Oslo]."""
        return f"{self.utc:%Y-%m-%dT%H:%M:%SZ}[{self.zone}]"

    @classmethod
    def from_text(cls, text: str) -> "Moment":
        stamp, _, zone = text.partition("[")
        return cls(datetime.fromisoformat(stamp).astimezone(UTC), zone.rstrip("]"))


When = date | Moment
"""A day, or a point in time: what was typed keeps its precision."""


def utc_text(utc: datetime) -> str:
    """2030-06-17T12:30Z; seconds only where there are any."""
    return f"{utc:%Y-%m-%dT%H:%M:%SZ}" if utc.second else f"{utc:%Y-%m-%dT%H:%MZ}"


def when_text(when: When) -> str:
    """A day as 2030-06-14, a time as 2030-06-17T12:30Z."""
    return utc_text(when.utc) if isinstance(when, Moment) else when.isoformat()


def local_day(when: When) -> date:
    """The day it falls on where it was typed."""
    return when.local.date() if isinstance(when, Moment) else when
