"""A list as a PDF: a table, or labelled blocks where the columns are too many for one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from forumdesk.domain.cards import LayoutReport, ListCard, ListSection
from forumdesk.exporters import table_format
from forumdesk.exporters.flow import Flow, Lead, Piece, row_piece
from forumdesk.exporters.records import Records
from forumdesk.exporters.row import Row
from forumdesk.exporters.running_page import Sheet, running_page, to_pdf
from forumdesk.exporters.setting import Setting
from forumdesk.exporters.table import Table
from forumdesk.exporters.titles import GROUP, PAGE, Titles

# Told how many rows of how many are placed; what it does with that is its own affair.
Progress = Callable[[int, int], None]
# Three rows stand together unless that would leave this share of a page empty.
_THREE, _WORTH_MOVING = 3, 0.25


def render(card: ListCard, progress: Progress | None = None, sheet: Sheet = Sheet.A4) -> tuple[bytes, LayoutReport]:
    """The list's pages. Characters that no font has are replaced by U+FFFD and reported; no row is left out."""
    setting = Setting(from_the_right=card.running.from_the_right)
    card = _in_words(_said_once(card))
    format = table_format.choose(card, sheet)
    page = running_page(format.page if format else sheet.across, card.title, card.running, setting)
    form = Table(card.columns, format, setting) if format else Records(card.columns, setting, page.room)
    filling = _Filling(card, form, Titles(page.room, setting, card.running.continued_text), Flow(page.height))
    filling.fill(progress or _unheard)
    return to_pdf(page, filling.flow), LayoutReport(len(filling.flow.pages), troubles=setting.troubles())


def _unheard(done: int, count: int) -> None:
    """For callers who do not ask how far it is."""


@dataclass(frozen=True, slots=True)
class _Filling:
    """One list on its way into a flow."""

    card: ListCard
    form: Table | Records
    titles: Titles
    flow: Flow

    def fill(self, progress: Progress) -> None:
        sections = [section for section in self.card.sections if section.rows or self.card.page_per_section]
        if not sections:
            self.flow.add([*self._title(), *self.titles.empty(self.card.empty_text)])
        count, done = sum(len(section.rows) for section in sections), 0
        for number, section in enumerate(sections):
            lead = self._lead_own_page(section) if self.card.page_per_section else self._lead(section, number == 0)
            for together in self._bundles(section):
                self.flow.keep([*chain.from_iterable(together)], lead)
                lead = Lead((), lead.again, lead.again)
                for _ in together:
                    done += 1
                    progress(done, count)

    def _bundles(self, section: ListSection) -> Iterator[list[list[Row]]]:
        """Rows that stay on one page: the first two by their heading, the last two so that none is alone on a page."""
        rows = map(self.form.rows, section.rows)
        count = len(section.rows)
        if count == _THREE:
            three = list(rows)
            low = sum(row.height for row in chain.from_iterable(three)) < _WORTH_MOVING * self.flow.height
            yield from [three] if low else [three[:2], three[2:]]
            return
        yield list(islice(rows, 2))
        yield from ([row] for row in islice(rows, max(count - 4, 0)))
        yield list(rows)

    def _lead(self, section: ListSection, is_first: bool) -> Lead:
        """Sections follow one another in one table, whose head stands once on each page."""
        heading = self.titles.heading(section.heading, GROUP)
        moved = (*(self._title() if is_first else ()), *self._head(), *heading)
        again = (*self._head(), *self.titles.heading(section.heading, GROUP, continued=True))
        return Lead(moved if is_first else heading, moved, again)

    def _lead_own_page(self, section: ListSection) -> Lead:
        """A page that can be handed out alone: title, heading and head are its own."""
        self.flow.turn()
        title = (*self._title(), *self.titles.heading(section.heading, PAGE))
        if not section.rows:
            self.flow.add([*title, *self.titles.empty(self.card.empty_text)])
        again = (*self.titles.heading(section.heading, PAGE, continued=True), *self._head())
        return Lead((*title, *self._head()), (*title, *self._head()), again)

    def _title(self) -> tuple[Piece, ...]:
        return self.titles.title(self.card.title, self.card.subtitle)

    def _head(self) -> tuple[Piece, ...]:
        return tuple(row_piece(row) for row in self.form.head())


def _said_once(card: ListCard) -> ListCard:
    """Without the column that the headings repeat; a spreadsheet has no headings and keeps it."""
    kept = [place for place, column in enumerate(card.columns) if column.key != card.grouped_by]
    sections = tuple(
        replace(
            section, rows=tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in section.rows)
        )
        for section in card.sections
    )
    return replace(card, columns=tuple(card.columns[place] for place in kept), sections=sections)


def _in_words(card: ListCard) -> ListCard:
    """With words for the codes that a spreadsheet keeps."""
    spoken = [dict(column.said) for column in card.columns]
    if not any(spoken):
        return card
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, cells=tuple(said.get(cell, cell) for said, cell in zip(spoken, row.cells, strict=True)))
                for row in section.rows
            ),
        )
        for section in card.sections
    )
    return replace(card, sections=sections)
