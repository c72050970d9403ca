"""The keyboard on a time grid: which block comes next in a direction, and where a step takes one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import shortcuts, words
from ui.widgets.time_grid_facts import DAY, Block, Shown, Spot

ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
# Name of the keys -> columns to the side, snap steps of the start, snap steps of the end.
STEPS = {
    "earlier": (0, -1, -1),
    "later": (0, 1, 1),
    "room-left": (-1, 0, 0),
    "room-right": (1, 0, 0),
    "shorter": (0, 0, -1),
    "longer": (0, 0, 1),
}


def neighbour(shown: Shown, here: Block | None, way: tuple[int, int]) -> Block | None:
    """The next block up or down in the column, or the nearest in time in the next column that has any."""
    if here is None:
        return min(shown.blocks, key=lambda one: (one.start, one.column), default=None)
    across, down = way
    if down:
        same = sorted((one for one in shown.blocks if one.column == here.column), key=lambda one: (one.start, one.id))
        place = same.index(here) + down
        return same[place] if 0 <= place < len(same) else None
    keys = [one.key for one in shown.columns]
    at = keys.index(here.column) + across
    while 0 <= at < len(keys):
        there = [one for one in shown.blocks if one.column == keys[at]]
        if there:
            return min(there, key=lambda one: (abs(one.start - here.start), one.id))
        at += across
    return None


def stepped(shown: Shown, block: Block, name: str, snap: int) -> Spot | None:
    """Where a step of STEPS takes a block; None where it can go no further."""
    across, start, end = STEPS[name]
    keys = [one.key for one in shown.columns]
    column = keys.index(block.column) + across
    spot = Spot("", block.start + start * snap, block.end + end * snap)
    if not 0 <= column < len(keys) or not 0 <= spot.start < DAY or spot.end - spot.start < 1:
        return None
    return Spot(keys[column], spot.start, spot.end)


def bind(owner: QWidget, does: Callable[[str], object]) -> list[QAction]:
    """The keys of STEPS, while the owner has the focus."""
    made = []
    for name in STEPS:
        action = shortcuts.action(owner, name)
        words.put(action, f"programme.key.{name}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, one=name: does(one))
        made.append(action)
    return made
