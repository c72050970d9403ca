"""Vehicles and their rides: what is planned, and each change of it as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import display_name
from forumdesk.domain.events import Event
from forumdesk.domain.snapshot import Snapshot, grouped
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.services.attending import participation_of
from forumdesk.services.choosing import event_of
from forumdesk.services.clearing import clear_ride
from forumdesk.services.errors import EndsFirstError, UnknownError
from forumdesk.services.housing import free_name
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RideView:
    """A ride, and who goes along as (ref, name as the organiser may see it), by name."""

    ride: Ride
    passengers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VehicleView:
    """A vehicle and its rides, the first first."""

    vehicle: Vehicle
    rides: tuple[RideView, ...]


def vehicles(workspace: Workspace, event_code: str) -> list[VehicleView]:
    """Every vehicle of an event, by code. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    ours = [one for one in snapshot.vehicles.values() if one.event_id == event.id]
    rides = grouped((one.vehicle_id, one) for one in sorted(snapshot.rides.values(), key=lambda ride: ride.start.utc))
    aboard = grouped((one.ride_id, one.person_id) for one in snapshot.passengers)

    def view(ride: Ride) -> RideView:
        return RideView(ride, named(snapshot, aboard.get(ride.id, ()), event))

    in_order = sorted(ours, key=lambda vehicle: vehicle.code.casefold())
    return [VehicleView(one, tuple(map(view, rides.get(one.id, ())))) for one in in_order]


def named(snapshot: Snapshot, people: Iterable[str], event: Event) -> tuple[tuple[str, str], ...]:
    """People by row id as (ref, name as the organiser may see it), by name."""
    found = ((snapshot.people[one].ref, display_name(snapshot, one, event.id)) for one in people)
    return tuple(sorted(found, key=lambda pair: (pair[1].casefold(), pair[0])))


def vehicle_called(workspace: Workspace, event_code: str, code: str) -> Vehicle:
    """By its code, in any case. UnknownError."""
    event = event_of(workspace.snapshot(), event_code)
    for one in workspace.where(Vehicle, event_id=event.id):
        if one.code.casefold() == code.strip().casefold():
            return one
    raise UnknownError("vehicle", code)


def add(workspace: Workspace, event_code: str, vehicle: Vehicle) -> ChangeSet:
    """A new vehicle of an event, under its code. EmptyNameError, TakenNameError, UnknownError."""
    event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.VEHICLE_ADDED) as tx:
        made = replace(vehicle, id=tx.new_id(), event_id=event.id)
        tx.save(_under_its_code(tx, made))
    return tx.change_set


def change(workspace: Workspace, vehicle: Vehicle) -> ChangeSet:
    """A vehicle as it is to be, by its id. EmptyNameError, TakenNameError, NotFoundError."""
    with workspace.transaction(Label.VEHICLE_CHANGED) as tx:
        stands = tx.get(Vehicle, vehicle.id)
        tx.save(_under_its_code(tx, replace(vehicle, event_id=stands.event_id)))
    return tx.change_set


def _under_its_code(tx: Transaction, vehicle: Vehicle) -> Vehicle:
    others = (one.code for one in tx.where(Vehicle, event_id=vehicle.event_id) if one.id != vehicle.id)
    return replace(vehicle, code=free_name(vehicle.code, others))


def remove(workspace: Workspace, vehicle_id: str) -> ChangeSet:
    """The vehicle with its rides; who was to go along has to go otherwise."""
    with workspace.transaction(Label.VEHICLE_REMOVED) as tx:
        vehicle = tx.get(Vehicle, vehicle_id)
        for ride in tx.where(Ride, vehicle_id=vehicle_id):
            clear_ride(tx, ride)
        tx.remove(vehicle)
    return tx.change_set


def add_ride(workspace: Workspace, ride: Ride, refs: Iterable[str] = ()) -> ChangeSet:
    """A new ride of a vehicle with those people. EndsFirstError, UnknownError for who is not at the event."""
    with workspace.transaction(Label.RIDE_ADDED) as tx:
        made = replace(in_time(ride), id=tx.new_id())
        tx.save(made)
        _board(tx, made, refs)
    return tx.change_set


def change_ride(workspace: Workspace, ride: Ride) -> ChangeSet:
    """A ride as it is to be, by its id; who goes along stays. EndsFirstError, NotFoundError."""
    with workspace.transaction(Label.RIDE_CHANGED) as tx:
        tx.get(Ride, ride.id)
        tx.save(in_time(ride))
    return tx.change_set


def remove_ride(workspace: Workspace, ride_id: str) -> ChangeSet:
    with workspace.transaction(Label.RIDE_REMOVED) as tx:
        clear_ride(tx, tx.get(Ride, ride_id))
    return tx.change_set


def board(workspace: Workspace, ride_id: str, refs: Iterable[str]) -> ChangeSet:
    """People go along; nothing happens to who does already. UnknownError for who is not at the event."""
    with workspace.transaction(Label.RIDE_CHANGED) as tx:
        _board(tx, tx.get(Ride, ride_id), refs)
    return tx.change_set


def leave(workspace: Workspace, ride_id: str, refs: Iterable[str]) -> ChangeSet:
    """People go otherwise. UnknownError for who is not at the event."""
    with workspace.transaction(Label.RIDE_CHANGED) as tx:
        event = _event(tx, tx.get(Ride, ride_id))
        leaving = {participation_of(tx, event, ref).person_id for ref in refs}
        for one in tx.where(Passenger, ride_id=ride_id):
            if one.person_id in leaving:
                tx.remove(one)
    return tx.change_set


def _board(tx: Transaction, ride: Ride, refs: Iterable[str]) -> None:
    event = _event(tx, ride)
    aboard = {one.person_id for one in tx.where(Passenger, ride_id=ride.id)}
    people = dict.fromkeys(participation_of(tx, event, ref).person_id for ref in refs)
    tx.save_all(Passenger(tx.new_id(), ride.id, one) for one in people if one not in aboard)


def _event(tx: Transaction, ride: Ride) -> Event:
    return tx.get(Event, tx.get(Vehicle, ride.vehicle_id).event_id)


def in_time(ride: Ride) -> Ride:
    """A ride that does not end before it begins. EndsFirstError."""
    if ride.end is not None and ride.end.utc <= ride.start.utc:
        raise EndsFirstError
    return ride
