"""A letter of the house: its subject, its text, the fields in braces, and how it reads filled in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from forumdesk.domain.letters import FIELDS, Letter
from forumdesk.services.errors import LetterRefusedError
from forumdesk.services.letters import read_letter
from ui import theme, words
from ui.models.letter_rows import as_read, direction
from ui.widgets import parts
from ui.widgets.flow import Flow


class LetterEditor(QDialog):
    """`saved` carries the text of a letter that was read back and can be one."""

    saved = Signal(str)

    def __init__(self, title: str, letter: Letter, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.subject, self.text = QLineEdit(letter.subject), QPlainTextEdit(letter.text)
        self.text.setTabChangesFocus(True)
        self.fields = {field: parts.button(f"letters.field.{field}", icon="add", look="chip") for field in FIELDS}
        self.wrong, self._sign = parts.text(look="wrong"), parts.picture("block", "block", 14)
        self.read_subject, self.read_text = parts.text(look="strong"), parts.text(look="plain12")
        self.save, self.stay = parts.button("letters.save", look="primary"), parts.button("unlock.cancel")
        self._letter = letter
        self._into: QLineEdit | QPlainTextEdit = self.text
        self._build(title)
        self._follow()

    def _build(self, title: str) -> None:
        heading, second = parts.label("letters.editor", "card"), parts.label(look="second")
        second.setText(title)
        sides = QHBoxLayout()
        theme.fit(sides, spacing=24)
        sides.addLayout(self._writing(), 3)
        sides.addLayout(self._reading(), 2)
        outer = parts.column(heading, second, margins=(24, 20, 24, 20), spacing=6)
        outer.addSpacing(theme.px(6))
        outer.addLayout(sides, 1)
        told = parts.row(self._sign, spacing=6)
        told.addWidget(self.wrong, 1)
        outer.addLayout(told)
        outer.addLayout(parts.row(None, self.stay, self.save, spacing=8))
        self.setLayout(outer)
        theme.open_at(self, 820, 560)
        theme.fit(self, minimumWidth=560, minimumHeight=360)
        self.stay.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)

    def _writing(self) -> QVBoxLayout:
        for key, edit in (("letters.subject", self.subject), ("letters.text", self.text)):
            words.put(edit, key, words.Slot.NAME)
            edit.setLayoutDirection(direction(self._letter))
            edit.installEventFilter(self)
        # Paragraphs that begin with a field would run from the left by themselves.
        option = self.text.document().defaultTextOption()
        option.setTextDirection(direction(self._letter))
        if direction(self._letter) is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.text.document().setDefaultTextOption(option)
        self.subject.textChanged.connect(self._follow)
        self.text.textChanged.connect(self._follow)
        for field, button in self.fields.items():
            button.setToolTip(f"{{{field}}}")
            button.clicked.connect(lambda _=False, one=field: self.insert(one))
        fields = QWidget()
        fields.setLayout(Flow(*self.fields.values(), spacing=6))
        return parts.column(
            parts.label("letters.subject", "label"),
            self.subject,
            parts.label("letters.text", "label"),
            self.text,
            parts.label("letters.fields", "label"),
            fields,
            parts.text("letters.fields-how", "hint"),
            spacing=6,
        )

    def _reading(self) -> QVBoxLayout:
        inside = parts.column(self.read_subject, self.read_text, None, margins=(16, 14, 16, 14), spacing=10)
        return parts.column(parts.label("letters.as-read", "label"), parts.frame("panel", inside), spacing=6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A field goes into what was written in last; the button itself may have the keyboard by then.
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QLineEdit | QPlainTextEdit):
            self._into = watched
        return super().eventFilter(watched, event)

    def insert(self, field: str) -> None:
        """The field in braces, where the text is written on."""
        if isinstance(self._into, QLineEdit):
            self._into.insert(f"{{{field}}}")
        else:
            self._into.insertPlainText(f"{{{field}}}")
        self._into.setFocus()

    def letter_text(self) -> str:
        return Letter(self.subject.text().strip(), self.text.toPlainText().strip()).to_text()

    def _follow(self) -> None:
        """As it would be read; or what keeps it from being a letter."""
        try:
            letter = read_letter(self.letter_text())
        except LetterRefusedError as error:
            self._refuse(words.refusal(error))
            return
        self._refuse("")
        subject, text = as_read(letter)
        self.read_subject.setText(subject)
        self.read_text.setText(text)
        for label in (self.read_subject, self.read_text):
            label.setLayoutDirection(direction(letter))

    def _refuse(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        for part in (self.wrong, self._sign):
            part.setVisible(bool(sentence))
        self.save.setEnabled(not sentence)
        self.text.setAccessibleDescription(sentence)

    def accept(self) -> None:
        self.saved.emit(self.letter_text())
        super().accept()
