"""Takes pictures of windows, for eyes: both themes, both languages, 100 and 200 % text."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.house import spin
from ui import theme, words
from ui.app import Program
from ui.main_window import MainWindow
from ui.pages.print_page import PrintPage
from ui.theme import Mode
from ui.widgets.away import AwayWatch

SCREEN = (1440, 900)
# In the order in which least changes between two pictures.
VARIANTS = ((100, Mode.LIGHT), (100, Mode.DARK), (200, Mode.DARK), (200, Mode.LIGHT))


class Camera:
    """One call takes a picture in each variant, named by what it shows."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program, self._folder = program, folder

    @property
    def window(self) -> MainWindow:
        if self.program.window is None:
            raise RuntimeError("the main window is not open")
        return self.program.window

    def look(self, name: str, widget: Callable[[], QWidget], size: tuple[int, int] | None = None) -> None:
        """`size` of the widget at 100 % text, growing with it; without one the widget is as large as the screen."""
        self._stay_here()
        for percent, mode in VARIANTS:
            for tongue in words.LANGUAGES:
                self._turn(percent, mode, tongue)
                settle()
                self._wait()
                shown = widget()
                settle()
                shown.resize(*(SCREEN if size is None else (size[0] * percent // 100, size[1] * percent // 100)))
                settle()
                spin(lambda shown=shown: not _moving(shown))  # type: ignore[misc]  # the default binds the loop's value
                shown.grab().save(str(self._folder / f"{name}-{mode}-{tongue}-{percent}.png"))
        self._turn(100, Mode.LIGHT, words.LANGUAGES[0])

    def take(self, name: str) -> None:
        """The window as it is now, once."""
        settle()
        self.window.grab().save(str(self._folder / f"{name}.png"))

    def _stay_here(self) -> None:
        """Pictures keep the loop from turning for longer than a machine sleeps: nobody is away for that."""
        for one in self.program.open:
            for watch in one.window.findChildren(AwayWatch):
                watch.blockSignals(True)

    def _wait(self) -> None:
        """Until what another language or size asked of the workspace has been answered, and what that asked too."""
        if self.program.window is None:
            return
        for _ in range(2):
            done: list[bool] = []
            self.program.window.desk.read(lambda _: True, done.append)
            spin(lambda done=done: bool(done), 120)  # type: ignore[misc]  # the default binds the loop's value
        pages = self.window.findChildren(PrintPage)  # type: ignore[type-abstract]  # they are looked for, not made
        spin(lambda: all(map(_printed, pages)), 120)

    def _turn(self, percent: int, mode: Mode, tongue: str) -> None:
        """Only what differs: dressing every page anew takes a second."""
        if theme.scale() != percent:
            self.program.looks.choose_size(percent)
        if theme.mode() is not mode:
            self.program.looks.choose_theme(mode)
        if words.language() != tongue:
            self.program.looks.choose_language(tongue)


def _printed(page: PrintPage) -> bool:
    """Whether the sheet that is looked at is set and drawn anew."""
    press = page.preview.press
    return page.isHidden() or not (page._settle.isActive() or any(map(press.busy, ("set", "page", "pages"))))


def _moving(shown: QWidget) -> bool:
    """Whether a drawer is still on its way; a bar of progress always is."""
    return any(one.state() is QPropertyAnimation.State.Running for one in shown.findChildren(QPropertyAnimation))


def settle() -> None:
    """Layouts take more than one turn of the loop."""
    for _ in range(4):
        QApplication.processEvents()
