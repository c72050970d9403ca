"""Series of meetings and their ordered editions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    id: str
    code: str
    name: str
    hosts: tuple[str, ...] = ()
    since_year: int | None = None
    usual_month: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a series; `position` orders the editions, `number` is what people call it ("the third")."""

    id: str
    series_id: str
    name: str
    position: int
    number: int | None = None
