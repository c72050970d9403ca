"""The one place where things are put together: settings, theme, words, unlock window, desk, main window."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from forumdesk.domain.errors import ForumDeskError
from ui import icons, settings, theme, words
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.unlock_form import Wish
from ui.settings import Settings
from ui.widgets.handing_over import Again, asked_for, replace_process
from ui.widgets.looks import Looks
from ui.widgets.tidying import Tidying

if TYPE_CHECKING:
    from forumdesk.store.cipher import Profile
    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.widgets.circles import Circles
    from ui.widgets.guard import Guard
    from ui.widgets.idle import IdleWatch

# A window that comes after the first one has been painted.
_AFTER_PAINT_MS = 50
_MINUTE = 60_000
_TITLE_BAR = 40


@dataclass(eq=False)
class Opened:
    """One circle that is open: its file, its desk, its window and what watches that somebody is there."""

    path: Path
    desk: "Desk"
    window: "MainWindow"
    idle: "IdleWatch"


class Open(list[Opened]):
    """The circles that are open, in the order in which they were opened."""

    @property
    def front(self) -> Opened | None:
        """The one that somebody is at, else the one opened last."""
        return next((one for one in self if one.window.isActiveWindow()), self[-1] if self else None)

    def at(self, path: Path) -> Opened | None:
        return next((one for one in self if one.path.resolve() == path.resolve()), None)

    def lock_after(self, minutes: int) -> None:
        for one in self:
            one.idle.wait_for(minutes * _MINUTE)
            one.window.status.lock_after(minutes)

    def name(self, circles: "Circles") -> None:
        """Several are told apart on their bands, also where nobody has named them."""
        for one in self:
            known = circles.circle(one.desk)
            one.window.stripe.show_circle(circles.said(one.desk), known.colour, bool(circles.letter(one.desk)))

    def refit(self) -> None:
        for one in self:
            one.window.refit()


class Program(QObject):
    """From the unlock window to the main windows and back; `replace` starts the program anew, without keys."""

    def __init__(self, app: QApplication, kept: Settings, replace: Callable[[Sequence[Path]], None]) -> None:
        super().__init__()
        self.app, self.kept, self._replace = app, kept, replace
        self.profile: Profile | None = None
        self.unlock: UnlockDialog | None = None
        self.looks = Looks(app, kept)
        self.guard: Guard | None = None
        self.open = Open()
        self._circles: Circles | None = None
        self._opening: Desk | None = None
        self._path: Path | None = None
        self.again = Again()
        self._locking = self._leaving = False
        self._closing: set[Desk] = set()

    @property
    def window(self) -> "MainWindow | None":
        return self.open.front.window if self.open.front else None

    @property
    def desk(self) -> "Desk | None":
        return self.open.front.desk if self.open.front else self._opening

    def start(self, *locked: Path) -> None:
        """Show the unlock window, for what was locked together; everything heavy comes after it has been painted."""
        self.again.were_open(locked)
        theme.use_first_fonts()
        self.looks.begin()
        self.looks.changed.connect(self.open.refit)
        unlock = self._show_unlock()
        unlock.shown_first.connect(lambda: QTimer.singleShot(_AFTER_PAINT_MS, self.warm_up))
        unlock.show()

    def open_another(self) -> None:
        """A further circle beside those that are open, through the same form."""
        unlock = self.unlock or self._show_unlock()
        if self.guard is not None:
            self.guard.tell(unlock)
        unlock.show()
        unlock.raise_()
        unlock.activateWindow()

    def _show_unlock(self) -> UnlockDialog:
        self.unlock = unlock = UnlockDialog(self.kept, self.again.paths)
        unlock.asked.connect(self._unlock)
        unlock.cancel_asked.connect(self._cancel)
        unlock.aside_asked.connect(lambda ask: ask(self._a_desk()))
        unlock.left.connect(self._leave_unlock)
        unlock.language_chosen.connect(self.looks.choose_language)
        if self.again.next is not None:
            unlock.take(self.again.next)
        return unlock

    def warm_up(self) -> None:
        """Load what the main window will need while somebody types the passphrase."""
        theme.use_style(self.app)
        theme.use_other_fonts()
        self.app.setWindowIcon(icons.of_program())
        from ui.widgets.guard import Guard

        self.guard = self.guard or Guard(self.app, self.kept)
        self.guard.tell(self.unlock)
        import ui.main_window  # noqa: F401 - loaded now so that it is there then

    def _unlock(self, wish: Wish) -> None:
        from forumdesk.store.cipher import Secret

        there = self.open.at(wish.path)
        if there is not None:
            # Its window comes to the front, whatever was typed: who is here has opened it before.
            there.window.raise_()
            there.window.activateWindow()
            self._drop_unlock(wish.path)
            return
        desk = self._a_desk()
        self._path = wish.path
        secret = Secret(wish.passphrase, wish.key_file)
        if wish.new:
            desk.create(wish.path, secret)
        else:
            desk.open(wish.path, secret)

    def _cancel(self) -> None:
        if self._opening is not None:
            self._opening.cancel()

    def _a_desk(self) -> "Desk":
        """One desk serves every try: the file of a try that was cancelled is closed before the next is opened."""
        if self._opening is None:
            from forumdesk.store.cipher import Profile
            from forumdesk.world import World
            from ui.desk import Desk
            from ui.widgets.circles import Circles

            world = World(lambda: datetime.now(UTC).replace(microsecond=0), os.urandom)
            if self._circles is None:
                self._circles = circles = Circles(world)
                circles.lettered.connect(lambda: self.open.name(circles))
            desk = self._opening = Desk(world, self.profile or Profile.STRONG)
            desk.opened.connect(self._opened)
            desk.failed.connect(partial(self._failed, desk))
            desk.crashed.connect(self.crashed)
            desk.closed.connect(partial(self._closed, desk))
        return self._opening

    def _opened(self) -> None:
        from ui.main_window import MainWindow

        desk, path, self._opening = self._opening, self._path, None
        if desk is None or path is None or self._circles is None:
            return
        window = MainWindow(desk, self.kept)
        window.lock_asked.connect(self.lock)
        window.another_asked.connect(self.open_another)
        if self.guard is not None:
            self.guard.tell(window)
            window.vanish_asked.connect(self.guard.vanish)
        window.size_stepped.connect(self.looks.step_size)
        window.spoken.connect(self._circles.lettered)
        if not window.restoreGeometry(self.kept.get(settings.GEOMETRY)):
            # With room for the title bar: the status line must not begin below the screen.
            there = window.screen().availableGeometry().size()
            window.resize(window.size().boundedTo(there - QSize(0, _TITLE_BAR)))
        if self.window is not None:
            # Not over another one: that both are there is what must be seen.
            window.move(self.window.pos() + QPoint(_TITLE_BAR, _TITLE_BAR))
        opened = Opened(path, desk, window, self._watch(window))
        window.left.connect(partial(self._leave_circle, opened))
        self.open.append(opened)
        window.show()
        self._drop_unlock(path)
        self._circles.join(desk)

    def _watch(self, window: "MainWindow") -> "IdleWatch":
        """Nobody here any more, by whatever sign, means locked; and what was copied here does not stay.

        A touch of any window counts for all of them.
        """
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
            page.theme_chosen.connect(self.looks.choose_theme)
            page.size_chosen.connect(self.looks.choose_size)
            page.language_chosen.connect(self.looks.choose_language)
            page.lock_chosen.connect(self.open.lock_after)
            if self.guard is not None:
                page.capture_chosen.connect(self.guard.capture.keep_out)
            page.another_asked.connect(self.open_another)
        return idle

    def _drop_unlock(self, opened: Path) -> None:
        """The passphrase field goes with the window. What was locked together is asked for one after the other."""
        unlock, self.unlock = self.unlock, None
        if unlock is not None:
            unlock.left.disconnect(self._leave_unlock)
            unlock.close()
            unlock.deleteLater()
        self.again.forget(opened)
        if self.again.next is not None:
            self.open_another()

    def _failed(self, desk: "Desk", error: ForumDeskError) -> None:
        if desk is self._opening and self.unlock is not None:
            self.unlock.refused(error)
            return
        for one in self.open:
            if one.desk is desk:
                one.window.status.refuse(words.refusal(error))

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
        """Close every file and start the program anew: memory that held keys and names goes with the process."""
        front = self.open.front
        if front is None or self._locking:
            return
        from forumdesk.services import drafting
        from ui.widgets import clipboard

        self._locking = True
        self.again.lock([front.path, *(one.path for one in self.open)])
        begun = [(one.desk, one.window.begun.gather()) for one in self.open]
        for shown in self.app.topLevelWidgets():
            shown.hide()
        clipboard.clear_ours()
        for desk, some in begun:
            desk.cancel(only_long=True)
            if some:
                desk.change(partial(drafting.keep, begun=some))
        self._leave()

    def _leave_circle(self, circle: Opened) -> None:
        """One window was closed: its file alone is closed, unless it was the last one."""
        if len(self.open) == 1:
            self._leave()
            return
        circle.window.hide()
        self.open.remove(circle)
        circle.window.deleteLater()
        if self._circles is not None:
            self._circles.leave(circle.desk)
        # What was asked for before is still done: nobody loses an edit by closing the window.
        circle.desk.close()

    def _leave_unlock(self) -> None:
        if not self.open:
            self._leave()
            return
        self.again.asking = False
        unlock, self.unlock = self.unlock, None
        desk, self._opening = self._opening, None
        if unlock is not None:
            unlock.deleteLater()
        if desk is not None:
            desk.cancel()
            desk.close()

    def _leave(self) -> None:
        """Close all there is; the program ends, or is replaced, once the last file is closed."""
        if self._leaving:
            return
        self._leaving = True
        if self.window is not None:
            self.kept.put(settings.GEOMETRY, self.window.saveGeometry())
        desks = [one.desk for one in self.open]
        for one in self.open:
            one.window.hide()
        if self._opening is not None:
            self._opening.cancel()
            desks.append(self._opening)
        self._closing = set(desks)
        if not desks:
            if self.guard is not None:
                self.guard.end()
            self.app.quit()
        for desk in desks:
            # What was asked for before is still done: nobody loses an edit by closing the window.
            desk.close()

    def _closed(self, desk: "Desk") -> None:
        desk.wait()
        self._closing.discard(desk)
        if not self._leaving or self._closing:
            return
        if self.open:
            from ui.widgets import clipboard

            clipboard.clear_ours()
        if self.guard is not None:
            self.guard.end()
        if self._locking:
            self._replace(self.again.paths)
        self.app.quit()


def main() -> int:
    """The window, until it is closed."""
    # A style sheet looks the same everywhere on this style alone.
    app = QApplication([sys.argv[0], "-style", "fusion", *sys.argv[1:]])
    app.setApplicationName("ForumDesk")
    app.setOrganizationName("ForumDesk")
    # Under which name the system keeps its icon and its file type.
    app.setDesktopFileName("forumdesk")

    def replace(paths: Sequence[Path]) -> None:
        settings.forget_places()
        replace_process(paths)

    program = Program(app, Settings(QSettings()), replace)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        program.crashed(error)

    sys.excepthook = hook
    Tidying(program)
    # Where no print service runs its library would try the network, if only to this machine.
    os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
    program.start(*asked_for(app.arguments()))
    code = app.exec()
    settings.forget_places()
    return code


if __name__ == "__main__":
    sys.exit(main())
