"""The marking of a discreet event: across the whole window, and nobody can close it."""

from PySide6.QtWidgets import QFrame

from ui import theme, words
from ui.widgets import parts


class Banner(QFrame):
    """Hidden where the event is not discreet."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "marking")
        theme.fit(self, minimumHeight=28, maximumHeight=28)
        said = parts.Elided("marking2")
        words.put(said, "banner.text")
        shape = parts.picture("hide", "on_marking", 14)
        shape.setAlignment(shape.alignment().AlignCenter)
        line = parts.row(shape, parts.label("banner.discreet", "marking"), 4, margins=(16, 0, 16, 0))
        line.addWidget(said, 1)
        self.setLayout(line)
        self.hide()
