"""The fields of a form: text, long text, one of several, yes or no. All show `MIXED` where several things differ."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from forumdesk.domain.errors import ForumDeskError
from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.check import Check

MIXED: Final = "\0mixed"
"""A value that stands for several which differ."""


class Field(QWidget):
    """A label, a control, and room for what is wrong. `finished` carries a value that differs from the one shown."""

    finished = Signal(object)

    def __init__(self, label: str, control: QWidget, name: str = "") -> None:
        super().__init__()
        self.control = control
        self.label = parts.label(label, "label")
        self.label.setBuddy(control)
        self.wrong, self._sign = parts.text(look="wrong"), parts.picture("block", "block", 14)
        for part in (self.wrong, self._sign):
            part.hide()
        told = parts.row(self._sign, spacing=6)
        told.addWidget(self.wrong, 1)
        words.put(control, name or label, words.Slot.NAME)
        self.setFocusProxy(control)
        self.setLayout(parts.column(self.label, control, told, spacing=4))

    @abstractmethod
    def show_value(self, value: object) -> None:
        """What is so now; an error goes with what it was about."""

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was typed; nothing for an empty sentence."""
        self.wrong.setText(sentence)
        for part in (self.wrong, self._sign):
            part.setVisible(bool(sentence))
        theme.look(self.control, "wrong" if sentence else "")
        self.control.setAccessibleDescription(sentence)

    def pending(self) -> str:
        """What was typed and not finished; empty where there is nothing."""
        return ""

    def take_up(self, text: str) -> None:
        """Put back what was typed."""


class _Line(QLineEdit):
    """Enter and leaving finish an edit, Escape takes it back."""

    finished = Signal()
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.taken_back.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window takes the focus for a moment only.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finished.emit()


