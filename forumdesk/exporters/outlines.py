"""Glyphs as outlines, to draw a display list without a PDF: measures in em, y downwards, as the list has them."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # the library ships no types

from forumdesk.exporters.display import Step
from forumdesk.exporters.fonts import Face
from forumdesk.exporters.text import Line


class Glyph(NamedTuple):
    """One glyph of a line, its origin so far right of and below the beginning of the baseline.

    Where `face.embolden` is set the outline is stroked too, `glyphs.EMBOLDEN` em wide.
    """

    face: Face
    gid: int
    x: float
    y: float


def glyphs_of(line: Line) -> Iterator[Glyph]:
    """The glyphs of a line from left to right."""
    begun = 0.0
    for run in line.runs:
        pen, upem = 0, run.face.upem
        for gid, _, advance, x, y in run.placed:
            yield Glyph(run.face, gid, begun + (pen + x) / upem, -y / upem)
            pen += advance
        begun += run.width


@lru_cache(maxsize=4096)
def outline(face: Face, gid: int) -> tuple[Step, ...]:
    """The glyph's outline from its origin; filled by the non-zero rule. Empty for a blank."""
    steps: list[Step] = []
    face.font.draw_glyph(gid, _pen(), (steps, face.upem))
    return tuple(steps)


Drawn = tuple[list[Step], int]


@cache
def _pen() -> "hb.DrawFuncs":
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, drawn: _add(drawn, "M", x, y))
    pen.set_line_to_func(lambda x, y, drawn: _add(drawn, "L", x, y))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, drawn: _add(drawn, "Q", x1, y1, x, y))
    pen.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, drawn: _add(drawn, "C", x1, y1, x2, y2, x, y))
    pen.set_close_path_func(lambda drawn: _add(drawn, "Z"))
    return pen


def _add(drawn: Drawn, verb: str, *numbers: float) -> None:
    steps, upem = drawn
    down = (number / upem if at % 2 == 0 else -number / upem for at, number in enumerate(numbers))
    steps.append((verb, tuple(down)))
