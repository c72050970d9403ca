"""Sheets of any stock, filled label by label with what was laid out; a tent shows both of its sides, one turned."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from forumdesk.domain.cards import Trouble, TroubleKind
from forumdesk.exporters.display import Fault, Laid
from forumdesk.exporters.draw_pdf import draw
from forumdesk.exporters.paper import Paper, stroke
from forumdesk.exporters.stocks import MM, StartOffSheetError, Stock

_FAINT = stroke("#B4BBC4") + " 0.35 w [0.7 1.6] 0 d"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something laid out; its upper left corner is at x, y of the label, in mm."""

    laid: Laid
    x: float = 0.0
    y: float = 0.0


class Sheets:
    """The paper being filled; `page` and `slot` are where the last label stands, both from 1."""

    def __init__(self, stock: Stock, start_at: int = 1, skip: Container[int] = ()) -> None:
        """`skip` are spoilt labels of the first page. Raises StartOffSheetError."""
        if not 1 <= start_at <= stock.slots:
            raise StartOffSheetError(start_at, stock.slots)
        self.page, self.slot = 0, start_at - 1
        self._stock, self._skip = stock, skip
        self._paper = Paper((stock.page_width * MM, stock.page_height * MM))

    def add(self, pieces: Sequence[Piece]) -> None:
        """On the next label that can be printed on."""
        self.slot += 1
        while self.page <= 1 and self.slot in self._skip:
            self.slot += 1
        if not self.page:
            self.turn()
        if self.slot > self._stock.slots:
            self.turn()
            self.slot = 1
        self.put(self.slot, pieces, upside_down=False)
        if self._stock.folded:
            self.put(self.slot, pieces, upside_down=True)

    def turn(self) -> None:
        """To a fresh page."""
        if self.page:
            self._paper.showPage()
        self.page += 1
        self._paper.raw(_faint_lines(self._stock))

    def put(self, slot: int, pieces: Iterable[Piece], upside_down: bool) -> None:
        """On this label of the page; a tent's upside-down side is its upper half."""
        x, y = self._stock.corner_of(slot)
        height = self._stock.height * (0.5 if self._stock.folded else 1) * MM
        matrix = f"1 0 0 1 {x:.3f} {y:.3f}"
        if upside_down:
            top = y + self._stock.height * MM
            matrix = f"-1 0 0 -1 {x + self._stock.width * MM:.3f} {top:.3f}"
        self._paper.raw(f"q {matrix} cm")
        for piece in pieces:
            down = height - (piece.y + piece.laid.height) * MM
            self._paper.raw(f"q 1 0 0 1 {piece.x * MM:.3f} {down:.3f} cm")
            draw(self._paper, piece.laid)
            self._paper.raw("Q")
        self._paper.raw("Q")

    def to_bytes(self) -> bytes:
        """The file; empty where nothing was put."""
        return self._paper.to_bytes() if self.page else b""


def opened_out(stock: Stock) -> Stock:
    """A tent card whose stock names the front half alone, as the whole card that it is before it is folded."""
    if stock.kind != "tent card":
        return stock
    return replace(stock, kind="table name tent", height=2 * stock.height, top=stock.top - stock.height, gap_y=0.0)


def lying(stock: Stock) -> Stock:
    """The same paper on its side."""
    return replace(
        stock,
        page_width=stock.page_height,
        page_height=stock.page_width,
        width=stock.height,
        height=stock.width,
        left=stock.top,
        top=stock.left,
    )


def troubles_of(ref: str, *sides: Laid) -> list[Trouble]:
    """What keeps a card from being printed; empty where nothing does."""
    return [
        Trouble(
            ref,
            TroubleKind.MISSING_GLYPH if one.fault is Fault.MISSING_GLYPH else TroubleKind.TEXT_OVERFLOW,
            one.field,
            one.detail if one.fault is Fault.MISSING_GLYPH else "",
            one.element,
        )
        for side in sides
        for one in side.problems
        if one.stops
    ]


@cache
def _faint_lines(stock: Stock) -> str:
    """Where to cut and to fold; each line once, since two dotted lines on one another would look solid."""
    width, height = stock.width * MM, stock.height * MM
    lines: set[tuple[float, float, float, float]] = set()
    for slot in range(1, stock.slots + 1):
        x, y = stock.corner_of(slot)
        right, top, middle = round(x + width, 2), round(y + height, 2), round(y + height / 2, 2)
        x, y = round(x, 2), round(y, 2)
        if stock.cut_apart:
            lines |= {(x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)}
        if stock.folded:
            lines.add((x, middle, right, middle))
    return f"q {_FAINT} {' '.join(f'{x1} {y1} m {x2} {y2} l' for x1, y1, x2, y2 in sorted(lines))} S Q" if lines else ""
