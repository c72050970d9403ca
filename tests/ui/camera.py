"""Takes pictures of windows, for eyes: both themes, both languages, 100 and 200 % text."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ui import words
from ui.app import Program
from ui.main_window import MainWindow
from ui.theme import Mode

SIZES = ((100, (1440, 900)), (200, (1440, 900)))


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
        for percent, room in SIZES:
            for mode in (Mode.LIGHT, Mode.DARK):
                for tongue in words.LANGUAGES:
                    self.program.choose_size(percent)
                    self.program.choose_theme(mode)
                    self.program.choose_language(tongue)
                    shown = widget()
                    settle()
                    shown.resize(*(room if size is None else (size[0] * percent // 100, size[1] * percent // 100)))
                    settle()
                    shown.grab().save(str(self._folder / f"{name}-{mode}-{tongue}-{percent}.png"))
        self.program.choose_size(100)
        self.program.choose_theme(Mode.LIGHT)
        self.program.choose_language(words.LANGUAGES[0])


def settle() -> None:
    """Layouts take more than one turn of the loop."""
    for _ in range(4):
        QApplication.processEvents()
