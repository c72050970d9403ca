"""One of many, found by typing any part of it; the arrow opens them all."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyle, QStyleOptionFrame

from ui import icons, theme, words
from ui.widgets.fields import Field


class _Typed(QLineEdit):
    """Down opens the list; leaving it forgets what was typed and not chosen. At rest a long text ends in ..."""

    def __init__(self, owner: "SearchField") -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._owner.open()
        elif event.key() == Qt.Key.Key_Escape:
            self._owner.show_value(self._owner.value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(2, 0, -theme.px(24), 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(theme.colour("text"))
        shown = theme.shortened(self.fontMetrics(), self.text(), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._owner.show_value(self._owner.value)


class SearchField(Field):
    """`finished` carries the value that was chosen."""

    def __init__(self, label: str, hint: str) -> None:
        self.edit = _Typed(self)
        super().__init__(label, self.edit)
        words.put(self.edit, hint, words.Slot.HINT)
        self.value: object = None
        self._choices: list[tuple[object, str]] = []
        self._said = QStringListModel(self)
        self.completer = QCompleter(self._said, self)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(12)
        self.completer.activated.connect(self._choose)
        self.edit.setCompleter(self.completer)
        self.edit.returnPressed.connect(self._take_first)
        arrow = QAction(self.edit)
        icons.put(arrow, "open-list", "text2", 14)
        words.put(arrow, "field.choices")
        arrow.triggered.connect(self.open)
        self.edit.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)

    def offer(self, choices: list[tuple[object, str]]) -> None:
        """(value, words) to choose from; the value shown stays."""
        self._choices = choices
        self._said.setStringList([said for _, said in choices])
        self.show_value(self.value)

    def show_value(self, value: object) -> None:
        self.value = value
        said = next((said for one, said in self._choices if one == value), "")
        self.edit.setText(said)
        self.edit.setCursorPosition(0)
        self.edit.setToolTip(said)

    def open(self) -> None:
        """All of them, whatever was typed."""
        self.edit.setFocus()
        self.completer.setCompletionPrefix("")
        self.completer.complete()

    def _take_first(self) -> None:
        """Enter takes the one that is left."""
        typed = self.edit.text().casefold()
        fitting = [said for _, said in self._choices if typed in said.casefold()]
        if len(fitting) == 1:
            self._choose(fitting[0])

    def _choose(self, said: str) -> None:
        value = next((one for one, its in self._choices if its == said), None)
        if value is None:
            return
        differs = value != self.value
        self.show_value(value)
        if differs:
            self.finished.emit(value)
