"""Seats of a session: rows and tables, who sits where, and who sits beside whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .errors import ForumDeskError


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A row of chairs, or a table, in one session; places are from 1. At a `round` one the last is beside the first."""

    id: str
    session_id: str
    name: str
    places: int
    round: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a row; a place without one is free."""

    id: str
    row_id: str
    place: int
    person_id: str


class NoPlaceError(ForumDeskError):
    """More people than places, or a place that the row does not have."""

    def __init__(self, places: int) -> None:
        super().__init__(places)
        self.places = places


def neighbours(row: SeatRow, seats: Iterable[Seat]) -> Iterator[tuple[Seat, Seat]]:
    """Every two who sit side by side in a row, each pair once. A free place between two parts them."""
    at = {one.place: one for one in seats}
    for place in range(1, row.places):
        if place in at and place + 1 in at:
            yield at[place], at[place + 1]
    if row.round and row.places > 2 and row.places in at and 1 in at:
        yield at[row.places], at[1]


def places_of(rows: Iterable[SeatRow]) -> list[tuple[str, int]]:
    """Every place of some rows as (row, place), row by row from the first."""
    return [(row.id, place) for row in rows for place in range(1, row.places + 1)]
