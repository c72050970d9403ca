"""A template: what stands where on a badge or card, as plain values. Measures are mm from the upper left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

FORMAT, VERSION = "forumdesk-badge-template", 1
INK = "#14181F"
# The picture that is the person's own.
PHOTO = "photo"
# The picture of the country that somebody comes for.
FLAG = "flag"
# A fill that is the colour of the person's category.
CATEGORY_COLOUR = "category"
# What a card can say, by the name that a template puts in braces.
PLACEHOLDERS = frozenset(
    {
        "name",
        "second_name",
        "title_line",
        "organisation",
        "category",
        "letter",
        "event_title",
        "serial",
        "sign_code",
        "token",
    }
)
# A code is read by whoever passes with a telephone, so it says nothing of the person.
CODE_PLACEHOLDERS = frozenset({"token", "serial", "sign_code"})
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Across(StrEnum):
    """Which edges of the label an element keeps its distance from."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    CENTRE = "centre"


class Down(StrEnum):
    TOP = "top"
    BOTTOM = "bottom"
    BOTH = "both"
    MIDDLE = "middle"


class Weight(StrEnum):
    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Align(StrEnum):
    """`START` is the side where the text's own direction begins."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    START = "start"


class Fit(StrEnum):
    """What a text that is too long for its box may do."""

    SHRINK = "shrink"
    WRAP = "wrap"
    BOTH = "both"


class Figure(StrEnum):
    RECTANGLE = "rectangle"
    LINE = "line"


class Covering(StrEnum):
    """How a picture of another shape fills its box: whole inside it, or over all of it and cut."""

    CONTAIN = "contain"
    COVER = "cover"


class Shape(StrEnum):
    """Which labels a layout is for; upright is clearly higher than wide."""

    ANY = "any"
    LYING = "lying"
    UPRIGHT = "upright"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that a layout is for; `lower_than` in mm, 0 for any height."""

    shape: Shape = Shape.ANY
    lower_than: float = 0.0


@dataclass(frozen=True, slots=True)
class Stick:
    across: Across = Across.CENTRE
    down: Down = Down.MIDDLE


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """When an element is shown: whatever is asked must hold, and what is empty or None is not asked."""

    category: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    has_photo: bool | None = None
    has_flag: bool | None = None
    has_zone: bool | None = None
    has_second_name: bool | None = None


@dataclass(frozen=True, slots=True)
class Font:
    """`smallest` and `largest` in points; the largest grows and shrinks with the label, the smallest does not."""

    weight: Weight = Weight.REGULAR
    smallest: float = 6.0
    largest: float = 8.0
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box. `vertical` is 0 at the top, 1 at the bottom; the words keep out of the element `beside`."""

    text: str
    font: Font = Font()
    align: Align = Align.START
    vertical: float = 0.5
    fit: Fit = Fit.BOTH
    lines: int = 2
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a stack; `gap` is the space above it, within its group.

    A further line is not tried while the letters are at `near` of their largest.
    """

    text: str
    font: Font = Font()
    lines: int = 2
    gap: float = 0.0
    group: int = 1
    near: float = 0.72


@dataclass(frozen=True, slots=True)
class Stack:
    """Texts under one another that become smaller together.

    They stay below what `below` shows and above what `above` shows, with `air` between, and out of the box of `beside`.
    """

    rows: tuple[Row, ...]
    align: Align = Align.LEFT
    vertical: float = 0.5
    group_gap: float = 2.0
    air: float = 1.2
    below: str = ""
    above: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` is photo, flag, or the name of a picture that the template or the event brings."""

    source: str
    covering: Covering = Covering.CONTAIN


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code with its white inside the box; the box is never smaller than `at_least` mm."""

    text: str = "{token}"
    at_least: float = 0.0
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Barcode:
    """Code 128 with its white inside the box."""

    text: str = "{serial}"
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Band:
    """The category as colour, letter and pattern."""

    letter: bool = True
    pattern: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """A rectangle, or a line along the longer side of its box. An empty colour is none."""

    figure: Figure = Figure.RECTANGLE
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.25
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Zones:
    """Zone letters in frames, after the words on the same line, or on the line above where they do not fit."""

    text: str = ""
    font: Font = Font()
    zone_weight: Weight = Weight.SEMIBOLD
    beside: str = ""


Content = Text | Stack | Picture | Qr | Barcode | Band | Drawing | Zones


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the label; `rotation` is 0, 90, 180 or 270 degrees clockwise, in its box."""

    id: str
    x: float
    y: float
    width: float
    height: float
    content: Content
    rotation: int = 0
    stick: Stick = Stick()
    only_if: OnlyIf = OnlyIf()


@dataclass(frozen=True, slots=True)
class Layout:
    """Both sides for one shape of label; elements in drawing order. `least` and `most` bound the one scale."""

    width: float
    height: float
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()
    labels: Labels = Labels()
    least: float = 0.25
    most: float = 6.0


@dataclass(frozen=True, slots=True)
class Template:
    """`layouts` are tried in order; the last one takes every label. `pictures` are JPEG or PNG files by name."""

    name: str
    layouts: tuple[Layout, ...]
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def two_sided(self) -> bool:
        return any(layout.back for layout in self.layouts)

    @property
    def shows_photo(self) -> bool:
        """Whether a badge of it has a place for a photo."""
        return self._shows(PHOTO)

    @property
    def shows_flag(self) -> bool:
        return self._shows(FLAG)

    def _shows(self, source: str) -> bool:
        elements = (one.content for layout in self.layouts for one in (*layout.front, *layout.back))
        return any(isinstance(one, Picture) and one.source == source for one in elements)


@lru_cache(maxsize=512)
def placeholders_in(text: str) -> tuple[str, ...]:
    """The names in braces, in their order, known or not."""
    return tuple(PLACEHOLDER.findall(text))


def texts_of(content: Content) -> Iterator[str]:
    """Every text that the content prints."""
    if isinstance(content, Text | Zones | Qr | Barcode):
        yield content.text
    elif isinstance(content, Stack):
        yield from (row.text for row in content.rows)


def neighbours_of(content: Content) -> tuple[str, ...]:
    """The elements that the content keeps clear of."""
    if isinstance(content, Stack):
        named: tuple[str, ...] = (content.below, content.above, content.beside)
    elif isinstance(content, Text | Zones):
        named = (content.beside,)
    else:
        named = ()
    return tuple(name for name in named if name)
