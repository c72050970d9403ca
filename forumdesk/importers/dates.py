"""Dates as people type them: what order was meant is taken where it shows, asked where it does not."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from forumdesk.domain.questions import QuestionType

from .calendar_words import MONTHS, WEEKDAYS
from .cleaning import fold_letters
from .reading import Reading

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?")
_CLOCK = re.compile(
    r"(?<=\d)[t ](?:\d\d:\d\d(?::\d\d(?:\.\d+)?)?|00:00(?::00(?:\.0+)?)?z)$"
)  # 00:00 Z is nobody's hour
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_WORDS_ONLY = re.compile(r"[\w .,/-]+")
_NOISE = frozenset({"the", "of", "den", "st", "nd", "rd", "th"})
_EPOCH = date(1899, 12, 30)  # serial 0 of Excel, whose 1900 has a 29 February
_YEARS = range(1900, 2101)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_PUNCTUATION = {ord("٫"): ".", ord("،"): ",", ord("٬"): None, ord("．"): ".", ord("／"): "/", ord("："): ":"}
_LONGEST = 60


def plain(text: str) -> str:
    """Lower case, digits of any script as 0-9, one kind of dash: what dates and times are read from."""
    if not text.isascii():
        text = text.translate(_DASHES).translate(_PUNCTUATION)
        text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join(text.lower().split())


def read_date(text: str, birth: bool = False, this_year: int = 2000) -> Reading[date]:
    """One reading, two that ask for a choice (day first comes first), or none.

    A year of two digits is in this century, but a birth date's is the latest that is before `this_year`; a birth
    date after `this_year` is none. A weekday beside the date must be right, and may settle the order.
    """
    if not text or len(text) > _LONGEST:
        return Reading()
    found = days_of(_CLOCK.sub("", plain(text)), this_year if birth else None)
    return Reading(found, QuestionType.AMBIGUOUS_DATE if len(found) > 1 else None)


def proposed_order(texts: Iterable[str]) -> str | None:
    """ "dmy" or "mdy" where some of a column's dates can be read in one order only, and none in the other only."""
    orders = {order for order in map(_only_order, texts) if order}
    return orders.pop() if len(orders) == 1 else None


def _only_order(text: str) -> str | None:
    match = _NUMBERS.fullmatch(plain(text)) if len(text) <= _LONGEST else None
    if match is None or match[2] == ".":
        return None
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


@lru_cache(maxsize=4096)
def days_of(text: str, born_by: int | None) -> tuple[date, ...]:
    """The days that `text` (as `plain` gives it) may mean, where it holds no time; none after the year `born_by`."""
    weekday, rest = _weekday(text)
    for read in _STYLES:
        choices = read(rest, born_by)
        if choices:
            right = (day for day in choices if born_by is None or day.year <= born_by)
            return tuple(day for day in right if weekday is None or day.weekday() == weekday)
    return ()


def _weekday(text: str) -> tuple[int | None, str]:
    match = re.match(r"([^\W\d_]+)\.?,? ", text)
    day = WEEKDAYS.get(fold_letters(match[1])) if match else None
    return (None, text) if match is None or day is None else (day, text[match.end() :])


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    """The day as the only choice, or none."""
    if year not in _YEARS:
        return ()
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _iso(text: str, born_by: int | None) -> tuple[date, ...]:
    match = _ISO.fullmatch(text)
    if match is None:
        return ()
    year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
    return _day(int(year), int(month), int(day))


def _numbers(text: str, born_by: int | None) -> tuple[date, ...]:
    """With dots the day is first; with slashes and dashes either may be."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return ()
    first, second = int(match[1]), int(match[3])
    day_first = _with_year(match[4], second, first, born_by)
    if match[2] == ".":
        return day_first
    return tuple(dict.fromkeys(day_first + _with_year(match[4], first, second, born_by)))


def _serial(text: str, born_by: int | None) -> tuple[date, ...]:
    """Days since Excel's epoch, from 1927 on: shorter numbers are years or nothing."""
    match = _SERIAL.fullmatch(text)
    if match is None:
        return ()
    day = _EPOCH + timedelta(days=int(match[1]))
    return (day,) if int(match[1]) >= 10_000 and day.year in _YEARS else ()


def _words(text: str, born_by: int | None) -> tuple[date, ...]:
    """14. juni 2027, June 14th, 2027, 14-Jun-27, 2027 June 14."""
    if not _WORDS_ONLY.fullmatch(text):
        return ()
    tokens = [token for token in _TOKENS.findall(fold_letters(text)) if token not in _NOISE]
    months = [place for place, token in enumerate(tokens) if token in MONTHS]
    if len(tokens) != 3 or len(months) != 1 or months[0] == 2:
        return ()
    month = MONTHS[tokens.pop(months[0])]
    if len(tokens[0]) == 4:
        tokens.reverse()
    day, year = tokens
    readable = day.isdigit() and len(day) <= 2 and year.isdigit() and len(year) in (2, 4)
    return _with_year(year, month, int(day), born_by) if readable else ()


def _with_year(year: str, month: int, day: int, born_by: int | None) -> tuple[date, ...]:
    full = int(year)
    if len(year) == 2:
        full += 2000 if born_by is None or full + 2000 < born_by else 1900
    return _day(full, month, day)


_STYLES: tuple[Callable[[str, int | None], tuple[date, ...]], ...] = (_iso, _numbers, _serial, _words)
