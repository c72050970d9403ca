"""What people type about a person: when they come, when they were born, where to write to."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.moments import Moment, When
from forumdesk.domain.questions import QuestionType
from forumdesk.importers.calendar_words import MONTHS, WEEKDAYS
from forumdesk.importers.cleaning import fold_letters
from forumdesk.importers.dates import plain, read_date
from forumdesk.importers.emails import read_email
from forumdesk.importers.reading import Reading
from forumdesk.importers.times import place_local, read_times, read_when
from forumdesk.services.errors import (
    AmbiguousDayError,
    NoSuchDayError,
    NotADayError,
    NotAnAddressError,
    NotATimeError,
    NotAWhenError,
    SkippedTimeError,
    TwiceWhenError,
)
from forumdesk.services.typed import several_of

# Day and month without a year, in the ways the lists have them; the year goes where it would stand.
_DAY_MONTH = re.compile(r"(\d{1,2}(?:st|nd|rd|th)?)\.? ([^\W\d_]{3,})\.?(?= |$)")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?=,? |,?$)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.?(?= |$)")
_WEEKDAY = re.compile(r"([^\W\d_]+)\.? (?=\d)")


def when_of(text: str, zone: str, near: date | None = None) -> When | None:
    """A day, or a time in `zone`, in any style the lists have; None for an empty field.

    `near` is a day it is about: where the year is not typed, or the day is not, it is the nearest one.
    Raises NotAWhenError, NoSuchDayError, AmbiguousDayError, SkippedTimeError, TwiceWhenError.
    """
    typed = text.strip()
    if not typed:
        return None
    reading = read_when(typed, zone)
    if reading.bad and near is not None:
        reading = _with_year(plain(typed), zone, near) or _on_a_day(plain(typed), zone, near) or reading
    if reading.taken is not None:
        return reading.taken
    raise _refusal(typed, zone, reading)


def _with_year(text: str, zone: str, near: date) -> Reading[When] | None:
    """The text with the year that brings it nearest."""
    found = [(_distance(one, near), one) for year in _years(near) for one in _dated(text, year, zone)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _years(near: date) -> tuple[int, ...]:
    return (near.year, near.year + 1, near.year - 1)


def _dated(text: str, year: int, zone: str) -> Iterator[Reading[When]]:
    for style, said in ((_DAY_MONTH, rf"\1 \2 {year}"), (_MONTH_DAY, rf"\1 \2 {year}"), (_DOTTED, rf"\1.\2.{year}")):
        reading = read_when(style.sub(said, text, count=1), zone) if style.search(text) else Reading()
        if not reading.bad:
            yield reading


def _distance(reading: Reading[When], near: date) -> int:
    first = reading.choices[0]
    day = first.utc.date() if isinstance(first, Moment) else first
    return abs((day - near).days)


def _on_a_day(text: str, zone: str, near: date) -> Reading[When] | None:
    """A time alone is on the day; with a weekday it is on that one nearest to it."""
    match = _WEEKDAY.match(text)
    weekday = WEEKDAYS.get(fold_letters(match[1])) if match else None
    clock = read_times(text[match.end() :] if match and weekday is not None else text)
    if clock.taken is None:
        return None
    away = 0 if weekday is None else (weekday - near.weekday() + 3) % 7 - 3
    placed = place_local(near + timedelta(days=away), clock.taken, zone)
    return Reading(tuple(placed.choices), placed.asks)


def _refusal(typed: str, zone: str, reading: Reading[When]) -> ForumDeskError:
    if reading.bad:
        return _no_such_day(typed) or NotAWhenError(typed)
    moments = tuple(one for one in reading.choices if isinstance(one, Moment))
    if reading.asks is QuestionType.AMBIGUOUS_DATE or not moments:
        return AmbiguousDayError(typed, tuple(_day(one, zone) for one in reading.choices))
    locals_ = {one.in_zone(zone).replace(tzinfo=None, fold=0) for one in moments}
    if reading.asks is QuestionType.NONEXISTENT_TIME:
        return SkippedTimeError(_between(locals_), zone, moments)
    # Two clock times out of one text: 0.15 is a quarter past midnight, or a part of a day.
    return TwiceWhenError(locals_.pop(), zone, moments) if len(locals_) == 1 else NotATimeError()


def _between(shown: set[datetime]) -> datetime:
    """What was typed of a skipped time: the clock would show it an hour earlier, or later."""
    return min(shown) + (max(shown) - min(shown)) / 2


def _day(when: When, zone: str) -> date:
    return when.in_zone(zone).date() if isinstance(when, Moment) else when


def _no_such_day(typed: str) -> NoSuchDayError | None:
    """31 June: a month that is shorter than that."""
    match = _DAY_MONTH.search(plain(typed))
    month = MONTHS.get(fold_letters(match[2])) if match else None
    if match is None or month is None:
        return None
    # A leap year, so that 29 February is not refused for a year nobody typed.
    days = monthrange(2028, month)[1]
    return NoSuchDayError(month, days) if int(match[1][:2]) > days else None


def birth_day_of(text: str, this_year: int) -> date | None:
    """A birth date in any style, or None for an empty field. NotADayError, AmbiguousDayError."""
    typed = text.strip()
    if not typed:
        return None
    reading = read_date(typed, birth=True, this_year=this_year)
    if reading.taken is not None:
        return reading.taken
    raise NotADayError(typed) if reading.bad else AmbiguousDayError(typed, reading.choices)


def addresses_of(text: str) -> tuple[str, ...]:
    """E-mail addresses, bare or with a name around them. NotAnAddressError for the first that can be none."""
    found = []
    for typed in several_of(text):
        address = read_email(typed)
        if address is None:
            raise NotAnAddressError(typed)
        found.append(address)
    return tuple(dict.fromkeys(found))
