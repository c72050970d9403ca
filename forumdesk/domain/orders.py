"""Orders that an event decided on: drawn by lot, set by hand, or two parties in turns."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class OrderWay(StrEnum):
    """How an order came about."""

    DRAWN = "drawn"
    MANUAL = "manual"
    ALTERNATED = "alternated"


@dataclass(frozen=True, slots=True)
class AgreedOrder:
    """One decision; an event has one of each way at most, and a new one takes the place of the old.

    A draw is its `seed`: whoever has it can draw again and gets the same. An order by hand is `people`, by ref, and
    `delegations`, by code, and the `reason` for it. Two parties in turns are two `delegations`, and the `seed` by which
    the one that begins was drawn.
    """

    id: str
    event_id: str
    way: OrderWay
    at: datetime
    seed: str = ""
    people: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    reason: str = ""

    def lot(self, drawn: str) -> str:
        """The lot of whoever stands on paper as `drawn`: the lowest is first.

        It follows from the seed and from that alone, so who comes later moves nobody, and an alias has a lot of its
        own that says nothing of its owner.
        """
        return hashlib.sha256(f"{self.seed}\n{drawn}".encode()).hexdigest()

    @property
    def begins(self) -> str:
        """The party with the lower lot."""
        return self.parties[0]

    @property
    def parties(self) -> tuple[str, ...]:
        """Two that take turns: the one that begins, and the other."""
        return tuple(sorted(self.delegations, key=self.lot))


def in_turns(first: Sequence[T], second: Sequence[T]) -> tuple[T, ...]:
    """One of the first, one of the second, and so on; who is left of the longer one follows."""
    turns = [one for pair in zip(first, second, strict=False) for one in pair]
    return (*turns, *first[len(second) :], *second[len(first) :])
