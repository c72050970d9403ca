"""What a benchmark hands back: a ratio and its limit; seconds are for a person to judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Result:
    """`growth`: how much longer a larger input takes, held by CI; `ratio`: against the plain code beside it."""

    name: str
    ratio: float
    limit: float
    kind: Literal["growth", "ratio"]
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return self.ratio <= self.limit
