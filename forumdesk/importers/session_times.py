"""When a session is, from its date, start, end and zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from forumdesk.domain.moments import Moment, local_day
from forumdesk.domain.questions import ProblemType, QuestionType

from .reading import Reading
from .row_reader import RowReader
from .said import one
from .times import place_local, read_times, read_when


@dataclass(frozen=True, slots=True)
class TimeColumns:
    """What the columns of a day, a start and an end are called."""

    date: str = "date"
    start: str = "start"
    end: str = "end"


def read_times_of(reader: RowReader, zone: str, columns: TimeColumns) -> None:
    """Start and end in UTC; without a day there is neither, without an end the start stands alone."""
    day = reader.day(columns.date, columns.date) if reader.cell(columns.date) else None
    if day is None and (reader.cell(columns.date) or not _whole(reader.cell(columns.start), zone)):
        _without_day(reader, columns)
        return
    start = _settled(reader, columns.start, day, zone)
    day = day or (local_day(start) if start else None)
    _settled(reader, columns.end, day, zone, after=_clock(reader.cell(columns.start), start))


def _without_day(reader: RowReader, columns: TimeColumns) -> None:
    """A bad or open date was told already; a missing one is told where a time stands without it."""
    reader.unsaid |= {columns.start, columns.end} if reader.cell(columns.date) else set()
    if not reader.cell(columns.date) and reader.cell(columns.start):
        reader.problem(ProblemType.BAD_DATE, columns.date, value="")


def _whole(cell: str, zone: str) -> bool:
    """A day and a time in one cell, as spreadsheets give them."""
    return any(isinstance(choice, Moment) for choice in read_when(cell, zone).choices)


def _clock(cell: str, start: Moment | None) -> time | None:
    """The start as a clock shows it, even while it is asked which of two it is."""
    if start is not None:
        return start.local.time()
    return read_times(cell).taken


def _settled(reader: RowReader, column: str, day: date | None, zone: str, after: time | None = None) -> Moment | None:
    """The cell's moment on that day, or the day after where it is at or before `after`; asked where there are two."""
    cell = reader.cell(column)
    if not cell:
        return None
    clocks = read_times(cell)
    if day is None or clocks.bad:
        reading, value = _moments(cell, zone), cell
    else:
        local = [_local(day, clock, after) for clock in clocks.choices]
        reading, value = _placed(local, zone, clocks.asks), local[0].isoformat(timespec="minutes")
    if reading.bad:
        reader.doubt(column, ProblemType.BAD_TIME, column)
        return None
    moment = reader.settle(column, column, value, reading)
    reader.put(column, one(moment))
    return moment


def _local(day: date, clock: time, after: time | None) -> datetime:
    return datetime.combine(day, clock) + timedelta(days=after is not None and clock <= after)


def _placed(local: list[datetime], zone: str, asks: QuestionType | None) -> Reading[Moment]:
    readings = [place_local(moment.date(), moment.time(), zone) for moment in local]
    choices = tuple(choice for reading in readings for choice in reading.choices)
    return Reading(choices, readings[0].asks or asks)


def _moments(cell: str, zone: str) -> Reading[Moment]:
    """A day and a time in one cell."""
    whole = read_when(cell, zone)
    return Reading(tuple(choice for choice in whole.choices if isinstance(choice, Moment)), whole.asks)
