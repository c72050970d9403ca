"""What the unlock window does when the passphrase is gone or the file is damaged: a sheet that is typed, a salvage."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import recovering
from forumdesk.services.safekeeping import OldCopies
from forumdesk.store import salvage
from forumdesk.store.cipher import Profile, RecoveryKey, Secret
from forumdesk.store.errors import DamagedError
from forumdesk.store.salvage import Keys, Salvaged
from forumdesk.world import World
from ui.desk import aside
from ui.dialogs import unlock_files
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.salvage import SalvageDialog
from ui.dialogs.unlock_form import UnlockForm, Wish


class Rescue(QObject):
    """`asked` carries something to ask of a desk that has no file open; `opens` a Wish."""

    asked = Signal(object)
    opens = Signal(object)

    def __init__(self, form: UnlockForm) -> None:
        super().__init__(form)
        self._form = form
        self.dialog: RecoveryDialog | None = None
        self.told: SalvageDialog | None = None

    def recover(self) -> None:
        """Ask for the lines of the sheet of the file that is chosen."""
        path = self._form.file.path or unlock_files.file(self._form)
        if path is None:
            return
        self._form.take(path)
        self.dialog = dialog = RecoveryDialog(path.name, self._form.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._drop)
        dialog.asked.connect(partial(self._recover, path))
        dialog.salvage_asked.connect(partial(self._salvage_by_sheet, path))
        dialog.open()

    def salvage(self, wish: Wish) -> None:
        """Ask where what can be read is to be, and read it."""
        target = unlock_files.new_file(self._form)
        if target is not None:
            self.salvage_to(wish, target)

    def salvage_to(self, wish: Wish, target: Path) -> None:
        """A new file under the passphrase and key file that were typed for the damaged one."""
        secret = Secret(wish.passphrase, wish.key_file)
        self._form.rest(True)

        def work(world: World, profile: Profile) -> Salvaged:
            return salvage.salvage(wish.path, Keys(secret, secret, profile), target, world)

        show = partial(self._show, Wish(target, wish.passphrase, wish.key_file, False))
        self.asked.emit(lambda desk: aside(desk, work, show))

    def refused(self, error: ForumDeskError) -> bool:
        """Whether it is this one's to say."""
        if self.dialog is None:
            return False
        self.dialog.refuse(error)
        return True

    def helps(self, error: ForumDeskError) -> bool:
        """Whether something could be read of a file that was refused so."""
        return isinstance(error, DamagedError)

    def _recover(self, path: Path, key: RecoveryKey, passphrase: str) -> None:
        def work(world: World, _: Profile) -> OldCopies:
            return recovering.recover(path, key, Secret(passphrase), world).old

        self._rest()
        self.asked.emit(lambda desk: aside(desk, work, partial(self._open, path, passphrase)))

    def _salvage_by_sheet(self, path: Path, key: RecoveryKey, passphrase: str) -> None:
        target = unlock_files.new_file(self._form)
        if target is None:
            return

        def work(world: World, profile: Profile) -> Salvaged:
            return recovering.salvage_by_sheet(path, Keys(key, Secret(passphrase), profile), target, world)

        def show(told: Salvaged) -> None:
            if self.dialog is not None:
                self.dialog.accept()
            self._show(Wish(target, passphrase, None, False), told)

        self._rest()
        self.asked.emit(lambda desk: aside(desk, work, show))

    def _rest(self) -> None:
        if self.dialog is not None:
            self.dialog.rest(True)

    def _open(self, path: Path, passphrase: str, _: object) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.opens.emit(Wish(path, passphrase, None, False))

    def _show(self, wish: Wish, told: Salvaged) -> None:
        self._form.rest(False)
        self._form.take(wish.path)
        self.told = dialog = SalvageDialog(told, self._form.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.opens.emit(wish))
        dialog.open()

    def _drop(self) -> None:
        self.dialog = None
