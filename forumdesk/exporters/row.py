"""One row on paper: cells side by side on one baseline, a hairline below, cut between lines where it must be."""

from dataclasses import dataclass, replace

from forumdesk.exporters.paper import Align, Paper, stroke
from forumdesk.exporters.setting import CONTROL, LINE, Part
from forumdesk.exporters.text import Block

# Sums of floats that should be equal differ by less.
_HAIR = 0.01
# A line to write on, and how far it stands above the row's foot.
_BLANK, _BLANK_RISE = 0.6, 6.0
# Names of any script begin at the right there, too: a column has one edge.
_OTHER_SIDE: dict[Align, Align] = {"left": "right", "start": "right", "right": "left", "centre": "centre"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Parts one below the other, `x` points from the row's left edge; `align` as `Paper.block` takes it."""

    parts: tuple[Part, ...]
    x: float
    room: float
    align: Align = "start"

    @property
    def height(self) -> float:
        return sum(part.height for part in self.parts)

    @property
    def ascent(self) -> float:
        """From the cell's top to its first baseline."""
        return next((p.gap + p.block.lines[0].ascent * p.block.size for p in self.parts if p.block.lines), 0.0)

    def draw(self, paper: Paper, left: float, top: float) -> None:
        for part in self.parts:
            top -= part.gap
            paper.block(part.block, left + self.x, top, self.room, align=self.align, colour=part.colour)
            top -= part.block.height

    def split(self, height: float) -> tuple["Cell", "Cell"]:
        """The lines that fit `height` points, and the others."""
        first: list[Part] = []
        rest: list[Part] = []
        for part in self.parts:
            count = 0 if rest else _count_fitting(part, height)
            height -= part.height
            lines = part.block.lines
            if count:
                first.append(replace(part, block=Block(lines[:count], part.block.size)))
            if count < len(lines):
                rest.append(replace(part, block=Block(lines[count:], part.block.size)))
        return replace(self, parts=tuple(first)), replace(self, parts=tuple(rest))


@dataclass(frozen=True, slots=True)
class Row:
    """Cells whose first lines share a baseline; `rule` is the width in points of the hairline below, 0 for none.

    `blanks` are lines to write on, as (x, width); a row is at least `least` points high.
    """

    cells: tuple[Cell, ...]
    width: float
    above: float = 3.5
    below: float = 3.5
    rule: float = 0.5
    colour: str = LINE
    blanks: tuple[tuple[float, float], ...] = ()
    least: float = 0.0

    @property
    def height(self) -> float:
        ascent = self._ascent
        tallest = max((ascent - c.ascent + c.height for c in self.cells), default=0.0)
        return max(self.above + self.below + tallest, self.least)

    @property
    def _ascent(self) -> float:
        return max((cell.ascent for cell in self.cells), default=0.0)

    def draw(self, paper: Paper, left: float, top: float) -> None:
        ascent = self._ascent
        for cell in self.cells:
            cell.draw(paper, left, top - self.above - (ascent - cell.ascent))
        foot = top - self.height
        if self.rule:
            _line(paper, self.colour, self.rule, (left, left + self.width, foot + self.rule / 2))
        for x, width in self.blanks:
            _line(paper, CONTROL, _BLANK, (left + x, left + x + width, foot + _BLANK_RISE))

    def split(self, height: float) -> tuple["Row", "Row"]:
        """The part of the row that fits `height` points, but one line at least, and the rest of it."""
        ascent = self._ascent
        least = max((_first_line(cell) for cell in self.cells), default=0.0)
        room = max(height - self.above - self.below, least)
        halves = [cell.split(room - (ascent - cell.ascent)) for cell in self.cells]
        return replace(self, cells=tuple(h[0] for h in halves)), replace(self, cells=tuple(h[1] for h in halves))


def facing(row: Row, from_the_right: bool) -> Row:
    """The row as a page needs it that is read from the right: its first cell stands there, and texts begin there."""
    if not from_the_right:
        return row
    cells = tuple(replace(one, x=row.width - one.x - one.room, align=_OTHER_SIDE[one.align]) for one in row.cells)
    blanks = tuple((row.width - x - width, width) for x, width in row.blanks)
    return replace(row, cells=cells, blanks=blanks)


def _line(paper: Paper, colour: str, thickness: float, line: tuple[float, float, float]) -> None:
    """From one x to another at a height."""
    start, end, y = line
    paper.raw(f"q {stroke(colour)} {thickness:.2f} w {start:.3f} {y:.3f} m {end:.3f} {y:.3f} l S Q")


def _first_line(cell: Cell) -> float:
    return cell.ascent + max((p.block.lines[0].descent * p.block.size for p in cell.parts[:1]), default=0.0)


def _count_fitting(part: Part, height: float) -> int:
    lines, size = part.block.lines, part.block.size
    baseline = part.gap + lines[0].ascent * size if lines else 0.0
    count = 0
    for line, step in zip(lines, [*part.block.steps(), 0.0], strict=True):
        if baseline + line.descent * size > height + _HAIR:
            break
        count += 1
        baseline += step
    return count
