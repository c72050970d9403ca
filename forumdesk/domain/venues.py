"""Venues, their rooms, and the zones in which people can meet."""

from dataclasses import dataclass
from enum import StrEnum


class SetUp(StrEnum):
    PLENARY = "plenary"
    CLASSROOM = "classroom"
    U_SHAPE = "u_shape"
    HOLLOW_SQUARE = "hollow_square"
    BOARDROOM = "boardroom"
    BANQUET = "banquet"


@dataclass(frozen=True, slots=True)
class Venue:
    id: str
    code: str
    name: str = ""
    place: str = ""
    cover_place: str = ""
    zone: str = "UTC"
    readiness: str = ""
    notes: str = ""
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneBorder:
    """Two zones of a venue that open into each other; `minutes` to walk from one to the other, None if unknown."""

    id: str
    venue_id: str
    zone: str
    other: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """One room. `zone` is the letter of the part of its venue; zone A of two venues is two zones.

    `capacity` serves every set-up that `capacities` (set-up, people) does not name.
    """

    id: str
    venue_id: str
    name: str
    aliases: tuple[str, ...] = ()
    zone: str = ""
    floor: str = ""
    capacity: int | None = None
    capacities: tuple[tuple[str, str], ...] = ()
    booths: int = 0
    step_free: bool | None = None
    entrances: str = ""
    notes: str = ""
    custom: tuple[tuple[str, str], ...] = ()

    def capacity_for(self, set_up: SetUp | None) -> int | None:
        typed = dict(self.capacities)
        return int(typed[set_up]) if set_up is not None and set_up in typed else self.capacity
