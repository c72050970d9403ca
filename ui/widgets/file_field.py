"""A file somebody chooses: label, name, button."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme, words
from ui.widgets import parts


class FileField(QWidget):
    """`ask` opens the file dialog and gives a path or None; the name alone is shown, the tooltip has the place."""

    chosen = Signal()

    def __init__(self, label: str, icon: str, ask: Callable[[], Path | None], name: str) -> None:
        super().__init__()
        self.path: Path | None = None
        self._ask = ask
        self._label = parts.label(label, "label")
        self._shown = QLineEdit()
        self._shown.setReadOnly(True)
        words.put(self._shown, label, words.Slot.NAME)
        self.button = parts.button("unlock.choose", icon, name=name)
        self._forget = parts.icon_button("unlock.no-key", "close")
        self._label.setBuddy(self.button)
        self.button.clicked.connect(self._choose)
        self._forget.clicked.connect(lambda: self.take(None))
        outer = QVBoxLayout(self)
        theme.fit(outer, contentsMargins=parts.NONE, spacing=4)
        outer.addWidget(self._label)
        outer.addLayout(parts.row(self._shown, self._forget, self.button, spacing=6))
        self.take(None)

    def rename(self, label: str) -> None:
        words.put(self._label, label)

    def take(self, path: Path | None) -> None:
        """As if somebody had chosen it."""
        self.path = path
        self._forget.setVisible(path is not None)
        self._shown.setToolTip(str(path.parent) if path else "")
        self._retell()
        self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        self._shown.setText(self.path.name if self.path else words.say("unlock.none-chosen"))

    def _choose(self) -> None:
        path = self._ask()
        if path is not None:
            self.take(path)
