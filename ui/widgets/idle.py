"""Says when nobody has touched the program for a while."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Watches every key and pointer event of the program; `idle` once when none came for so long.

    It ends with its window: a filter that stayed would be asked about every event to the end.
    """

    idle = Signal()

    def __init__(self, window: QObject, milliseconds: int) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.idle)
        self._timer.start()
        program = QCoreApplication.instance()
        if program is not None:
            program.installEventFilter(self)

    def wait_for(self, milliseconds: int) -> None:
        """From now on so long."""
        self._timer.setInterval(milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        return False
