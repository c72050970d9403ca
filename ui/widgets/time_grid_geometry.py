"""Where things are on a time grid: columns across, minutes down, blocks of one time side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QPoint, QRect

from ui import theme
from ui.widgets.time_grid_facts import DAY, Block, Column, Shown, Spot

HEAD, GUTTER, SECOND, RIGHT = 67, 64, 46, 8
COLUMN, HOUR = 132, 44
# So many hours are meant to be seen at once where there is room.
HOURS_SEEN = 10
EDGE = 7


@dataclass(frozen=True, slots=True)
class Lane:
    """Which of how many parts of the column's width a block has."""

    place: int
    of: int


def lanes(blocks: Iterable[Block]) -> dict[str, Lane]:
    """Blocks that overlap stand side by side, as few lanes as will do; each column by itself."""
    found: dict[str, Lane] = {}
    in_order = sorted(blocks, key=lambda one: (one.column, one.start, -one.end, one.id))
    for _, some in groupby(in_order, key=lambda one: one.column):
        _lay(list(some), found)
    return found


def _lay(blocks: list[Block], found: dict[str, Lane]) -> None:
    together: list[Block] = []
    ends: list[int] = []
    places: dict[str, int] = {}
    for block in [*blocks, None]:
        if block is None or (ends and block.start >= max(ends)):
            found.update({one.id: Lane(places[one.id], len(ends)) for one in together})
            together, ends, places = [], [], {}
        if block is not None:
            place = next((n for n, end in enumerate(ends) if end <= block.start), len(ends))
            ends[place : place + 1] = [block.end]
            places[block.id] = place
            together.append(block)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Sizes in pixels at the text size in force; `x` and `y` are how far the body is scrolled."""

    width: int
    height: int
    keys: tuple[str, ...]
    minutes: int = DAY
    second: bool = False
    x: int = 0
    y: int = 0
    _index: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: Shown, width: int, height: int, x: int = 0, y: int = 0) -> "Geometry":
        last = max([DAY, *(block.end for block in shown.blocks)])
        keys = tuple(one.key for one in shown.columns)
        index = {key: number for number, key in enumerate(keys)}
        return cls(width, height, keys, -(-last // 60) * 60, bool(shown.second), x, y, index)

    @property
    def head(self) -> int:
        return theme.px(HEAD)

    @property
    def gutter(self) -> int:
        return theme.px(GUTTER + (SECOND if self.second else 0))

    @property
    def body(self) -> QRect:
        """What scrolls: below the head, right of the hours."""
        return QRect(self.gutter, self.head, max(0, self.width - self.gutter), max(0, self.height - self.head))

    @property
    def column(self) -> float:
        """How wide a column is."""
        room = self.width - self.gutter - theme.px(RIGHT)
        return max(float(theme.px(COLUMN)), room / max(1, len(self.keys)))

    @property
    def hour(self) -> float:
        return max(float(theme.px(HOUR)), (self.height - self.head) / HOURS_SEEN)

    @property
    def content(self) -> tuple[int, int]:
        """How wide and high all of the body is."""
        return round(self.column * len(self.keys)) + theme.px(RIGHT), round(self.hour * self.minutes / 60) + theme.px(
            12
        )

    def left(self, number: int) -> int:
        """The left line of a column by its place."""
        return self.gutter + round(number * self.column) - self.x

    def top(self, minutes: float) -> int:
        return self.head + round(minutes * self.hour / 60) - self.y

    def scroll_to(self, minutes: int) -> int:
        """How far to scroll so that this time is at the top."""
        return round(minutes * self.hour / 60)

    def minutes_at(self, y: int) -> float:
        return (y - self.head + self.y) * 60 / self.hour

    def column_at(self, x: int) -> str:
        """The key of the column there, the nearest one where there is none."""
        number = int((x - self.gutter + self.x) // self.column)
        return self.keys[min(max(number, 0), len(self.keys) - 1)] if self.keys else ""

    def column_of(self, x: int) -> tuple[int, int]:
        """The edges of the column there."""
        number = int((x - self.gutter + self.x) // self.column)
        return self.left(number) + theme.px(3), self.left(number + 1) - theme.px(3)

    def number_of(self, column: str) -> int:
        """The place of a column; -1 where it is not shown."""
        return self._index.get(column, -1)

    def seen(self) -> tuple[int, int]:
        """The first and last minute that can be seen."""
        return int(self.minutes_at(self.head)), int(self.minutes_at(self.height))

    def rect(self, spot: Spot | Block, lane: Lane | None = None) -> QRect:
        """Where a block is drawn; empty where its column is not shown."""
        number = self.number_of(spot.column)
        if number < 0:
            return QRect()
        lane = lane or Lane(0, 1)
        inner = self.column - theme.px(6)
        left = self.gutter + number * self.column - self.x + theme.px(3) + inner * lane.place / lane.of
        gap = theme.px(3) if lane.place + 1 < lane.of else 0
        top, bottom = self.top(spot.start), self.top(spot.end)
        # A session of a few minutes is still something to point at.
        height = max(bottom - top - theme.px(2), theme.px(14))
        return QRect(round(left), top + 1, round(inner / lane.of) - gap, height)

    def in_body(self, at: QPoint) -> bool:
        return self.body.contains(at)


def heads(columns: tuple[Column, ...]) -> list[tuple[Column, int, int]]:
    """Groups of neighbours: the first column of each, where it starts, and how many it has."""
    found, at = [], 0
    for _, some in groupby(columns, key=lambda one: (one.group, one.group_second)):
        members = list(some)
        found.append((members[0], at, len(members)))
        at += len(members)
    return found
