"""A dialog that asks for the passphrase or key file once more before it does something with them."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.file_field import FileField
from ui.widgets.secret_field import SecretField


class ProvingDialog(QDialog):
    """`above` and `middle` take what a dialog adds. What was typed is dropped with it."""

    def __init__(self, desk: Desk, key: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.desk = desk
        self.passphrase = SecretField("unlock.passphrase")
        self.key_file = FileField("unlock.key-file", "key-file", self._ask_key, "unlock.choose-key")
        self.middle = QVBoxLayout()
        theme.fit(self.middle, contentsMargins=parts.NONE, spacing=12)
        self.wrong = parts.text(look="wrong")
        self.wrong.hide()
        self.working = parts.label("people.proving", "hint")
        self.working.hide()
        self.go = parts.button(f"{key}.do", icon, "primary")
        self.go.setDefault(True)
        self.cancel = parts.button("unlock.cancel")
        self.title, self.about = parts.label(f"{key}.title", "card"), parts.text(f"{key}.text")
        foot = parts.row(self.working, None, self.cancel, self.go)
        self.above = QVBoxLayout()
        theme.fit(self.above, contentsMargins=parts.NONE, spacing=12)
        head = (self.title, self.about, self.above, self.passphrase, self.key_file)
        outer = parts.column(*head, self.middle, self.wrong, margins=(24, 20, 24, 20), spacing=12)
        outer.setStretchFactor(self.middle, 1)
        outer.addLayout(foot)
        self.setLayout(outer)
        theme.fit(self, minimumWidth=480)
        self.go.clicked.connect(self.ask)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(lambda _: self.forget())
        desk.failed.connect(self._refused)
        desk.crashed.connect(lambda _: self.rest(False))
        self.passphrase.edit.setFocus()

    @abstractmethod
    def ask(self) -> None:
        """Do it, under `rest(True)`; what is refused is said here."""

    def forget(self) -> None:
        """Nothing of what was typed or shown stays."""
        self.passphrase.edit.clear()

    def secret_file(self, field: FileField) -> bytes | None:
        """What is in a key file that was chosen. OSError, as the system has it."""
        return field.path.read_bytes() if field.path else None

    def rest(self, working: bool) -> None:
        """While a key is made, nothing is typed."""
        self.working.setVisible(working)
        for part in (self.go, self.passphrase, self.key_file):
            part.setEnabled(not working)

    def refuse(self, sentence: str) -> None:
        self.rest(False)
        self.wrong.setText(sentence)
        self.wrong.show()
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def _refused(self, error: ForumDeskError) -> None:
        if self.isVisible() and self.working.isVisible():
            self.refuse(words.refusal(error))

    def _ask_key(self) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self, words.say("unlock.choose-key"))
        return Path(path) if path else None
