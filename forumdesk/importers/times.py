"""Times of day as people type them, and their place in UTC: what does not exist, or exists twice, is asked."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from forumdesk.domain.moments import Moment, When
from forumdesk.domain.questions import QuestionType

from .cleaning import clean
from .dates import days_of, plain
from .reading import Reading

_BEFORE = re.compile(r"^(?:kl\b\.?|klokk[ae]n?\b|at\b|@|-)[ .:]*")
_AFTER = re.compile(r"(?<=\d) ?(?:hrs?|hours|h|timer)\.?$")
_HALF_DAY = re.compile(r"(?<=\d) ?(?:([ap])\.? ?m\.?|(ص|م))$")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_FRACTION = re.compile(r"0?[.,](\d+)")
_SERIAL = re.compile(r"(\d{5})[.,](\d+)")
_OFFSET = re.compile(r"(?<=\d) ?(?:(z|utc|gmt)|([+-])(\d{2}):?(\d{2})?)$")
_STEP = re.compile(r"[t ]+|, ?")
_NO_CITY = frozenset({"UTC", "GMT"})
_LONGEST = 80
_DAY_SECONDS = 86_400

_Local = list[tuple[date, time]]


def read_time(text: str) -> time | None:
    """The one time of day it says, else None. 24:00 is midnight; see is_end_of_day."""
    return read_times(text).taken


def read_times(text: str) -> Reading[time]:
    """0.15 is the one text with two readings: a quarter past midnight, or a part of a day as Excel keeps it."""
    found = _times(plain(text)) if 0 < len(text) <= _LONGEST else ()
    return Reading(found, QuestionType.AMBIGUOUS_TIME if len(found) > 1 else None)


def is_end_of_day(text: str) -> bool:
    """24:00, the midnight at which a day ends."""
    return _hours_of(_bare(plain(text))) == (24, 0, 0)


def read_when(text: str, zone: str, birth: bool = False, this_year: int = 2000) -> Reading[When]:
    """A day stays a day; a day and a time become a moment in `zone`; an offset that was typed places it by itself.

    What can be read in several ways has a choice for each; `asks` names the first doubt, the date's before the time's.
    """
    if not text or len(text) > _LONGEST:
        return Reading()
    written = plain(text)
    born_by = this_year if birth else None
    days = days_of(written, born_by)
    if days:
        return Reading(days, QuestionType.AMBIGUOUS_DATE if len(days) > 1 else None)
    offset = _OFFSET.search(written)
    at_offset = _split(written[: offset.start()], born_by) if offset else []
    if offset and at_offset:  # else it was the end of a date: 15:00 2030-06-14
        return _at_offset(at_offset, _difference(offset), zone)
    return _placed(_serial(written) or _split(written, born_by), zone)


def begins_or_ends_with_day(text: str) -> bool:
    """Whether one end of it is a day, so that the rest was meant as a time: 2030-06-14 25:00."""
    written = plain(text) if len(text) <= _LONGEST else ""
    parts = ((written[: step.start()], written[step.end() :]) for step in _STEP.finditer(written))
    return any(days_of(left, None) or days_of(right, None) for left, right in parts)


def place_local(day: date, at: time, zone: str) -> Reading[Moment]:
    """The moment a clock in `zone` shows that.

    Where clocks go back it exists twice: two choices, the earlier first. Where they go forward it is skipped: the
    choices are what the clock would show with the offset after the gap, and with that before it, the earlier first.
    """
    first, second = (_utc(day, at, zone, fold) for fold in (0, 1))
    if first == second:
        return Reading((Moment(first, zone),))
    shown = first.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    twice = shown == datetime.combine(day, at)
    asks = QuestionType.AMBIGUOUS_TIME if twice else QuestionType.NONEXISTENT_TIME
    return Reading(tuple(Moment(utc, zone) for utc in sorted((first, second))), asks)


def known_zone(text: str) -> str | None:
    """The IANA name in its own spelling; no abbreviation such as CST, which means several zones."""
    return _zones().get(clean(text).replace(" ", "_").lower())


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    names = resources.files("tzdata").joinpath("zones").read_text("utf-8").split()
    return {name.lower(): name for name in names if not name.isupper() or "/" in name or name in _NO_CITY}


def _utc(day: date, at: time, zone: str, fold: int) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).replace(fold=fold).astimezone(UTC)


def _times(text: str) -> tuple[time, ...]:
    text = _bare(text)
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        return _from_fraction(text, fraction[1])
    half = _HALF_DAY.search(text)
    hours = _hours_of(text[: half.start()] if half else text)
    if hours is None:
        return ()
    hour = _on_24(hours[0], half[1] == "p" or half[2] == "م") if half else hours[0]
    return _time(0 if hours == (24, 0, 0) else hour, hours[1], hours[2])


def _bare(text: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", text))


def _hours_of(text: str) -> tuple[int, int, int] | None:
    match = _CLOCK.fullmatch(text) or _DIGITS.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = (*(int(part or 0) for part in match.groups()), 0)[:3]
    return hour, minute, second


def _on_24(hour: int, afternoon: bool) -> int:
    """An hour beside AM or PM; -1 where the two do not go together."""
    if hour <= 12:
        return hour % 12 + 12 * afternoon
    return hour if afternoon else -1


def _time(hour: int, minute: int, second: int) -> tuple[time, ...]:
    valid = 0 <= hour < 24 and minute < 60 and second < 60
    return (time(hour, minute, second),) if valid else ()


def _from_fraction(text: str, digits: str) -> tuple[time, ...]:
    """A part of a day. Excel writes no zero at the end, so 0.30 was typed as a time; 0.15 may be either."""
    part = _clock_of(float(f"0.{digits}"))
    typed = _time(0, int(digits), 0) if len(digits) == 2 and text.startswith("0.") else ()
    if typed and digits.endswith("0"):
        return typed
    return tuple(dict.fromkeys((*typed, part)))


def _clock_of(part: float) -> time:
    seconds = round(part * _DAY_SECONDS) % _DAY_SECONDS
    return (datetime.min + timedelta(seconds=seconds)).time()


def _serial(text: str) -> _Local:
    match = _SERIAL.fullmatch(text)
    days = days_of(match[1], None) if match else ()
    return [(day, _clock_of(float(f"0.{match[2]}"))) for day in days] if match else []


def _split(text: str, born_by: int | None) -> _Local:
    """The days and times of a text that holds a day and a time, in whichever order."""
    for step in _STEP.finditer(text):
        left, right = text[: step.start()], text[step.end() :]
        for day_text, time_text in ((left, right), (right, left)):
            days = days_of(day_text, born_by)
            times = _times(time_text) if days else ()
            if times:
                later = timedelta(days=is_end_of_day(time_text))
                return [(day + later, at) for day in days for at in times]
    return []


def _difference(offset: re.Match[str]) -> timedelta:
    if offset[1]:
        return timedelta()
    ahead = timedelta(hours=int(offset[3]), minutes=int(offset[4] or 0))
    return -ahead if offset[2] == "-" else ahead


def _at_offset(found: _Local, ahead: timedelta, zone: str) -> Reading[When]:
    moments = tuple(Moment(datetime.combine(day, at, UTC) - ahead, zone) for day, at in found)
    return Reading(moments, _first_doubt(found))


def _placed(found: _Local, zone: str) -> Reading[When]:
    readings = [place_local(day, at, zone) for day, at in found]
    asks = _first_doubt(found) or next((reading.asks for reading in readings if reading.asks), None)
    return Reading(tuple(moment for reading in readings for moment in reading.choices), asks)


def _first_doubt(found: _Local) -> QuestionType | None:
    if len({day for day, _ in found}) > 1:
        return QuestionType.AMBIGUOUS_DATE
    return QuestionType.AMBIGUOUS_TIME if len(found) > 1 else None
