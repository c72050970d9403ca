"""Vehicles of an event, the rides they are planned for, and who goes along."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .moments import Moment


class Journey(StrEnum):
    """What a ride is for: it brings people to the event, takes them away, or drives them about between."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Vehicle:
    """`seats` are those for passengers, None where nobody counted them."""

    id: str
    event_id: str
    code: str
    seats: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Ride:
    """One way of one vehicle. Where it ends at is not known, `end` is None."""

    id: str
    vehicle_id: str
    start: Moment
    end: Moment | None = None
    journey: Journey = Journey.TRANSFER
    from_place: str = ""
    to_place: str = ""

    @property
    def on_the_way(self) -> tuple[datetime, datetime]:
        """From setting off until arriving; at least a minute, so that two at one time are together."""
        start = self.start.utc
        return start, max(self.end.utc if self.end else start, start + timedelta(minutes=1))

    @property
    def told_at(self) -> Moment:
        """When it counts as an arrival or a departure: at its end, or at its start."""
        return self.end if self.journey is Journey.ARRIVAL and self.end is not None else self.start


@dataclass(frozen=True, slots=True)
class Passenger:
    """Somebody who goes along on a ride."""

    id: str
    ride_id: str
    person_id: str
