"""Orders that an event decided on: drawn by lot, or set by hand."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderWay(StrEnum):
    """How an order came about."""

    DRAWN = "drawn"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class AgreedOrder:
    """One decision; an event has one of each way at most, and a new one takes the place of the old.

    A draw is its `seed`: whoever has it can draw again and gets the same. An order by hand is `people`, by ref, and
    `delegations`, by code, and the `reason` for it.
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
