"""Where the chairs of a table stand, and the table between them, in pixels at 100 % text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from forumdesk.domain.seating_shapes import Shape, legs, long_sides

CHAIR = (124, 48)
GAP = 8
_DEEP = 52
_STEP, _CLOSEST = 12, 8
_TABLE = 0.6
"""How much of the ring the table itself takes."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """`chairs` are upper left corners in the order of their places; `tables` are boxes, `oval` ones are drawn round."""

    size: Point
    chairs: tuple[Point, ...]
    tables: tuple[Box, ...] = ()
    oval: bool = False


def placed(shape: Shape, places: int, beyond: int, room: int) -> Placed:
    """`beyond` places face it from the other side, after its own; a row goes on in the next line beyond `room`."""
    if shape is Shape.ROW or (shape is Shape.SIDE and not beyond):
        return _row(places, room)
    if shape is Shape.SIDE:
        return _sides(places, beyond)
    drawn: dict[Shape, Callable[[int], Placed]] = {Shape.U: _u, Shape.ROUND: _round, Shape.LONG: _long}
    return drawn[shape](places)


def _across(count: int) -> float:
    return count * (CHAIR[0] + GAP) - GAP if count else 0


def _row(places: int, room: int) -> Placed:
    columns = max(1, min(places, (room + GAP) // (CHAIR[0] + GAP)))
    lines = -(-places // columns)
    chairs = [(at % columns * (CHAIR[0] + GAP), at // columns * (CHAIR[1] + GAP)) for at in range(places)]
    return Placed((_across(columns), lines * (CHAIR[1] + GAP) - GAP), tuple(chairs))


def _line(count: int, wide: float, left: float, top: float) -> list[Point]:
    """So many side by side in the middle of a width."""
    first = left + (wide - _across(count)) / 2
    return [(first + at * (CHAIR[0] + GAP), top) for at in range(count)]


def _sides(places: int, beyond: int) -> Placed:
    wide = _across(max(places, beyond))
    below = CHAIR[1] + 2 * GAP + _DEEP
    chairs = [*_line(places, wide, 0, 0), *_line(beyond, wide, 0, below)]
    return Placed((wide, below + CHAIR[1]), tuple(chairs), ((0, CHAIR[1] + GAP, wide, _DEEP),))


def _long(places: int) -> Placed:
    above, below = long_sides(places)
    ends = 1 if places % 2 else 2
    wide = max(_across(above), CHAIR[0])
    left = CHAIR[0] + GAP
    middle = CHAIR[1] + GAP + (_DEEP - CHAIR[1]) / 2
    far = [(left + wide + GAP, middle)] if ends == 2 else []
    low = _line(below, wide, left, CHAIR[1] + 2 * GAP + _DEEP)[::-1]
    chairs = [(0.0, middle), *_line(above, wide, left, 0), *far, *low]
    size = (left + wide + (left if far else 0), 2 * (CHAIR[1] + GAP) + _DEEP)
    return Placed(size, tuple(chairs), ((left, CHAIR[1] + GAP, wide, _DEEP),))


def _u(places: int) -> Placed:
    leg, end = legs(places)
    wide = max(_across(end), CHAIR[0])
    left, step = CHAIR[0] + GAP, CHAIR[1] + GAP
    down = [step + at * step for at in range(leg)]
    chairs = [
        *((0.0, top) for top in reversed(down)),
        *_line(end, wide, left, 0),
        *((left + wide + GAP, top) for top in down),
    ]
    deep = max(leg * step - GAP, _DEEP)
    arm = min(_DEEP, wide / 3)
    tables: list[Box] = [(left, step, wide, min(_DEEP, deep))]
    if deep > _DEEP:
        tables += [(left, step, arm, deep), (left + wide - arm, step, arm, deep)]
    return Placed((2 * left + wide, step + deep), tuple(chairs), tuple(tables))


@cache
def _round(places: int) -> Placed:
    """As small as it can be with no two chairs in each other's way; place 1 is at the top."""
    high = max(84.0, _CLOSEST * places)
    while _touch(middles := _ring(places, high)):
        high += _STEP
    wide = high * 1.5
    chairs = tuple((wide + x, high + y) for x, y in middles)
    across, down = wide * _TABLE, high * _TABLE
    tables = ((wide + CHAIR[0] / 2 - across, high + CHAIR[1] / 2 - down, 2 * across, 2 * down),)
    return Placed((2 * wide + CHAIR[0], 2 * high + CHAIR[1]), chairs, tables, oval=True)


def _ring(places: int, high: float) -> list[Point]:
    turns = [2 * pi * at / places - pi / 2 for at in range(places)]
    return [(high * 1.5 * cos(turn), high * sin(turn)) for turn in turns]


def _touch(middles: list[Point]) -> bool:
    """Those next to each other, or with up to two between them: nobody else can come near on a ring."""
    return any(
        abs(one[0] - other[0]) < CHAIR[0] + GAP and abs(one[1] - other[1]) < CHAIR[1] + GAP
        for beyond in range(1, min(4, len(middles)))
        for one, other in zip(middles, middles[beyond:] + middles[:beyond], strict=True)
    )
