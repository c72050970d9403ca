"""The keyboard on a badge that is being designed, and what is said of an element there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from forumdesk.exporters.display import Box
from forumdesk.exporters.template import (
    Band,
    Barcode,
    Content,
    Drawing,
    Element,
    Figure,
    Picture,
    Qr,
    Stack,
    Text,
    Zones,
)
from ui import shortcuts, words
from ui.widgets.label_design import around

# Millimetres of an arrow key, alone and with Shift.
STEP, FAR = 0.5, 5.0
# What is asked for by a key while the badge has the focus.
NAMES = (
    "undo",
    "redo",
    "remove",
    "copy",
    "copy-rows",
    "paste",
    "to-front",
    "to-back",
    "layer-up",
    "layer-down",
    "all",
    "next-sample",
    "previous-sample",
)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KINDS: dict[type[Content], str] = {
    Text: "text",
    Stack: "stack",
    Picture: "picture",
    Qr: "qr",
    Barcode: "barcode",
    Band: "band",
    Drawing: "shape",
    Zones: "zones",
}
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def named(event: QKeyEvent) -> str:
    """The name of the key map under which the key that was pressed does something here; empty for any other."""
    pressed = QKeySequence(event.keyCombination())
    return next((name for name in NAMES if pressed in [QKeySequence(keys) for keys in shortcuts.KEYS[name]]), "")


def step_of(event: QKeyEvent) -> tuple[float, float] | None:
    """How many millimetres an arrow key moves what is chosen; None for any other key."""
    across, down = _ARROWS.get(Qt.Key(event.key()), (0, 0))
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not (across or down) or modifiers not in (_NO_KEYS, _SHIFT):
        return None
    far = FAR if modifiers == _SHIFT else STEP
    return across * far, down * far


def kind_of(content: Content) -> str:
    """The name of the kind, as the words for it have it."""
    if isinstance(content, Drawing) and content.figure is Figure.LINE:
        return "line"
    if isinstance(content, Picture) and content.source == "photo":
        return "photo"
    return _KINDS[type(content)]


def said(number: float) -> str:
    """Millimetres as the language writes them."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", "," if words.language() == "nb" else ".")


def told(element: Element) -> str:
    """What an element is and where, as a sentence."""
    return words.say(
        "designer.element",
        name=element.id,
        kind=words.say(f"designer.kind.{kind_of(element.content)}"),
        x=said(element.x),
        y=said(element.y),
        wide=said(element.width),
        high=said(element.height),
    )


def whole(boxes: Sequence[Box]) -> Box:
    return boxes[0] if len(boxes) == 1 else around(boxes)


def numbers(element: Element) -> str:
    """Place and size alone, for beside an element that is dragged."""
    return words.say(
        "designer.numbers",
        x=said(element.x),
        y=said(element.y),
        wide=said(element.width),
        high=said(element.height),
    )
