"""Vehicles and their rides as rows: when, from where to where, how many of how many seats, and what is broken."""

from dataclasses import dataclass

from forumdesk.services.sharing import Breach, Fleet, Guests, Trip
from ui import words
from ui.models.breach_rows import heard, reason, reason_said, waiting
from ui.models.cells import Cell, Sign
from ui.models.findings_rows import clock
from ui.models.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class TripRow:
    """A ride, or a vehicle without one, at an event."""

    trip: Trip
    guests: Guests

    @property
    def row_id(self) -> str:
        return self.trip.row_id

    @property
    def broken(self) -> tuple[Breach, ...]:
        return self.trip.broken

    @property
    def passengers(self) -> tuple[tuple[str, str], ...]:
        return self.trip.ride.passengers if self.trip.ride else ()


def trip_rows(found: Fleet) -> list[TripRow]:
    return [TripRow(one, found.guests) for one in found.trips]


def departs(row: TripRow) -> str:
    ride = row.trip.ride
    return clock(ride.ride.start.utc, row.guests.zone, inside=False) if ride else ""


def way_said(row: TripRow) -> str:
    """Airport – Hotel."""
    ride = row.trip.ride
    return " – ".join(filter(None, (ride.ride.from_place, ride.ride.to_place))) if ride else ""


def seats_said(row: TripRow) -> str:
    """3 of 12; how many where nobody counted the seats."""
    seats = row.trip.vehicle.seats
    if row.trip.ride is None:
        return words.count("vehicles.seats", seats) if seats is not None else ""
    if seats is None:
        return words.figure(row.trip.taken)
    return words.say("vehicles.of", n=words.figure(row.trip.taken), seats=words.figure(seats))


def crowded_said(row: TripRow) -> str:
    return words.count("vehicles.too-many", row.trip.too_many) if row.trip.too_many else ""


def _vehicle(row: TripRow) -> Cell:
    return Cell(row.trip.vehicle.code, row.trip.vehicle.notes, 500)


def _departs(row: TripRow) -> Cell:
    if row.trip.ride is None:
        return Cell(words.say("vehicles.no-rides"), token="text3")
    return Cell(departs(row), figures=True)


def _seats(row: TripRow) -> Cell:
    crowded = row.trip.too_many > 0
    sign = Sign("warn", "warn_mark") if crowded else None
    return Cell(seats_said(row), strong=500 if crowded else 400, figures=True, sign=sign)


def _start(row: TripRow) -> str:
    """A vehicle without a ride comes last."""
    return row.trip.ride.ride.start.utc.isoformat() if row.trip.ride else "~"


def row_said(row: TripRow) -> str:
    """BUS 1: Tue 15 09:00, Airport – Hotel, 13 of 12, 1 too many, breaks ..., Blue 1, name hidden."""
    if row.trip.ride is None:
        facts = [words.say("vehicles.no-rides"), seats_said(row)]
    else:
        facts = [departs(row), way_said(row), words.say("vehicles.taken", seats=seats_said(row)), crowded_said(row)]
        facts += [reason_said(row.broken), *(heard(row.guests, *one) for one in row.passengers)]
    return f"{row.trip.vehicle.code}: {', '.join(filter(None, facts))}"


def searched(row: TripRow) -> str:
    """What the filter looks at: protected people by alias and ref, as they are shown."""
    people = (f"{ref} {name}" for ref, name in row.passengers)
    return "\n".join((row.trip.vehicle.code, row.trip.vehicle.notes, way_said(row), *people))


def vehicles_model() -> RowsModel[TripRow]:
    return RowsModel(
        (
            Column("vehicle", _vehicle, lambda row: (row.trip.vehicle.code.casefold(), _start(row))),
            Column("departs-at", _departs, _start),
            Column(
                "ride-from",
                lambda row: Cell(row.trip.ride.ride.from_place if row.trip.ride else ""),
                lambda row: row.trip.ride.ride.from_place.casefold() if row.trip.ride else "",
            ),
            Column(
                "ride-to",
                lambda row: Cell(row.trip.ride.ride.to_place if row.trip.ride else ""),
                lambda row: row.trip.ride.ride.to_place.casefold() if row.trip.ride else "",
            ),
            Column("ride-seats", _seats, lambda row: (-row.trip.too_many, -row.trip.taken)),
            Column("breaks", lambda row: reason(row.broken), lambda row: -len(waiting(row.broken))),
        ),
        lambda row: row.row_id,
        row_said,
    )
