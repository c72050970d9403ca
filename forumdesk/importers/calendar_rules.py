"""Repetitions of a calendar's entries, worked out within limits: no rule may go on for ever."""

import itertools
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # dateutil publishes no types

MOST_TIMES = 1_000
ENDLESS = timedelta(days=366)
LONGEST = timedelta(days=5 * 366)
_NEVER = datetime(9_998, 12, 31)
_SAME_AGAIN = 400
_LAST_YEAR = 9_990
_FREQUENCIES = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"})
_PARTS = frozenset(
    {
        *("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYMONTH", "BYWEEKNO"),
        *("BYSETPOS", "BYHOUR", "BYMINUTE", "WKST"),
    }
)
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_LIST = re.compile(r"[A-Za-z0-9+,-]{1,200}")
# dateutil checks little, and fails with whatever a broken part leads to.
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, ZeroDivisionError)


def times_of(rule: str, start: datetime, until: datetime | None) -> list[datetime] | None:
    """The times of a rule, at most one more than MOST_TIMES; none, or None, for one that cannot be worked out.

    `until` is its UNTIL by the clock of `start`. A rule without an end is followed for a year, any rule for five.
    """
    parts = _parts(rule)
    count = parts.pop("COUNT", "")
    parts.pop("UNTIL", "")
    if start.year >= _LAST_YEAR or not _sound(parts) or (count and not count.isdecimal()):
        return None
    horizon = LONGEST if count or until else ENDLESS
    last = min(until or _NEVER, start + horizon)
    most = min(int(count or MOST_TIMES + 1), MOST_TIMES + 1)
    return _listed(parts, start, last, most)


def last_before(start: datetime, rule: str, when: datetime) -> datetime:
    """The last time of a yearly rule up to `when`, or its start where it does not repeat; datetime.min for none yet."""
    if start > when:
        return datetime.min
    parts = _parts(rule)
    until = parts.pop("UNTIL", "")
    if parts.get("FREQ") != "YEARLY" or not _sound(parts) or (until and until[:4] < f"{when.year:04}"):
        return start
    found = [one for one in _about(rule, start, when.year) if one <= when]
    return found[-1] if found else start


@lru_cache(maxsize=4_096)
def _about(rule: str, start: datetime, year: int) -> tuple[datetime, ...]:
    """The times of a yearly rule in a year and the one before: every entry of a calendar asks for some of them."""
    parts = _parts(rule)
    parts.pop("UNTIL", "")
    near = start.replace(year=max(start.year, year - 1), day=min(start.day, 28))
    return tuple(_listed(parts, near, datetime(year, 12, 31), 8) or ())


def _listed(parts: dict[str, str], start: datetime, last: datetime, most: int) -> list[datetime] | None:
    # dateutil looks for a time until the year 9999, whatever UNTIL is: a rule that never comes true would take long.
    # The calendar is the same again after 400 years, so the rule is followed as near to that year as can be.
    later = (_LAST_YEAR - start.year) // _SAME_AGAIN * _SAME_AGAIN
    ends = {"UNTIL": f"{last.replace(year=last.year + later):%Y%m%dT%H%M%S}"}
    text = ";".join(f"{name}={value}" for name, value in {**parts, **ends}.items())
    try:
        times: Iterator[datetime] = iter(rrulestr(text, dtstart=start.replace(year=start.year + later)))
        return [one.replace(year=one.year - later) for one in itertools.islice(times, most)]
    except _BROKEN:
        return None


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _sound(parts: dict[str, str]) -> bool:
    """Known parts alone, a frequency that an entry of a calendar can have, and a step that goes on."""
    known = parts.keys() <= _PARTS and parts.get("FREQ") in _FREQUENCIES
    stepping = _NUMBER.fullmatch(parts.get("INTERVAL", "1"))
    return known and stepping is not None and all(_LIST.fullmatch(value) for value in parts.values())
