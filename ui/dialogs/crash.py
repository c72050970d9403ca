"""What is shown when the program itself was wrong: place and kind of the error, and no values."""

import traceback
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui import theme, words
from ui.widgets import parts


def details(error: BaseException) -> str:
    """Kind and places, the innermost last. Messages and values are left out: they may hold a name."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *places])


class CrashDialog(QDialog):
    """Copy takes the details to the clipboard; there is nothing personal in them."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.text = QPlainTextEdit(details(error))
        self.text.setReadOnly(True)
        words.put(self.text, "crash.copy", words.Slot.NAME)
        copy = parts.button("crash.copy")
        close = parts.button("crash.close", look="primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close.clicked.connect(self.accept)
        head = parts.text("crash.title", "card")
        buttons = parts.row(copy, None, close)
        layout = parts.column(head, parts.text("crash.text"), self.text, buttons, margins=(24, 20, 24, 20), spacing=12)
        self.setLayout(layout)
        theme.open_at(self, 520, 320)
