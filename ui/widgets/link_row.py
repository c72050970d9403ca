"""A line that leads somewhere: shape, number, what, a remark, when; and the card that holds such lines."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.target import Target

_HEIGHT = 34
# A ring of focus stands beside what it is about, so lines reach a little beyond the title.
_RING = 6
INSIDE: parts.Margins = (_RING, 0, _RING, 0)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says. `said` is all of it for who only hears it."""

    icon: str
    token: str
    what: str
    beside: str
    when: str
    said: str
    target: Target
    number: str = ""


class LinkRow(QAbstractButton):
    """One line; a click, Enter and Space follow it."""

    followed = Signal(Target)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.show_line(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.followed.emit(self.line.target))

    def show_line(self, line: Line) -> None:
        """Say something else in the same place."""
        self.line = line
        self.setText(line.what)
        self.setAccessibleName(line.said)
        self.setToolTip(f"{line.what} · {line.beside}" if line.beside else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.underMouse():
            painter.fillRect(box, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        box.adjust(theme.px(_RING), 0, -theme.px(_RING), 0)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawPixmap(box.left(), self._top(16), icons.pixmap(self.line.icon, self.line.token, 16))
        box.setRight(self._when(painter, box))
        self._what(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))
        painter.end()

    def _top(self, side: int) -> int:
        return (self.height() - theme.px(side)) // 2

    def _when(self, painter: QPainter, box: QRect) -> int:
        """Right of the line; gives back where the rest must end."""
        right = box.right() - theme.px(16)
        painter.drawPixmap(right + theme.px(2), self._top(14), icons.pixmap("into", "text2", 14))
        painter.setFont(theme.font(13, 400, figures=True))
        painter.setPen(theme.colour("text2"))
        painter.drawText(
            QRect(0, 0, right - theme.px(4), box.height()), int(_MIDDLE | Qt.AlignmentFlag.AlignRight), self.line.when
        )
        return right - theme.px(16) - painter.fontMetrics().horizontalAdvance(self.line.when)

    def _what(self, painter: QPainter, box: QRect) -> None:
        left = box.left() + theme.px(28)
        painter.setPen(theme.colour("text"))
        if self.line.number:
            painter.setFont(theme.font(13, 600, figures=True))
            wide = max(theme.px(16), painter.fontMetrics().horizontalAdvance(self.line.number))
            painter.drawText(
                QRect(left, 0, wide, box.height()), int(_MIDDLE | Qt.AlignmentFlag.AlignRight), self.line.number
            )
            left += wide + theme.px(8)
        painter.setFont(theme.script_font(self.line.what, 13, 500))
        metrics = painter.fontMetrics()
        shown = theme.shortened(metrics, self.line.what, box.right() - left)
        painter.drawText(QRect(left, 0, box.right() - left, box.height()), int(_MIDDLE), shown)
        left += metrics.horizontalAdvance(shown) + theme.px(10)
        if self.line.beside and box.right() - left > theme.px(40):
            painter.setFont(theme.script_font(self.line.beside, 12))
            painter.setPen(theme.colour("text2"))
            rest = theme.shortened(painter.fontMetrics(), self.line.beside, box.right() - left)
            painter.drawText(QRect(left, 0, box.right() - left, box.height()), int(_MIDDLE), rest)


class Card(QFrame):
    """A title, a link at its right, and what it is about. `followed` carries where anything in it leads."""

    followed = Signal(Target)

    def __init__(self, title: str, link: str, target: Target) -> None:
        super().__init__()
        theme.look(self, "panel")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.put(self, title, words.Slot.NAME)
        self.title = parts.label(title, "card")
        self.link = parts.button(link, look="link")
        self.link.clicked.connect(lambda: self.followed.emit(target))
        self.body = QVBoxLayout()
        theme.fit(self.body, spacing=0)
        head = parts.row(self.title, None, self.link, margins=INSIDE)
        whole = parts.column(head, margins=(20 - _RING, 12, 20 - _RING, 16), spacing=6)
        whole.addLayout(self.body, 1)
        self.setLayout(whole)


class ListCard(Card):
    """A card of lines, or a word where there is none."""

    def __init__(self, title: str, link: str, target: Target, none: str) -> None:
        super().__init__(title, link, target)
        self.rows: list[LinkRow] = []
        self._none = parts.text(none)
        self._lines = QVBoxLayout()
        theme.fit(self._lines, spacing=0)
        self.body.addLayout(parts.column(self._none, margins=INSIDE))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_lines(self, lines: list[Line]) -> None:
        """Rows stay where they are, so that the focus does."""
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        for line in lines[len(self.rows) :]:
            made = LinkRow(line)
            made.followed.connect(self.followed)
            self._lines.addWidget(made)
            self.rows.append(made)
        for row in self.rows[len(lines) :]:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(lines) :]
        self._none.setVisible(not lines)


class Stepper(QWidget):
    """Back and on among what does not fit at once. `stepped` carries -1 or 1."""

    stepped = Signal(int)

    def __init__(self, back: str, on: str) -> None:
        super().__init__()
        self.back = parts.icon_button(back, "back", side=28)
        self.on = parts.icon_button(on, "into", side=28)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.setLayout(parts.row(self.back, self.on, spacing=2))

    def offer(self, back: bool, on: bool) -> None:
        """Which way there is more; gone where there is none."""
        self.back.setEnabled(back)
        self.on.setEnabled(on)
        self.setVisible(back or on)
