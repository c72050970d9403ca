"""What every plot has: links painted by us, each with its number in words, walked with the arrow keys as one stop."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme
from ui.widgets.target import Target

Draw = Callable[[QPainter, QRect, bool], None]
"""Paints a link into its place; the flag says whether the pointer is on it."""

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PlotLink(QAbstractButton):
    """One bar or cell. Enter, Space and a click follow it; what it says is its name and its tooltip."""

    def __init__(self, plot: "Plot", said: str, target: Target, draw: Draw) -> None:
        super().__init__(plot)
        self._plot, self._draw = plot, draw
        self.target = target
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: plot.followed.emit(target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._plot.walk(self, *step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self.rect(), self.underMouse())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(3), theme.px(3))
        painter.end()


class Plot(QWidget):
    """A picture of numbers. `followed` carries where the number that was chosen leads."""

    followed = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[tuple[int, int], PlotLink] = {}
        self._was_at: tuple[int, int] | None = None

    def put(self, at: tuple[int, int], said: str, target: Target, draw: Draw) -> PlotLink:
        """A link at a row and a column of the plot's own, for the arrow keys."""
        link = PlotLink(self, said, target, draw)
        self.links[at] = link
        if len(self.links) == 1:
            link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.show()
        if at == self._was_at:
            self._stop_at(link)
        return link

    def wipe(self) -> None:
        """No links any more; what is shown next brings its own, and the focus goes back to the same place."""
        self._was_at = next((at for at, link in self.links.items() if link.hasFocus()), None)
        if self._was_at is not None:
            # Else hiding the link hands the focus on, and the page scrolls to wherever that is.
            self.setFocus()
        for link in self.links.values():
            link.hide()
            link.deleteLater()
        self.links.clear()

    def arrange(self) -> None:
        """Put every link in its place; called when the plot is another size."""

    def walk(self, link: PlotLink, down: int, right: int) -> None:
        """Focus to the nearest link that way; where there is none it stays."""
        here = next(at for at, one in self.links.items() if one is link)
        ahead = [at for at in self.links if _lies(at, here, down, right)]
        if ahead:
            nearest = min(ahead, key=lambda at: (abs(at[0] - here[0]) + abs(at[1] - here[1]), at))
            self._stop_at(self.links[nearest])

    def _stop_at(self, link: PlotLink) -> None:
        for one in self.links.values():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is link else Qt.FocusPolicy.ClickFocus)
        link.setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.arrange()
        return super().event(event)


def _lies(at: tuple[int, int], here: tuple[int, int], down: int, right: int) -> bool:
    if down:
        return (at[0] - here[0]) * down > 0
    return at[0] == here[0] and (at[1] - here[1]) * right > 0


def mixed(ground: str, ink: str, share: float) -> QColor:
    """A colour between two tokens."""
    one, other = theme.colour(ground), theme.colour(ink)
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in parts))


def elided(painter: QPainter, box: QRect, text: str, flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """One line that ends in ... where there is no room."""
    shown = theme.shortened(painter.fontMetrics(), text, box.width())
    painter.drawText(box, int(flags | Qt.AlignmentFlag.AlignVCenter), shown)
