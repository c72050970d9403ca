"""A contact sheet: every badge of a run small on a few pages, to be looked at before any is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from forumdesk.domain.cards import LayoutReport, Running
from forumdesk.exporters.display import Bars, Box, Item, Laid, Path, bounds
from forumdesk.exporters.draw_pdf import draw
from forumdesk.exporters.flow import Flow, Piece
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout_marks import rounded
from forumdesk.exporters.paper import Align, Paper, fill, stroke
from forumdesk.exporters.running_page import RunningPage, Sheet, running_page, to_pdf
from forumdesk.exporters.setting import INK, SECOND, Part, Place, Setting, Style
from forumdesk.exporters.stocks import MM
from forumdesk.exporters.text import Block, elide
from forumdesk.exporters.titles import Titles

# How much smaller than printed badges are wanted: their smallest words can still be read.
_WANTED, _HIGHEST = 0.62, 0.6
_BETWEEN, _BELOW, _AIR, _SIGN = 14.0, 13.0, 4.0, 8.0
_LINES = 3
_NAME = Style(8.5, Weight.SEMIBOLD)
_REF = Style(7.5, Weight.REGULAR, SECOND)
_NOTE = Style(8.0, Weight.BOLD)
_QUIET, _HEAVY = stroke("#B4BBC4") + " 0.4 w", stroke(INK) + " 1.8 w"


@dataclass(frozen=True, slots=True)
class Entry:
    """One badge: whose, its sides as they were laid out, and in words what stops it and what should be looked at.

    Somebody without a badge has no sides.
    """

    ref: str
    name: str
    sides: tuple[Laid, ...] = ()
    stops: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the badges and along every page."""

    title: str
    subtitle: str
    running: Running
    sheet: Sheet = Sheet.A4


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many badges stand side by side, and how large; `width` and `height` are of a cell, in points.

    Captions begin on the side on which the page is begun to be read.
    """

    columns: int
    scale: float
    width: float
    height: float
    begins: Align


def render(head: Head, entries: Sequence[Entry], label: Label) -> tuple[bytes, LayoutReport]:
    """The sheets as one PDF, empty without an entry. No code on them can be read: a frame stands in its place."""
    if not entries:
        return b"", LayoutReport(0)
    setting = Setting(from_the_right=head.running.from_the_right)
    page = running_page(head.sheet.upright, head.title, head.running, setting)
    flow = Flow(page.height)
    flow.add(Titles(page.room, setting, head.running.continued_text).title(head.title, head.subtitle))
    grid = _grid(page, label, max(len(entry.sides) for entry in entries) or 1)
    for start in range(0, len(entries), grid.columns):
        row = [_cell(entry, grid, setting) for entry in entries[start : start + grid.columns]]
        height = max(cell.height for cell in row) + _BELOW
        if height > flow.remaining:
            flow.turn()
        flow.add([Piece(height, partial(_draw_row, row, grid))])
    return to_pdf(page, flow), LayoutReport(len(flow.pages), troubles=setting.troubles())


def specimen(laid: Laid) -> Laid:
    """The same without a code that anybody could use: each gives way to a crossed frame."""
    return replace(laid, parts=tuple(replace(part, items=tuple(_uncoded(part.items))) for part in laid.parts))


def _uncoded(items: Iterable[Item]) -> Iterable[Item]:
    for item in items:
        if not isinstance(item, Bars):
            yield item
            continue
        box = bounds(item)
        edge = min(0.4, box.width / 4, box.height / 4)
        inner = Box(box.x + edge / 2, box.y + edge / 2, box.width - edge, box.height - edge)
        cross = (
            ("M", (inner.x, inner.y)),
            ("L", (inner.right, inner.bottom)),
            ("M", (inner.right, inner.y)),
            ("L", (inner.x, inner.bottom)),
        )
        clip = rounded(inner)
        yield Path(clip, stroke=INK, thickness=edge)
        yield Path(cross, stroke=INK, thickness=edge, clips=(clip,))


def _grid(page: RunningPage, label: Label, sides: int) -> _Grid:
    wide, high = (label.width * sides + 2.0 * (sides - 1)) * MM, label.height * MM
    columns = max(1, round(page.room / (wide * _WANTED + _BETWEEN)))
    width = (page.room - _BETWEEN * (columns - 1)) / columns
    scale = min(1.0, width / wide, page.height * _HIGHEST / high)
    return _Grid(columns, scale, width, high * scale, page.begins)


@dataclass(frozen=True, slots=True)
class _Cell:
    """An entry and its caption, set; a note is told with whether it stops the badge."""

    entry: Entry
    caption: tuple[Part, ...]
    notes: tuple[tuple[bool, Part], ...]
    height: float


def _cell(entry: Entry, grid: _Grid, setting: Setting) -> _Cell:
    caption = [_short(setting.part(entry.name, _NAME, grid.width, Place(entry.ref, "name")), entry.name, grid.width)]
    if entry.ref != entry.name:
        caption.append(setting.part(entry.ref, _REF, grid.width, Place(entry.ref, "ref"), 1.0))
    room = grid.width - _SIGN - _AIR
    told = (*((True, one) for one in entry.stops), *((False, one) for one in entry.notes))
    notes = tuple((stops, setting.part(said, _NOTE, room, Place(entry.ref, "notes"), 2.0)) for stops, said in told)
    height = grid.height + _AIR + 2.0 + sum(part.height for part in (*caption, *(part for _, part in notes)))
    return _Cell(entry, tuple(caption), notes, height)


def _short(part: Part, name: str, room: float) -> Part:
    """A name of many lines is cut off here: what it is stands on the badge, and the ref below."""
    if len(part.block.lines) <= _LINES:
        return part
    return replace(part, block=Block((elide(name, room, _NAME.size, _NAME.weight),), _NAME.size))


def _draw_row(row: Sequence[_Cell], grid: _Grid, paper: Paper, left: float, top: float) -> None:
    for number, cell in enumerate(row):
        # A page that is read from the right is filled from there.
        column = number if grid.begins == "left" else grid.columns - 1 - number
        _draw(cell, grid, paper, left + column * (grid.width + _BETWEEN), top)


def _draw(cell: _Cell, grid: _Grid, paper: Paper, left: float, top: float) -> None:
    entry, bottom, x = cell.entry, top - grid.height, left
    for side in entry.sides:
        paper.raw(f"q {grid.scale:.5f} 0 0 {grid.scale:.5f} {x:.3f} {bottom:.3f} cm")
        draw(paper, specimen(side))
        paper.raw("Q")
        _frame(entry, paper, Box(x, bottom, side.width * MM * grid.scale, grid.height))
        x += (side.width + 2.0) * MM * grid.scale
    if not entry.sides:
        _frame(entry, paper, Box(left, bottom, grid.width, grid.height))
    y = bottom - _AIR - 2.0
    for part in cell.caption:
        y = paper.block(part.block, left, y - part.gap, grid.width, grid.begins, part.colour)
    signed = left if grid.begins == "left" else left + grid.width - _SIGN
    noted = left + _SIGN + _AIR if grid.begins == "left" else left
    for stops, part in cell.notes:
        _sign(paper, signed, y - part.gap, solid=stops)
        y = paper.block(part.block, noted, y - part.gap, grid.width - _SIGN - _AIR, grid.begins, part.colour)


def _frame(entry: Entry, paper: Paper, box: Box) -> None:
    """Thin round what is right, thick round what will not be printed, thick and broken round what needs a look."""
    pen = _HEAVY if entry.stops else f"{_HEAVY} [5 3] 0 d" if entry.notes else _QUIET
    paper.raw(f"q {pen} {box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f} re S Q")


def _sign(paper: Paper, x: float, top: float, solid: bool) -> None:
    """A triangle, filled where the badge is stopped: told apart by its shape, not by a colour."""
    bottom, peak, right = top - _SIGN, x + _SIGN / 2, x + _SIGN
    path = f"{x:.2f} {bottom:.2f} m {right:.2f} {bottom:.2f} l {peak:.2f} {top:.2f} l h"
    paper.raw(f"q {fill(INK)} {path} f Q" if solid else f"q {stroke(INK)} 1 w {path} S Q")
