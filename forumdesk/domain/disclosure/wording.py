"""How documents greet, and how they say days and times, in the language of the event."""

import re
from datetime import date

from ..moments import Moment, When, local_day
from ..tongues import tongue, word

__all__ = [
    "clock",
    "clock_span",
    "day_heading",
    "day_of",
    "day_text",
    "days_text",
    "greeting",
    "tongue",
    "when_cell",
    "word",
]


def greeting(name: str, language: str) -> str:
    """The first line of a letter; neutral without a name."""
    return word("mail_greeting", language).format(name) if name else word("mail_hello", language)


def day_heading(day: date, language: str) -> str:
    """Monday 14 June 2027, mandag 14. juni 2027, Montag, 14. Juni 2027."""
    return _formatted(day, "date.weekday", language)


def day_text(day: date, language: str) -> str:
    """14 June 2027, 14. juni 2027, 14 de junio de 2027."""
    return _formatted(day, "date.day", language)


def days_text(first: date, last: date, language: str) -> str:
    """14–16 June 2027, 30 May – 2 June 2027: nothing is said twice."""
    until = day_text(last, language)
    if first >= last:
        return day_text(first, language)
    if first.year != last.year:
        return f"{day_text(first, language)} – {until}"
    if first.month != last.month:
        return f"{_formatted(first, 'date.day_month', language)} – {until}"
    return f"{_formatted(first, 'date.day_alone', language)}–{until}"


def clock(moment: Moment, zone: str) -> str:
    return f"{moment.in_zone(zone):%H:%M}"


def clock_span(start: Moment, end: Moment | None, zone: str) -> str:
    """09:00–10:30, or the start alone."""
    return f"{clock(start, zone)}–{clock(end, zone)}" if end else clock(start, zone)


def day_of(when: When, zone: str) -> date:
    """The day it falls on in the zone; what was typed as a day is that day."""
    return when.in_zone(zone).date() if isinstance(when, Moment) else local_day(when)


def when_cell(when: When | None, zone: str) -> str:
    """For a list: 2027-06-14, or 2027-06-14 16:30 in the zone."""
    if when is None:
        return ""
    return f"{when.in_zone(zone):%Y-%m-%d %H:%M}" if isinstance(when, Moment) else when.isoformat()


def _formatted(day: date, key: str, language: str) -> str:
    """As the language's pattern has it; a language may have a word of its own for the first of a month (1er juin)."""
    # Babel takes a fifth of a second to import, and most commands print no date in words.
    from babel.dates import format_date

    pattern = word(key, language)
    if day.day == 1:
        plain, first = word("date.day_alone", language), word("date.first", language)
        pattern = re.sub(rf"\b{re.escape(plain)}", lambda _: first, pattern, count=1)
    return format_date(day, pattern, locale=tongue(language))
