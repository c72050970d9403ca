"""What tables a session has by its set-up: their heads, which places face each other, and how to fill them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from .seating import SeatRow
from .venues import SetUp

Place = tuple[str, int]
Facing = tuple[tuple[Place, ...], tuple[Place, ...]]
"""Two sides of one table, each from the left as it is drawn: the first above, the second below."""

_LONG = frozenset({SetUp.BOARDROOM, SetUp.HOLLOW_SQUARE})


class Shape(StrEnum):
    """How a row stands. At a `long` table, which is a round one in a boardroom, place 1 is the head on the left."""

    ROW = "row"
    SIDE = "side"
    U = "u"
    ROUND = "round"
    LONG = "long"


def shape_of(row: SeatRow, set_up: SetUp | None) -> Shape:
    """By the set-up of its session; without one a row is straight and a table round."""
    if row.round:
        return Shape.LONG if set_up in _LONG else Shape.ROUND
    return {SetUp.U_SHAPE: Shape.U, SetUp.BOARDROOM: Shape.SIDE}.get(set_up, Shape.ROW) if set_up else Shape.ROW


def pairs_of(rows: Iterable[SeatRow], set_up: SetUp | None) -> list[tuple[SeatRow, SeatRow]]:
    """Rows of a boardroom face each other two by two, in the order in which they were made."""
    sides = [row for row in rows if shape_of(row, set_up) is Shape.SIDE]
    return list(zip(sides[::2], sides[1::2], strict=False))


def legs(places: int) -> tuple[int, int]:
    """How many sit at each leg of a U, and at its closed end."""
    leg = places * 3 // 8
    return leg, places - 2 * leg


def long_sides(places: int) -> tuple[int, int]:
    """How many sit at the sides of a long table: place 1 is its left end, and where they are even there is a right."""
    between = max(0, places - 2 + places % 2)
    return between - between // 2, between // 2


def heads(shape: Shape, places: int) -> frozenset[int]:
    """Places at the ends of a long table, or in the middle of the closed end of a U."""
    if shape is Shape.LONG:
        return frozenset({1} if places % 2 else {1, places // 2 + 1})
    if shape is Shape.U:
        leg, end = legs(places)
        return frozenset({leg + (end + 1) // 2, leg + end // 2 + 1})
    return frozenset()


def facing(rows: Sequence[SeatRow], set_up: SetUp | None) -> list[Facing]:
    """Sides that face each other: of a long table, or of two rows in a boardroom."""
    found: list[Facing] = [(_from_left(row), _from_left(other)) for row, other in pairs_of(rows, set_up)]
    for row in rows:
        if shape_of(row, set_up) is Shape.LONG:
            above, below = long_sides(row.places)
            last = row.places
            found.append(
                (
                    tuple((row.id, place) for place in range(2, 2 + above)),
                    tuple((row.id, last - place) for place in range(below)),
                )
            )
    return found


def _from_left(row: SeatRow) -> tuple[Place, ...]:
    return tuple((row.id, place) for place in range(1, row.places + 1))


def in_turns_order(rows: Sequence[SeatRow], set_up: SetUp | None) -> list[Place]:
    """Places in an order in which two parties who take turns sit beside and face one of the other.

    Round tables and rows that face nobody are filled from their first place on.
    """
    across = {pair[0][0][0]: pair for pair in facing(rows, set_up) if pair[0] and pair[0][0][1] == 1}
    others = {pair[1][0][0] for pair in across.values()}
    order: list[Place] = []
    for row in rows:
        if row.id in across:
            order += _snake(*across[row.id])
        elif row.id not in others:
            order += _from_left(row)
    return order


def _snake(above: Sequence[Place], below: Sequence[Place]) -> list[Place]:
    """Across, then one on, then back across; at the end what one side has more."""
    order: list[Place] = []
    for number, two in enumerate(zip(above, below, strict=False)):
        order += two if number % 2 == 0 else two[::-1]
    return order + list(above[len(below) :]) + list(below[len(above) :])


def by_side(pairs: Iterable[Facing]) -> tuple[list[Place], list[Place]]:
    """The places of either side from the middle out: who leads in the middle, the next at the right hand."""
    first: list[Place] = []
    second: list[Place] = []
    for above, below in pairs:
        # Above they look down the picture: what is left on it is at their right hand.
        first += _from_middle(above)
        second += _from_middle(below[::-1])
    return first, second


def _from_middle(places: Sequence[Place]) -> list[Place]:
    middle = len(places) // 2
    return [places[at] for at in sorted(range(len(places)), key=lambda at: (abs(at - middle), at))]
