"""Where people spend their nights: hotels, floors and rooms."""

from dataclasses import dataclass
from datetime import date, timedelta

from .events import Event
from .moments import local_day
from .participation import Participation


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's room during an event. The hotel is a venue of the workspace, or a name where it is none.

    `check_in` and `check_out` are typed where they are not the days of arrival and departure.
    """

    id: str
    event_id: str
    person_id: str
    venue_id: str | None = None
    hotel: str = ""
    floor: str = ""
    room: str = ""
    check_in: date | None = None
    check_out: date | None = None

    @property
    def house(self) -> str:
        """By what two stays are in one hotel."""
        return self.venue_id or f"name {' '.join(self.hotel.casefold().split())}"


def nights(stay: Stay, one: Participation | None, event: Event) -> tuple[date, date]:
    """First night, and the day after the last one.

    As typed, else the days of arrival and departure, else the event's own days, else any: who keeps two sides apart is
    better told once too often.
    """
    first = stay.check_in or (local_day(one.arrival) if one and one.arrival else None)
    last = stay.check_out or (local_day(one.departure) if one and one.departure else None)
    if first is None:
        first = event.start_date - timedelta(days=1) if event.start_date else date.min
    if last is None:
        days_end = event.end_date or event.start_date
        last = days_end + timedelta(days=1) if days_end else date.max
    return first, last


def common_nights(one: tuple[date, date], other: tuple[date, date]) -> tuple[date, date] | None:
    """The first and the last night that both are there; the night before a check-out is the last."""
    first, until = max(one[0], other[0]), min(one[1], other[1])
    return (first, until - timedelta(days=1)) if first < until else None
