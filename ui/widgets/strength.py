"""How hard a passphrase is to guess: four bars and a sentence."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons, theme, words
from ui.widgets import parts

GOOD = 4
# zxcvbn refuses more; what is longer is judged by its beginning.
_LONGEST = 72
_SHAPES = {0: "block", 1: "block", 2: "warn", 3: "warn", 4: "ok"}
_TOKENS = {"block": "block", "warn": "warn_mark", "ok": "ok"}


def score(passphrase: str) -> int:
    """0 to 4; "Forum2026!" is worth 3, so ask for 4."""
    # Its word lists take a tenth of a second to load: not before somebody makes a new file.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # the library ships no types

    return int(zxcvbn(passphrase[:_LONGEST])["score"])


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.full = 0
        theme.fit(self, minimumHeight=6, maximumHeight=6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = theme.px(4)
        wide = (self.width() - 3 * gap) / 4
        for number in range(4):
            token = _TOKENS[_SHAPES[self.full]] if number < self.full else "line"
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(QRectF(number * (wide + gap), 0, wide, self.height()), 2, 2)
        painter.end()


class StrengthMeter(QWidget):
    """`judge` a passphrase; `score` is what came of it, 0 for nothing typed."""

    def __init__(self) -> None:
        super().__init__()
        self.score = 0
        self._bars = _Bars()
        self._shape = QLabel()
        self._sentence = parts.text()
        line = parts.row(self._shape, spacing=6)
        line.addWidget(self._sentence, 1)
        outer = QVBoxLayout(self)
        theme.fit(outer, contentsMargins=parts.NONE, spacing=4)
        outer.addWidget(self._bars)
        outer.addLayout(line)
        words.put(self, "strength.name", words.Slot.NAME)
        self.judge("")

    def judge(self, passphrase: str) -> None:
        self.score = score(passphrase) if passphrase else 0
        self._bars.full = self.score
        self._bars.update()
        words.put(self._sentence, f"strength.{self.score}")
        shape = _SHAPES[self.score]
        icons.show(self._shape, shape if passphrase else "note", _TOKENS[shape] if passphrase else "text3", 14)
