"""A box with a tick in it, a ring with a dot: the style sheet leaves tick and dot out, and draws no round ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from ui import icons, theme


def _ring(button: QAbstractButton) -> None:
    """The focus, round the words."""
    if not button.hasFocus():
        return
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), 2))
    left = theme.px(20)
    wide = min(button.width() - left, button.fontMetrics().horizontalAdvance(button.text()) + theme.px(9))
    box = QRectF(left, 0, wide, button.height()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.end()


class Check(QCheckBox):
    """Yes: a tick. Neither yes nor no: a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _ring(self)
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


class Radio(QRadioButton):
    """One of several: a thick ring where it is the one, a thin one where not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _ring(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        token = "accent" if self.isChecked() else "control"
        line = theme.px(5) if self.isChecked() else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(token if self.isEnabled() else "disabled"), line))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QRectF(box).adjusted(line / 2, line / 2, -line / 2, -line / 2))
        painter.end()
