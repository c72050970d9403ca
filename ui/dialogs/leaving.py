"""Asked when the window is closed while long work runs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts


class LeavingDialog(QDialog):
    """`waited` closes when the work is done, `stopped` cancels it and closes; otherwise the window stays."""

    waited = Signal()
    stopped = Signal()

    def __init__(self, task: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.task = parts.text(look="second")
        self.task.setText(task)
        self.wait = parts.button("leaving.wait", look="primary")
        self.stop = parts.button("leaving.stop")
        self.stay = parts.button("leaving.stay")
        self.wait.clicked.connect(self._wait)
        self.stop.clicked.connect(self._stop)
        self.stay.clicked.connect(self.reject)
        head = parts.text("leaving.title", "card")
        buttons = parts.row(self.stay, None, self.stop, self.wait)
        body = parts.column(head, self.task, parts.text("leaving.text"), 8, buttons, margins=(24, 20, 24, 20))
        self.setLayout(body)
        theme.fit(self, minimumWidth=460)

    @classmethod
    def ask(cls, desk: Desk, task: str, window: QWidget) -> "LeavingDialog":
        """Close the window once nothing runs any more, if that is wished."""
        asking = cls(task, window)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def close_when_idle() -> None:
            if desk.at_long_work:
                desk.idle.connect(window.close, Qt.ConnectionType.SingleShotConnection)
            else:
                window.close()

        asking.waited.connect(close_when_idle)
        asking.stopped.connect(lambda: desk.cancel(only_long=True))
        asking.stopped.connect(close_when_idle)
        asking.open()
        return asking

    def _wait(self) -> None:
        self.waited.emit()
        self.accept()

    def _stop(self) -> None:
        self.stopped.emit()
        self.accept()
