"""Another passphrase or key file for the open workspace, and what the old ones still open."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.progress import Progress
from forumdesk.services import recovering
from forumdesk.services.recovering import Renewed
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.proving import ProvingDialog
from ui.widgets import parts
from ui.widgets.fields import ChoiceField
from ui.widgets.file_field import FileField
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter


class KeyFileWish(StrEnum):
    """Which key file goes with the new passphrase."""

    NONE = "none"
    SAME = "same"
    OTHER = "other"
    NEW = "new"


class NewKeyDialog(ProvingDialog):
    """The old secret, then the new one twice. A whole new file takes the old one's place, and stays open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "new-key", "key", parent)
        self.new, self.strength = SecretField("new-key.passphrase"), StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.which = ChoiceField("new-key.key-file", [(one, words.say(f"new-key.key.{one}")) for one in KeyFileWish])
        self.which.show_value(KeyFileWish.NONE)
        self.other = FileField("new-key.other", "key-file", self._ask_other, "unlock.choose-key")
        self.wish = KeyFileWish.NONE
        for part in (self.new, self.strength, self.again, self.which, self.other):
            self.middle.addWidget(part)
        self.middle.addWidget(parts.text("new-key.apart", "hint"))
        self.middle.addStretch(1)
        self.new.edit.textChanged.connect(self.strength.judge)
        self.which.finished.connect(lambda value: self.choose(KeyFileWish(str(value))))
        self.key_file.chosen.connect(self._follow)
        self.choose(KeyFileWish.NONE)

    def choose(self, wish: KeyFileWish) -> None:
        """Which key file; one that is named needs a name."""
        self.wish = wish
        self.which.show_value(wish)
        self.other.setVisible(wish in (KeyFileWish.OTHER, KeyFileWish.NEW))
        self.other.take(None)

    def _follow(self) -> None:
        """Who has a key file mostly keeps it."""
        if self.wish in (KeyFileWish.NONE, KeyFileWish.SAME):
            self.choose(KeyFileWish.SAME if self.key_file.path else KeyFileWish.NONE)

    def ask(self) -> None:
        wrong = self._wrong()
        if wrong:
            self.refuse(words.say(wrong))
            return
        other, wish, phrase = self.other.path, self.wish, self.new.edit.text()
        try:
            old = Secret(self.passphrase.edit.text(), self.secret_file(self.key_file))
            kept = old.key_file if wish is KeyFileWish.SAME else None
            content = other.read_bytes() if other and wish is KeyFileWish.OTHER else kept
        except OSError:
            self.refuse(words.say("new-key.unread"))
            return
        self.wrong.hide()
        self.rest(True)

        def renewed(workspace: Workspace, _: Progress) -> Renewed:
            if wish is KeyFileWish.OTHER and other is not None:
                recovering.require_apart(other, workspace.path)
            target = other if wish is KeyFileWish.NEW else None
            with recovering.new_key_file(target, workspace.path, workspace.world) as made:
                return recovering.renew(workspace, old, Secret(phrase, made or content))

        self.desk.run(renewed, self._take)

    def forget(self) -> None:
        super().forget()
        for field in (self.new, self.again):
            field.edit.clear()

    def rest(self, working: bool) -> None:
        super().rest(working)
        for part in (self.new, self.again, self.which, self.other):
            part.setEnabled(not working)

    def _wrong(self) -> str:
        """The key of what is missing, or nothing."""
        if self.wish in (KeyFileWish.OTHER, KeyFileWish.NEW) and self.other.path is None:
            return "new-key.no-file"
        if self.new.edit.text() != self.again.edit.text():
            return "unlock.differ"
        return "unlock.weak" if self.strength.score < GOOD else ""

    def _take(self, renewed: Renewed) -> None:
        """What the old one still opens stands on the page of safekeeping from now on."""
        self.rest(False)
        self.accept()

    def _ask_other(self) -> Path | None:
        if self.wish is KeyFileWish.NEW:
            path, _ = QFileDialog.getSaveFileName(self, words.say("new-key.choose-new"))
        else:
            path, _ = QFileDialog.getOpenFileName(self, words.say("unlock.choose-key"))
        return Path(path) if path else None
