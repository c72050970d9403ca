"""The panic key: from any window and any dialog, at once."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from ui import shortcuts


class PanicKey(QObject):
    """Hears its key before any widget does; an action would not hear it behind a dialog that waits for an answer."""

    pressed = Signal()

    def __init__(self, app: QApplication, owner: QObject) -> None:
        super().__init__(owner)
        self._heard = False
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            combination: QKeyCombination = event.keyCombination()
            if QKeySequence(combination) == shortcuts.key("panic"):
                # A key comes several times: as a shortcut, for the window, for the widget.
                if not self._heard:
                    self._heard = True
                    self.pressed.emit()
                return True
        return False
