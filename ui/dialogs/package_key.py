"""A key pair of one's own: the identity goes into a file that a passphrase seals; the public key is shown."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Progress
from forumdesk.services import package_keys
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter

# A file's name is read by everyone: it says nothing of whose it is.
FILE_NAME = "0001.age"


class PackageKeyDialog(QDialog):
    """The secret half is never on the screen, and never on the disk but sealed."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.phrase, self.strength = SecretField("package.key-phrase"), StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.wrong, self.working = parts.text(look="wrong"), parts.label("unlock.working", "hint")
        self.public = QLineEdit()
        self.public.setReadOnly(True)
        words.put(self.public, "package.key-public", words.Slot.NAME)
        self.made = NoteCard()
        self._shown = parts.column(self.made, parts.label("package.key-public", "label"), self.public, spacing=6)
        self.stay, self.go = parts.button("unlock.cancel"), parts.button("package.key-make", "key", "primary")
        self._build()
        self.phrase.edit.textChanged.connect(self.strength.judge)
        self.go.clicked.connect(self._ask_file)
        self.stay.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._forget())
        desk.failed.connect(self._refused)
        desk.crashed.connect(lambda _: self._rest(False))

    def _build(self) -> None:
        below = QWidget()
        below.setLayout(self._shown)
        head = (parts.label("package.key-title", "card"), parts.text("package.key-how"))
        fields = (self.phrase, self.strength, self.again, self.wrong)
        outer = parts.column(*head, *fields, below, None, margins=(24, 20, 24, 20), spacing=12)
        outer.addLayout(parts.row(self.working, None, self.stay, self.go))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=520)
        self._below = below
        for part in (self.wrong, self.working, below):
            part.hide()
        self.go.setDefault(True)
        self.phrase.edit.setFocus()

    def _ask_file(self) -> None:
        if self.phrase.edit.text() != self.again.edit.text():
            self._say("unlock.differ")
        elif self.strength.score < GOOD:
            self._say("unlock.weak")
        else:
            self.wrong.hide()
            dialog = QFileDialog(self, words.say("package.key-place"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # What is there is refused and not replaced: it may be the only one of another key.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile(FILE_NAME)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(lambda name: self.make(Path(name)))
            dialog.open()

    def make(self, target: Path) -> None:
        """Write the identity, sealed by what was typed, and show the other half."""
        phrase = self.phrase.edit.text()
        self._rest(True)

        def work(_: Workspace, __: Progress) -> str:
            return package_keys.make_key(target, phrase)

        self._desk.run(work, lambda recipient: self._show(target, recipient))

    def _show(self, target: Path, recipient: str) -> None:
        self._rest(False)
        if not self.isVisible():
            return
        self._forget()
        for part in (self.phrase, self.strength, self.again, self.go):
            part.hide()
        self.made.tell("ok", words.say("package.key-made", file=target.name), words.say("package.key-made-how"))
        self.public.setText(recipient)
        self.public.setCursorPosition(0)
        self._below.show()
        words.put(self.stay, "recovery-sheet.close")
        self.public.setFocus()
        self.public.selectAll()

    def _rest(self, working: bool) -> None:
        self.working.setVisible(working)
        for part in (self.phrase, self.again, self.go):
            part.setEnabled(not working)

    def _say(self, key: str) -> None:
        self.wrong.setText(words.say(key))
        self.wrong.show()
        self.phrase.edit.setFocus()

    def _refused(self, error: ForumDeskError) -> None:
        if self.isVisible() and self.working.isVisible():
            self._rest(False)
            self.wrong.setText(words.refusal(error))
            self.wrong.show()

    def _forget(self) -> None:
        for field in (self.phrase, self.again):
            field.edit.clear()
