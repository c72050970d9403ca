"""What goes along when a session, a venue or somebody's visit is taken away: seats, places in vehicles, hotel rooms."""

from collections.abc import Collection
from dataclasses import replace

from forumdesk.domain.hotels import Stay
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Venue
from forumdesk.store.transaction import Transaction


def clear_session(tx: Transaction, session_id: str) -> None:
    """A session without rows and seats can go."""
    for row in tx.where(SeatRow, session_id=session_id):
        clear_row(tx, row)


def clear_row(tx: Transaction, row: SeatRow) -> None:
    for seat in tx.where(Seat, row_id=row.id):
        tx.remove(seat)
    tx.remove(row)


def clear_ride(tx: Transaction, ride: Ride) -> None:
    for one in tx.where(Passenger, ride_id=ride.id):
        tx.remove(one)
    tx.remove(ride)


def clear_visits(tx: Transaction, event_id: str, people: Collection[str]) -> None:
    """Nothing is kept for who does not come to the event: no place in a vehicle, no seat, no hotel room."""
    rides = {ride.id for one in tx.where(Vehicle, event_id=event_id) for ride in tx.where(Ride, vehicle_id=one.id)}
    sessions = [one.id for one in tx.where(Session, event_id=event_id)]
    rows = {row.id for session_id in sessions for row in tx.where(SeatRow, session_id=session_id)}
    for person_id in people:
        for passenger in tx.where(Passenger, person_id=person_id):
            if passenger.ride_id in rides:
                tx.remove(passenger)
        for seat in tx.where(Seat, person_id=person_id):
            if seat.row_id in rows:
                tx.remove(seat)
        for stay in tx.where(Stay, person_id=person_id, event_id=event_id):
            tx.remove(stay)


def keep_hotel_name(tx: Transaction, venue: Venue) -> None:
    """The stays in a venue that goes keep its name."""
    stays = tx.where(Stay, venue_id=venue.id)
    tx.save_all(replace(one, venue_id=None, hotel=venue.name or venue.code) for one in stays)
