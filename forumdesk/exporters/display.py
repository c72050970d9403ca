"""What a laid-out page shows: items at their places, in mm from its upper left, and no word of PDF or screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin

from forumdesk.exporters.text import Line

MM_PER_POINT = 25.4 / 72

# A step of a path: M, L, Q, C or Z with its points (x, y, x, y, ...), as SVG has them.
Step = tuple[str, tuple[float, ...]]
Bar = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def within(self, other: "Box") -> "Box":
        """The part of it that lies inside the other; without width or height where none does."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(right - x, 0.0), max(bottom - y, 0.0))


@dataclass(frozen=True, slots=True)
class Words:
    """One shaped line: its baseline begins at x, y; `size` is its em. `turn` is degrees clockwise about that point."""

    line: Line
    x: float
    y: float
    size: float
    colour: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn figure; no `fill` or `stroke` is none. What of it lies outside any of the `clips` is not drawn."""

    steps: tuple[Step, ...]
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    clips: tuple[tuple[Step, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A code: dark bars on a grid of across x down squares that fills the box at x, y; turned about that point."""

    bars: tuple[Bar, ...]
    across: int
    down: int
    x: float
    y: float
    width: float
    height: float
    colour: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by its digest (the bytes are in `Laid.pictures`), drawn in `box` and cut to `frame`.

    Both are given as they lie before the turn about the frame's upper left corner.
    """

    digest: str
    frame: Box
    box: Box
    turn: int = 0


Item = Words | Path | Bars | Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG or PNG as it is kept; its size is in pixels."""

    digest: str
    content: bytes
    width: int
    height: int


class Fault(StrEnum):
    """What is wrong with an element of one card's page."""

    OVERFLOW = "text-overflow"
    MISSING_GLYPH = "missing-glyph"
    TOO_SMALL = "too-small"
    CODE_UNREADABLE = "code-unreadable"
    PHOTO_MISSING = "photo-missing"
    LOW_RESOLUTION = "low-resolution"
    PICTURE_UNREADABLE = "picture-unreadable"
    NO_CATEGORY = "no-category"


STOPS = frozenset({Fault.OVERFLOW, Fault.MISSING_GLYPH, Fault.CODE_UNREADABLE, Fault.PICTURE_UNREADABLE})


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: which element, which of the card's fields, and the characters or the figure that tell more."""

    fault: Fault
    element: str
    field: str
    detail: str = ""

    @property
    def stops(self) -> bool:
        """Whether the page must not be printed as it is."""
        return self.fault in STOPS


@dataclass(frozen=True, slots=True)
class Part:
    """What one element shows: its box on this label, its items, and the part of the box that they fill."""

    element: str
    box: Box
    items: tuple[Item, ...]
    filled: Box | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """One side of one card on one label; `parts` in drawing order, `pictures` by digest."""

    width: float
    height: float
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    pictures: dict[str, Picture]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for part in self.parts for item in part.items)

    @property
    def stopped(self) -> bool:
        return any(problem.stops for problem in self.problems)


def turned(items: Iterable[Item], box: Box, turn: int) -> tuple[Item, ...]:
    """Items that were laid out upright from 0, 0, turned clockwise so that they fill the box on the label."""
    corner = {
        90: (box.right, box.y),
        180: (box.right, box.bottom),
        270: (box.x, box.bottom),
    }[turn]
    spin = _Spin(turn, *corner)
    return tuple(spin.item(item) for item in items)


@dataclass(frozen=True, slots=True)
class _Spin:
    turn: int
    x: float
    y: float

    def item(self, item: Item) -> Item:
        if isinstance(item, Words):
            return Words(item.line, *self.point(item.x, item.y), item.size, item.colour, self.turn)
        if isinstance(item, Bars):
            place = self.point(item.x, item.y)
            return Bars(item.bars, item.across, item.down, *place, item.width, item.height, item.colour, self.turn)
        if isinstance(item, Image):
            x, y = self.point(item.frame.x, item.frame.y)
            box = Box(x + item.box.x - item.frame.x, y + item.box.y - item.frame.y, item.box.width, item.box.height)
            return Image(item.digest, Box(x, y, item.frame.width, item.frame.height), box, self.turn)
        clips = tuple(self.steps(clip) for clip in item.clips)
        return Path(self.steps(item.steps), item.fill, item.stroke, item.thickness, clips)

    def steps(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple((verb, self._points(numbers)) for verb, numbers in steps)

    def point(self, x: float, y: float) -> tuple[float, float]:
        across, down = round(cos(radians(self.turn))), round(sin(radians(self.turn)))
        return self.x + across * x - down * y, self.y + down * x + across * y

    def _points(self, numbers: tuple[float, ...]) -> tuple[float, ...]:
        pairs = (self.point(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2))
        return tuple(number for pair in pairs for number in pair)


def bounds(item: Item) -> Box:
    """The rectangle on the label that the item's ink stays in."""
    if isinstance(item, Path):
        return _bounds_of_path(item)
    if isinstance(item, Words):
        line, size = item.line, item.size
        upright = Box(-line.before * size, -line.ascent * size, line.reach * size, (line.ascent + line.descent) * size)
        x, y = item.x, item.y
    elif isinstance(item, Bars):
        upright, x, y = Box(0, 0, item.width, item.height), item.x, item.y
    else:
        upright, x, y = Box(0, 0, item.frame.width, item.frame.height), item.frame.x, item.frame.y
    spin = _Spin(item.turn, x, y)
    return _round(spin.point(upright.x, upright.y), spin.point(upright.right, upright.bottom))


def _bounds_of_path(path: Path) -> Box:
    points = [(numbers[at], numbers[at + 1]) for _, numbers in path.steps for at in range(0, len(numbers), 2)]
    edge = path.thickness / 2 if path.stroke else 0.0
    box = _round(*points)
    box = Box(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)
    for clip in path.clips:
        box = box.within(_bounds_of_path(Path(clip)))
    return box


def _round(*points: tuple[float, float]) -> Box:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
