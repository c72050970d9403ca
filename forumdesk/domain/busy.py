"""A time at which somebody, or a room, is not available; why is kept nowhere."""

from dataclasses import dataclass

from .moments import Moment


@dataclass(frozen=True, slots=True)
class Busy:
    """From `start` up to but not including `end`. It is a person's or a room's, one of the two.

    `from_calendar` tells those that a calendar brought, which its next edition replaces, from those somebody typed.
    """

    id: str
    start: Moment
    end: Moment
    person_id: str | None = None
    room_id: str | None = None
    from_calendar: bool = False
