"""The programme as blocks on a grid: one day with its rooms, or all days side by side; and what is found between."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from forumdesk.domain.findings import Severity
from forumdesk.domain.venues import Room
from ui import words
from ui.models.programme_marks import marks
from ui.models.programme_rows import Programme, SessionRow, minutes_of, waiting
from ui.models.programme_words import called, day_said, said, severity, third, time_said
from ui.widgets.time_grid_facts import Block, Column, Shown
from ui.widgets.time_grid_tabs import Tab
from ui.widgets.time_grid_tray import Loose

REMOTE = "remote"
ALL_DAYS = "all"


@dataclass(frozen=True, slots=True)
class View:
    """What of the programme is looked at. `day` None is all days; `second` is another zone to show the hours in."""

    day: date | None = None
    hidden: frozenset[str] = frozenset()
    second: str = ""


def shown(programme: Programme, view: View, now: datetime) -> Shown:
    """The grid for a view of the programme."""
    rows = [row for row in programme.rows if _on_grid(row, programme, view)]
    blocks = tuple(block(programme, view, row) for row in rows)
    found = {id(one): one for row in rows for one in waiting(row.findings)}
    return Shown(
        columns(programme, view),
        blocks,
        marks(programme, found.values(), {one.id: one for one in blocks}),
        _now(programme, view, now),
        _second_hours(programme, view),
    )


def _on_grid(row: SessionRow, programme: Programme, view: View) -> bool:
    if not row.placed or (view.day is not None and row.day(programme.zone) != view.day):
        return False
    return row.room is None or row.room.id not in view.hidden


def columns(programme: Programme, view: View) -> tuple[Column, ...]:
    """Rooms under their zones; for all days, the days."""
    if view.day is None:
        return tuple(Column(one.isoformat(), day_said(one), _sessions_said(programme, one)) for one in programme.days)
    made = [_room_column(programme, room) for room in programme.rooms if room.id not in view.hidden]
    if any(row.room is None and _on_grid(row, programme, view) for row in programme.rows):
        made.append(Column(REMOTE, words.say("programme.remote"), words.say("programme.remote-second")))
    return tuple(made)


def _room_column(programme: Programme, room: Room) -> Column:
    # Of one house alone the name says nothing that the organiser does not know.
    several = len({one.venue_id for one in programme.rooms}) > 1
    house = programme.venues.get(room.venue_id, "") if several else ""
    group = words.say("programme.zone", zone=room.zone) if room.zone else words.say("programme.no-zone")
    return Column(room.id, room.name, _holds(room), group, house)


def _holds(room: Room) -> str:
    """plenary 120 · 2 booths."""
    said = []
    if room.capacities:
        set_up, people = room.capacities[0]
        name = words.say(f"programme.set-up.{set_up}")
        # The letter U is the shape of the table.
        said.append(f"{name.lower() if name[1:2].islower() else name} {people}")
    elif room.capacity is not None:
        said.append(words.count("programme.seats", room.capacity))
    if room.booths:
        said.append(words.count("programme.booths", room.booths))
    return " · ".join(said)


def _sessions_said(programme: Programme, day: date) -> str:
    return words.count("programme.sessions", sum(row.day(programme.zone) == day for row in programme.rows))


def block(programme: Programme, view: View, row: SessionRow) -> Block:
    """A session as the grid draws it; one that is not placed stands nowhere, at the start of the day."""
    session = row.session
    day = row.day(programme.zone)
    start, end = (9 * 60, 10 * 60)
    if day is not None and session.start is not None and session.end is not None:
        start, end = (minutes_of(one, programme.zone, day) for one in (session.start, session.end))
    place = row.room.id if row.room else REMOTE
    column = (place if view.day is not None else str(day)) if row.placed else ""
    return Block(
        session.id,
        column,
        start,
        max(end, start + 1),
        called(row),
        time_said(row, programme.zone),
        third(row),
        row.look,
        row.locked,
        severity(row),
        said(programme, row),
    )


def blocks_of_day(programme: Programme, day: date | None) -> int:
    """How many findings that stop output, and that nobody accepted, lie on a day."""
    # A finding stands in the rows of all its sessions as one object; its own id costs a hash each time.
    return len(
        {
            id(one)
            for row in programme.rows
            if row.day(programme.zone) == day
            for one in waiting(row.findings)
            if one.finding.severity is Severity.BLOCK
        }
    )


def _now(programme: Programme, view: View, now: datetime) -> tuple[int, str] | None:
    local = now.astimezone(ZoneInfo(programme.zone))
    today = local.date() == view.day if view.day is not None else local.date() in programme.days
    return (local.hour * 60 + local.minute, f"{local:%H:%M}") if today else None


def _second_hours(programme: Programme, view: View) -> tuple[str, ...]:
    """What a clock in the other zone shows at each full hour; with the day where it is another one."""
    day = view.day or next(iter(programme.days), None)
    if not view.second or day is None:
        return ()
    first = datetime.combine(day, time(), ZoneInfo(programme.zone))
    local = [first.replace(hour=hour).astimezone(UTC).astimezone(ZoneInfo(view.second)) for hour in range(24)]
    return tuple(f"{one:%H:%M}" for one in local)


def tabs(programme: Programme) -> list[Tab]:
    """A tab for each day, and one for all of them."""
    made = [
        Tab(day.isoformat(), day_said(day), day_said(day, short=True), blocks_of_day(programme, day))
        for day in programme.days
    ]
    return [*made, Tab(ALL_DAYS, words.say("programme.all-days"), words.say("programme.all"))]


def loose(programme: Programme, row: SessionRow, usual: int) -> Loose:
    """A session that is not on the grid: how long and who, or when it is that has no room yet."""
    day = row.day(programme.zone)
    if day is None:
        second = (words.say("programme.minutes", n=usual), third(row))
    else:
        begins = time_said(row, programme.zone).partition("–")[0]
        second = (f"{day_said(day, short=True)} {begins}", words.say("programme.no-room").lower())
    text = " · ".join(part for part in second if part)
    return Loose(row.id, called(row), text, said(programme, row), row.locked)
