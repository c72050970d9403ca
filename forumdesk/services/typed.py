"""Values as people type them into one field: a number, a day, a zone, several words. What is none is refused."""

from datetime import date

from forumdesk.importers.dates import read_date
from forumdesk.importers.times import known_zone
from forumdesk.services.errors import AmbiguousDayError, NotADayError, NotANumberError, NotAZoneError


def number_of(text: str) -> int | None:
    """A whole number from 0, or None for an empty field. Takes the digits of every script. NotANumberError."""
    typed = text.strip()
    if not typed:
        return None
    if not typed.isdecimal():
        raise NotANumberError(typed)
    return int(typed)


def day_of(text: str) -> date | None:
    """A day in any style the lists have, or None for an empty field. NotADayError, AmbiguousDayError."""
    typed = text.strip()
    if not typed:
        return None
    reading = read_date(typed)
    if reading.bad:
        raise NotADayError(typed)
    if reading.taken is None:
        raise AmbiguousDayError(typed, reading.choices)
    return reading.taken


def zone_of(text: str) -> str:
    """An IANA zone by its name, whatever its case. NotAZoneError."""
    zone = known_zone(text.strip())
    if zone is None:
        raise NotAZoneError(text.strip())
    return zone


def several_of(text: str) -> tuple[str, ...]:
    """Values with commas, semicolons or bars between them, each once."""
    parts = text.replace(";", ",").replace("|", ",").split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
