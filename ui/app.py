"""The one place where things are put together: settings, theme, words, unlock window, desk, main window."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from forumdesk.domain.errors import ForumDeskError
from ui import icons, settings, theme, words
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.unlock_form import Wish
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.tidying import Tidying

if TYPE_CHECKING:
    from forumdesk.store.cipher import Profile
    from ui.desk import Desk
    from ui.main_window import MainWindow

# Which file to ask the passphrase for after locking. Not an argument: every user of the machine can read those.
LOCKED = "FORUMDESK_LOCKED"
# A window that comes after the first one has been painted.
_AFTER_PAINT_MS = 50
_MINUTE = 60_000
_TITLE_BAR = 40


class Program(QObject):
    """From the unlock window to the main window and back; `replace` starts the program anew, without keys."""

    def __init__(self, app: QApplication, kept: Settings, replace: Callable[[Path | None], None]) -> None:
        super().__init__()
        self.app, self.kept, self._replace = app, kept, replace
        self.profile: Profile | None = None
        self.unlock: UnlockDialog | None = None
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self._path: Path | None = None
        self._locking = False

    def start(self, locked: Path | None = None) -> None:
        """Show the unlock window; everything heavy comes after it has been painted."""
        theme.use_first_fonts()
        words.speak(self.app, self.kept.get(settings.LANGUAGE))
        self._apply_theme(self.kept.get(settings.THEME), self.kept.get(settings.TEXT_SIZE), in_haste=True)
        self.app.styleHints().colorSchemeChanged.connect(lambda _: self._apply_theme(theme.mode(), theme.scale()))
        self._hints = self.app.styleHints()
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(lambda _: self._apply_theme(theme.mode(), theme.scale()))
        unlock = UnlockDialog(self.kept)
        unlock.asked.connect(self._unlock)
        unlock.cancel_asked.connect(self._cancel)
        unlock.left.connect(self._leave)
        unlock.language_chosen.connect(self.choose_language)
        unlock.shown_first.connect(lambda: QTimer.singleShot(_AFTER_PAINT_MS, self.warm_up))
        self.unlock = unlock
        if locked is not None:
            unlock.take(locked)
        unlock.show()

    def warm_up(self) -> None:
        """Load what the main window will need while somebody types the passphrase."""
        theme.use_style(self.app)
        theme.use_other_fonts()
        self.app.setWindowIcon(icons.of_program())
        import ui.main_window  # noqa: F401 - loaded now so that it is there then

    def _unlock(self, wish: Wish) -> None:
        from forumdesk.store.cipher import Secret

        desk = self._a_desk()
        self._path = wish.path
        secret = Secret(wish.passphrase, wish.key_file)
        if wish.new:
            desk.create(wish.path, secret)
        else:
            desk.open(wish.path, secret)

    def _cancel(self) -> None:
        if self.desk is not None:
            self.desk.cancel()

    def _a_desk(self) -> "Desk":
        """One desk serves every try: the file of a try that was cancelled is closed before the next is opened."""
        if self.desk is None:
            from forumdesk.store.cipher import Profile
            from forumdesk.world import World
            from ui.desk import Desk

            world = World(lambda: datetime.now(UTC).replace(microsecond=0), os.urandom)
            self.desk = Desk(world, self.profile or Profile.STRONG)
            self.desk.opened.connect(self._opened)
            self.desk.failed.connect(self._failed)
            self.desk.crashed.connect(self.crashed)
            self.desk.closed.connect(self._closed)
        return self.desk

    def _opened(self) -> None:
        from ui.main_window import MainWindow

        window = MainWindow(self._a_desk(), self.kept)
        window.lock_asked.connect(self.lock)
        window.left.connect(self._leave)
        window.size_stepped.connect(self.step_size)
        if not window.restoreGeometry(self.kept.get(settings.GEOMETRY)):
            # With room for the title bar: the status line must not begin below the screen.
            there = window.screen().availableGeometry().size()
            window.resize(window.size().boundedTo(there - QSize(0, _TITLE_BAR)))
        self.window = window
        self._watch(window)
        window.show()
        self._drop_unlock()

    def _watch(self, window: "MainWindow") -> None:
        """Nobody here any more, by whatever sign, means locked; and what was copied here does not stay."""
        from ui.pages.settings import SettingsPage
        from ui.widgets.away import AwayWatch
        from ui.widgets.clipboard import ClipboardWatch
        from ui.widgets.idle import IdleWatch

        idle = IdleWatch(window, self.kept.get(settings.LOCK_MINUTES) * _MINUTE)
        idle.idle.connect(self.lock)
        AwayWatch(window).away.connect(self.lock)
        if sys.platform == "win32":
            from ui.widgets.windows_messages import ask_to_be_told

            ask_to_be_told(int(window.winId()))
        ClipboardWatch(window)
        page = window.pages[SettingsPage.name]
        if isinstance(page, SettingsPage):
            page.theme_chosen.connect(self.choose_theme)
            page.size_chosen.connect(self.choose_size)
            page.language_chosen.connect(self.choose_language)
            page.lock_chosen.connect(lambda minutes: idle.wait_for(minutes * _MINUTE))
            page.lock_chosen.connect(window.status.lock_after)

    def _drop_unlock(self) -> None:
        """The passphrase field goes with the window."""
        unlock, self.unlock = self.unlock, None
        if unlock is not None:
            unlock.left.disconnect(self._leave)
            unlock.close()
            unlock.deleteLater()

    def _failed(self, error: ForumDeskError) -> None:
        if self.unlock is not None:
            self.unlock.refused(error)
        elif self.window is not None:
            self.window.status.refuse(words.refusal(error))

    def crashed(self, error: BaseException) -> None:
        """Say where it went wrong, and go on. Behind a lock nothing is shown."""
        if self._locking:
            return
        from ui.dialogs.crash import CrashDialog

        if self.unlock is not None:
            self.unlock.form.rest(False)
        dialog = CrashDialog(error, self.window or self.unlock)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def lock(self) -> None:
        """Close the file and start the program anew: memory that held keys and names goes with the process."""
        if self.window is None or self.desk is None or self._locking:
            return
        from forumdesk.services import drafting
        from ui.widgets import clipboard

        self._locking = True
        begun = self.window.begun.gather()
        for shown in self.app.topLevelWidgets():
            shown.hide()
        clipboard.clear_ours()
        self.desk.cancel(only_long=True)
        if begun:
            self.desk.change(partial(drafting.keep, begun=begun))
        self._leave()

    def _leave(self) -> None:
        if self.window is not None:
            self.kept.put(settings.GEOMETRY, self.window.saveGeometry())
            self.window.hide()
        if self.desk is None:
            self.app.quit()
        else:
            if self.window is None:
                self.desk.cancel()
            # What was asked for before is still done: nobody loses an edit by closing the window.
            self.desk.close()

    def _closed(self) -> None:
        if self.desk is not None:
            self.desk.wait()
        if self.window is not None:
            from ui.widgets import clipboard

            clipboard.clear_ours()
        if self._locking:
            self._replace(self._path)
        self.app.quit()

    def choose_language(self, tongue: str) -> None:
        self.kept.put(settings.LANGUAGE, tongue)
        words.speak(self.app, tongue)

    def choose_theme(self, mode: str) -> None:
        self.kept.put(settings.THEME, mode)
        self._apply_theme(mode, theme.scale())

    def choose_size(self, percent: int) -> None:
        self.kept.put(settings.TEXT_SIZE, percent)
        self._apply_theme(theme.mode(), percent)

    def step_size(self, by: int) -> None:
        """To the next text size, larger or smaller; 0 is the normal one."""
        sizes = theme.SCALES
        here = min(range(len(sizes)), key=lambda n: abs(sizes[n] - theme.scale()))
        self.choose_size(sizes[max(0, min(len(sizes) - 1, here + by))] if by else 100)

    def _apply_theme(self, mode: str, percent: int, in_haste: bool = False) -> None:
        chosen = Mode(mode) if mode in list(Mode) else Mode.SYSTEM
        theme.apply(self.app, chosen, percent if percent in theme.SCALES else 100, in_haste=in_haste)
        icons.redraw(self.app)
        if self.window is not None:
            self.window.refit()


def replace_process(path: Path | None) -> None:
    """This program again, in this process's place."""
    if path is not None:
        os.environ[LOCKED] = str(path)
    # A bundle is its own program; elsewhere Python is told which one.
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.app"]
    if sys.platform == "win32":
        import subprocess  # late: only there, and the first window is painted without it

        # There exec starts another process beside this one and tears the quoting of its words.
        subprocess.Popen(command)
    else:
        os.execv(sys.executable, command)


def asked_for(arguments: Sequence[str]) -> Path | None:
    """The workspace to open: the one that was locked, else one that the desktop hands over (a double click)."""
    name = os.environ.pop(LOCKED, "") or next(iter(arguments[1:]), "")
    return Path(name).absolute() if name else None


def main() -> int:
    """The window, until it is closed."""
    # A style sheet looks the same everywhere on this style alone.
    app = QApplication([sys.argv[0], "-style", "fusion", *sys.argv[1:]])
    app.setApplicationName("ForumDesk")
    app.setOrganizationName("ForumDesk")
    # Under which name the system keeps its icon and its file type.
    app.setDesktopFileName("forumdesk")

    def replace(path: Path | None) -> None:
        settings.forget_places()
        replace_process(path)

    program = Program(app, Settings(QSettings()), replace)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        program.crashed(error)

    sys.excepthook = hook
    Tidying(program)
    # Where no print service runs its library would try the network, if only to this machine.
    os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
    program.start(asked_for(app.arguments()))
    code = app.exec()
    settings.forget_places()
    return code


if __name__ == "__main__":
    sys.exit(main())
