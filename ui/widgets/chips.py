"""Filters above a list: a chip that is on is filled and has an x, one to choose from has a plus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from ui import icons, theme, words


class Chip(QPushButton):
    """One filter. With choices a menu opens; without it is on or off. `changed` carries the value, None for off."""

    changed = Signal(object)

    def __init__(self, key: str, toggles: bool = False) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._key, self._toggles = key, toggles
        self._choices: list[tuple[object, str]] = []
        self.value: object = None
        self.menu_of_choices = QMenu(self)
        self.clicked.connect(self._click)
        self._retell()

    def offer(self, choices: list[tuple[object, str]]) -> None:
        """(value, words) to choose from; a value that is no longer there is dropped."""
        self._choices = choices
        if self.value is not None and not self._toggles and self.value not in [value for value, _ in choices]:
            self.put(None)
        self.menu_of_choices.clear()
        for value, said in choices:
            self.menu_of_choices.addAction(said).triggered.connect(lambda _=False, one=value: self.put(one))
        self.setEnabled(self._toggles or bool(choices))
        self._retell()

    def put(self, value: object) -> None:
        """On with a value, or off with None."""
        if value != self.value:
            self.value = value
            self._retell()
            self.changed.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _said(self) -> str:
        if self.value is None or self._toggles:
            return words.say(self._key)
        return next((said for value, said in self._choices if value == self.value), words.say(self._key))

    def _retell(self) -> None:
        on = self.value is not None
        said = self._said()
        self.setText(said)
        self.setAccessibleName(words.say("people.chip-off" if on else "people.chip", what=said))
        theme.look(self, "chip-on" if on else "chip")
        if on:
            icons.put(self, "close", "text2", 14, gap=-6)
        elif self._toggles:
            icons.clear(self)
        else:
            icons.put(self, "add", "text2", 14, gap=3)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if on else Qt.LayoutDirection.LeftToRight)
        self.updateGeometry()

    def _click(self) -> None:
        if self.value is not None:
            self.put(None)
        elif self._toggles:
            self.put(True)
        else:
            self.menu_of_choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
