"""An agenda as a PDF: days, times in a column, sessions with their room and details."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from forumdesk.domain.cards import AgendaCard, AgendaDay, AgendaItem, LayoutReport
from forumdesk.exporters.flow import Flow, Lead
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.row import Cell, Row, facing
from forumdesk.exporters.running_page import Sheet, running_page, to_pdf
from forumdesk.exporters.setting import MARKING, SECOND, Part, Place, Setting, Style
from forumdesk.exporters.titles import DAY, Titles

Progress = Callable[[int, int], None]

_NARROWEST, _WIDEST, _GAP = 40.0, 120.0, 16.0
_TIME = Style(9.5, Weight.MEDIUM)
_TITLE = Style(10.5, Weight.SEMIBOLD)
_ROOM = Style(9.5, Weight.REGULAR, SECOND)
_DETAIL = Style(9.0, Weight.REGULAR, SECOND)
_MARKING = Style(8.0, Weight.BOLD, MARKING)


def render(card: AgendaCard, progress: Progress | None = None, sheet: Sheet = Sheet.A4) -> tuple[bytes, LayoutReport]:
    """The agenda's pages. Characters that no font has are replaced by U+FFFD and reported; no session is left out."""
    setting = Setting(from_the_right=card.running.from_the_right)
    page = running_page(sheet.upright, card.title, card.running, setting)
    flow = Flow(page.height)
    titles = Titles(page.room, setting, card.running.continued_text)
    items = [item for day in card.days for item in day.items]
    time = _column({setting.own(_span(item)) for item in items}, _TIME, "time", setting)
    filling = _Filling(flow, titles, setting, time, _column({item.room for item in items}, _ROOM, "room", setting))
    flow.add(titles.title(card.title, card.subtitle))
    days = [day for day in card.days if day.items]
    if not days:
        flow.add(titles.empty(card.empty_text))
    done = 0
    for day in days:
        done = filling.fill(day, done)
        if progress:
            progress(done, len(items))
    return to_pdf(page, flow), LayoutReport(len(flow.pages), troubles=setting.troubles())


@dataclass(frozen=True, slots=True)
class _Filling:
    """The days of one agenda on their way into a flow; `time` and `place` are the widths of their columns in points."""

    flow: Flow
    titles: Titles
    setting: Setting
    time: float
    place: float

    def fill(self, day: AgendaDay, done: int) -> int:
        """Places the day's sessions; returns how many stand now."""
        again = self.titles.heading(day.heading, DAY, continued=True, on_top=True)
        moved = self.titles.heading(day.heading, DAY, on_top=True)
        lead = Lead(self.titles.heading(day.heading, DAY), moved, again)
        for item in day.items:
            self.flow.place(self._row(item), lead)
            lead = Lead((), again, again)
        return done + len(day.items)

    def _row(self, item: AgendaItem) -> Row:
        width = self.titles.room
        body = self.time + _GAP, width - self.time - self.place - 2 * _GAP
        time = self.setting.part(self.setting.own(_span(item)), _TIME, self.time, Place("", "time"))
        place = self.setting.part(item.room, _ROOM, self.place, Place("", "room"))
        cells = (
            Cell((time,), 0.0, self.time, "left"),
            Cell(self._body(item, body[1]), *body, "left"),
            Cell((place,), width - self.place, self.place, "left"),
        )
        return facing(Row(cells, width, above=6.0, below=7.0), self.setting.from_the_right)

    def _body(self, item: AgendaItem, room: float) -> tuple[Part, ...]:
        parts = [self.setting.part(item.title, _TITLE, room, Place("", "title"))]
        for number, detail in enumerate(item.details):
            parts.append(self.setting.part(detail, _DETAIL, room, Place("", "details"), gap=2.0 if number else 3.5))
        if item.marking:
            parts.append(self.setting.part(item.marking, _MARKING, room, Place("", "marking"), gap=3.5))
        return tuple(parts)


def _span(item: AgendaItem) -> str:
    return f"{item.start}–{item.end}" if item.end else item.start


def _column(texts: Iterable[str], style: Style, field: str, setting: Setting) -> float:
    """The width in points that the texts want, within limits."""
    widths = (setting.part(text, style, _WIDEST, Place("", field)).block.width for text in texts)
    return max(_NARROWEST, max(widths, default=0.0) + 0.1)
