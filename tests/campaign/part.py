"""What a part of the campaign is given, and what it hands back: figures, and sentences for what did not hold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

Figures = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Task:
    """`folder` is empty and the part's own; the same `seed` tries the same things; `step` tells how far it has come."""

    folder: Path
    seed: int
    full: bool
    step: Callable[[int, int], None]

    def chance(self) -> Random:
        return Random(self.seed)

    def size(self, small: int, full: int) -> int:
        return full if self.full else small


@dataclass(frozen=True, slots=True)
class Held:
    """`faults` are what broke a promise; without one the part held. Neither names a machine or a person."""

    figures: Figures
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One promise, and how it is tried."""

    name: str
    promise: str
    run: Callable[[Task], Held]


def quiet(done: int, total: int) -> None:
    """For a part nobody watches."""
