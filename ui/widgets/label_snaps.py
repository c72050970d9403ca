"""Where what is dragged wants to stand: at the edges and centres of what lies about, else on the grid."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.exporters.display import Box
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_moves import Handle

GRID = 0.5


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that something stands at just now; `at` is mm from the left where it is upright, else from the top."""

    upright: bool
    at: float


@dataclass(frozen=True, slots=True)
class Lines:
    """What can be snapped to, in mm."""

    across: tuple[float, ...]
    down: tuple[float, ...]


def lines_of(design: Design) -> Lines:
    """The edges and the middle of the label and of everything that is not chosen."""
    boxes = [design.label.box, *(box_of(one) for one in design.elements if one.id not in design.chosen)]
    across = {number for box in boxes for number in _three(box.x, box.width)}
    down = {number for box in boxes for number in _three(box.y, box.height)}
    return Lines(tuple(sorted(across)), tuple(sorted(down)))


def drawn_to(box: Box, by: tuple[float, float], lines: Lines, reach: float) -> tuple[float, float, tuple[Guide, ...]]:
    """How far a box that is moved so far is to be moved, and the lines it then stands at."""
    across, upright = _snap([number + by[0] for number in _three(box.x, box.width)], lines.across, reach)
    down, level = _snap([number + by[1] for number in _three(box.y, box.height)], lines.down, reach)
    return by[0] + across, by[1] + down, _guides(upright, level)


def drawn_handle(
    box: Box, handle: Handle, by: tuple[float, float], lines: Lines, reach: float
) -> tuple[float, float, tuple[Guide, ...]]:
    """The same for the edges that a handle moves."""
    across, upright = _snap(_edge(box.x, box.right, handle[0], by[0]), lines.across, reach)
    down, level = _snap(_edge(box.y, box.bottom, handle[1], by[1]), lines.down, reach)
    return by[0] + across, by[1] + down, _guides(upright, level)


def _three(start: float, size: float) -> tuple[float, float, float]:
    return start, start + size / 2, start + size


def _edge(start: float, end: float, way: int, by: float) -> list[float]:
    return [] if not way else [(start if way < 0 else end) + by]


def _snap(places: list[float], lines: Iterable[float], reach: float) -> tuple[float, float | None]:
    """How much further, and the line that is then met; without one near enough the first place is put on the grid."""
    near = [(abs(line - place), line - place, line) for place in places for line in lines]
    best = min(near, default=None)
    if best is not None and best[0] <= reach:
        return best[1], best[2]
    return (round(places[0] / GRID) * GRID - places[0] if places else 0.0), None


def _guides(upright: float | None, level: float | None) -> tuple[Guide, ...]:
    both = ((True, upright), (False, level))
    return tuple(Guide(is_upright, at) for is_upright, at in both if at is not None)
