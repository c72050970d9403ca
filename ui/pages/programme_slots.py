"""From a place on the grid, or a field of the inspector, to a time and a room: by the clock where the event is."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from forumdesk.domain.moments import Moment
from forumdesk.services import clock
from forumdesk.services.errors import ClockError, NotScheduledError
from forumdesk.services.scheduling import Slot
from ui.models.programme_grid import REMOTE, View
from ui.models.programme_rows import Programme, SessionRow, minutes_of
from ui.models.programme_words import length_of
from ui.widgets.time_grid_facts import DAY, Spot

Answers = Mapping[datetime, Moment]
"""Local times that a clock shows twice -> which one was meant."""
MORNING = time(9)


def at(day: date, minutes: int, zone: str, answers: Answers) -> Moment:
    """The moment so many minutes by the clock into a day; ClockError where there is none, or two and no answer."""
    ahead, into = divmod(minutes, DAY)
    local = time(into // 60, into % 60)
    return _answered(day + timedelta(days=ahead), local, zone, answers)


def _answered(day: date, local: time, zone: str, answers: Answers) -> Moment:
    try:
        return clock.at_clock(day, local, zone)
    except ClockError as error:
        if error.local in answers:
            return answers[error.local]
        raise


def slot_at(programme: Programme, view: View, row: SessionRow | None, spot: Spot, answers: Answers) -> Slot:
    """Where a block that is dropped there belongs; what is only moved keeps its length in real minutes."""
    day = view.day or date.fromisoformat(spot.column)
    start = _start(programme, row, day, spot, answers)
    kept = length_of(row) if row else None
    if row is not None and kept is not None and spot.end - spot.start == _wall_length(programme, row):
        end = clock.after(start, kept)
    else:
        end = at(day, spot.end, programme.zone, answers)
    return Slot(start, end, room_at(view, row, spot))


def _start(programme: Programme, row: SessionRow | None, day: date, spot: Spot, answers: Answers) -> Moment:
    old = row.session.start if row else None
    # What was not moved is not asked about again, even in the hour that comes twice.
    if old is not None and minutes_of(old, programme.zone, day) == spot.start:
        return old
    return at(day, spot.start, programme.zone, answers)


def _wall_length(programme: Programme, row: SessionRow) -> int | None:
    start, end, day = row.session.start, row.session.end, row.day(programme.zone)
    if start is None or end is None or day is None:
        return None
    return minutes_of(end, programme.zone, day) - minutes_of(start, programme.zone, day)


def room_at(view: View, row: SessionRow | None, spot: Spot) -> str | None:
    """The room of what is dropped there, by id."""
    held = row.session.room_id if row else None
    if view.day is None:
        return held
    if spot.column == REMOTE:
        # Only what is held remotely stands there; anything else keeps its room.
        return None if row is not None and row.session.remote else held
    return spot.column


def slot_with(programme: Programme, row: SessionRow, edit: tuple[str, object], answers: Answers, usual: int) -> Slot:
    """A session with one of PLACING changed; `usual` is how long it lasts where nothing says so.

    Raises NotScheduledError for an end or a length without a start, ClockError, EndsFirstError.
    """
    name, value = edit
    session = row.session
    if name == "room":
        return Slot(session.start, session.end, str(value) if value is not None else None)
    if name == "day":
        return _on(programme, row, value if isinstance(value, date) else None, answers, usual)
    if session.start is None:
        raise NotScheduledError
    length = length_of(row) or usual
    if name == "start" and isinstance(value, time):
        day = session.start.in_zone(programme.zone).date()
        start = _answered(day, value, programme.zone, answers)
        return Slot(start, clock.after(start, length), session.room_id)
    if name == "end" and isinstance(value, time):
        return Slot(session.start, _end(session.start, value, programme.zone, answers), session.room_id)
    return Slot(session.start, clock.after(session.start, int(str(value))), session.room_id)


def _end(start: Moment, value: time, zone: str, answers: Answers) -> Moment:
    try:
        return clock.ends_at(start, value, zone)
    except ClockError as error:
        if error.local in answers:
            return answers[error.local]
        raise


def _on(programme: Programme, row: SessionRow, day: date | None, answers: Answers, usual: int) -> Slot:
    """The same time and length on another day; without a day it is not scheduled any more."""
    if day is None:
        return Slot()
    start = row.session.start
    local = start.in_zone(programme.zone).time() if start else MORNING
    begins = _answered(day, local, programme.zone, answers)
    return Slot(begins, clock.after(begins, length_of(row) or usual), row.session.room_id)
