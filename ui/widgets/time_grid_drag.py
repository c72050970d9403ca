"""A drag on a time grid: what is held, where it is now by the clock, and that Escape leaves everything as it was."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ui.widgets.time_grid_facts import DAY, Block, Spot

USUAL = 60


class Act(StrEnum):
    MOVE = "move"
    RESIZE = "resize"
    MAKE = "make"


def snapped(minutes: float, step: int) -> int:
    return round(minutes / step) * step


@dataclass(frozen=True, slots=True)
class Drag:
    """`block` is None while a new one is drawn. `grab` is how far below its start a block is held, in minutes."""

    act: Act
    spot: Spot
    block: Block | None = None
    grab: float = 0
    parked: bool = False

    @property
    def id(self) -> str:
        return self.block.id if self.block else ""

    def to(self, column: str, minutes: float, step: int) -> "Drag":
        """The same drag with the pointer there."""
        spot = self.spot
        if self.act is Act.MOVE:
            length = spot.end - spot.start
            start = min(max(snapped(minutes - self.grab, step), 0), DAY - step)
            return replace(self, spot=Spot(column, start, start + length), parked=False)
        # A session in the making, or one made longer, stays in its column.
        end = max(snapped(minutes, step), spot.start + step)
        return replace(self, spot=replace(spot, end=end), parked=False)


def taken(block: Block, minutes: float, at_edge: bool) -> Drag:
    """A block is pressed: at its lower edge it is made longer, else moved."""
    spot = Spot(block.column, block.start, block.end)
    return Drag(Act.RESIZE if at_edge else Act.MOVE, spot, block, minutes - block.start)


def begun(column: str, minutes: float, step: int) -> Drag:
    """Empty ground is pressed: something new begins there."""
    start = int(minutes // step) * step
    return Drag(Act.MAKE, Spot(column, start, start + step))


def brought(block: Block) -> Drag:
    """A block from outside, held near its top."""
    return Drag(
        Act.MOVE, Spot(block.column, block.start, block.end), block, min(10, (block.end - block.start) / 2), True
    )
