"""Somebody who can be carried to a chair, the chair itself, and the slip of who has none: each read out by itself."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui import icons, theme
from ui.widgets.seat_geometry import CHAIR

_LOW = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Chair:
    """A place as it is shown, in words made already. `ref` is empty where nobody sits; `key` is row and place.

    `other` is one where a proposal seats somebody else than now, `broken` one beside somebody they must not sit by.
    """

    key: str
    number: str
    name: str
    second: str
    said: str
    ref: str = ""
    locked: bool = False
    broken: bool = False
    other: bool = False


class Carried(QAbstractButton):
    """Chosen by a click or Space, taken up by Enter, carried with the mouse; Escape leaves everything as it was."""

    taken = Signal()
    dragged = Signal(QPoint)
    let_go = Signal()
    given_up = Signal()
    walked = Signal(int, int)

    def __init__(self, chair: Chair) -> None:
        super().__init__()
        self.chair = chair
        self.held = self.target = self.chosen = self.moving = self._low = False
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_chair(chair)

    def show_chair(self, chair: Chair) -> None:
        """Somebody else, or nobody, in the same place."""
        self.chair = chair
        self.setAccessibleName(chair.said)
        self.setToolTip(chair.said)
        self.update()

    def mark(self, held: bool, target: bool, chosen: bool) -> None:
        """Taken up, hovered with somebody in hand, or looked at beside the page."""
        self.held, self.target, self.chosen = held, target, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(CHAIR[0]), theme.px(_LOW if self._low else CHAIR[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def shrink(self, low: bool) -> None:
        """The name alone."""
        self._low = low
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is None or not self.chair.ref:
            return
        if self.moving or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.moving = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._pressed = self._put_down(), None
        if moved:
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)

    def _put_down(self) -> bool:
        moved, self.moving = self.moving, False
        if moved:
            self.setDown(False)
            self.unsetCursor()
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() in _ENTER:
            self.taken.emit()
        elif event.key() in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.walked.emit(*steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self._pressed = None
            self._put_down()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._edge(painter)
        inner = self.rect().adjusted(theme.px(8), theme.px(5), -theme.px(6), -theme.px(5))
        right = self._signs(painter, inner)
        alone = self._low or not (self.chair.number or self.chair.second)
        if not alone:
            self._first(painter, inner.adjusted(0, 0, right - inner.right() - 1, 0))
        name = self.chair.name
        painter.setFont(theme.script_font(name, 12.5, 600 if self.chair.locked else 500))
        painter.setPen(theme.colour("text" if self.chair.ref else "text3"))
        top = 0 if alone else theme.px(16)
        room = right - inner.left() if alone else inner.width()
        shown = theme.shortened(painter.fontMetrics(), name, room)
        low = QRect(inner.left(), inner.top() + top, inner.width(), inner.height() - top)
        painter.drawText(low, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _edge(self, painter: QPainter) -> None:
        """The ring says where the keys are; dashes, what is not so yet; the ground, what was taken or chosen."""
        chair = self.chair
        token, wide, line = "control", 1.0, Qt.PenStyle.SolidLine
        if not chair.ref:
            token, line = "control", Qt.PenStyle.DotLine
        if chair.broken:
            token, wide = "block", 1.5
        if chair.other or self.target or self.held:
            token, wide, line = "block" if chair.broken else "accent", 2.0, Qt.PenStyle.DashLine
        if self.hasFocus():
            token, wide, line = "focus", 2.0, Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour(token), wide * theme.scale() / 100, line))
        ground = "tint" if self.held or self.chosen or self.target else "hover" if self.underMouse() else "raised"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme.px(5), theme.px(5))

    def _signs(self, painter: QPainter, inner: QRect) -> int:
        """From the right; gives back where words must end."""
        right = inner.right()
        for there, name, token in (
            (self.chair.broken, "block", "block"),
            (self.chair.locked, "lock", "alias"),
        ):
            if there:
                right -= theme.px(14)
                painter.drawPixmap(right, inner.top(), icons.pixmap(name, token, 13))
                right -= theme.px(3)
        return right

    def _first(self, painter: QPainter, inner: QRect) -> None:
        """The number of the place, and what is beside it."""
        painter.setFont(theme.font(11, 600, figures=True))
        painter.setPen(theme.colour("text2"))
        top = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(inner, top, self.chair.number)
        left = QFontMetrics(painter.font()).horizontalAdvance(self.chair.number) + theme.px(
            6 if self.chair.number else 0
        )
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        shown = theme.shortened(painter.fontMetrics(), self.chair.second, inner.width() - left)
        painter.drawText(inner.adjusted(left, 0, 0, 0), top, shown)
