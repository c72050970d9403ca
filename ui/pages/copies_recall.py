"""The recall list on its way out of the page of copies: its terms, then a file or a printer."""

from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Qt, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.domain.copies import Terms
from forumdesk.progress import Progress
from forumdesk.services import copies_recall
from forumdesk.services.listing import Handed
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.pages.print_page import Output, printed
from ui.settings import Settings
from ui.widgets.press import pages_of
from ui.widgets.printer import Offset, Offsets, a_printer, lay_out

_FORMS = ("pdf", "csv", "xlsx")
_A4 = QSizeF(595.28, 841.89)


class RecallList(QObject):
    """`left` carries the change once the list is on record."""

    left = Signal(object)

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk
        self._offsets: Offsets | None = None

    def remember(self, kept: Settings) -> None:
        """Where it is kept how far each printer is moved."""
        self._offsets = Offsets(kept)

    def ask(self, event_code: str) -> None:
        """For whom the copies of an event that are still outside are listed, and where the list goes."""
        dialog = CopyTermsDialog("copies.recall-title", self._owner, _FORMS, prints=True)
        dialog.printed.connect(lambda terms: self._ask_printer(event_code, terms))
        dialog.then_file("recall", lambda path, terms: self.save(event_code, path, terms))

    def save(self, event_code: str, path: Path, terms: Terms) -> None:
        """Write it: a copy itself."""

        def work(workspace: Workspace, _: Progress) -> Handed:
            return copies_recall.export_recall(workspace, event_code, path, terms)

        self._desk.run(work, lambda handed: self._tell(Output(handed.change_set, 1)))

    def _ask_printer(self, event_code: str, terms: Terms) -> None:
        printer = a_printer("", _A4)
        dialog = QPrintDialog(printer, self._owner)
        # A list of which a page is missing would leave copies out of mind.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(event_code, printer, terms))
        # Its own `open` is another one, of QPrintDialog.
        QDialog.open(dialog)

    def print_on(self, event_code: str, printer: QPrinter, terms: Terms) -> None:
        """Record it, then print it."""
        offset = self._offsets.of(printer.printerName()) if self._offsets else Offset()

        def made(workspace: Workspace, _: Progress) -> tuple[Output, bytes]:
            handed, data = copies_recall.for_printer(workspace, event_code, terms)
            if data:
                lay_out(printer, pages_of(data)[0])
            return Output(handed.change_set, 1 if data else 0), data

        self._desk.run(lambda workspace, progress: printed(workspace, progress, made, (printer, offset)), self._tell)

    def _tell(self, output: Output) -> None:
        if output.change_set is not None and output.change_set.changes:
            self.left.emit(output.change_set)
        if output.trouble is not None:
            self._desk.failed.emit(output.trouble)
