"""The first page on paper, for the organiser: seen as the PDF it is, printed or saved as a numbered copy."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.cards import ListCard
from forumdesk.domain.disclosure import Audience
from forumdesk.progress import Progress
from forumdesk.services import listing, overviewing
from forumdesk.services.listing import Order, Sheet, Told
from forumdesk.services.overviewing import Overview
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import Check, Point
from ui.models.overview_sheet_rows import told
from ui.pages.print_lists import set_card
from ui.pages.print_page import Output, PrintPage, ToFile, ToPaper
from ui.widgets import parts
from ui.widgets.fields import ChoiceField


class OverviewSheetPage(PrintPage):
    """What is printed is what was seen; only the copy's number may have been taken meanwhile."""

    name = "overview-sheet"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "overview-sheet.shows")
        self._told: Told | None = None
        self.sheet = ChoiceField("lists.sheet", [(one.value, words.say(f"lists.sheet.{one}")) for one in Sheet])
        self.sheet.show_value(Sheet.A4.value)
        self.sheet.finished.connect(lambda _: self.look_soon())
        choices = QWidget()
        outer = parts.column(self.sheet, margins=(24, 16, 12, 20), spacing=8)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self.paper)
        outer.addStretch(1)
        choices.setLayout(outer)
        self.put_choices(choices)
        self.terms.offer_mark(True)

    def hear(self, change_set: ChangeSet) -> None:
        """Whatever changes, changes something here."""
        self.reload()

    def set_up(self) -> None:
        if self.event_code is None:
            self.show_nothing("lists.stopped")
        else:
            self.desk.read(partial(overviewing.overview, event_code=self.event_code), self._tell)

    def _tell(self, found: Overview) -> None:
        self._told = told(found)
        self.look_anew()

    def look_anew(self) -> None:
        if self._told is None or self.event_code is None:
            self.show_nothing("lists.stopped")
            return
        mark = self.terms.terms().mark
        query = partial(listing.overview_card, event_code=self.event_code, told=self._told, mark=mark)
        self.desk.read(query, self._set)

    def _set(self, card: ListCard | None) -> None:
        if card is None:
            self.show_nothing("lists.stopped", [Check("block", words.say("finding.cover-missing"))])
            return
        self.preview.press.ask("set", partial(set_card, card, self._size), lambda made: self._show(card, *made))

    def _show(self, card: ListCard, data: bytes, pages: int) -> None:
        self.preview.show_pdf(data)
        facts = [("lists.copy", card.running.copy_number)]
        if card.running.marking:
            facts.append(("lists.marking", card.running.marking))
        self.checks.tell([], [Point("lock", "alias", words.say("overview-sheet.shows-counts"))], facts)
        rows = words.count("overview-sheet.rows", sum(len(one.rows) for one in card.sections))
        self.count.setText(words.say("badges.count", badges=rows, sheets=words.count("badges.sheets", pages)))
        self.allow(True)

    def retell(self) -> None:
        self.sheet.offer([(one.value, words.say(f"lists.sheet.{one}")) for one in Sheet])
        self.sheet.show_value(self._size.value)
        super().retell()

    @property
    def _size(self) -> Sheet:
        return Sheet(self.sheet.combo.currentData() or Sheet.A4)

    def to_paper(self) -> ToPaper:
        order, seen = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            handed, data = listing.hand_over_overview(workspace, order, seen, None, progress)
            return Output(handed.change_set, 1 if data else 0), data

        return work

    def to_file(self, path: Path) -> ToFile:
        order, seen = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> Output:
            handed, _ = listing.hand_over_overview(workspace, order, seen, path, progress)
            return Output(handed.change_set, 1 if handed.copy else 0)

        return work

    def _wanted(self) -> tuple[Order, Told]:
        if self.event_code is None or self._told is None:
            raise RuntimeError("there is no overview")
        order = Order(self.event_code, Audience.ORGANISER, sheet=self._size, terms=self.terms.terms())
        return order, self._told

    def said_done(self, count: int, printed: bool) -> str:
        return words.say("lists.printed" if printed else "lists.saved")
