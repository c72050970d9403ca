"""One of several views side by side: its words, and a line below them where it is the one shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from ui import theme

_EDGE = 8
"""Beside the words: the line below is as wide as they are, the ring around them wider."""


class TabButton(QPushButton):
    """Words stand at the left of it; a subclass paints what comes after them."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        theme.look(self, "tab")

    @property
    def said(self) -> str:
        return self.text()

    def wide(self, said: str) -> int:
        """How wide it is with these words; no wider once it is the one shown."""
        return QFontMetrics(theme.font(13, 600)).horizontalAdvance(said) + 2 * theme.px(_EDGE)

    def sizeHint(self) -> QSize:
        return QSize(self.wide(self.said), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_after(self, painter: QPainter, x: int) -> None:
        """What stands from `x` on, after the words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, edge = self.isChecked(), theme.px(_EDGE)
        if self.underMouse() and not shown:
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.setFont(theme.font(13, 600 if shown else 400))
        painter.setPen(theme.colour("text" if shown else "text2"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(edge, 0, 0, 0), flags, self.said)
        self.paint_after(painter, TabButton.wide(self, self.said) - edge)
        if shown:
            high = theme.px(2)
            painter.fillRect(QRect(edge, self.height() - high, self.width() - 2 * edge, high), theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -4), theme.px(5), theme.px(5))
        painter.end()
