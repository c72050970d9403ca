"""Opening a workspace by its recovery sheet: each bad line is marked, then a new passphrase is demanded."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.store.cipher import RecoveryKey
from forumdesk.store.errors import BadLinesError, DamagedError
from forumdesk.store.recovery import LINES, checked
from ui import theme, words
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter


class RecoveryDialog(QDialog):
    """`asked` carries the RecoveryKey and the new passphrase; the dialog stays until it is told what came of it.

    `salvage_asked` carries the same, for a file that was found to be damaged.
    """

    asked = Signal(object, str)
    salvage_asked = Signal(object, str)

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.lines = [TextField(f"recover.line-{n}", partial(checked, n)) for n in range(1, LINES + 1)]
        for field in self.lines:
            field.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.new, self.strength = SecretField("new-key.passphrase"), StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.wrong, self.working = parts.text(look="wrong"), parts.label("unlock.working", "hint")
        self.salvage = parts.button("unlock.salvage", "save")
        self.cancel, self.go = parts.button("unlock.cancel"), parts.button("recover.do", "unlock", "primary")
        about = parts.text()
        about.setText(words.say("recover.text", file=file))
        self._build(about)
        self.new.edit.textChanged.connect(self.strength.judge)
        self.go.clicked.connect(partial(self._ask, self.asked))
        self.salvage.clicked.connect(partial(self._ask, self.salvage_asked))
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._forget())
        self.rest(False)

    def _build(self, about: QWidget) -> None:
        self.salvage.hide()
        foot = parts.row(self.salvage, self.working, None, self.cancel, self.go)
        head = (parts.label("recover.title", "card"), about)
        below = (self.new, self.strength, self.again, self.wrong)
        self.setLayout(parts.column(*head, *self.lines, *below, None, foot, margins=(24, 20, 24, 20), spacing=12))
        theme.fit(self, minimumWidth=480)
        self.go.setDefault(True)
        self.wrong.hide()
        self.lines[0].edit.setFocus()

    def refuse(self, error: ForumDeskError) -> None:
        """It was not opened; each line that is wrong is marked, and the first of them gets the keyboard."""
        self.rest(False)
        if isinstance(error, BadLinesError):
            for number in error.lines:
                self.lines[number - 1].refuse(words.refusal(BadLinesError((number,))))
            self.lines[error.lines[0] - 1].edit.setFocus()
            return
        self.salvage.setVisible(isinstance(error, DamagedError))
        self._say(words.refusal(error))

    def rest(self, working: bool) -> None:
        self.working.setVisible(working)
        for part in (*self.lines, self.new, self.again, self.salvage, self.go):
            part.setEnabled(not working)

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()

    def _ask(self, wanted: SignalInstance) -> None:
        self.wrong.hide()
        try:
            key = RecoveryKey([field.edit.text() for field in self.lines])
        except BadLinesError as error:
            self.refuse(error)
            return
        if self.new.edit.text() != self.again.edit.text():
            self._say(words.say("unlock.differ"))
        elif self.strength.score < GOOD:
            self._say(words.say("unlock.weak"))
        else:
            wanted.emit(key, self.new.edit.text())

    def _forget(self) -> None:
        for edit in (self.new.edit, self.again.edit, *(field.edit for field in self.lines)):
            edit.clear()
