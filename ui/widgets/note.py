"""A card of one severity: shape, heading, sentence, on the ground of its colour."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui import icons, theme
from ui.widgets import parts

TOKENS = {
    "block": "block",
    "warn": "warn_mark",
    "note": "note",
    "question": "question",
    "ok": "ok",
    "clock": "warn",
    "outdated": "warn",
}


class NoteCard(QFrame):
    """`tell` says what; buttons may be put below the sentence through `below`."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = QLabel()
        self.heading = parts.text(look="strong")
        self.sentence = parts.text(look="second")
        self.below = QVBoxLayout()
        theme.fit(self.below, contentsMargins=(0, 4, 0, 0), spacing=4)
        said = parts.column(self.heading, self.sentence, self.below, spacing=2)
        outer = parts.row(self._shape, margins=(10, 8, 10, 10), spacing=8)
        outer.addLayout(said, 1)
        theme.fit(self._shape, minimumWidth=18, maximumWidth=18)
        self.setLayout(outer)

    def tell(self, severity: str, heading: str, sentence: str) -> None:
        """Words made already; the card is read as one by who only hears it."""
        theme.look(self, severity)
        icons.show(self._shape, severity, TOKENS[severity], 16)
        self._shape.setAlignment(self._shape.alignment().AlignTop)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{heading}. {sentence}")
