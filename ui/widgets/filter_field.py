"""The field that narrows a list, with a funnel in it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from ui import icons, theme, words


class FilterField(QLineEdit):
    """`key` says what it narrows. Words of another script stand in their own font, or they sit too high."""

    def __init__(self, key: str) -> None:
        super().__init__()
        words.put(self, key, words.Slot.HINT, words.Slot.NAME)
        funnel = QAction(self)
        icons.put(funnel, "filter", "text2")
        # Qt makes a button of it, and every button has a name.
        words.put(funnel, key)
        self.addAction(funnel, QLineEdit.ActionPosition.LeadingPosition)
        theme.fit(self, minimumWidth=150, maximumWidth=220)
        self.textChanged.connect(lambda text: self.setFont(theme.script_font(text)))

    def sizeHint(self) -> QSize:
        """Wide enough to say what it narrows, in Norwegian too."""
        return QSize(theme.px(194), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A font of its own does not grow with the text by itself.
        if event.type() is QEvent.Type.StyleChange:
            self.setFont(theme.script_font(self.text()))
