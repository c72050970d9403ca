"""The button at the foot of the navigation: theme, text size, language."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from ui import icons, shortcuts, theme, words
from ui.theme import Mode


class ViewButton(QPushButton):
    """Its menu says what holds; the signals say what was chosen."""

    theme_chosen = Signal(str)
    size_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "nav")
        icons.put(self, "settings", "text2", 18, gap=6)
        words.put(self, "page.settings", words.Slot.TEXT, words.Slot.NAME, words.Slot.TIP)
        self._menu = QMenu(self)
        self.clicked.connect(self._pop)
        for name, step in (("larger", 1), ("smaller", -1), ("normal-size", 0)):
            action = QAction(self)
            shortcuts.give(action, name)
            action.triggered.connect(lambda _=False, by=step: self.step(by))
            self.addAction(action)

    def step(self, by: int) -> None:
        """To the next text size, larger or smaller; 0 is the normal one."""
        sizes = theme.SCALES
        here = min(range(len(sizes)), key=lambda n: abs(sizes[n] - theme.scale()))
        self.size_chosen.emit(sizes[max(0, min(len(sizes) - 1, here + by))] if by else 100)

    def filled(self) -> QMenu:
        """The menu, made for what holds now."""
        self._menu.clear()
        menus = {key: self._menu.addMenu(words.say(f"settings.{key}")) for key in ("theme", "size", "language")}
        for mode in Mode:
            self._add(menus["theme"], words.say(f"settings.{mode}"), mode is theme.mode(), self._theme(mode))
        for size in theme.SCALES:
            said = words.say("settings.percent", n=size)
            self._add(menus["size"], said, size == theme.scale(), self._size(size))
        for tongue in words.LANGUAGES:
            self._add(menus["language"], words.NAMES[tongue], tongue == words.language(), self._tongue(tongue))
        return self._menu

    def _theme(self, mode: Mode) -> Callable[[], None]:
        return lambda: self.theme_chosen.emit(mode.value)

    def _size(self, size: int) -> Callable[[], None]:
        return lambda: self.size_chosen.emit(size)

    def _tongue(self, tongue: str) -> Callable[[], None]:
        return lambda: self.language_chosen.emit(tongue)

    def _add(self, menu: QMenu, said: str, on: bool, does: Callable[[], None]) -> None:
        group = menu.findChild(QActionGroup) or QActionGroup(menu)
        action = menu.addAction(said)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: does())
        group.addAction(action)

    def _pop(self) -> None:
        self.filled().popup(self.mapToGlobal(self.rect().topLeft()))
