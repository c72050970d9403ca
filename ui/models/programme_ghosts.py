"""Counter-proposals on the grid: a session as somebody proposes it, and the clashes that this would bring."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.services.answering_proposals import Ghost, Proposed
from ui import words
from ui.models.findings_rows import kind_said, sentence
from ui.models.programme_grid import REMOTE, View
from ui.models.programme_marks import marks
from ui.models.programme_rows import Programme, minutes_of
from ui.models.programme_words import called, day_said, time_said
from ui.widgets.time_grid_facts import Block, Look, Marks, Shown

_GHOST = "ghost "


def ghost_id(ghost: Ghost) -> str:
    """The id of its block; no session has one like it."""
    return f"{_GHOST}{ghost.proposed.proposal_id}"


def with_ghosts(now: Shown, programme: Programme, view: View, ghosts: Sequence[Ghost]) -> Shown:
    """The grid with those that are in sight, and the marks that each would bring."""
    here = {column.key for column in now.columns}
    made = [(ghost, block) for ghost in ghosts if (block := _block(programme, view, ghost)) and block.column in here]
    known = {one.id: one for one in now.blocks}
    brought = tuple((block.id, _marks(programme, ghost, block, known)) for ghost, block in made)
    return replace(now, blocks=(*now.blocks, *(block for _, block in made)), ghosts=brought)


def _block(programme: Programme, view: View, ghost: Ghost) -> Block | None:
    row = programme.row(ghost.session_id)
    start, end = ghost.slot.start, ghost.slot.end
    if row is None or start is None or end is None:
        return None
    day = start.in_zone(programme.zone).date()
    if view.day is not None and day != view.day:
        return None
    first, last = (minutes_of(one, programme.zone, day) for one in (start, end))
    column = (ghost.slot.room_id or REMOTE) if view.day is not None else day.isoformat()
    return Block(
        ghost_id(ghost),
        column,
        first,
        max(last, first + 1),
        called(row),
        when_proposed(ghost.proposed, programme.zone),
        words.say("proposal.by", who=ghost.proposed.name),
        Look.GHOST,
        row.locked,
        "block" if ghost.clashes else "",
        said(programme, ghost),
    )


def _marks(programme: Programme, ghost: Ghost, block: Block, known: dict[str, Block]) -> Marks:
    return marks(programme, ghost.clashes, {**known, ghost.session_id: block})


def when_proposed(one: Proposed, zone: str) -> str:
    start, end = (moment.utc.astimezone(ZoneInfo(zone)) for moment in (one.start, one.end))
    return f"{start:%H:%M}–{end:%H:%M}"


def day_proposed(one: Proposed, zone: str) -> str:
    return day_said(one.start.in_zone(zone).date())


def days_proposed(one: Proposed, zone: str) -> str:
    """Whole days where it begins and ends at midnight, else from day and time to day and time."""
    start, end = (moment.in_zone(zone) for moment in (one.start, one.end))
    if start.time() == end.time() == time() and end > start:
        return words.days(start.date(), end.date() - timedelta(days=1))
    if start.date() == end.date():
        return f"{day_said(start.date())} {when_proposed(one, zone)}"
    return f"{day_said(start.date())} {start:%H:%M} – {day_said(end.date())} {end:%H:%M}"


def said(programme: Programme, ghost: Ghost) -> str:
    """The ghost as a sentence, for who does not see it."""
    row, one = programme.row(ghost.session_id), ghost.proposed
    zone = programme.zone
    parts = [words.say("proposal.heading", who=_who(one)), called(row) if row else one.title]
    parts.append(f"{day_proposed(one, zone)} {when_proposed(one, zone)}")
    day = row.day(zone) if row else None
    if row is not None and day is not None:
        parts.append(words.say("proposal.instead", when=f"{day_said(day)} {time_said(row, zone)}"))
    parts.append(clashes_said(ghost))
    return ", ".join(part for part in parts if part)


def clashes_said(ghost: Ghost) -> str:
    return words.count("proposal.clashes", len(ghost.clashes)) if ghost.clashes else words.say("proposal.no-clash")


def clash_lines(ghost: Ghost) -> list[tuple[str, str, str]]:
    """(severity, heading, sentence) of what it would bring."""
    return [(one.finding.severity.value, kind_said(one), sentence(one)) for one in ghost.clashes]


def of_session(ghosts: Iterable[Ghost], session_id: str) -> list[Ghost]:
    return [one for one in ghosts if one.session_id == session_id]


def _who(one: Proposed) -> str:
    return words.say("badges.person-hidden", name=one.name) if one.hidden else one.name
