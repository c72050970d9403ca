"""Language, theme and text size of the whole program: chosen, remembered, and put into force."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import icons, settings, theme, words
from ui.settings import Settings
from ui.theme import Mode


class Looks(QObject):
    """`changed` once everything has other sizes or colours: windows then fit themselves anew."""

    changed = Signal()

    def __init__(self, app: QApplication, kept: Settings) -> None:
        super().__init__()
        self._app, self._kept = app, kept

    def begin(self) -> None:
        """What was chosen last, and what the system says from now on."""
        words.speak(self._app, self._kept.get(settings.LANGUAGE))
        self._apply(self._kept.get(settings.THEME), self._kept.get(settings.TEXT_SIZE), in_haste=True)
        self._app.styleHints().colorSchemeChanged.connect(lambda _: self._apply(theme.mode(), theme.scale()))
        self._hints = self._app.styleHints()
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(lambda _: self._apply(theme.mode(), theme.scale()))

    def choose_language(self, tongue: str) -> None:
        self._kept.put(settings.LANGUAGE, tongue)
        words.speak(self._app, tongue)

    def choose_theme(self, mode: str) -> None:
        self._kept.put(settings.THEME, mode)
        self._apply(mode, theme.scale())

    def choose_size(self, percent: int) -> None:
        self._kept.put(settings.TEXT_SIZE, percent)
        self._apply(theme.mode(), percent)

    def step_size(self, by: int) -> None:
        """To the next text size, larger or smaller; 0 is the normal one."""
        sizes = theme.SCALES
        here = min(range(len(sizes)), key=lambda n: abs(sizes[n] - theme.scale()))
        self.choose_size(sizes[max(0, min(len(sizes) - 1, here + by))] if by else 100)

    def _apply(self, mode: str, percent: int, in_haste: bool = False) -> None:
        chosen = Mode(mode) if mode in list(Mode) else Mode.SYSTEM
        theme.apply(self._app, chosen, percent if percent in theme.SCALES else 100, in_haste=in_haste)
        icons.redraw(self._app)
        self.changed.emit()
