"""Badges and cards on any stock: each laid out by a template, and put on its label of a sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from forumdesk.domain.cards import BadgeCard, LayoutReport, Placed, Trouble, TroubleKind
from forumdesk.exporters import templates
from forumdesk.exporters.display import Fault, Laid, Problem
from forumdesk.exporters.draw_pdf import draw
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Resources, Setter
from forumdesk.exporters.paper import Paper, stroke
from forumdesk.exporters.stocks import MM, StartOffSheetError, Stock
from forumdesk.exporters.template import Template

TEMPLATES = templates.SHIPPED
_CUT = stroke("#B4BBC4") + " 0.35 w [0.7 1.6] 0 d"


class Turning(StrEnum):
    """Over which edge a printer turns a sheet to print its other side: as a book's page, or as a wall calendar's."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Feed:
    """How sheets go through the printer: labels of the first one to leave out, and how its other side is reached."""

    skip: tuple[int, ...] = ()
    turning: Turning = Turning.LONG


PLAIN_FEED = Feed()


def render(
    cards: Sequence[BadgeCard],
    stock: Stock,
    start_at: int = 1,
    progress: Callable[[int], None] | None = None,
    template: Template | None = None,
    resources: Resources | None = None,
    feed: Feed = PLAIN_FEED,
) -> tuple[bytes, LayoutReport]:
    """The badges as one PDF, from slot `start_at` of the first sheet (counted from 1, left to right, then down), past
    those that its `feed` skips.

    The standard template unless another is given; the backs of a two-sided one follow each sheet, each behind its front
    once the sheet is turned. A badge with a text that cannot be set takes no slot and is in the report's troubles
    instead; without any badge the bytes are empty. `progress` is told how many cards are done. Raises
    StartOffSheetError, also where no slot of the first sheet is left.
    """
    if start_at < 1 or not set(range(start_at, stock.slots + 1)) - set(feed.skip):
        raise StartOffSheetError(start_at, stock.slots)
    setter = Setter(template or templates.shipped(templates.STANDARD), label_of(stock), resources)
    sheets = _Sheets(stock, start_at, feed)
    troubles: list[Trouble] = []
    for done, card in enumerate(cards, start=1):
        facts = facts_of(card)
        sides = [setter.lay_out(facts)]
        if setter.two_sided:
            sides.append(setter.lay_out(facts, back=True))
        stopping = [problem for side in sides if side.problems for problem in side.problems if problem.stops]
        if stopping:
            troubles.extend(_trouble(card, problem) for problem in stopping)
        else:
            sheets.add(card, sides)
        if progress is not None:
            progress(done)
    data = sheets.to_bytes()
    return data, LayoutReport(pages=sheets.page, placed=tuple(sheets.placed), troubles=tuple(troubles))


def _trouble(card: BadgeCard, problem: Problem) -> Trouble:
    if problem.fault is Fault.MISSING_GLYPH:
        return Trouble(card.ref, TroubleKind.MISSING_GLYPH, problem.field, problem.detail, problem.element)
    return Trouble(card.ref, TroubleKind.TEXT_OVERFLOW, problem.field, element=problem.element)


class _Sheets:
    """The paper being filled, slot by slot."""

    def __init__(self, stock: Stock, start_at: int, feed: Feed) -> None:
        self.placed: list[Placed] = []
        self.page = 0
        self._stock = stock
        self._paper = Paper((stock.page_width * MM, stock.page_height * MM))
        self._slot = start_at - 1
        self._feed = feed
        self._backs: list[tuple[int, Laid]] = []

    def add(self, card: BadgeCard, sides: list[Laid]) -> None:
        if not self.placed:
            self._turn_page()
        self._step()
        self.placed.append(Placed(card.ref, card.serial, self.page, self._slot, card.name))
        if self._stock.folded:
            # A tent's other side lies above it, upside down, until it is folded.
            self._draw(sides[0], self._slot, 0)
            self._draw(sides[-1], self._slot, 1)
            return
        self._draw(sides[0], self._slot, 0)
        self._backs += [(self._slot, side) for side in sides[1:]]

    def to_bytes(self) -> bytes:
        if not self.placed:
            return b""
        self._paper.showPage()
        self._draw_backs()
        return self._paper.to_bytes()

    def _step(self) -> None:
        """To the next label that can be printed on."""
        self._slot += 1
        while self.page == 1 and self._slot in self._feed.skip:
            self._slot += 1
        if self._slot > self._stock.slots:
            self._turn_page()
            self._slot = 1

    def _turn_page(self) -> None:
        if self.placed:
            self._paper.showPage()
            self._draw_backs()
            self._slot = 0
        self.page += 1
        if self._stock.cut_apart:
            self._paper.raw(_cut_lines(self._stock))

    def _draw_backs(self) -> None:
        """The backs of the sheet, each behind its front once the sheet is turned."""
        if not self._backs:
            return
        self.page += 1
        for slot, side in self._backs:
            self._draw(side, slot, 2 if self._feed.turning is Turning.LONG else 3)
        self._paper.showPage()
        self._backs = []

    def _draw(self, side: Laid, slot: int, way: int) -> None:
        """`way` is 0 as it stands on the sheet, 1 upside down above that, and on the other side of the paper 2 where it
        is turned over the long edge, 3 over the short one: then the label is upside down at the other end.
        """
        x, y = self._stock.corner_of(slot)
        matrix = (1, 0, 0, 1, x, y)
        if way == 1:
            matrix = (-1, 0, 0, -1, x + side.width * MM, y + 2 * side.height * MM)
        elif way == 2:
            matrix = (1, 0, 0, 1, (self._stock.page_width - side.width) * MM - x, y)
        elif way == 3:
            matrix = (-1, 0, 0, -1, x + side.width * MM, self._stock.page_height * MM - y)
        self._paper.raw("q " + " ".join(f"{number:.3f}" for number in matrix) + " cm")
        draw(self._paper, side)
        self._paper.raw("Q")


@cache
def _cut_lines(stock: Stock) -> str:
    """Each edge once: two dotted lines on one another would look solid."""
    width, height = stock.width * MM, stock.height * MM
    edges: set[tuple[float, float, float, float]] = set()
    for slot in range(1, stock.slots + 1):
        x, y = stock.corner_of(slot)
        right, top = round(x + width, 2), round(y + height, 2)
        x, y = round(x, 2), round(y, 2)
        edges |= {(x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)}
    lines = " ".join(f"{x1} {y1} m {x2} {y2} l" for x1, y1, x2, y2 in sorted(edges))
    return f"q {_CUT} {lines} S Q"
