"""What keeps memory, temporary files and screen captures from telling, from the first window to the end."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk import hardening
from forumdesk.private_temp import PrivateTemp
from ui import settings
from ui.settings import Settings
from ui.widgets.capture import CaptureGuard
from ui.widgets.panic import PanicKey


class Guard(QObject):
    """`end` is called when the program ends or is replaced; `ends` is how a process ends at once."""

    def __init__(self, app: QApplication, kept: Settings, ends: Callable[[int], object] = os._exit) -> None:
        super().__init__(app)
        self._app, self._ends = app, ends
        self.kept_out_of_dumps = hardening.keep_out_of_dumps()
        self.temp = PrivateTemp()
        self.temp.begin()
        self.capture = CaptureGuard(app, self, kept.get(settings.HIDE_FROM_CAPTURE))
        self._panic = PanicKey(app, self)
        self._panic.pressed.connect(self.vanish)

    def tell(self, window: QWidget | None) -> None:
        """Say in that window what the system refused."""
        if window is not None and not self.kept_out_of_dumps:
            from ui.widgets.dumps import say_dumps

            say_dumps(window)

    def vanish(self) -> None:
        """Every window is gone before anything else, and then the program: what was committed is in the file.

        Nothing is asked and nothing waited for. The log beside the file is encrypted as the file is, and the next
        opening takes it in; what was begun and not finished is lost.
        """
        try:
            for window in self._app.topLevelWidgets():
                window.hide()
            self._app.sync()
            from ui.widgets import clipboard

            clipboard.clear_ours()
            self._app.processEvents()
            self.end()
        finally:
            # Whatever else failed: a window that says so would be the last thing wanted.
            self._ends(0)

    def end(self) -> None:
        """Leave nothing behind, and listen no more: a filter of the whole program costs time at every event."""
        for listening in (self._panic, self.capture):
            self._app.removeEventFilter(listening)
        self.temp.end()
