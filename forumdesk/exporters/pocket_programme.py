"""The agenda for a pocket: a sheet printed on one side and folded twice into a booklet of four pages, without a cut."""

from dataclasses import dataclass

from forumdesk.domain.cards import AgendaCard, LayoutReport
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.paper_facts import facts_of_cover, facts_of_item, facts_of_words
from forumdesk.exporters.paper_rows import Row, room_for_rows, rows_in
from forumdesk.exporters.paper_sheets import Piece, Sheets, troubles_of
from forumdesk.exporters.paper_templates import PaperTemplate, shipped
from forumdesk.exporters.running_page import copy_line
from forumdesk.exporters.setting import Setting
from forumdesk.exporters.stocks import Stock

# The quarters of a sheet in the order of the booklet's pages, and which of them lie upside down: the upper half is
# folded behind the lower, then the left behind the right.
_QUARTERS = ((4, False), (2, True), (1, True), (3, False))
# Where pages are turned the other way: the right is folded behind the left.
_FROM_THE_RIGHT = ((3, False), (1, True), (2, True), (4, False))
# Each day on a page of its own or not, and the height of a row in mm: the first way that one sheet holds.
_WAYS = ((True, 12.0), (True, 10.8), (False, 12.0), (False, 10.8))
_TIGHTEST = 9.6


def render(card: AgendaCard, stock: Stock) -> tuple[bytes, LayoutReport]:
    """The booklet on a stock of four quarters; more than three pages of sessions go on in a further one.

    Where a text cannot be set the bytes are empty, and the troubles say which.
    """
    maker = _Maker(card, stock)
    pages = maker.pages()
    troubles = [one for page in pages for one in troubles_of("", *(piece.laid for piece in page))]
    if troubles:
        return b"", LayoutReport(0, troubles=tuple(dict.fromkeys(troubles)))
    sheets = Sheets(stock)
    quarters = _FROM_THE_RIGHT if card.running.from_the_right else _QUARTERS
    for number, page in enumerate(pages):
        slot, upside_down = quarters[number % len(quarters)]
        if number % len(quarters) == 0:
            sheets.turn()
        sheets.put(slot, page, upside_down)
    return sheets.to_bytes(), LayoutReport(sheets.page)


@dataclass(frozen=True, slots=True)
class _Maker:
    card: AgendaCard
    stock: Stock

    @property
    def mirrored(self) -> bool:
        return self.card.running.from_the_right

    def pages(self) -> list[list[Piece]]:
        """Each page of the booklet: its frame and its rows."""
        label = label_of(self.stock)
        cover, panel = (
            Setter(shipped(one, self.mirrored), label) for one in (PaperTemplate.COVER, PaperTemplate.PANEL)
        )
        room = room_for_rows(panel)
        ways = ((self._filled(int(room.height / height), apart), height) for apart, height in _WAYS)
        tightest = self._filled(int(room.height / _TIGHTEST), False), _TIGHTEST
        filled, height = next((way for way in ways if len(way[0]) < len(_QUARTERS)), tightest)
        total = 1 + len(filled)
        made = [[Piece(cover.lay_out(facts_of_cover(self.card, self._running(1, total))))]]
        for number, rows in enumerate(filled, start=2):
            made.append([Piece(panel.lay_out(self._frame(number, total))), *rows_in(room, rows, height, self.mirrored)])
        return made

    def _filled(self, most: int, apart: bool) -> list[list[Row]]:
        """Pages of at most so many rows, a day's heading never the last of them; where it goes on, it is said again."""
        pages: list[list[Row]] = [[]]
        for day in self.card.days:
            if pages[-1] and (apart or len(pages[-1]) > most - 2):
                pages.append([])
            pages[-1].append(_heading(day.heading))
            for item in day.items:
                if len(pages[-1]) == most:
                    pages.append([_heading(f"{day.heading} · {self.card.running.continued_text}")])
                pages[-1].append((PaperTemplate.PANEL_ROW, facts_of_item(item, self.mirrored)))
        return pages if pages[0] else [[_heading(self.card.empty_text)]]

    def _frame(self, number: int, total: int) -> Facts:
        title = self.card.subtitle.partition(" · ")[0]
        return facts_of_words(event_title=title, serial=self._running(number, total))

    def _running(self, number: int, total: int) -> str:
        running = self.card.running
        page = running.page_text.format(number, total)
        parts = (running.marking, copy_line(running), page, running.made_at, running.mark)
        return Setting(from_the_right=self.mirrored).own(" · ".join(part for part in parts if part))


def _heading(said: str) -> Row:
    return PaperTemplate.PANEL_DAY, facts_of_words(name=said)
