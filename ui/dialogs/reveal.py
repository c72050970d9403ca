"""Passphrase or key file once more, before what is protected is shown to somebody who cannot hold a key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.file_field import FileField
from ui.widgets.secret_field import SecretField

Reveal = Callable[[Workspace, Secret], object]


class RevealDialog(QDialog):
    """`proven` carries who or what it is, once; the dialog is closed then. What was typed is dropped with it."""

    proven = Signal(object)

    def __init__(
        self, desk: Desk, reveal: Reveal, parent: QWidget | None = None, title: str = "people.prove-title"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._reveal = desk, reveal
        self.passphrase = SecretField("unlock.passphrase")
        self.key_file = FileField("unlock.key-file", "key-file", self._ask_key, "unlock.choose-key")
        self.wrong = parts.text(look="wrong")
        self.wrong.hide()
        self.working = parts.label("people.proving", "hint")
        self.working.hide()
        self.go = parts.button("people.do-prove", "show", "primary")
        self.go.setDefault(True)
        self.cancel = parts.button("unlock.cancel")
        foot = parts.row(self.working, None, self.cancel, self.go)
        heading = (parts.label(title, "card"), parts.text("people.prove-text"))
        self.setLayout(
            parts.column(
                *heading, self.passphrase, self.key_file, self.wrong, foot, margins=(24, 20, 24, 20), spacing=12
            )
        )
        theme.fit(self, minimumWidth=440)
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(lambda _: self.passphrase.edit.clear())
        desk.failed.connect(self._refused)
        self.passphrase.edit.setFocus()

    def _ask_key(self) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self, words.say("unlock.choose-key"))
        return Path(path) if path else None

    def _ask(self) -> None:
        passphrase, path = self.passphrase.edit.text(), self.key_file.path
        self.wrong.hide()
        self._rest(True)

        def reveal(workspace: Workspace) -> object:
            return self._reveal(workspace, Secret(passphrase, path.read_bytes() if path else None))

        self._desk.read(reveal, self._take)

    def _take(self, revealed: object) -> None:
        """Nothing, for who closed the dialog meanwhile."""
        self._rest(False)
        if self.isVisible():
            self.proven.emit(revealed)
            self.accept()

    def _refused(self, error: ForumDeskError) -> None:
        if self.isVisible() and self.working.isVisible():
            self._rest(False)
            self.wrong.setText(words.refusal(error))
            self.wrong.show()
            self.passphrase.edit.setFocus()
            self.passphrase.edit.selectAll()

    def _rest(self, working: bool) -> None:
        self.working.setVisible(working)
        for part in (self.go, self.passphrase, self.key_file):
            part.setEnabled(not working)
