"""What a cell of a table means; how it looks is the delegate's business."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

IdRole = Qt.ItemDataRole.UserRole + 1
"""The id of the row: what crosses layers, never its number."""
CellRole = Qt.ItemDataRole.UserRole + 2
"""A Cell."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A category as a small coloured square with its letter."""

    family: str
    letter: str
    striped: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon in a colour of the theme, and what it says in words."""

    icon: str
    token: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `beside` stands in the second colour after the text: a name in its own script, a remark.

    `strong` is 400, 500 or 600; `faded` is for who does not come; `figures` aligns digits; `locked` draws the lock of
    a protected name, `opened` the open one of who is revealed just now; `head` is a heading across the row.
    """

    text: str = ""
    beside: str = ""
    strong: int = 400
    token: str = "text"
    sign: Sign | None = None
    tile: Tile | None = None
    flags: tuple[Sign, ...] = ()
    faded: bool = False
    figures: bool = False
    locked: bool = False
    opened: bool = False
    head: bool = False
