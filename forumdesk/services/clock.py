"""Times of day and lengths as people type them, and their place in UTC: what a clock skips or repeats is refused."""

import re
from datetime import date, datetime, time, timedelta

from forumdesk.domain.moments import Moment
from forumdesk.domain.questions import QuestionType
from forumdesk.importers.times import place_local, read_times
from forumdesk.services.errors import NotALengthError, NotATimeError, SkippedTimeError, TwiceTimeError

_LENGTH = re.compile(r"(?:(\d{1,2}) ?(?:h|t|hours?|timer?) ?)?(?:(\d{1,4}) ?(?:m|min|minutes?|minutter)?)?")
_LONGEST = 24 * 60


def clock_of(text: str) -> time:
    """15:30, 1530, 3.30 pm. NotATimeError for everything else, and for a text with two readings."""
    taken = read_times(text.strip()).taken
    if taken is None:
        raise NotATimeError
    return taken


def minutes_of(text: str) -> int:
    """45, 45 min, 1 h 30. NotALengthError for everything else."""
    found = _LENGTH.fullmatch(text.strip().lower())
    minutes = 60 * int(found[1] or 0) + int(found[2] or 0) if found else 0
    if not 0 < minutes <= _LONGEST:
        raise NotALengthError
    return minutes


def at_clock(day: date, clock: time, zone: str) -> Moment:
    """The moment a clock in `zone` shows that on that day.

    SkippedTimeError where it never does, TwiceTimeError where it does so twice: both carry the choices.
    """
    reading = place_local(day, clock, zone)
    if reading.taken is not None:
        return reading.taken
    kind = TwiceTimeError if reading.asks is QuestionType.AMBIGUOUS_TIME else SkippedTimeError
    raise kind(datetime.combine(day, clock), zone, reading.choices)


def after(start: Moment, minutes: int) -> Moment:
    """So many minutes later, whatever the clocks do meanwhile."""
    return Moment(start.utc + timedelta(minutes=minutes), start.zone)


def ends_at(start: Moment, clock: time, zone: str) -> Moment:
    """The first time after `start` that a clock in `zone` shows that: at or before it is the next day."""
    local = start.in_zone(zone)
    day = local.date() + timedelta(days=clock <= local.time())
    return at_clock(day, clock, zone)
