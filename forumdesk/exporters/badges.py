"""Badges on any stock: what a person is called, what they are here, and a code to be read at the desk."""

from collections.abc import Callable, Sequence

from forumdesk.domain.cards import BadgeCard, LayoutReport, Placed, Trouble
from forumdesk.exporters import badge_band, qr
from forumdesk.exporters.badge_plan import Plan, plan_for
from forumdesk.exporters.badge_setting import Setting, Stood, set_badge
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.paper import INK, Paper, fill, stroke
from forumdesk.exporters.stocks import MM, StartOffSheetError, Stock
from forumdesk.exporters.text import shape

TEMPLATES = ("standard",)
_CUT = stroke("#B4BBC4") + " 0.35 w [0.7 1.6] 0 d"


def render(
    cards: Sequence[BadgeCard],
    stock: Stock,
    start_at: int = 1,
    progress: Callable[[int], None] | None = None,
) -> tuple[bytes, LayoutReport]:
    """The badges as one PDF, from slot `start_at` of the first sheet (counted from 1, left to right, then down).

    A badge with a text that cannot be set takes no slot and is in the report's troubles instead; without any badge
    the bytes are empty. `progress` is told how many cards are done. Raises StartOffSheetError.
    """
    if not 1 <= start_at <= stock.slots:
        raise StartOffSheetError(start_at, stock.slots)
    sheets = _Sheets(stock, start_at)
    troubles: list[Trouble] = []
    for done, card in enumerate(cards, start=1):
        setting = set_badge(card, sheets.plan)
        if isinstance(setting, Setting):
            sheets.add(card, setting)
        else:
            troubles.extend(setting)
        if progress is not None:
            progress(done)
    report = LayoutReport(pages=sheets.page, placed=tuple(sheets.placed), troubles=tuple(troubles))
    return sheets.to_bytes(), report


class _Sheets:
    """The paper being filled, slot by slot."""

    def __init__(self, stock: Stock, start_at: int) -> None:
        self.plan = plan_for(stock)
        self.placed: list[Placed] = []
        self.page = 0
        self._stock = stock
        self._paper = Paper((stock.page_width * MM, stock.page_height * MM))
        self._slot = start_at - 1

    def add(self, card: BadgeCard, setting: Setting) -> None:
        if not self.placed or self._slot == self._stock.slots:
            self._turn_page()
        self._slot += 1
        self.placed.append(Placed(card.ref, card.serial, self.page, self._slot, card.name))
        for matrix in self._matrices():
            self._paper.raw("q " + " ".join(f"{number:.3f}" for number in matrix) + " cm")
            _draw(self._paper, card, setting, self.plan)
            self._paper.raw("Q")

    def to_bytes(self) -> bytes:
        if not self.placed:
            return b""
        self._paper.showPage()
        return self._paper.to_bytes()

    def _turn_page(self) -> None:
        if self.placed:
            self._paper.showPage()
            self._slot = 0
        self.page += 1
        if self._stock.cut_apart:
            self._paper.raw(f"q {_CUT} {self._cut_lines()} S Q")

    def _cut_lines(self) -> str:
        """Each edge once: two dotted lines on one another would look solid."""
        width, height = self._stock.width * MM, self._stock.height * MM
        edges: set[tuple[float, float, float, float]] = set()
        for slot in range(1, self._stock.slots + 1):
            x, y = self._stock.corner_of(slot)
            right, top = round(x + width, 2), round(y + height, 2)
            x, y = round(x, 2), round(y, 2)
            edges |= {(x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)}
        return " ".join(f"{x1} {y1} m {x2} {y2} l" for x1, y1, x2, y2 in sorted(edges))

    def _matrices(self) -> list[tuple[float, ...]]:
        x, y = self._stock.corner_of(self._slot)
        if not self._stock.folded:
            return [(1, 0, 0, 1, x, y)]
        return [(1, 0, 0, 1, x, y), (-1, 0, 0, -1, x + self.plan.width, y + 2 * self.plan.height)]


def _draw(paper: Paper, card: BadgeCard, setting: Setting, plan: Plan) -> None:
    mark = card.mark
    paper.raw(badge_band.drawing(mark.family, mark.striped, plan.band, plan.stripes, plan.corner))
    _draw_letter(paper, card, plan)
    for stood in setting.texts:
        paper.block(stood.block, stood.x, stood.top, colour=stood.colour)
    for stood in setting.zones:
        _draw_zone(paper, stood)
    paper.raw(f"{fill(INK)} {qr.drawing(card.token, plan.qr.x, plan.qr.y, plan.qr.width)}")


def _draw_letter(paper: Paper, card: BadgeCard, plan: Plan) -> None:
    line = shape(card.mark.letter, Weight.BOLD)
    box = plan.letter
    size = 0.66 * min(plan.band.width, plan.band.height)
    x = box.x + (box.width - line.width * size) / 2
    y = box.y + (box.height - 0.727 * size) / 2
    paper.text(line, x, y, size, badge_band.letter_colour(card.mark.family))


def _draw_zone(paper: Paper, stood: Stood) -> None:
    size = stood.block.size
    pad = size * 0.45
    width, height = stood.block.width + 2 * pad, size * 1.45
    y = stood.top - stood.block.height - 0.12 * size
    paper.raw(f"q {stroke(INK)} 0.6 w {stood.x - pad:.3f} {y:.3f} {width:.3f} {height:.3f} re S Q")
    paper.block(stood.block, stood.x, stood.top)
