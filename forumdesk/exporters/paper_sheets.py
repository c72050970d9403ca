"""Sheets of any stock, filled label by label with what was laid out: fronts, backs behind them, tents on both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cache

from forumdesk.domain.cards import Trouble, TroubleKind
from forumdesk.exporters.display import Fault, Laid
from forumdesk.exporters.draw_pdf import draw
from forumdesk.exporters.paper import TURNS, Paper, stroke
from forumdesk.exporters.stocks import MM, StartOffSheetError, Stock

_FAINT = stroke("#B4BBC4") + " 0.35 w [0.7 1.6] 0 d"


class Turning(StrEnum):
    """Over which edge a printer turns a sheet to print its other side: as a book's page, or as a wall calendar's."""

    LONG = "long"
    SHORT = "short"


class Quarter(IntEnum):
    """How far a page is turned clockwise before it goes into the printer."""

    NONE = 0
    RIGHT = 90
    LEFT = 270


@dataclass(frozen=True, slots=True)
class Feed:
    """How sheets go through the printer: labels of the first one to leave out, how its other side is reached, and how
    far the whole page is turned.
    """

    skip: tuple[int, ...] = ()
    turning: Turning = Turning.LONG
    quarter: Quarter = Quarter.NONE


PLAIN_FEED = Feed()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something laid out; its upper left corner is at x, y of the label, in mm."""

    laid: Laid
    x: float = 0.0
    y: float = 0.0


class Sheets:
    """The paper being filled; `page` and `slot` are where the last label stands, both from 1."""

    def __init__(self, stock: Stock, start_at: int = 1, feed: Feed = PLAIN_FEED) -> None:
        """Raises StartOffSheetError, also where no label of the first sheet is left."""
        if start_at < 1 or not set(range(start_at, stock.slots + 1)) - set(feed.skip):
            raise StartOffSheetError(start_at, stock.slots)
        self.page, self.slot = 0, start_at - 1
        self._stock, self._feed = stock, feed
        size = stock.page_width * MM, stock.page_height * MM
        self._paper = Paper(size if feed.quarter is Quarter.NONE else size[::-1])
        self._backs: list[tuple[int, Sequence[Piece]]] = []

    def add(self, pieces: Sequence[Piece], back: Sequence[Piece] = ()) -> None:
        """On the next label that can be printed on; a tent's other side says the same where it has no `back`."""
        if not self.page:
            self.turn()
        self.slot += 1
        while self.page == 1 and self.slot in self._feed.skip:
            self.slot += 1
        if self.slot > self._stock.slots:
            self.turn()
            self.slot = 1
        self.put(self.slot, pieces)
        if self._stock.folded:
            self.put(self.slot, back or pieces, upside_down=True)
        elif back:
            self._backs.append((self.slot, back))

    def turn(self) -> None:
        """To a fresh page."""
        if self.page:
            self._end_page()
        self.page += 1
        self._begin_page(_faint_lines(self._stock))

    def put(self, slot: int, pieces: Iterable[Piece], upside_down: bool = False) -> None:
        """On this label of the page; a tent's upside-down side is its upper half."""
        x, y = self._stock.corner_of(slot)
        if upside_down:
            self._draw(pieces, -1, x + self._stock.width * MM, y + self._stock.height * MM)
        else:
            self._draw(pieces, 1, x, y)

    def to_bytes(self) -> bytes:
        """The file; empty where nothing was put. Nothing can be put afterwards."""
        if not self.page:
            return b""
        self._end_page()
        return self._paper.to_bytes()

    def _begin_page(self, lines: str) -> None:
        stock, quarter = self._stock, self._feed.quarter
        if quarter is Quarter.RIGHT:
            self._paper.raw(f"{TURNS[quarter]} 0 {stock.page_width * MM:.3f} cm")
        elif quarter is Quarter.LEFT:
            self._paper.raw(f"{TURNS[quarter]} {stock.page_height * MM:.3f} 0 cm")
        self._paper.raw(lines)

    def _end_page(self) -> None:
        """With the backs of its sheet on a page of their own, each behind its front once the sheet is turned."""
        self._paper.showPage()
        if not self._backs:
            return
        self.page += 1
        stock = self._stock
        for slot, pieces in self._backs:
            x, y = stock.corner_of(slot)
            if self._feed.turning is Turning.LONG:
                self._draw(pieces, 1, (stock.page_width - stock.width) * MM - x, y)
            else:
                # Over the short edge a label comes to lie upside down at the other end.
                self._draw(pieces, -1, x + stock.width * MM, stock.page_height * MM - y)
        self._paper.showPage()
        self._backs = []

    def _draw(self, pieces: Iterable[Piece], way: int, x: float, y: float) -> None:
        """With the label's lower left corner at x, y in points; `way` is 1 upright and -1 upside down."""
        height = self._stock.height * (0.5 if self._stock.folded else 1)
        for piece in pieces:
            right = x + way * piece.x * MM
            up = y + way * (height - piece.y - piece.laid.height) * MM
            self._paper.raw(f"q {way} 0 0 {way} {right:.3f} {up:.3f} cm")
            draw(self._paper, piece.laid)
            self._paper.raw("Q")


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
