"""Grey bars in the place of what is still being read: after 300 ms and not before, so that nothing flashes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import parts

SOON_MS, LONG_MS = 300, 2000
# Where bars begin and how long they are, in parts of the width; rows are as high as those of a table.
_BARS = ((0.03, 0.32), (0.46, 0.2), (0.76, 0.14)), ((0.03, 0.25), (0.46, 0.2), (0.76, 0.14))
_ROWS, _ROW, _BAR = 6, 32, 8


class Loading(QWidget):
    """Lies over a part of its parent while that waits; after two seconds it says so, with a way to stop it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        theme.look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self.said = parts.text("status.reading")
        self.stop = parts.button("unlock.cancel")
        outer = parts.column(parts.row(self.said, None, self.stop, margins=(24, 0, 24, 0)))
        outer.addStretch(1)
        outer.insertSpacing(0, theme.px(_ROW * _ROWS))
        self.setLayout(outer)
        self._soon, self._late = self._timer(SOON_MS, self._appear), self._timer(LONG_MS, self._speak)
        parent.installEventFilter(self)

    def _timer(self, after: int, does: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after)
        made.timeout.connect(does)
        return made

    @property
    def waits(self) -> bool:
        """Whether something is still awaited, seen or not."""
        return self._soon.isActive() or self._late.isActive() or not self.isHidden()

    def begin(self) -> None:
        """Something was asked for; nothing is seen of that yet."""
        if not self.waits:
            self._soon.start()
            self._late.start()

    def end(self, _: object = None) -> None:
        """It has come, or will not."""
        for timer in (self._soon, self._late):
            timer.stop()
        self.hide()

    def _appear(self) -> None:
        self._speaking(False)
        self._lie()
        self.show()
        self.raise_()

    def _speak(self) -> None:
        self._speaking(True)

    def _speaking(self, on: bool) -> None:
        for part in (self.said, self.stop):
            part.setVisible(on)

    def _lie(self) -> None:
        """Over the largest part of the parent: heads, tabs and filters stay."""
        layout = self._over.layout()
        items = [layout.itemAt(n) for n in range(layout.count())] if layout is not None else []
        inside = [item.geometry() for item in items if item is not None]
        self.setGeometry(max(inside, key=QRect.height, default=self._over.rect()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest or event.type() is QEvent.Type.Resize:
            self._lie()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        high, row = theme.px(_BAR), theme.px(_ROW)
        for number in range(_ROWS):
            for start, long in _BARS[number % len(_BARS)]:
                left, wide = round(self.width() * start), round(self.width() * long)
                top = number * row + (row - high) // 2
                painter.drawRoundedRect(left, top, wide, high, high / 2, high / 2)
        painter.end()
