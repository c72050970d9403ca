"""Commands for vehicles and rides, seats and hotel rooms: what two sides could share without meaning to."""

from collections.abc import Callable

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, refs
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.disclosure import OUTWARD_ORDERS
from forumdesk.domain.hotels import Stay
from forumdesk.domain.moments import Moment, utc_text
from forumdesk.domain.seating import SeatRow
from forumdesk.domain.vehicles import Journey, Ride, Vehicle
from forumdesk.services import driving, lodging, ordering, seat_plans, seating
from forumdesk.services.choosing import event_of
from forumdesk.services.driving import RideView
from forumdesk.services.errors import NotAWhenError
from forumdesk.services.ordering import Ordering
from forumdesk.services.person_fields import when_of
from forumdesk.services.typed import day_of
from forumdesk.store.workspace import Workspace
from forumdesk.words.counted import counted

SESSION = click.option("--session", required=True, metavar="SESSION", help="Which session, by its id.")
PEOPLE = click.argument("people", metavar="REF,...")
CODE = click.argument("code")
RIDE = click.argument("ride_id", metavar="RIDE")
Run = Callable[..., Outcome]
Option = Callable[[Run], Run]


def _options(*some: Option) -> Option:
    """Several options as one, in the order in which help shows them; then those that every command takes."""

    def with_all(function: Run) -> Run:
        every: tuple[Option, ...] = (pass_asked, common, *reversed(some))
        for option in every:
            function = option(function)
        return function

    return with_all


def at_event(*more: Option) -> Option:
    """A command about an event, and its further options."""
    return _options(EVENT, *more)


def in_session(*more: Option) -> Option:
    """A command about a session, and its further options."""
    return _options(SESSION, *more)


def typed(*names: str, metavar: str, help: str | None = None) -> Option:
    """A text that need not be given."""
    return click.option(*names, default="", metavar=metavar, help=help)


@click.command(name="vehicles")
@at_event()
def list_vehicles(asked: Asked, event_code: str) -> Outcome:
    """The vehicles of an event, their rides, and who goes along; protected people by alias."""
    with opened(asked) as workspace:
        return _vehicles(workspace, event_code)


@click.group()
@common
def vehicle() -> None:
    """Add a vehicle to an event, or remove one with its rides; it can be undone."""


@vehicle.command(name="add")
@CODE
@at_event(click.option("--seats", type=click.IntRange(0, 1000), metavar="N", help="For passengers."))
def add_vehicle(asked: Asked, code: str, event_code: str, seats: int | None) -> Outcome:
    """A new vehicle under CODE."""
    with opened(asked) as workspace:
        driving.add(workspace, event_code, Vehicle("", "", code, seats))
        return _vehicles(workspace, event_code)


@vehicle.command(name="remove")
@CODE
@at_event()
def remove_vehicle(asked: Asked, code: str, event_code: str) -> Outcome:
    """The vehicle CODE and its rides."""
    with opened(asked) as workspace:
        driving.remove(workspace, driving.vehicle_called(workspace, event_code, code).id)
        return _vehicles(workspace, event_code)


@click.group()
@common
def ride() -> None:
    """Plan a ride of a vehicle, say who goes along, or remove it; it can be undone."""


@ride.command(name="add")
@CODE
@click.argument("start", metavar="START")
@click.argument("end", metavar="END")
@at_event(
    click.option("--journey", type=click.Choice([one.value for one in Journey]), default="transfer", show_default=True),
    typed("--from", "from_place", metavar="PLACE", help="Where it begins."),
    typed("--to", "to_place", metavar="PLACE", help="Where it ends."),
    click.option("--people", metavar="REF,...", help="Who goes along."),
)
def add_ride(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    code: str,
    start: str,
    end: str,
    event_code: str,
    journey: str,
    from_place: str,
    to_place: str,
    people: str | None,
) -> Outcome:
    """A ride of the vehicle CODE from START to END, times where the event is; an END of - is not known."""
    with opened(asked) as workspace:
        zone = event_of(workspace.snapshot(), event_code).zone
        car = driving.vehicle_called(workspace, event_code, code)
        ends = None if end == "-" else _moment(end, zone)
        made = Ride("", car.id, _moment(start, zone), ends, Journey(journey), from_place, to_place)
        driving.add_ride(workspace, made, refs(people))
        return _vehicles(workspace, event_code)


