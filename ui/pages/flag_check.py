"""Whether flags are drawn, and the way to where a house puts its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import words
from ui.widgets import parts
from ui.widgets.check import Check


class FlagCheck(QWidget):
    """Off unless ticked. `replace_asked` is for who does not like one of the flags that ship."""

    changed = Signal()
    replace_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Check()
        words.put(self.box, "badges.flags", words.Slot.TEXT, words.Slot.NAME)
        self.replace = parts.button("flags.replace", look="link")
        self.replace.hide()
        hint = parts.text("badges.flags-hint", "hint")
        self.setLayout(parts.column(self.box, hint, parts.row(self.replace, None), spacing=4))
        self.box.toggled.connect(self._turn)
        self.replace.clicked.connect(self.replace_asked)

    @property
    def wanted(self) -> bool:
        return self.box.isChecked()

    def _turn(self, on: bool) -> None:
        self.replace.setVisible(on)
        self.changed.emit()
