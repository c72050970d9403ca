"""The key map: every key of the window stands here and nowhere else. Ctrl is Cmd on a Mac."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

KEYS: dict[str, tuple[str, ...]] = {
    "search": ("Ctrl+K",),
    "filter": ("Ctrl+F",),
    "next-pane": ("F6",),
    "previous-pane": ("Shift+F6",),
    "inspector": ("Ctrl+I",),
    "new": ("Ctrl+N",),
    "new-beside": ("Ctrl+Shift+N",),
    "open": ("Ctrl+O",),
    "create": ("Ctrl+N",),
    "open-circle": ("Ctrl+O",),
    "print": ("Ctrl+P",),
    "issue": ("Ctrl+Return",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "lock": ("Ctrl+L",),
    "panic": ("Ctrl+Shift+L",),
    "project": ("Ctrl+Shift+M",),
    "edit": ("F2",),
    "next-finding": ("F8",),
    "previous-finding": ("Shift+F8",),
    "larger": ("Ctrl++", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "normal-size": ("Ctrl+0",),
    "remove": ("Delete",),
    "erase": ("Ctrl+Shift+Delete",),
    "send-package": ("Ctrl+Shift+S",),
    "bring-return": ("Ctrl+Shift+B",),
    "write-return": ("Ctrl+Shift+R",),
    "open-package": ("Ctrl+Shift+O",),
    "copy": ("Ctrl+D",),
    "day-before": ("PgUp",),
    "day-after": ("PgDown",),
    "earlier": ("Alt+Up",),
    "later": ("Alt+Down",),
    "room-left": ("Alt+Left",),
    "room-right": ("Alt+Right",),
    "shorter": ("Shift+Alt+Up",),
    "longer": ("Shift+Alt+Down",),
    "accept-proposal": ("Ctrl+Shift+A",),
    "decline-proposal": ("Ctrl+Shift+D",),
    "propose": ("Ctrl+Shift+P",),
    "take-times": ("Ctrl+Shift+T",),
    "alternate": ("Ctrl+Shift+X",),
    "take-seats": ("Ctrl+Shift+Return",),
    "import-one": ("Alt+1",),
    "import-two": ("Alt+2",),
    "import-later": ("Alt+3",),
    "keys": ("F1",),
    "settings": ("Ctrl+,",),
    "copy-rows": ("Ctrl+C",),
    "paste": ("Ctrl+V",),
    "all": ("Ctrl+A",),
    "to-front": ("Ctrl+Shift+Up",),
    "to-back": ("Ctrl+Shift+Down",),
    "layer-up": ("Ctrl+Up",),
    "layer-down": ("Ctrl+Down",),
    "next-sample": ("F9",),
    "previous-sample": ("Shift+F9",),
    "about": (),
}
# Pages in the order of the navigation. The tenth has Alt, since Ctrl+0 gives back the normal text size.
PAGES = (*(f"Ctrl+{number}" for number in range(1, 10)), "Alt+0")
# Of the unlock window and of the main one: whichever of the two has the keyboard is meant.
APART = ({"new", "create"}, {"open", "open-circle"})


def give(action: QAction, name: str) -> None:
    """Bind an action to its keys."""
    action.setShortcuts([QKeySequence(keys) for keys in KEYS[name]])


def action(owner: QWidget, name: str) -> QAction:
    """A new action of the owner's, bound to its keys."""
    made = QAction(owner)
    give(made, name)
    owner.addAction(made)
    return made


def page_key(number: int) -> QKeySequence:
    """The key of the page at this place in the navigation, counted from 0."""
    return QKeySequence(PAGES[number])


def key(name: str) -> QKeySequence:
    """The first key of a name, for what is no action."""
    return QKeySequence(KEYS[name][0])


def shown(name: str) -> str:
    """The first key as this system writes it, for hints."""
    return QKeySequence(KEYS[name][0]).toString(QKeySequence.SequenceFormat.NativeText)
