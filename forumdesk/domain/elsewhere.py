"""What one circle may know of the others that are open beside it: that somebody or a room is busy, and nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Place = tuple[str, str]
"""A room of ours as ("room", its id), or a zone of ours as (its venue's id, its letter)."""


@dataclass(frozen=True, slots=True)
class Away:
    """Busy in another circle from `start` up to `end`, at places of ours, if they are any.

    `session_id` is a session of ours that is the very same one, sent from here or taken from there; empty for none.
    """

    start: datetime
    end: datetime
    session_id: str = ""
    places: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Row ids of people and rooms of ours, and when another circle has them. It is in memory alone, never in a file."""

    people: Mapping[str, tuple[Away, ...]] = field(default_factory=dict)
    rooms: Mapping[str, tuple[Away, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.people or self.rooms)
