"""What a time grid shows: columns, blocks in them, and what stands between blocks. Plain values, words made already."""

from dataclasses import dataclass
from enum import StrEnum

DAY = 24 * 60


class Look(StrEnum):
    """How a block is drawn; what it means is also said in words or by a sign."""

    PLENARY = "plenary"
    TALK = "talk"
    CLOSED = "closed"
    PAUSE = "pause"
    RECORDING = "recording"
    STAFF = "staff"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Neighbours with the same `group` stand under one line that says it."""

    key: str
    name: str
    second: str = ""
    group: str = ""
    group_second: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One session. `start` and `end` are minutes by the clock of its column; `said` is the sentence about it.

    `severity` is the gravest thing found about it: block, warn or nothing.
    """

    id: str
    column: str
    start: int
    end: int
    title: str
    time: str
    third: str = ""
    look: Look = Look.TALK
    locked: bool = False
    severity: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Minutes of a block that it shares with another."""

    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A fact below a block."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two blocks that are too near each other: from the end of the first to the start of the second."""

    first: str
    second: str
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is found, as the grid draws it. `edged` are blocks with the edge of a clash."""

    edged: frozenset[str] = frozenset()
    shared: tuple[Shared, ...] = ()
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the grid. `now` is the time of day to draw a line at; `second` names each hour in another zone.

    `ghosts` are ids of blocks that are only proposed, each with the marks that it would bring.
    """

    columns: tuple[Column, ...] = ()
    blocks: tuple[Block, ...] = ()
    marks: Marks = Marks()
    now: tuple[int, str] | None = None
    second: tuple[str, ...] = ()
    ghosts: tuple[tuple[str, Marks], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the grid: a column, and minutes by its clock."""

    column: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Live:
    """What is found about the block that is dragged, where it is: `text` beside it, `marks` around it.

    `third` is the third line it would have there.
    """

    text: str = ""
    severity: str = ""
    hint: str = ""
    third: str = ""
    marks: Marks = Marks()


def clock(minutes: int) -> str:
    """A time of day; past midnight it goes on at 00:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
