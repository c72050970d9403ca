"""A box with a tick in it: the style sheet that gives the box its edge leaves the tick out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui import icons, theme


class Check(QCheckBox):
    """Yes: a tick. Neither yes nor no: a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        state = self.checkState()
        if state is Qt.CheckState.Unchecked:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        name, token = ("ticked", "on_accent") if state is Qt.CheckState.Checked else ("neither", "text2")
        side = theme.px(12)
        at = box.center()
        painter = QPainter(self)
        painter.drawPixmap(at.x() - side // 2 + 1, at.y() - side // 2 + 1, icons.pixmap(name, token, 12))
        painter.end()
