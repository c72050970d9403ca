"""The pipeline above the list of invites: how many are at each step, and which step is looked at."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from forumdesk.services.pipeline import Step
from ui import icons, theme, words
from ui.models.invitation_rows import STEP_ICONS
from ui.widgets import parts

_HEIGHT, _ARROW, _EDGE = 52, 14, 10


class StepButton(QPushButton):
    """A number, what it counts, and its sign; on while the list shows this step alone."""

    def __init__(self, step: Step, last: bool) -> None:
        super().__init__()
        self.step, self._last = step, last
        self.number = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.look(self, "tab")
        self.retell()

    def tell(self, number: int) -> None:
        self.number = number
        self.retell()
        self.update()

    def retell(self) -> None:
        said = words.say(f"invitations.step.{self.step}")
        self.setText(said)
        self.setAccessibleName(words.say("invitations.step-name", what=said, n=words.figure(self.number)))
        self.setToolTip(words.say(f"invitations.step-how.{self.step}"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(theme.font(12)).horizontalAdvance(self.text())
        return QSize(wide + theme.px(2 * _EDGE + 20 + _ARROW), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(84), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 0, 0 if self._last else -theme.px(_ARROW), -theme.px(2))
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if on else "hover"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        self._say(painter, box.adjusted(theme.px(_EDGE), 0, -theme.px(4), 0))
        if not self._last:
            at = QPoint(self.width() - theme.px(_ARROW), (box.height() - theme.px(12)) // 2)
            painter.drawPixmap(at, icons.pixmap("into", "text3", 12))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
        painter.end()

    def _say(self, painter: QPainter, inner: QRect) -> None:
        name, token = STEP_ICONS[self.step]
        figures = theme.font(18, 600, figures=True)
        said = words.figure(self.number)
        painter.setFont(figures)
        painter.setPen(theme.colour("text" if self.number else "text3"))
        upper = QRect(inner.left(), theme.px(4), inner.width(), theme.px(24))
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)
        if self.number:
            x = inner.left() + QFontMetrics(figures).horizontalAdvance(said) + theme.px(7)
            painter.drawPixmap(QPoint(x, upper.top() + theme.px(5)), icons.pixmap(name, token, 14))
        painter.setFont(theme.font(12, 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        lower = QRect(inner.left(), theme.px(28), inner.width(), theme.px(18))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class Pipeline(QFrame):
    """`chosen` carries the step that alone is to be shown, None for all."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "invitations.steps", words.Slot.NAME)
        last = list(Step)[-1]
        self.steps = {step: StepButton(step, step is last) for step in Step}
        line = parts.row(*self.steps.values(), margins=(14, 6, 24, 0), spacing=2)
        self.setLayout(line)
        for button in self.steps.values():
            button.clicked.connect(lambda on, step=button.step: self.put(step if on else None))
        self.setMinimumWidth(1)
        self._spare()

    def tell(self, numbers: Mapping[Step, int]) -> None:
        for step, button in self.steps.items():
            button.tell(numbers.get(step, 0))
        self._spare()

    def put(self, step: Step | None) -> None:
        """Show one step alone, or all of them."""
        for one, button in self.steps.items():
            button.setChecked(one is step)
        self._spare()
        self.chosen.emit(step)

    def _spare(self) -> None:
        """Few events have a proposal: its step is there while there is one, or while it is looked at."""
        button = self.steps[Step.PROPOSED]
        button.setHidden(not button.number and not button.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            for button in self.steps.values():
                button.retell()
        super().changeEvent(event)
