"""Events: a forum, a regional edition, a seminar, a dialogue."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    FORUM = "forum"
    REGIONAL_EDITION = "regional_edition"
    SEMINAR = "seminar"
    DIALOGUE = "dialogue"


class Discretion(StrEnum):
    OPEN = "open"
    INTERNAL = "internal"
    DISCREET = "discreet"


class EventStatus(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `venue_codes` are the ids its list gave, known or not; `copy_letters` head the copy numbers.

    Dates are days in `zone`, both inclusive; an edition without dates has neither.
    """

    id: str
    code: str
    title: str = ""
    cover_title: str = ""
    kind: EventKind = EventKind.FORUM
    edition_id: str | None = None
    place: str = ""
    cover_place: str = ""
    zone: str = "UTC"
    start_date: date | None = None
    end_date: date | None = None
    discretion: Discretion = Discretion.INTERNAL
    marking: str = ""
    organiser_name: str = ""
    organiser_email: str = ""
    hosts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    venue_codes: tuple[str, ...] = ()
    language: str = "en"
    status: EventStatus = EventStatus.PLANNED
    copy_letters: str = ""
    custom: tuple[tuple[str, str], ...] = ()

    @property
    def discreet(self) -> bool:
        return self.discretion is Discretion.DISCREET

    @property
    def outward_title(self) -> str:
        """What anything that leaves the house may call it; empty where a cover is needed and missing."""
        return self.cover_title if self.discreet else self.title
