"""The field that searches everywhere, with its key written in it while it is empty."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui import icons, shortcuts, theme, words
from ui.widgets import parts

_GAP = 10


class SearchLine(QLineEdit):
    """`moved` says to walk the results up or down, `taken` takes the one that is chosen, `left` closes them."""

    moved = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "bar.search", words.Slot.HINT, words.Slot.NAME)
        glass = QAction(self)
        icons.put(glass, "search", "text2")
        # Qt makes a button of it, and every button has a name.
        words.put(glass, "bar.search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.fit(self, minimumWidth=140, maximumWidth=420)
        self.hint = parts.label(look="hint")
        self.hint.setParent(self)
        self.hint.setText(shortcuts.shown("search"))
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._face)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            # A font of its own does not grow with the text by itself.
            self._face(self.text())
        elif event.type() is QEvent.Type.FontChange:
            self._place()

    def _face(self, text: str) -> None:
        """Words of another script in its own font, or they sit too high."""
        self.setFont(theme.script_font(text))
        self._place()

    def _place(self) -> None:
        """The key stands at the right, and the words of the empty field end before it."""
        self.hint.setVisible(not self.text())
        wide = self.hint.sizeHint().width()
        gap = theme.px(_GAP)
        self.hint.setGeometry(self.width() - wide - gap, 0, wide, self.height())
        margin = 0 if self.text() else wide + gap
        if self.textMargins().right() != margin:
            self.setTextMargins(0, 0, margin, 0)
