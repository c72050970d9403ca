"""Editing one cell where it stands: a list to choose from, or a line to type in that says what it cannot read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from forumdesk.domain.errors import ForumDeskError
from ui import theme, words
from ui.widgets import parts


@dataclass(frozen=True, slots=True)
class Editor:
    """How the cells of a column are edited. `begin` gives a row's value by its id, `choices` what may be chosen.

    Without choices it is typed: `write` and `read` are as a TextField has them. `name` is the key of what it is called.
    """

    name: str
    begin: Callable[[str], object]
    choices: Callable[[], list[tuple[object, str]]] | None = None
    write: Callable[[object], str] = str
    read: Callable[[str], object] = str.strip


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class CellEdit(QWidget):
    """Over one cell. `done` carries a value that differs from the one before; it is closed then, or by Escape."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, editor: Editor, value: object, over: QWidget) -> None:
        super().__init__(over)
        self._editor, self._value, self._ended = editor, value, False
        self.control: QComboBox | QLineEdit = self._combo() if editor.choices else self._line()
        self.control.setParent(self)
        words.put(self.control, editor.name, words.Slot.NAME)
        self.control.installEventFilter(self)
        self._over = over
        self.wrong: QLabel = parts.text(look="wrong")
        self.wrong.setParent(over)
        self.wrong.setAutoFillBackground(True)
        theme.look(self.wrong, "wrong-below")
        self.wrong.hide()
        self.setFocusProxy(self.control)

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        choices = self._editor.choices() if self._editor.choices else []
        for value, said in choices:
            combo.addItem(said, value)
        combo.setCurrentIndex(next((n for n, (value, _) in enumerate(choices) if value == self._value), -1))
        combo.activated.connect(lambda number: self._finish(choices[number][0]))
        return combo

    def _line(self) -> QLineEdit:
        line = _Line("" if self._value is None else self._editor.write(self._value))
        line.selectAll()
        line.returnPressed.connect(self._read)
        line.left.connect(self._read)
        return line

    def open(self, cell: QRect) -> None:
        """Show it over a cell; a list opens at once."""
        wide = max(cell.width(), theme.px(150))
        self.setGeometry(cell.left(), cell.top(), wide, cell.height())
        self.control.setGeometry(0, 0, wide, cell.height())
        self.show()
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.control, QComboBox):
            self.control.showPopup()

    def _read(self) -> None:
        """What cannot be read stays as it was typed, with the reason below it."""
        if self._ended or not isinstance(self.control, QLineEdit):
            return
        if not self.control.isModified():
            self.end()
            return
        try:
            self._finish(self._editor.read(self.control.text()))
        except ForumDeskError as error:
            self._refuse(words.refusal(error))

    def _refuse(self, sentence: str) -> None:
        theme.look(self.control, "wrong")
        self.control.setAccessibleDescription(sentence)
        self.wrong.setText(sentence)
        room = self._over.width() - self.x()
        self.wrong.setFixedWidth(min(theme.px(300), max(room, theme.px(160))))
        self.wrong.move(self.x(), self.geometry().bottom() + 1)
        self.wrong.adjustSize()
        self.wrong.raise_()
        self.wrong.show()

    def _finish(self, value: object) -> None:
        if not self._ended:
            self.end()
            if value != self._value:
                self.done.emit(value)

    def end(self) -> None:
        """Away with it, whatever was typed."""
        if not self._ended:
            self._ended = True
            self.hide()
            self.wrong.hide()
            self.wrong.deleteLater()
            self.deleteLater()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        left = event.type() is QEvent.Type.FocusOut and isinstance(self.control, QComboBox)
        if left and isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.PopupFocusReason:
            # Not now: Qt is still at work on the list.
            QTimer.singleShot(0, self.end)
        return False
