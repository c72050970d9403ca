"""Opening a package from the first window: which file, what opens it, and the workspace that it becomes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from forumdesk import files
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import package_keys, packaging_in
from forumdesk.services.package_format import MOST_BYTES
from forumdesk.services.packaging_in import Inside, Key
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.errors import SealTooLargeError
from forumdesk.world import World
from ui import theme, words
from ui.dialogs import unlock_files
from ui.dialogs.unlock_form import Wish
from ui.widgets import parts
from ui.widgets.file_field import FileField
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter

Work = Callable[[World, Profile], Inside]


class OpenPackageDialog(QDialog):
    """`asked` carries the work and the Wish that opens what came of it."""

    asked = Signal(object, object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.file = FileField("package.file", "open", self._ask_file, "package.choose-file")
        self.identity = FileField("package.identity", "key-file", self._ask_file, "package.choose-identity")
        self.phrase = SecretField("package.its-phrase")
        self.place = FileField("package.place", "save", lambda: unlock_files.new_file(self), "package.choose-place")
        self.new, self.strength = SecretField("new-key.passphrase"), StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.wrong, self.working = parts.text(look="wrong"), parts.label("unlock.working", "hint")
        self.go, self.stay = parts.button("package.open-do", "unlock", "primary"), parts.button("unlock.cancel")
        self._build()
        self.new.edit.textChanged.connect(self.strength.judge)
        self.go.clicked.connect(self._ask)
        self.stay.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._forget())
        self.rest(False)

    def _build(self) -> None:
        head = (parts.label("package.open-title", "card"), parts.text("package.open-how"))
        opens = (self.file, self.identity, self.phrase, parts.text("package.opens-how", "hint"))
        new = (parts.label("package.new", "section"), self.place, self.new, self.strength, self.again)
        foot = parts.row(self.working, None, self.stay, self.go)
        self.setLayout(parts.column(*head, *opens, *new, self.wrong, None, foot, margins=(24, 20, 24, 20), spacing=10))
        theme.fit(self, minimumWidth=520)
        self.go.setDefault(True)
        self.wrong.hide()

    def refuse(self, error: ForumDeskError) -> None:
        """It was not opened, and nothing was made."""
        self.rest(False)
        self._say(words.refusal(error))

    def rest(self, working: bool) -> None:
        self.working.setVisible(working)
        for part in (self.file, self.identity, self.phrase, self.place, self.new, self.again, self.go):
            part.setEnabled(not working)

    def _ask(self) -> None:
        self.wrong.hide()
        package, target = self.file.path, self.place.path
        if package is None or target is None:
            self._say(words.say("package.choose-both"))
        elif self.new.edit.text() != self.again.edit.text():
            self._say(words.say("unlock.differ"))
        elif self.strength.score < GOOD:
            self._say(words.say("unlock.weak"))
        else:
            self.rest(True)
            own = self.new.edit.text()
            work = opening(package, self.identity.path, self.phrase.edit.text(), target, Secret(own))
            self.asked.emit(work, Wish(target, own, None, False))

    def _ask_file(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, words.say("package.choose-file"))
        return Path(name) if name else None

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()

    def _forget(self) -> None:
        for field in (self.phrase, self.new, self.again):
            field.edit.clear()


def opening(package: Path, identity: Path | None, phrase: str, target: Path, secret: Secret) -> Work:
    """What makes the workspace, away from the window's thread."""

    def work(world: World, profile: Profile) -> Inside:
        key = Key(phrase)
        if identity is not None:
            key = Key(identity=package_keys.read_key(_read(identity, package_keys.MOST_BYTES), phrase))
        return packaging_in.open_package(_read(package, MOST_BYTES), key, target, secret, world, profile)

    return work


def read_package(path: Path) -> bytes:
    """A package's or a return's bytes; SealTooLargeError before more than that is read."""
    return _read(path, MOST_BYTES)


def _read(path: Path, most: int) -> bytes:
    with files.told(path), path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise SealTooLargeError(most)
    return data


class PackageOpening(QObject):
    """What the unlock window does with packages: `asked` carries work and who hears of it, `opens` a Wish."""

    asked = Signal(object, object)
    opens = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.dialog: OpenPackageDialog | None = None

    def open(self) -> None:
        """Ask for the package and what it becomes."""
        self.dialog = dialog = OpenPackageDialog(self._owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._drop)
        dialog.asked.connect(lambda work, wish: self.asked.emit(work, lambda _: self._opened(wish)))
        dialog.open()

    def refused(self, error: ForumDeskError) -> bool:
        """Whether it is this one's to say."""
        if self.dialog is None:
            return False
        self.dialog.refuse(error)
        return True

    def _opened(self, wish: Wish) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.opens.emit(wish)

    def _drop(self) -> None:
        self.dialog = None
