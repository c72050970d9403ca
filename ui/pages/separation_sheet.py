"""The page of the separation sheet: rules, where sides come near, vehicles and hotels, for the security liaison."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from forumdesk.domain.cards import ListCard
from forumdesk.progress import Progress
from forumdesk.services import separation_sheet
from forumdesk.services.listing import Sheet
from forumdesk.services.separation_sheet import SheetOrder
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import Check, list_points
from ui.pages.families import APART
from ui.pages.print_lists import offer_languages, set_card
from ui.pages.print_page import Output, PrintPage, ToFile, ToPaper
from ui.widgets import parts
from ui.widgets.check import Check as Tick
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard


class SeparationSheetPage(PrintPage):
    """Every copy has a number and stands in the register; protected people are named only where that is recorded."""

    name = "separation-sheet"
    family = APART
    reads = (
        *("separation_rule", "person", "participation", "organisation", "delegation", "event", "session", "copy"),
        *("session_role", "room", "vehicle", "ride", "passenger", "seat_row", "seat", "stay", "acceptance"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "lists.shows")
        self.language, self.sheet = ChoiceField("lists.language", []), ChoiceField("lists.sheet", [])
        self.reveal, self.revealing = Tick(), NoteCard()
        words.put(self.reveal, "lists.reveal", words.Slot.TEXT, words.Slot.NAME)
        choices = QWidget()
        choices.setLayout(
            parts.column(
                *(self.language, self.sheet, self.reveal, self.revealing, self.paper), margins=(24, 16, 12, 20)
            )
        )
        theme.look(choices, "surface")
        self.put_choices(choices)
        self._offer()
        for field in (self.language, self.sheet):
            field.finished.connect(lambda _: self.look_soon())
        self.reveal.toggled.connect(self._turn)
        self.revealing.hide()

    def _offer(self) -> None:
        held = self.sheet.combo.currentData()
        self.sheet.offer([(one, words.say(f"lists.sheet.{one}")) for one in Sheet])
        self.sheet.show_value(held or Sheet.A4)
        offer_languages(self.language)
        self.revealing.tell("warn", words.say("lists.revealing"), words.say("lists.revealing-how"))

    def _turn(self, reveals: bool) -> None:
        self.revealing.setHidden(not reveals)
        self.look_soon()

    def set_up(self) -> None:
        self.terms.offer_mark(True)
        self.look_anew()

    def look_anew(self) -> None:
        order = self._order()
        if order is None:
            self.show_nothing("leaks.no-event")
        else:
            self.desk.read(partial(separation_sheet.preview, order=order), self._set)

    def _set(self, card: ListCard | None) -> None:
        if card is None:
            self.show_nothing("lists.stopped", [Check("block", words.say("finding.cover-missing"))])
            return
        sheet = Sheet(self.sheet.combo.currentData())
        self.preview.press.ask("set", partial(set_card, card, sheet), lambda made: self._show(card, *made))

    def _show(self, card: ListCard, data: bytes, pages: int) -> None:
        self.preview.show_pdf(data)
        titles = [column.title for column in card.columns]
        facts = [("lists.copy", card.running.copy_number)]
        if card.running.marking:
            facts.append(("lists.marking", card.running.marking))
        self.checks.tell([], list_points(titles, self.reveal.isChecked()), facts)
        self.count.setText(words.count("badges.sheets", pages))
        self.allow(True)

    def retell(self) -> None:
        self._offer()
        super().retell()

    def _order(self) -> SheetOrder | None:
        if self.event_code is None:
            return None
        sheet, language = Sheet(self.sheet.combo.currentData()), str(self.language.combo.currentData() or "")
        return SheetOrder(self.event_code, self.reveal.isChecked(), sheet, language, self.terms.terms())

    def _wanted(self) -> SheetOrder:
        if (order := self._order()) is None:
            raise RuntimeError("no event is chosen")
        return order

    def to_paper(self) -> ToPaper:
        order = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            handed, data = separation_sheet.for_printer(workspace, order, progress)
            return Output(handed.change_set, 1 if data else 0), data

        return work

    def to_file(self, path: Path) -> ToFile:
        order = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> Output:
            handed = separation_sheet.export(workspace, order, path, progress)
            return Output(handed.change_set, 1 if handed.copy else 0)

        return work

    def said_done(self, count: int, printed: bool) -> str:
        """A reveal holds for one copy."""
        self.reveal.setChecked(False)
        return words.say("lists.printed" if printed else "lists.saved")
