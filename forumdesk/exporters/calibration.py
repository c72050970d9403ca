"""A page of rulers: printed and measured, it tells how far a printer moves and stretches what it prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.paper import INK, Paper, stroke
from forumdesk.exporters.stocks import MM
from forumdesk.exporters.text import shape, wrap

# From each edge of the page to the line that is measured, in mm; every printer reaches it.
EDGE = 20
_LONG, _MIDDLE, _SHORT = 5.0, 3.5, 2.0
_TEN, _FIVE = 10, 5
_FIGURES, _WORDS = 7.0, 10.5


@dataclass(frozen=True, slots=True)
class CalibrationPage:
    """Page size in mm, and the words on it, in the language of who prints it."""

    width: float
    height: float
    heading: str
    steps: tuple[str, ...]

    @property
    def across(self) -> int:
        """Length of the ruler across in mm, whole centimetres."""
        return int((self.width - 2 * EDGE) // _TEN * _TEN)

    @property
    def down(self) -> int:
        return int((self.height - 2 * EDGE) // _TEN * _TEN)


def render(page: CalibrationPage) -> bytes:
    """One page as a PDF: a frame `EDGE` mm from left and top, with a ruler along it across and down."""
    paper = Paper((page.width * MM, page.height * MM))
    left, top = EDGE * MM, (page.height - EDGE) * MM
    paper.raw(f"q {stroke(INK)} 0.35 w")
    paper.raw(" ".join(_ruler(page.across, left, top, across=True)))
    paper.raw(" ".join(_ruler(page.down, left, top, across=False)))
    paper.raw("S Q")
    _figures(paper, page, left, top)
    room, y = page.across * MM - 24 * MM, top - 22 * MM
    x = left + 16 * MM
    y = paper.block(wrap(page.heading, room, 16, Weight.BOLD), x, y) - 5 * MM
    for step in page.steps:
        y = paper.block(wrap(step, room, _WORDS), x, y) - 3 * MM
    paper.showPage()
    return paper.to_bytes()


def _ruler(length: int, x: float, y: float, across: bool) -> Iterator[str]:
    """The line and a tick at every millimetre, longer at five and at ten."""
    end = (x + length * MM, y) if across else (x, y - length * MM)
    yield f"{x:.3f} {y:.3f} m {end[0]:.3f} {end[1]:.3f} l"
    for at in range(length + 1):
        tick = (_LONG if at % _TEN == 0 else _MIDDLE if at % _FIVE == 0 else _SHORT) * MM
        if across:
            yield f"{x + at * MM:.3f} {y:.3f} m {x + at * MM:.3f} {y - tick:.3f} l"
        else:
            yield f"{x:.3f} {y - at * MM:.3f} m {x + tick:.3f} {y - at * MM:.3f} l"


def _figures(paper: Paper, page: CalibrationPage, left: float, top: float) -> None:
    for at in range(_TEN, page.across + 1, _TEN):
        line = shape(str(at), tabular=True)
        paper.text(line, left + at * MM - line.width * _FIGURES / 2, top - 8.5 * MM, _FIGURES)
    for at in range(_TEN, page.down + 1, _TEN):
        paper.text(shape(str(at), tabular=True), left + 6 * MM, top - at * MM - _FIGURES * 0.36, _FIGURES)
