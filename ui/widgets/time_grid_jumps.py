"""How many sessions lie before and after the hours that are seen: buttons that say so and lead there."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from ui import icons, theme, words
from ui.widgets.time_grid_facts import Block, clock


class Jumps(QObject):
    """They stand where the page puts them: over the grid they would cover what they are about.

    `asked` carries the time of day to go to; `shown` tells that one came or went.
    """

    asked = Signal(int)
    shortened = Signal()
    shown = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.before, self.after = _jump_button("sorted-up"), _jump_button("sorted-down")
        self._earliest = {False: 0, True: 0}
        self._short = False
        self._there: tuple[bool, ...] = (False, False)
        self.before.clicked.connect(lambda: self.asked.emit(self._earliest[False]))
        self.after.clicked.connect(lambda: self.asked.emit(self._earliest[True]))

    def place(self, blocks: Iterable[Block], seen: tuple[int, int], visible: bool) -> None:
        """Say what is hidden; a button that has nothing to say is not there."""
        every = list(blocks)
        before = [one.start for one in every if one.end <= seen[0]]
        after = [one.start for one in every if one.start >= seen[1]]
        self._earliest = {False: min(before, default=0), True: min(after, default=0)}
        for button, key, hidden, at in (
            (self.before, "programme.before", before, seen[0]),
            (self.after, "programme.after", after, seen[1]),
        ):
            time = clock(round(max(0, at) / 5) * 5)
            words.put(button, key, words.Slot.TEXT, words.Slot.NAME, words.Slot.TIP, n=len(hidden), time=time)
            self._fold(button, len(hidden))
            button.setVisible(bool(hidden) and visible)
        there = (bool(before) and visible, bool(after) and visible)
        if there != self._there:
            self._there = there
            self.shown.emit()

    @property
    def number(self) -> int:
        """How many of them have something to say."""
        return sum(self._there)

    def shorten(self, short: bool) -> None:
        """Little room: arrow and number; the tooltip has the rest."""
        if short != self._short:
            self._short = short
            self.shortened.emit()

    def _fold(self, button: QPushButton, number: int) -> None:
        if self._short:
            words.put(button, "programme.jump", n=number)


def _jump_button(icon: str) -> QPushButton:
    button = QPushButton()
    button.setAutoDefault(False)
    icons.put(button, icon, "text2", 14, gap=3)
    theme.look(button, "status")
    button.hide()
    return button