def _moment(typed: str, zone: str) -> Moment:
    found = when_of(typed, zone)
    if not isinstance(found, Moment):
        raise NotAWhenError(typed)
    return found


@ride.command(name="board")
@RIDE
@PEOPLE
@at_event()
def board(asked: Asked, ride_id: str, people: str, event_code: str) -> Outcome:
    """These people go along on RIDE, an id that vehicles shows."""
    with opened(asked) as workspace:
        driving.board(workspace, ride_id, refs(people))
        return _vehicles(workspace, event_code)


@ride.command(name="leave")
@RIDE
@PEOPLE
@at_event()
def leave_ride(asked: Asked, ride_id: str, people: str, event_code: str) -> Outcome:
    """These people go otherwise than on RIDE."""
    with opened(asked) as workspace:
        driving.leave(workspace, ride_id, refs(people))
        return _vehicles(workspace, event_code)


@ride.command(name="remove")
@RIDE
@at_event()
def remove_ride(asked: Asked, ride_id: str, event_code: str) -> Outcome:
    """RIDE does not take place."""
    with opened(asked) as workspace:
        driving.remove_ride(workspace, ride_id)
        return _vehicles(workspace, event_code)


def _vehicles(workspace: Workspace, event_code: str) -> Outcome:
    found = driving.vehicles(workspace, event_code)
    document: Document = {
        "vehicles": [
            {"code": one.vehicle.code, "seats": one.vehicle.seats, "rides": [_ride(ride) for ride in one.rides]}
            for one in found
        ]
    }
    rows = [
        (
            one.vehicle.code,
            ride.ride.id,
            utc_text(ride.ride.start.utc),
            ride.ride.journey.value,
            _named(ride.passengers),
        )
        for one in found
        for ride in one.rides
    ]
    return Outcome(document, (f"{counted(len(found), 'vehicle', 'vehicles')}.", *table(rows)))


def _ride(one: RideView) -> Document:
    return {
        "id": one.ride.id,
        "journey": one.ride.journey.value,
        "start": utc_text(one.ride.start.utc),
        "end": utc_text(one.ride.end.utc) if one.ride.end else None,
        "from": one.ride.from_place,
        "to": one.ride.to_place,
        "people": [ref for ref, _ in one.passengers],
    }


def _named(people: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} ({ref})" for ref, name in people)


@click.group()
@common
def seats() -> None:
    """Lay rows and tables in a session, fill them, and show who sits where; it can be undone."""


@seats.command(name="show")
@in_session()
def show_seats(asked: Asked, session: str) -> Outcome:
    """Who sits where; protected people by alias."""
    with opened(asked) as workspace:
        return _seats(workspace, session)


@seats.command(name="lay")
@click.argument("name")
@click.argument("places", type=click.IntRange(1, 1000))
@in_session(
    click.option("--round", "is_round", is_flag=True, help="A round table: the last place is beside the first.")
)
def lay_seats(asked: Asked, name: str, places: int, session: str, is_round: bool) -> Outcome:
    """A row or table NAME with so many PLACES."""
    with opened(asked) as workspace:
        session_id = seating.session_called(workspace, session).id
        seating.lay(workspace, SeatRow("", session_id, name, places, is_round))
        return _seats(workspace, session)


