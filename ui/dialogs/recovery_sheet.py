"""The recovery sheet: the passphrase once more, then the page, shown and sent to a printer. It is never a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters import recovery_sheet
from forumdesk.exporters.recovery_sheet import RecoverySheet
from forumdesk.progress import Progress
from forumdesk.services import recovering
from forumdesk.services.recovering import Sheet
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui import icons, theme, words
from ui.desk import Desk
from ui.dialogs.proving import ProvingDialog
from ui.models import days
from ui.widgets.preview import Preview
from ui.widgets.printer import Offset, a_printer, print_pdf

# Memory that looks like a folder, on Linux: what the print library keeps for a moment is on no disk.
_MEMORY = Path("/dev/shm")
_PREVIEW = (560, 620)


class RecoverySheetDialog(ProvingDialog):
    """Two faces: who is here, then the sheet. The page is in memory, and goes when the dialog does."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "recovery-sheet", "show", parent)
        self.preview = Preview()
        self.data = b""
        self.middle.addWidget(self.preview, 1)
        self.preview.hide()

    def ask(self) -> None:
        if self.data:
            self._ask_printer()
            return
        try:
            given = Secret(self.passphrase.edit.text(), self.secret_file(self.key_file))
        except OSError:
            self.refuse(words.say("unlock.key-unread", file=self.key_file.path.name if self.key_file.path else ""))
            return
        self.wrong.hide()
        self.rest(True)

        def made(workspace: Workspace, _: Progress) -> Sheet:
            return recovering.show_sheet(workspace, given)

        self.desk.run(made, self._take)

    def forget(self) -> None:
        super().forget()
        self.data = b""
        self.preview.show_pdf(b"")

    def _take(self, sheet: Sheet) -> None:
        self.rest(False)
        if not self.isVisible():
            return
        self.passphrase.edit.clear()
        for part in (self.passphrase, self.key_file):
            part.hide()
        self.data = recovery_sheet.render(worded(sheet))
        words.put(self.about, "recovery-sheet.shown")
        words.put(self.go, "recovery-sheet.print", words.Slot.TEXT, words.Slot.NAME)
        icons.put(self.go, "print", "on_accent", gap=4)
        words.put(self.cancel, "recovery-sheet.close")
        theme.fit(self.preview, minimumWidth=_PREVIEW[0], minimumHeight=_PREVIEW[1])
        self.preview.show()
        self.preview.show_pdf(self.data)
        self.go.setFocus()

    def _ask_printer(self) -> None:
        printer = a_printer("", QSizeF(recovery_sheet.WIDTH, recovery_sheet.HEIGHT))
        dialog = QPrintDialog(printer, self)
        # A file would be the key in the clear.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.accepted.connect(partial(self.print_on, printer))
        # Its own `open` is another one, of QPrintDialog.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """On paper, and on nothing else."""
        if printer.outputFileName():
            self.refuse(words.say("recovery-sheet.no-file"))
            return
        try:
            with in_memory():
                print_pdf(printer, self.data, Offset())
        except ForumDeskError as error:
            self.refuse(words.refusal(error))


@contextmanager
def in_memory() -> Iterator[None]:
    """What the print library writes for a moment goes to memory, where the system has a folder that is."""
    before = os.environ.get("TMPDIR")
    if _MEMORY.is_dir():
        os.environ["TMPDIR"] = str(_MEMORY)
    try:
        yield
    finally:
        os.environ.pop("TMPDIR", None)
        if before is not None:
            os.environ["TMPDIR"] = before


def worded(sheet: Sheet) -> RecoverySheet:
    """The sheet in the language in force."""
    made = days.moment(sheet.made_at.astimezone(), year=True)
    return RecoverySheet(
        sheet.lines,
        words.say("recovery-sheet.heading"),
        words.say("recovery-sheet.mark", mark=sheet.mark, when=made),
        (words.say("recovery-sheet.above"),),
        (words.say("recovery-sheet.how"), words.say("recovery-sheet.until"), words.say("recovery-sheet.alphabet")),
    )
