"""A page with nothing on it: an icon, what is missing, how to get it, perhaps the way."""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme, words
from ui.widgets import parts


class EmptyPage(QWidget):
    """In the place of a table."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        theme.look(self, "surface")
        shape = QLabel()
        icons.show(shape, icon, "text2", 40)
        self._what, self._how = parts.label(look="card"), parts.label(look="second")
        self.way = QPushButton()
        self.way.setAutoDefault(False)
        words.put(self.way, "people.clear", words.Slot.TEXT, words.Slot.NAME)
        self.way.hide()
        outer = QVBoxLayout(self)
        theme.fit(outer, spacing=8)
        outer.addStretch(2)
        for part in (shape, self._what, self._how, self.way):
            outer.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def say(self, what: str, how: str, way: str = "") -> None:
        """By the keys of their words; without `way` there is no button."""
        words.put(self._what, what)
        words.put(self._how, how)
        self.way.setVisible(bool(way))
        if way:
            words.put(self.way, way, words.Slot.TEXT, words.Slot.NAME)
