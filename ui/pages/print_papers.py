"""The page that prints place cards, tents, labels, signs and pocket programmes; its preview is the PDF."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt

from forumdesk.progress import Progress
from forumdesk.services import papers, printing
from forumdesk.services.papers import Choices, PaperKind, Prepared, Preview, Wish
from forumdesk.services.printing import Holder
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.flag_editor import FlagEditor
from ui.dialogs.stock_editor import StockEditor
from ui.models.badge_rows import used_labels
from ui.models.paper_rows import paper_checks, paper_points
from ui.pages.papers_choices import PaperChoices
from ui.pages.print_page import Output, PrintPage, ToFile, ToPaper


class PapersPage(PrintPage):
    """Without serials: each run is a copy in the register."""

    name = "papers"
    reads = (
        "person",
        "participation",
        "organisation",
        "event",
        "session",
        "room",
        "venue",
        "delegation",
        "copy",
        "agreed_order",
        "stationery",
    )

    def __init__(self, desk: Desk) -> None:
        self._wish: Wish | None = None
        self._measured = ""
        super().__init__(desk, "papers.shows")
        self.choices = PaperChoices(self.paper)
        self.put_choices(self.choices)
        self.choices.changed.connect(self.look_soon)
        self.choices.flags.replace_asked.connect(self._replace_flag)
        self.choices.labels.measure_asked.connect(self._measure)

    def set_up(self) -> None:
        if self.event_code is None:
            self.show_nothing("papers.nothing")
            return
        self.desk.read(partial(_there, event_code=self.event_code), lambda both: self._fill(*both))

    def _replace_flag(self) -> None:
        editor = FlagEditor(self.desk, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()

    def _fill(self, there: Choices, holders: tuple[Holder, ...]) -> None:
        self.choices.fill(there, holders)
        if self._measured in self.choices.labels.stocks:
            self.choices.labels.choose(self._measured)
        self._measured = ""
        self.look_anew()

    def _measure(self) -> None:
        """A size of the house for the paper that is looked at, such as an envelope."""
        labels = self.choices.labels
        stock = labels.chosen
        editor = StockEditor(self.desk, stock, stock.name in labels.own, self, stock.kind)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.kept.connect(self._choose_measured)
        editor.open()

    def _choose_measured(self, name: str) -> None:
        """Chosen once the stocks are read anew, which the change brings about."""
        self._measured = name
        self.set_up()

    def look_anew(self) -> None:
        self._wish = self.choices.wish(self.event_code) if self.event_code else None
        self.terms.offer_mark(self._wish is not None and self._wish.kind is PaperKind.PROGRAMME)
        if self._wish is None:
            self.show_nothing("papers.nothing")
            return
        self.desk.read(partial(papers.prepare, wish=self._wanted()), self._set)

    def _set(self, prepared: Prepared) -> None:
        self.preview.press.ask(
            "set", lambda progress: (prepared, papers.set_preview(prepared, progress)), lambda both: self._show(*both)
        )

    def _show(self, prepared: Prepared, made: Preview) -> None:
        self.preview.say("papers.nothing")
        self.preview.show_pdf(made.data, _used(prepared) if made.data else ())
        numbered = prepared.wish.kind is PaperKind.PROGRAMME
        facts = [("lists.copy" if numbered else "papers.copy", prepared.copy_number)] if made.data else []
        self.checks.tell(paper_checks(prepared, made), paper_points(prepared) if made.data else [], facts)
        sheets = words.count("badges.sheets", made.pages) if made.data else ""
        left = words.count("badges.left-out", len(made.left_out)) if made.left_out else ""
        self.count.setText(" · ".join(part for part in (sheets, left) if part))
        self.allow(bool(made.data))

    def retell(self) -> None:
        self.choices.retell()
        super().retell()

    def to_paper(self) -> ToPaper:
        wish = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> tuple[Output, bytes]:
            handed, data = papers.for_printer(workspace, wish, progress)
            return Output(handed.change_set, handed.pages), data

        return work

    def to_file(self, path: Path) -> ToFile:
        wish = self._wanted()

        def work(workspace: Workspace, progress: Progress) -> Output:
            handed = papers.export(workspace, wish, path, progress)
            return Output(handed.change_set, handed.pages)

        return work

    def _wanted(self) -> Wish:
        if self._wish is None:
            raise RuntimeError("nothing is chosen")
        return replace(self._wish, terms=self.terms.terms())

    def said_done(self, count: int, printed: bool) -> str:
        return words.count("papers.printed" if printed else "papers.saved", count)


def _there(workspace: Workspace, event_code: str) -> tuple[Choices, tuple[Holder, ...]]:
    return papers.choices(workspace, event_code), printing.holders(workspace, event_code)


def _used(prepared: Prepared) -> tuple[QRectF, ...]:
    return used_labels(prepared.stock, prepared.wish.start_at)