class TextField(Field):
    """One line. `read` makes the value from what was typed, `write` the text from a value.

    `read` raises ForumDeskError for what is none: its sentence stands below the field and what was typed stays.
    """

    def __init__(
        self,
        label: str,
        read: Callable[[str], object] = str.strip,
        write: Callable[[object], str] = str,
        name: str = "",
        hint: str = "",
    ) -> None:
        self.edit = _Line()
        # The line of Arabic or Burmese is higher than that of Latin, their letters are not: no field grows by them.
        theme.fit(self.edit, maximumHeight=30)
        super().__init__(label, self.edit, name)
        self._read, self._write = read, write
        self._value: object = ""
        self._hint = hint
        self._offer_hint()
        self.edit.finished.connect(self._finish)
        self.edit.taken_back.connect(lambda: self.show_value(self._value))
        self.edit.textChanged.connect(self._face)

    def show_value(self, value: object) -> None:
        self._value = value
        self._offer_hint()
        self.edit.setText("" if value is None or value == MIXED else self._write(value))
        # Also where the text is the same: a page that was never shown does not hear of another text size.
        self._face(self.edit.text())
        self.edit.setCursorPosition(0)
        self.edit.setModified(False)
        self.refuse("")

    def suggest(self, texts: Iterable[str]) -> None:
        """Texts to choose from, by the arrow or while typing; any other can be typed."""
        completer = self.edit.completer()
        if completer is None:
            completer = QCompleter(QStringListModel(self), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._take)
            self.edit.setCompleter(completer)
            arrow = QAction(self.edit)
            icons.put(arrow, "open-list", "text2", 14)
            words.put(arrow, "field.choices")
            arrow.triggered.connect(self._open)
            self.edit.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        model = completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(list(texts))

    def _open(self) -> None:
        self.edit.setFocus()
        self.edit.completer().setCompletionPrefix("")
        self.edit.completer().complete()

    def _take(self, text: str) -> None:
        self.take_up(text)
        self._finish()

    def pending(self) -> str:
        return self.edit.text() if self.edit.isModified() else ""

    def take_up(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setModified(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A font of its own does not grow with the text by itself.
        if event.type() is QEvent.Type.StyleChange:
            self._face(self.edit.text())

    def _finish(self) -> None:
        if not self.edit.isModified():
            return
        try:
            value = self._read(self.edit.text())
        except ForumDeskError as error:
            self.refuse(words.refusal(error))
            return
        self.refuse("")
        self.edit.setModified(False)
        if value != self._value:
            self._value = value
            self.finished.emit(value)

    def _offer_hint(self) -> None:
        hint = "form.mixed" if self._value == MIXED else self._hint
        if hint:
            words.put(self.edit, hint, words.Slot.HINT)
        else:
            words.drop(self.edit, words.Slot.HINT)

    def _face(self, text: str) -> None:
        """A name runs as its own script does, and its letters sit where they should."""
        self.edit.setFont(theme.script_font(text))
        self.edit.setLayoutDirection(theme.direction_of(text))


class LongField(Field):
    """Several lines; leaving the field finishes an edit."""

    def __init__(self, label: str, lines: int = 3, name: str = "") -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        theme.fit(self.edit, minimumHeight=14 + 18 * lines, maximumHeight=14 + 18 * lines)
        super().__init__(label, self.edit, name)
        self._value: object = ""
        self.edit.installEventFilter(self)

    def show_value(self, value: object) -> None:
        self._value = value
        self.edit.setPlainText("" if value is None or value == MIXED else str(value))
        self.edit.setPlaceholderText(words.say("form.mixed") if value == MIXED else "")
        self.edit.document().setModified(False)
        self.refuse("")

    def pending(self) -> str:
        return self.edit.toPlainText() if self.edit.document().isModified() else ""

    def take_up(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.document().setModified(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.edit.document().isModified():
            self.edit.document().setModified(False)
            self._value = self.edit.toPlainText().strip()
            self.finished.emit(self._value)
        return super().eventFilter(watched, event)


class Combo(QComboBox):
    """The wheel scrolls the page; it does not change an answer in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # As wide as there is room, not as its longest choice.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(14)
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        said = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        if self.currentIndex() < 0:
            hint = option.palette.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, hint)
        option.currentText = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        # The style sheet takes the arrow away with the line before it, and wants a file for another.
        token = "text2" if self.isEnabled() else "disabled"
        left = self.width() - side - theme.px(8)
        painter.drawPixmap(left, (self.height() - side) // 2, icons.pixmap("open-list", token, 14))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of several. Choosing finishes the edit."""

    def __init__(self, label: str, choices: list[tuple[object, str]], name: str = "") -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, name)
        self._choices: list[tuple[object, str]] = []
        self._value: object = None
        self.offer(choices)
        self.combo.activated.connect(self._choose)

    def offer(self, choices: list[tuple[object, str]]) -> None:
        """(value, words) to choose from; the value shown stays."""
        self._choices = list(choices)
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        self._value = value
        self.combo.clear()
        for one, said in self._choices:
            self.combo.addItem(said, one)
        self.combo.setPlaceholderText(words.say("form.mixed") if value == MIXED else "")
        self.combo.setCurrentIndex(next((n for n, (one, _) in enumerate(self._choices) if one == value), -1))
        self.refuse("")

    def _choose(self, number: int) -> None:
        value = self._choices[number][0]
        if value != self._value:
            self._value = value
            self.finished.emit(value)


class CheckField(Field):
    """Yes or no; with `unknown` also neither, for what nobody has been asked."""

    def __init__(self, label: str, unknown: bool = False, name: str = "") -> None:
        self.box = Check()
        words.put(self.box, label)
        super().__init__(label, self.box, name)
        self.label.hide()
        self._unknown = unknown
        self._value: object = None
        self.box.setTristate(unknown)
        self.box.clicked.connect(self._choose)

    def show_value(self, value: object) -> None:
        self._value = value
        states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
        neither = Qt.CheckState.PartiallyChecked if self._unknown or value == MIXED else Qt.CheckState.Unchecked
        self.box.setTristate(self._unknown or value == MIXED)
        self.box.setCheckState(states[value] if isinstance(value, bool) else neither)
        self.refuse("")

    def _choose(self) -> None:
        state = self.box.checkState()
        value = None if state is Qt.CheckState.PartiallyChecked else state is Qt.CheckState.Checked
        if value != self._value:
            self._value = value
            self.finished.emit(value)
