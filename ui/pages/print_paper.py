"""On which printer, and how far its print is moved so that it meets the labels."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import words
from ui.dialogs.calibration import CalibrationDialog
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.millimetres import read_millimetres, write_millimetres
from ui.widgets.printer import Offset, Offsets, printers


class PaperFields(QWidget):
    """`printer` is the name of the one chosen, empty for the system's own choice."""

    def __init__(self) -> None:
        super().__init__()
        self.offsets: Offsets | None = None
        self.printer = ""
        self.choice = ChoiceField("print.printer", [])
        self.right = TextField("print.right", read_millimetres, write_millimetres)
        self.down = TextField("print.down", read_millimetres, write_millimetres)
        self._hint = parts.text("print.moved-hint", "hint")
        self.calibrate = parts.button("print.calibrate", look="link")
        self.calibrate.clicked.connect(self._calibrate)
        both = parts.row(self.right, self.down, spacing=8)
        self.setLayout(parts.column(self.choice, both, self._hint, parts.row(self.calibrate, None), spacing=8))
        self.choice.finished.connect(self._choose)
        for field in (self.right, self.down):
            field.finished.connect(lambda _: self._keep())
        self.offer()

    def remember(self, kept: Settings) -> None:
        """Where it is kept how far each printer is moved."""
        self.offsets = Offsets(kept)
        self.offer()

    def offset_of(self, printer: str) -> Offset:
        return self.offsets.of(printer) if self.offsets is not None else Offset()

    def offer(self) -> None:
        """The printers of the system as it is now."""
        there = printers()
        if self.printer not in there:
            self.printer = there[0] if there else ""
        self.choice.offer([(name, self._said(name)) for name in there] or [("", words.say("print.no-printer"))])
        self.choice.show_value(self.printer)
        offset = self.offset_of(self.printer)
        self.right.show_value(offset.right)
        self.down.show_value(offset.down)

    def _said(self, name: str) -> str:
        """Its name and, where it is moved, that it is."""
        return words.say("print.moved", name=name) if self.offset_of(name) != Offset() else name

    def _choose(self, name: object) -> None:
        self.printer = str(name)
        self.offer()

    def _keep(self) -> None:
        right, down = (read_millimetres(field.edit.text()) for field in (self.right, self.down))
        self.put(replace(self.offset_of(self.printer), right=right, down=down))

    def put(self, offset: Offset) -> None:
        """This printer's from now on."""
        if self.offsets is not None:
            self.offsets.put(self.printer, offset)
        self.offer()

    def _calibrate(self) -> None:
        dialog = CalibrationDialog(self.printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.measured.connect(self.put)
        dialog.open()
