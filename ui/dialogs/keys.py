"""Every key of the window, as F1 lists them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from ui import shortcuts, theme, words
from ui.widgets import parts

# Those that Qt or a part of the window hears itself; they stand in no action.
BESIDE = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
}


class KeysDialog(QDialog):
    """Two columns: the key, what it does."""

    def __init__(self, pages: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.lines = _lines(pages)
        grid = QGridLayout()
        theme.fit(grid, contentsMargins=(0, 0, 12, 0), spacing=6)
        for row, (keys, said) in enumerate(self.lines):
            key = parts.label(look="strong")
            key.setText(keys)
            theme.fit(key, minimumWidth=170)
            does = parts.text(look="")
            does.setText(said)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(does, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        words.put(scroll, "keys.title", words.Slot.NAME)
        close = parts.button("crash.close", look="primary")
        close.clicked.connect(self.accept)
        body = parts.column(
            parts.label("keys.title", "card"), scroll, parts.row(None, close), margins=(24, 20, 24, 20), spacing=12
        )
        self.setLayout(body)
        theme.open_at(self, 560, 560)


def _lines(pages: tuple[str, ...]) -> list[tuple[str, str]]:
    """(keys, what they do), pages first."""
    first = [(_shown(shortcuts.PAGES[number]), words.say(f"page.{name}")) for number, name in enumerate(pages)]
    named = [
        (", ".join(_shown(one) for one in some), words.say(f"keys.{name}"))
        for name, some in shortcuts.KEYS.items()
        if some
    ]
    return [*first, *named, *((_shown(key), words.say(f"keys.{name}")) for name, key in BESIDE.items())]


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
