"""The steps of an import down the left: done, here, to come."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame

from ui import icons, theme, words
from ui.widgets import parts

STEPS = ("file", "columns", "questions", "review", "apply")
_WIDE, _RAIL = 208, 52


class StepRail(QFrame):
    """`turned` carries the name of a step that was done before and is looked at again."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "side")
        words.put(self, "import.steps", words.Slot.NAME)
        self.steps = {name: _Step(number, name) for number, name in enumerate(STEPS, 1)}
        for name, step in self.steps.items():
            step.clicked.connect(lambda _=False, to=name: self.turned.emit(to))
        self.setLayout(parts.column(*self.steps.values(), None, margins=(0, 20, 0, 20), spacing=0))
        self.narrow(False)

    def narrow(self, narrow: bool) -> None:
        """Circles alone, where there is little room."""
        width = _RAIL if narrow else _WIDE
        theme.fit(self, minimumWidth=width, maximumWidth=width)

    def show_course(self, here: str, about: dict[str, str]) -> None:
        """Where it stands, and the second line of each step."""
        at = STEPS.index(here)
        for number, (name, step) in enumerate(self.steps.items()):
            step.tell(about.get(name, ""), done=number < at, here=number == at)


class _Step(QAbstractButton):
    """A circle with a number or a tick, the name of the step, and a line about it."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._name, self._about = number, name, ""
        self._done = self._here = False
        theme.fit(self, minimumHeight=60, maximumHeight=60)

    def tell(self, about: str, done: bool, here: bool) -> None:
        self._about, self._done, self._here = about, done, here
        self.setEnabled(done)
        self.setCursor(Qt.CursorShape.PointingHandCursor if done else Qt.CursorShape.ArrowCursor)
        name = words.say(f"import.step.{self._name}")
        self.setAccessibleName(words.say("import.step-said", n=self._number, name=name, about=about))
        self.setToolTip(name if self.width() < theme.px(_WIDE) else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_RAIL), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() > theme.px(_RAIL)
        side = theme.px(22)
        circle = QRect(theme.px(25 if wide else 15), theme.px(4), side, side)
        self._line(painter, circle)
        self._circle(painter, circle)
        if wide:
            self._words(painter, circle.right() + theme.px(13))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            edge = theme.px(8)
            painter.drawRoundedRect(self.rect().adjusted(edge, 0, -edge, -theme.px(16)), theme.px(6), theme.px(6))
        painter.end()

    def _line(self, painter: QPainter, circle: QRect) -> None:
        """Down to the next step."""
        if self._number == len(STEPS):
            return
        painter.setPen(QPen(theme.colour("ok" if self._done else "control"), theme.px(1.5)))
        x = circle.center().x() + 1
        painter.drawLine(x, circle.bottom() + theme.px(6), x, self.height() - theme.px(3))

    def _circle(self, painter: QPainter, circle: QRect) -> None:
        if self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ok"))
            painter.drawEllipse(circle)
            tick = icons.pixmap("attended", "on_accent", 14)
            edge = (circle.width() - theme.px(14)) // 2
            painter.drawPixmap(circle.left() + edge, circle.top() + edge, tick)
            return
        painter.setPen(Qt.PenStyle.NoPen if self._here else QPen(theme.colour("control"), theme.px(1.5)))
        painter.setBrush(theme.colour("accent") if self._here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.colour("on_accent" if self._here else "text2"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _words(self, painter: QPainter, left: int) -> None:
        room = self.width() - left - theme.px(6)
        for top, text, font, token in (
            (0, words.say(f"import.step.{self._name}"), theme.font(13, 600 if self._here else 500), "text"),
            (17, self._about, theme.font(12), "text2"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            box = QRect(left, theme.px(top), room, theme.px(18))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
