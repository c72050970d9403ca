"""What a reader found in a calendar file, in a shape in which two readers can be compared."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EventReading:
    """One VEVENT; `start` and `end` are UTC instants, or dates for whole days. Addresses are as written."""

    uid: str
    sequence: int
    summary: str
    start: date | datetime
    end: date | datetime | None
    attendees: tuple[str, ...]
    organiser: str


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time at which something takes place, in UTC: of a recurring event each, changed ones as they are now."""

    start: datetime
    end: datetime
    uid: str
    summary: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`occurrences` are those of events with times, in time; a cancellation has none of those it calls off."""

    method: str
    events: tuple[EventReading, ...]
    occurrences: tuple[Occurrence, ...] = field(default=(), compare=False)


class MissingReaderError(Exception):
    """A reader is not on this machine; the message says what to run."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is missing: run `python3 packaging/bootstrap.py test`, which installs it.")
