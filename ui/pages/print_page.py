"""What the pages for print share: choices, the PDF itself, what is checked, and the ways out: printer and file."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Cancelled, Progress
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import Check
from ui.pages.page import Page
from ui.pages.print_checks import ChecksPane
from ui.pages.print_paper import PaperFields
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.preview import Preview
from ui.widgets.printer import Offset, a_printer, lay_out, print_pdf
from ui.widgets.terms import TermsFields

CHOICES, CHOICES_TIGHT = 308, 280
# Choices often come two at a time, and typing a letter at a time.
_SETTLE_MS = 120


@dataclass(frozen=True, slots=True)
class Output:
    """What left the house: the record of it, and what went wrong on the way to the paper after that."""

    change_set: ChangeSet | None
    count: int
    trouble: ForumDeskError | None = None


ToPaper = Callable[[Workspace, Progress], tuple[Output, bytes]]
ToFile = Callable[[Workspace, Progress], Output]


class PrintPage(Page):
    """A page whose preview is the PDF; nothing is made while nobody looks at it."""

    family: ClassVar[tuple[str, ...]] = (
        "badges",
        "designer",
        "register",
        "papers",
        "lists",
        "agendas",
        "overview-sheet",
    )

    def __init__(self, desk: Desk, shown_title: str) -> None:
        super().__init__(desk)
        self.preview = Preview()
        self.paper = PaperFields()
        self.terms = TermsFields()
        self.terms.marked.connect(self.look_soon)
        self.checks = self.details = ChecksPane(shown_title)
        self._stale = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.look_anew)
        self.out = Outlet(self)
        self.save = self.act("print.save", self.out.ask_file, icon="save")
        self.print = self.act("print.print", self.out.ask_printer, icon="print", primary=True, keys="print")
        self._build()
        self.checks.asked.connect(self.asked)
        self.preview.press.failed.connect(self._fail)
        self.allow(False)

    def _build(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        across = QHBoxLayout()
        theme.fit(across, contentsMargins=parts.NONE, spacing=0)
        across.addWidget(self._scroll)
        across.addWidget(self.preview, 1)
        self.body.addLayout(across, 1)
        self.filter_field = self.preview

    def remember(self, kept: Settings) -> None:
        super().remember(kept)
        self.paper.remember(kept)

    def put_choices(self, choices: QWidget) -> None:
        """What stands at the left."""
        register = QWidget()
        register.setLayout(parts.column(self.terms, None, margins=(24, 0, 12, 20)))
        whole = QWidget()
        whole.setLayout(parts.column(choices, register, None, spacing=0))
        theme.look(whole, "surface")
        self._scroll.setWidget(whole)

    @abstractmethod
    def set_up(self) -> None:
        """Ask for what the choices offer; `choose` or `look_anew` follow."""

    @abstractmethod
    def look_anew(self) -> None:
        """Make the preview of what is chosen."""

    @abstractmethod
    def to_paper(self) -> ToPaper:
        """Record the run, and give the printer what to print."""

    @abstractmethod
    def to_file(self, path: Path) -> ToFile:
        """Record the run, and write the file."""

    def suffixes(self) -> dict[str, str]:
        """Suffix -> key of its words, of what can be saved now; the first is proposed."""
        return {"pdf": "print.pdf"}

    @abstractmethod
    def said_done(self, count: int, printed: bool) -> str:
        """What came of it, in words."""

    def reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.set_up()

    def show_place(self, place: Place | None) -> None:
        self.checks.tell_outcome("", "")
        super().show_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def look_soon(self) -> None:
        """After the last of several choices."""
        self._settle.start()

    def show_nothing(self, key: str = "", checks: Sequence[Check] = ()) -> None:
        """No sheet, the words of `key` in its place (else those that stood there), and what stops it."""
        self.preview.press.drop("set")
        if key:
            self.preview.say(key)
        self.preview.show_pdf(b"")
        self.checks.tell(list(checks), [], [])
        self.count.setText("")
        self.allow(False)

    def allow(self, works: bool) -> None:
        """Whether there is anything to print."""
        for action in (self.save, self.print):
            action.setEnabled(works)

    def narrow(self, units: int) -> None:
        wide = CHOICES_TIGHT if units < 600 else CHOICES
        theme.fit(self._scroll, minimumWidth=wide, maximumWidth=wide)

    def retell(self) -> None:
        self.preview.retell()
        self.paper.offer()
        self.reload()

    def _fail(self, error: Exception) -> None:
        (self.desk.failed if isinstance(error, ForumDeskError) else self.desk.crashed).emit(error)


class Outlet(QObject):
    """The ways out of a page for print: the system's printers, and a file. What leaves is recorded first."""

    def __init__(self, page: PrintPage) -> None:
        super().__init__(page)
        self._page = page

    def ask_printer(self) -> None:
        sizes = self._page.preview.sheets.sizes
        if not sizes or not self._page.terms.valid:
            return
        printer = a_printer(self._page.paper.printer, sizes[0])
        dialog = QPrintDialog(printer, self._page)
        # A part of the pages would leave badges on record that nobody printed.
        for option in (
            QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
            QAbstractPrintDialog.PrintDialogOption.PrintSelection,
            QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage,
        ):
            dialog.setOption(option, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        # Its own `open` is another one, of QPrintDialog.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Record what is printed, then print it: a badge that nobody recorded must not lie about."""
        lay_out(printer, self._page.preview.sheets.sizes[0])
        offset, work = self._page.paper.offset_of(printer.printerName()), self._page.to_paper()
        self._page.desk.run(
            lambda workspace, progress: printed(workspace, progress, work, (printer, offset)), self._told
        )

    def _told(self, output: Output) -> None:
        self._done(output, True)

    def _saved(self, output: Output) -> None:
        self._done(output, False)

    def _done(self, output: Output, printed: bool) -> None:
        if output.trouble is not None:
            self._page.checks.tell_outcome("warn", words.say("print.not-on-paper"), words.say("print.recorded"))
            # That it was stopped is said; that nothing was changed would not be true.
            if not isinstance(output.trouble, Cancelled):
                self._page.desk.failed.emit(output.trouble)
        elif output.count:
            self._page.checks.tell_outcome("ok", self._page.said_done(output.count, printed))
            self._page.terms.forget()
        if output.change_set is not None and output.change_set.changes:
            self._page.desk.changed.emit(output.change_set)

    def ask_file(self) -> None:
        if not self._page.terms.valid:
            return
        dialog = QFileDialog(self._page, words.say("print.save-as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {suffix: f"{words.say(key)} (*.{suffix})" for suffix, key in self._page.suffixes().items()}
        dialog.setNameFilters(list(kinds.values()))
        suffix = next(iter(kinds))
        dialog.setDefaultSuffix(suffix)
        # A file's name is read by everyone: it says nothing of the event.
        dialog.selectFile(f"{self._page.name}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_as(Path(path)))
        dialog.open()

    def save_as(self, path: Path) -> None:
        """Record it and write it."""
        self._page.desk.run(self._page.to_file(path), self._saved)


def printed(workspace: Workspace, progress: Progress, work: ToPaper, where: tuple[QPrinter, Offset]) -> Output:
    """Recorded, then printed; what goes wrong with the paper comes back beside the record."""
    output, data = work(workspace, progress)
    if not data:
        return output
    try:
        print_pdf(where[0], data, where[1], progress)
    except ForumDeskError as error:
        return Output(output.change_set, output.count, error)
    return output
