"""The clock, the randomness and the name of who works, which the core is given; it has none of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I: codes are read aloud over a radio


@dataclass(frozen=True, slots=True)
class World:
    """`now` gives an aware UTC time; `random_bytes(n)` gives n unpredictable bytes.

    `by` is who works here, as they say themselves; empty where nobody said.
    """

    now: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    by: str = ""

    def new_id(self) -> str:
        """A row id: 32 hex digits, random, never counted up."""
        return self.random_bytes(16).hex()

    def code(self, length: int) -> str:
        """Letters and digits that cannot be mistaken for one another; 5 bits each."""
        return "".join(CODE_ALPHABET[byte & 31] for byte in self.random_bytes(length))
