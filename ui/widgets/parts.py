"""Small parts made in one line: labels, buttons, rows and columns that follow theme, text size and language."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme, words

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def label(key: str = "", look: str = "") -> QLabel:
    """A label of one line that says the words of a key."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    if key:
        words.put(made, key)
    if look:
        theme.look(made, look)
    return made


def text(key: str = "", look: str = "second") -> QLabel:
    """A label whose words wrap."""
    made = label(key, look)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def put_title(label: QLabel, text: str) -> None:
    """The title of the inspector; without a text a word that nothing is chosen, and smaller."""
    theme.look(label, "inspected" if text else "second")
    label.setText(_breakable(text) if text else words.say("inspector.empty"))


def _breakable(text: str) -> str:
    """A Latin word of more letters than a line of the inspector holds may be broken; a label cuts it otherwise."""
    return re.sub(r"[A-Za-zÀ-ɏ]{22,}", lambda word: "\u200b".join((word[0][:12], *word[0][12:])), text)


def picture(icon: str, token: str = "text", size: int = 16) -> QLabel:
    """An icon by itself; what it means must be said in words beside it."""
    made = QLabel()
    icons.show(made, icon, token, size)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


class Button(QPushButton):
    """Enter presses it, in a dialog too, where it would go to the primary button and do something else."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def button(key: str, icon: str = "", look: str = "", name: str = "") -> QPushButton:
    """A button that says what it does; `name` is the fuller wording for who only hears it."""
    made = Button()
    words.put(made, key)
    words.put(made, name or key, words.Slot.NAME)
    if icon:
        icons.put(made, icon, {"primary": "on_accent", "link": "accent"}.get(look, "text"), gap=4)
    if look:
        theme.look(made, look)
    made.setAutoDefault(False)
    return made


def icon_button(key: str, icon: str, look: str = "quiet", side: int = 30) -> QPushButton:
    """A square button with an icon alone; its words are tooltip and accessible name."""
    made = Button()
    words.put(made, key, words.Slot.TIP, words.Slot.NAME)
    icons.put(made, icon)
    theme.look(made, look)
    theme.fit(made, minimumWidth=side, maximumWidth=side)
    made.setAutoDefault(False)
    return made


def row(*parts: QWidget | int | None, margins: Margins = NONE, spacing: int = 8) -> QHBoxLayout:
    """Side by side; a number is a gap, None takes what room is left."""
    made = QHBoxLayout()
    _fill(made, parts, margins, spacing)
    return made


def column(*parts: QWidget | QBoxLayout | int | None, margins: Margins = NONE, spacing: int = 8) -> QVBoxLayout:
    """One below the other."""
    made = QVBoxLayout()
    _fill(made, parts, margins, spacing)
    return made


def _fill(
    layout: QBoxLayout, parts: tuple[QWidget | QBoxLayout | int | None, ...], margins: Margins, spacing: int
) -> None:
    theme.fit(layout, contentsMargins=margins, spacing=spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(theme.px(part))
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def frame(look: str, layout: QBoxLayout | None = None) -> QFrame:
    """A frame of the style sheet's class, with what is in it."""
    made = QFrame()
    theme.look(made, look)
    if layout is not None:
        made.setLayout(layout)
    return made


class Elided(QLabel):
    """A line that ends in ... where there is no room; the tooltip then has all of it."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            theme.look(self, look)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tell()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        # The words may be others since the last size; the tooltip must not be about somebody else.
        if event.type() is QEvent.Type.ToolTip:
            self._tell()
        return super().event(event)

    def _tell(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = theme.shortened(self.fontMetrics(), self.text(), self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