@seats.command(name="fill")
@in_session(
    click.option(
        "--people", metavar="REF,...", help="In this order, row by row; an event's order where nobody is named."
    ),
    click.option("--order", "wanted", type=click.Choice([one.value for one in OUTWARD_ORDERS]), default="neutral"),
    click.option("--in-turns", is_flag=True, help="The two parties that order alternate decided on, in turns."),
)
def fill_seats(asked: Asked, session: str, people: str | None, wanted: str, in_turns: bool) -> Outcome:
    """Everybody of the session, or these people, on its places in an order; whoever sat there stands."""
    with opened(asked) as workspace:
        there = seating.session_called(workspace, session)
        chosen = refs(people)
        if in_turns and not chosen:
            seat_plans.take_turns(workspace, session)
        else:
            chosen = chosen or ordering.in_session(workspace, there.id, Ordering(wanted))
            seating.fill(workspace, there.id, chosen)
        return _seats(workspace, session)


@seats.command(name="stand")
@PEOPLE
@in_session()
def stand(asked: Asked, people: str, session: str) -> Outcome:
    """These people have no place any more."""
    with opened(asked) as workspace:
        seating.stand(workspace, seating.session_called(workspace, session).id, refs(people))
        return _seats(workspace, session)


def _seats(workspace: Workspace, session: str) -> Outcome:
    found = seating.rows(workspace, session)
    document: Document = {
        "rows": [
            {
                "name": one.row.name,
                "places": one.row.places,
                "round": one.row.round,
                "seats": [{"place": place, "ref": ref} for place, ref, _ in one.seats],
            }
            for one in found
        ]
    }
    rows = [(one.row.name, str(place), name) for one in found for place, _, name in one.seats]
    return Outcome(document, (f"{counted(len(found), 'row', 'rows')}.", *table(rows)))


@click.command(name="stays")
@at_event()
def list_stays(asked: Asked, event_code: str) -> Outcome:
    """Hotel rooms, by hotel, floor and room; protected people by alias."""
    with opened(asked) as workspace:
        return _stays(workspace, event_code)


@click.group()
@common
def stay() -> None:
    """Say who has which hotel room, or that somebody has none; it can be undone."""


@stay.command(name="put")
@PEOPLE
@at_event(
    click.option("--hotel", required=True, metavar="NAME", help="A venue by name or id, or any name."),
    typed("--floor", metavar="FLOOR"),
    typed("--room", metavar="ROOM"),
    typed("--from", "check_in", metavar="DAY", help="The day of arrival unless said."),
    typed("--to", "check_out", metavar="DAY", help="The day of departure unless said."),
)
def put_stay(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked, people: str, event_code: str, hotel: str, floor: str, room: str, check_in: str, check_out: str
) -> Outcome:
    """These people sleep there, in place of where they did."""
    made = Stay("", "", "", None, hotel, floor, room, day_of(check_in), day_of(check_out))
    with opened(asked) as workspace:
        lodging.lodge(workspace, event_code, refs(people), made)
        return _stays(workspace, event_code)


@stay.command(name="remove")
@PEOPLE
@at_event()
def remove_stay(asked: Asked, people: str, event_code: str) -> Outcome:
    """These people have no hotel room any more."""
    with opened(asked) as workspace:
        lodging.leave(workspace, event_code, refs(people))
        return _stays(workspace, event_code)


def _stays(workspace: Workspace, event_code: str) -> Outcome:
    found = lodging.stays(workspace, event_code)
    document: Document = {
        "stays": [
            {
                "ref": one.ref,
                "hotel": one.hotel,
                "floor": one.stay.floor,
                "room": one.stay.room,
                "first_night": one.nights[0].isoformat(),
                "check_out": one.nights[1].isoformat(),
            }
            for one in found
        ]
    }
    rows = [(one.hotel, one.stay.floor, one.stay.room, one.name) for one in found]
    return Outcome(document, (f"{counted(len(found), 'hotel room', 'hotel rooms')}.", *table(rows)))


COMMANDS: dict[str, click.Command] = {
    "vehicles": list_vehicles,
    "vehicle": vehicle,
    "ride": ride,
    "seats": seats,
    "stays": list_stays,
    "stay": stay,
}
