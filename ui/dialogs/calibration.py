"""A page of rulers out of one printer, and what was measured on it: how its prints are moved and sized from then on."""

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.exporters import calibration
from forumdesk.exporters.calibration import EDGE, CalibrationPage
from forumdesk.exporters.stocks import MM
from ui import theme, words
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.millimetres import NoLengthError, read_length, write_millimetres
from ui.widgets.printer import Offset, a_printer, correction, fits, print_pdf

# Width and height of A4 in mm; the page is measured at its upper left alone, so Letter does as well.
_PAGE = (210.0, 270.0)
FIELDS = ("left", "top", "across", "down")
STEPS = (1, 2, 3)


class CalibrationDialog(QDialog):
    """`measured` carries the Offset that undoes what the printer does."""

    measured = Signal(object)

    def __init__(self, printer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.printer = printer
        steps = tuple(words.say(f"calibrate.step.{number}") for number in STEPS)
        self.page = CalibrationPage(*_PAGE, words.say("calibrate.heading"), steps)
        self.fields = {name: TextField(f"calibrate.field.{name}", read_length, write_millimetres) for name in FIELDS}
        self.found = parts.text()
        self.print = parts.button("calibrate.print", "print")
        self.go = parts.button("calibrate.do", look="primary")
        self._build()
        ideal = (EDGE, EDGE, self.page.across, self.page.down)
        for field, length in zip(self.fields.values(), ideal, strict=True):
            field.show_value(float(length))
            field.edit.textChanged.connect(lambda _: self._tell())
        self._tell()

    def _build(self) -> None:
        cancel = parts.button("unlock.cancel")
        layout = parts.column(
            parts.label("calibrate.title", "card"),
            parts.text("calibrate.text"),
            parts.row(self.print, None),
            parts.row(self.fields["left"], self.fields["top"], spacing=10),
            parts.row(self.fields["across"], self.fields["down"], spacing=10),
            self.found,
            None,
            parts.row(None, cancel, self.go),
            margins=(24, 20, 24, 20),
            spacing=12,
        )
        self.setLayout(layout)
        theme.fit(self, minimumWidth=460)
        self.go.setDefault(True)
        self.go.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self.print.clicked.connect(self._ask_printer)

    def offset(self) -> Offset | None:
        """What was measured asks for; none where a field holds no length, or no printer does that."""
        try:
            left, top, across, down = (read_length(field.edit.text()) for field in self.fields.values())
        except NoLengthError:
            return None
        made = correction(self.page, (left, top), (across, down))
        return made if fits(made) else None

    def _tell(self) -> None:
        made = self.offset()
        self.go.setEnabled(made is not None)
        if made is None:
            self.found.setText(words.say("calibrate.not-so"))
            return
        right, down, wide, high = map(write_millimetres, (made.right, made.down, made.wide, made.high))
        self.found.setText(words.say("calibrate.found", right=right, down=down, wide=wide, high=high))

    def _take(self) -> None:
        self.measured.emit(self.offset())
        self.accept()

    def _ask_printer(self) -> None:
        printer = a_printer(self.printer, QSizeF(_PAGE[0] * MM, _PAGE[1] * MM))
        dialog = QPrintDialog(printer, self)
        # Its own `open` is another one, of QPrintDialog.
        dialog.accepted.connect(lambda: print_pdf(printer, calibration.render(self.page), Offset()))
        QDialog.open(dialog)
