"""What one circle may know of the others that are open beside it: that somebody or a room is busy, and nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Place = tuple[str, ...]
"""Something of ours that others may have too, by its kind: ("room", its id), ("zone", its venue's id, its letter)."""


@dataclass(frozen=True, slots=True)
class Away:
    """In another circle from `start` up to `end`, at places of ours, if they are any.

    `busy` is a session there, at which nobody and no room can be for another one. `stamp` is as long the same as what
    stands there is; it tells nothing of it.
    """

    start: datetime
    end: datetime
    places: frozenset[Place] = frozenset()
    stamp: str = ""
    busy: bool = True


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Row ids of people and rooms of ours, and when another circle has them. It is in memory alone, never in a file."""

    people: Mapping[str, tuple[Away, ...]] = field(default_factory=dict)
    rooms: Mapping[str, tuple[Away, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.people or self.rooms)
