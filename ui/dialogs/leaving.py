"""Asked when the window is closed while long work runs."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts


class LeavingDialog(QDialog):
    """`waited` closes when the work is done, `stopped` cancels it and closes; otherwise the window stays.

    `task` says what runs and how far it is, and is asked again whenever that changes.
    """

    waited = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, task: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = task
        self.setWindowTitle(words.say("app.name"))
        self.task = parts.text(look="second")
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
        self._retell()
        desk.busy.connect(self._retell)
        desk.progressed.connect(self._retell)
        # With nothing left there is nothing to ask: the window closes, as was wished. What went wrong is to be read.
        desk.idle.connect(self._wait)
        desk.failed.connect(self.reject)
        desk.crashed.connect(self.reject)

    @classmethod
    def ask(cls, desk: Desk, task: Callable[[], str], window: QWidget) -> "LeavingDialog":
        """Close the window once nothing runs any more, if that is wished."""
        asking = cls(desk, task, window)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.waited.connect(lambda: _close(desk, window, stopped=False))
        asking.stopped.connect(lambda: _close(desk, window, stopped=True))
        asking.open()
        return asking

    def _retell(self) -> None:
        self.task.setText(self._asked())

    def _wait(self) -> None:
        if self.isVisible():
            self.accept()
            self.waited.emit()

    def _stop(self) -> None:
        self.accept()
        self.stopped.emit()


class _Waiting(QObject):
    """Closes the window once nothing runs any more; lives no longer than that."""

    def __init__(self, desk: Desk, window: QWidget, whatever_comes: bool) -> None:
        super().__init__(window)
        self._window, self._stays = window, False
        desk.idle.connect(self._end)
        if not whatever_comes:
            # What was waited for went wrong: the window stays to say so.
            desk.failed.connect(self._stay)
            desk.crashed.connect(self._stay)

    def _stay(self) -> None:
        self._stays = True

    def _end(self) -> None:
        self.deleteLater()
        if not self._stays:
            self._window.close()


def _close(desk: Desk, window: QWidget, stopped: bool) -> None:
    """Now, or once nothing runs any more."""
    if stopped:
        desk.cancel(only_long=True)
    if desk.at_long_work:
        _Waiting(desk, window, whatever_comes=stopped)
    else:
        window.close()
