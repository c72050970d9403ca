"""What a reader found in a calendar file, in a shape in which two readers can be compared."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Reading:
    method: str
    events: tuple[EventReading, ...]


class MissingReaderError(Exception):
    """A reader is not on this machine; the message says what to run."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is missing: run `python3 packaging/bootstrap.py test`, which installs it.")
