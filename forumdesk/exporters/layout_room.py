"""What an element is laid out in, and what comes of it."""

from dataclasses import dataclass
from functools import lru_cache

from forumdesk.exporters import fonts
from forumdesk.exporters.display import MM_PER_POINT, Box, Fault, Item, Picture, Problem, Words
from forumdesk.exporters.labels import Label
from forumdesk.exporters.template import Align, Element, Font, Weight, placeholders_in
from forumdesk.exporters.text import Block, Sizes

ROUNDING = 0.005
# Below this many points print is not read by everybody.
LEGIBLE = 5.0
_WEIGHTS = {
    Weight.REGULAR: fonts.Weight.REGULAR,
    Weight.MEDIUM: fonts.Weight.MEDIUM,
    Weight.SEMIBOLD: fonts.Weight.SEMIBOLD,
    Weight.BOLD: fonts.Weight.BOLD,
}


@dataclass(frozen=True, slots=True)
class Room:
    """An element's box on a label, laid out upright; `keep_out` is the box of what it stands beside."""

    element: Element
    box: Box
    scale: float
    label: Label
    keep_out: Box | None = None

    def problem(self, fault: Fault, field: str, detail: str = "") -> Problem:
        return Problem(fault, self.element.id, field, detail)

    def field_of(self, text: str) -> str:
        """Which of a card's fields a text prints: its first placeholder, else the element itself."""
        names = placeholders_in(text)
        return names[0] if names else self.element.id


@dataclass(frozen=True, slots=True)
class Outcome:
    """The items of one element, upright in its room; what is wrong; and the part of the room that they fill."""

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    filled: Box | None = None
    picture: Picture | None = None


EMPTY = Outcome()


def weight_of(font: Font) -> fonts.Weight:
    return _WEIGHTS[font.weight]


@lru_cache(maxsize=512)
def sizes_of(font: Font, scale: float, lines: int, near: float = 0.72) -> Sizes:
    """Between which sizes the font may be set, in mm."""
    return Sizes(max(font.largest * scale, font.smallest) * MM_PER_POINT, font.smallest * MM_PER_POINT, lines, near)


def narrowed(box: Box, keep_out: Box) -> Box:
    """What is left of the box beside the other, on its wider side."""
    left, right = keep_out.x - box.x, box.right - keep_out.right
    if left >= right:
        return Box(box.x, box.y, max(min(left, box.width), 0.0), box.height)
    x = max(keep_out.right, box.x)
    return Box(x, box.y, max(box.right - x, 0.0), box.height)


def words_of(block: Block, room: Box, top: float, look: tuple[Align, str]) -> list[Words]:
    """The block's lines from `top` down, aligned in the room; nothing of their ink stands out of it."""
    align, colour = look
    size, y = block.size, top
    steps = block.steps() if len(block.lines) > 1 else []
    found = []
    for line, step in zip(block.lines, [0.0, *steps], strict=True):
        y += step or line.ascent * size
        found.append(
            Words(
                line,
                room.x + _indent(line.rtl, room.width - line.reach * size, align) + line.before * size,
                y,
                size,
                colour,
            )
        )
    return found


def _indent(rtl: bool, spare: float, align: Align) -> float:
    if align is Align.CENTRE:
        return spare / 2
    if align is Align.RIGHT or (align is Align.START and rtl):
        return spare
    return 0.0
