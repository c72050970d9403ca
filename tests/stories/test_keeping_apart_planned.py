"""Vehicles, seats and hotels planned, what a change brings told at once, times staggered, two parties compared."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.hotels import Stay
from forumdesk.domain.participation import Participation, Visibility
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.seating import NoPlaceError, Seat, SeatRow
from forumdesk.domain.separation import SeparationKind
from forumdesk.domain.staggering import StaleProposalError
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue
from forumdesk.progress import Cancelled
from forumdesk.services import arriving, attending, driving, housing, lodging, parity, scheduling, seating
from forumdesk.services.aftermath import aftermath
from forumdesk.services.arriving import Asked, Demand, propose, take
from forumdesk.services.errors import EndsFirstError, TakenNameError, UnknownError
from forumdesk.services.parity import Point
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.core.house import House, moment
from tests.stories.desk import SECRET, Clock, fill


def a_house() -> House:
    """HERON and CRANE, two each; H1 is protected. All four land between 08:00 and 08:20."""
    house = House()
    house.event("OF27")
    house.event("MU27")
    blue, green = house.room("Blue", "A", floor="1", capacity=20), house.room("Green", "C", floor="2", capacity=12)
    hidden = {"alias": "Heron 1", "visibility": Visibility.NEED_TO_KNOW}
    house.person("H1", delegation="HERON", arrival=moment("14 08:00"), rank_class="2", **hidden)
    house.person("H2", delegation="HERON", arrival=moment("14 08:20"))
    house.person("C1", delegation="CRANE", arrival=moment("14 08:10"), rank_class="II")
    house.person("C2", delegation="CRANE", arrival=date(2027, 6, 14))
    house.person("M1", "MU27")
    house.delegation("HERON", side="North", head_id="pH1", agreed_size=2)
    house.delegation("CRANE", head_id="pC1", agreed_size=3)
    house.session("T01", "14 09:00", "14 10:00", ["H1"], room=blue)
    house.session("T02", "14 10:10", "14 11:00", ["C1"], room=green)
    house.session("T03", "14 12:00", "14 13:00", ["H1", "C1"], room=blue)
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "HERON", "CRANE", 30)
    house.rule(SeparationKind.NO_SAME_VEHICLE, "HERON", "CRANE")
    house.rule(SeparationKind.NO_ADJACENT_SEAT, "HERON", "CRANE")
    house.rule(SeparationKind.NO_SAME_FLOOR, "HERON", "CRANE", 20)
    return house


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("apart") / "apart.forumdesk"
    with Workspace.create(path, SECRET, Clock().world(), Profile.TESTS) as made:
        fill(made, a_house())
        yield made


@pytest.fixture
def house(shared: Workspace) -> Iterator[Workspace]:
    """One file for all tests of this page: each leaves it as it was, by undo, which proves that each step can be."""
    before = rows_of(shared)
    depth = sum(entry.label.undoable for entry in shared.history() if entry.state == "done")
    yield shared
    while sum(entry.label.undoable for entry in shared.history() if entry.state == "done") > depth:
        shared.undo()
    assert rows_of(shared) == before


def rows_of(workspace: Workspace) -> list[object]:
    """Every row that undo reaches and these tests change, whatever its place."""
    kinds = (Participation, Session, SessionRole, Venue, Room, Vehicle, Ride, Passenger, SeatRow, Seat, Stay)
    return [sorted(map(repr, workspace.all(kind))) for kind in kinds]


def a_van(house: Workspace, *refs: str, start: str = "14 07:30", end: str = "14 08:00", code: str = "Van") -> Ride:
    driving.add(house, "OF27", Vehicle("", "", code, 3))
    car = driving.vehicle_called(house, "OF27", code.lower())
    driving.add_ride(house, Ride("", car.id, moment(start), moment(end), Journey.ARRIVAL, "Airport", "House"), refs)
    return next(one for one in house.all(Ride) if one.vehicle_id == car.id)


def test_a_vehicle_its_rides_and_who_goes_along_are_planned_step_by_step(house: Workspace) -> None:
    ride = a_van(house, "H1", "C1")

    (view,) = driving.vehicles(house, "OF27")

    assert (view.vehicle.code, view.vehicle.seats, view.vehicle.event_id) == ("Van", 3, "eOF27")
    assert view.rides[0].passengers == (("C1", "GivenC1 FamilyC1"), ("H1", "Heron 1"))

    driving.change(house, replace(view.vehicle, code="Car", seats=None))
    driving.change_ride(house, replace(ride, end=None))
    driving.board(house, ride.id, ["H2", "H1"])
    driving.leave(house, ride.id, ["C1"])
    (view,) = driving.vehicles(house, "OF27")
    assert (view.vehicle.code, view.vehicle.seats, view.rides[0].ride.end) == ("Car", None, None)
    assert [ref for ref, _ in view.rides[0].passengers] == ["H2", "H1"]

    assert driving.remove_ride(house, ride.id).label is Label.RIDE_REMOVED
    driving.remove(house, view.vehicle.id)
    assert (house.all(Passenger), house.all(Ride), house.all(Vehicle)) == ([], [], [])


def test_a_code_that_is_taken_a_ride_that_ends_first_and_a_stranger_are_refused(house: Workspace) -> None:
    ride = a_van(house)

    with pytest.raises(TakenNameError):
        driving.add(house, "OF27", Vehicle("", "", "VAN"))
    with pytest.raises(EndsFirstError):
        driving.change_ride(house, replace(ride, end=ride.start))
    with pytest.raises(UnknownError):
        driving.board(house, ride.id, ["M1"])
    with pytest.raises(UnknownError):
        driving.vehicle_called(house, "OF27", "Bus")


def test_seats_are_laid_filled_changed_and_left(house: Workspace) -> None:
    seating.lay(house, SeatRow("", "sT03", "Front", 3))
    (view,) = seating.rows(house, "T03")
    seating.fill(house, "sT03", ["H1", "C1", "H2"])

    seating.seat(house, view.row.id, 1, "C1")
    swapped = seating.rows(house, "T03")[0].seats
    seating.seat(house, view.row.id, 3, "C2")
    taken = [ref for _, ref, _ in seating.rows(house, "T03")[0].seats]
    seating.stand(house, "sT03", ["C1"])
    seating.seat(house, view.row.id, 1, "H1")
    moved = [(place, ref) for place, ref, _ in seating.rows(house, "T03")[0].seats]
    seating.seat(house, view.row.id, 2, "H2")

    assert [(place, name) for place, _, name in swapped][:2] == [(1, "GivenC1 FamilyC1"), (2, "Heron 1")]
    assert taken == ["C1", "H1", "C2"]
    assert moved == [(1, "H1"), (3, "C2")]
    assert [(place, ref) for place, ref, _ in seating.rows(house, "T03")[0].seats] == [(1, "H1"), (2, "H2"), (3, "C2")]
    with pytest.raises(NoPlaceError):
        seating.lay(house, replace(view.row, places=2))
    with pytest.raises(NoPlaceError):
        seating.seat(house, view.row.id, 4, "H2")
    with pytest.raises(NoPlaceError):
        seating.fill(house, "sT03", ["H1", "H2", "C1", "C2"])
    with pytest.raises(UnknownError):
        seating.rows(house, "T99")
    seating.take_up(house, view.row.id)
    assert (house.all(SeatRow), house.all(Seat)) == ([], [])


def test_a_hotel_that_is_a_venue_is_that_venue_and_keeps_its_name_when_the_venue_goes(house: Workspace) -> None:
    lodging.lodge(house, "OF27", ["H1", "C1"], Stay("", "", "", hotel=" v ", floor="2", room="201"))
    lodging.lodge(house, "OF27", ["C1"], Stay("", "", "", hotel="Paper Inn", room="9", check_out=date(2027, 6, 15)))
    inn, venue = lodging.stays(house, "OF27")

    assert (venue.name, venue.stay.venue_id, venue.hotel) == ("Heron 1", "vV", "V")
    assert venue.nights == (date(2027, 6, 14), date(2027, 6, 17))
    assert (inn.ref, inn.hotel, inn.stay.room, inn.nights[1]) == ("C1", "Paper Inn", "9", date(2027, 6, 15))
    with pytest.raises(EndsFirstError):
        lodging.lodge(house, "OF27", ["H1"], Stay("", "", "", check_in=date(2027, 6, 15), check_out=date(2027, 6, 14)))

    housing.remove_venue(house, "vV")
    lodging.leave(house, "OF27", ["C1"])
    (left,) = house.all(Stay)

    assert (left.venue_id, left.hotel, house.all(Venue)) == (None, "V", [])


def test_who_is_taken_off_an_event_leaves_no_seat_ride_or_room_and_a_removed_session_no_rows(house: Workspace) -> None:
    a_van(house, "H2", "C1")
    lodging.lodge(house, "OF27", ["H2", "C1"], Stay("", "", "", hotel="Paper Inn"))
    for session in ("sT02", "sT03"):
        seating.lay(house, SeatRow("", session, "Front", 3))
    seating.fill(house, "sT02", ["H2", "C1"])

    attending.remove(house, ["H2"], "OF27")
    scheduling.remove(house, "sT03")

    riders, sitters = house.all(Passenger), house.all(Seat)
    left = [*(one.person_id for one in riders), *(one.person_id for one in sitters)]
    left += [one.person_id for one in house.all(Stay)]
    assert left == ["pC1"] * 3
    assert [row.session_id for row in house.all(SeatRow)] == ["sT02"]


def test_what_a_change_brings_is_told_right_after_it_and_what_it_ends(house: Workspace) -> None:
    first = moment("14 20:00")
    later = attending.change(house, ["H1", "H2"], "OF27", {"arrival": first})
    brought = aftermath(house, later)
    back = aftermath(house, house.undo())
    ride = a_van(house, "H1", "C1")
    aboard = aftermath(house, next_change(house, ride))
    quiet = aftermath(house, attending.change(house, ["H1"], "OF27", {"notes": "Likes tea"}))
    elsewhere = aftermath(house, housing.change_venue(house, "vV", "notes", "Ring the bell"))

    assert (brought.new, brought.gone) == ((), 2)
    assert sorted(one.finding.people for one in back.new) == [("C1", "H1"), ("C1", "H2")]
    assert [(one.finding.rule, dict(one.people)["H1"]) for one in aboard.new] == [("R2", "Heron 1")]
    assert (quiet.new, quiet.gone, elsewhere.new) == ((), 0, ())


def next_change(house: Workspace, ride: Ride) -> ChangeSet:
    """The ride's last change once more: everybody leaves it, and goes along again."""
    house.undo()
    return house.redo()


def refs_at(proposal: arriving.Proposal) -> dict[str, str]:
    return {",".join(ref for ref, _ in one.people): f"{one.at:%H:%M}" for one in proposal.moves}


def test_times_are_proposed_with_the_least_waiting_and_taken_as_one_step(house: Workspace) -> None:
    proposal = propose(house, Asked("OF27"))

    assert refs_at(proposal) == {"H1": "08:00", "H2": "08:20", "C1": "08:50"}
    assert [(one.people[0][1], one.waits) for one in proposal.moves] == [
        ("Heron 1", 0),
        ("GivenH2 FamilyH2", 0),
        ("GivenC1 FamilyC1", 40),
    ]
    assert [ref for ref, _ in proposal.untimed] == ["C2"]

    changed = take(house, proposal)

    arrivals = {one.person_id: one.arrival for one in house.all(Participation)}
    assert (changed.label, arrivals["pC1"], arrivals["pC2"]) == (
        Label.TIMES_STAGGERED,
        moment("14 08:50"),
        date(2027, 6, 14),
    )
    assert propose(house, Asked("OF27")).moved == ()
    with pytest.raises(StaleProposalError):
        take(house, proposal)


def test_windows_fixed_times_and_the_door_are_kept_and_a_party_without_a_time_gets_one(house: Workspace) -> None:
    nine, ten = (datetime(2027, 6, 14, hour, tzinfo=UTC) for hour in (9, 10))
    window = {"CRANE": (nine, ten)}

    wide = propose(house, Asked("OF27", windows=window))
    fixed = propose(house, Asked("OF27", fixed=("C1",)))
    door = propose(house, Asked("OF27", within=timedelta(hours=1), entrance=25))

    assert refs_at(wide) == {"H1": "08:00", "H2": "08:20", "C1": "09:00", "C2": "09:00"}
    assert refs_at(fixed) == {"C1": "08:10", "H1": "08:40", "H2": "08:40"}
    assert refs_at(door) == {"H1": "08:00", "H2": "08:25", "C1": "08:55"}
    take(house, wide)
    assert {one.arrival for one in house.all(Participation) if one.delegation == "CRANE"} == {moment("14 09:00")}
    with pytest.raises(UnknownError):
        propose(house, Asked("OF27", windows={"STORK": (nine, ten)}))


def test_where_no_times_are_the_demands_that_contradict_are_told_and_no_more(house: Workspace) -> None:
    half = timedelta(minutes=10)

    proposal = propose(house, Asked("OF27", within=half, fixed=("C1",)))

    assert proposal.moves == ()
    assert [(one.demand, one.delegations, one.rule, one.minutes) for one in proposal.reasons] == [
        (Demand.FIXED, ("CRANE",), "", 0),
        (Demand.WINDOW, ("HERON",), "", 0),
        (Demand.RULE, ("HERON", "CRANE"), "R1", 30),
    ]
    window = next(one for one in proposal.reasons if one.demand is Demand.WINDOW).window
    assert window is not None
    assert window[1] - window[0] == half
    assert take(house, proposal).changes == ()


def test_rides_move_as_a_whole_and_one_car_makes_one_turn_after_the_other(house: Workspace) -> None:
    ride = a_van(house, "H1", "H2")
    driving.add_ride(house, replace(ride, start=moment("14 07:45"), end=moment("14 08:15")), ["C1"])

    proposal = propose(house, Asked("OF27"))
    take(house, proposal)

    spans = {one.id: (one.start, one.end) for one in house.all(Ride)}
    other = next(key for key in spans if key != ride.id)
    assert spans[ride.id] == (moment("14 07:30"), moment("14 08:00"))
    assert spans[other] == (moment("14 08:00"), moment("14 08:30"))
    assert {one.vehicle for one in proposal.moves} == {"Van"}
    driving.change_ride(house, replace(house.get(Ride, other), start=moment("14 10:00"), end=None))
    with pytest.raises(StaleProposalError):
        take(house, proposal)


def test_both_sides_in_one_car_never_come_apart_and_departures_are_asked_likewise(house: Workspace) -> None:
    a_van(house, "H1", "C1")
    attending.change(house, ["H2", "C2"], "OF27", {"departure": moment("16 10:00")})

    together = propose(house, Asked("OF27"))
    leaving = propose(house, Asked("OF27", Journey.DEPARTURE))
    take(house, leaving)

    assert [(one.demand, one.parties) for one in together.reasons] == [
        (Demand.RULE, ((("C1", "GivenC1 FamilyC1"), ("H1", "Heron 1")),))
    ]
    assert refs_at(leaving) == {"C2": "10:00", "H2": "10:30"}
    assert {one.departure for one in house.all(Participation) if one.departure} == {
        moment("16 10:00"),
        moment("16 10:30"),
    }


def test_a_search_can_be_stopped_and_changes_nothing(house: Workspace) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        propose(house, Asked("OF27"), stop)


def test_two_parties_are_compared_in_numbers_rank_rooms_and_cars(house: Workspace) -> None:
    a_van(house, "H1")
    lodging.lodge(house, "OF27", ["H1", "H2"], Stay("", "", "", hotel="Paper Inn", room="1"))
    lodging.lodge(house, "OF27", ["C1", "C2"], Stay("", "", "", hotel="Paper Inn"))

    found = parity.compare(house, "OF27", "north", "CRANE")

    assert found.leads == (("H1", "Heron 1"), ("C1", "GivenC1 FamilyC1"))
    assert (found.left.people, found.right.people) == (2, 2)
    assert (found.left.meeting_rooms, found.right.meeting_rooms) == (("Blue",), ("Green",))
    assert (found.left.largest_room, found.right.largest_room) == (20, 12)
    assert (found.left.cars, found.right.cars, found.left.car_seats, found.right.car_seats) == (("Van",), (), 3, 0)
    assert found.uneven == (Point.AGREED_SIZE, Point.LARGEST_ROOM, Point.HOTEL_ROOMS, Point.CARS, Point.CAR_SEATS)
    assert parity.parties(house, "OF27") == ["North", "CRANE", "HERON"]
    for stranger in ("STORK", " "):
        with pytest.raises(UnknownError):
            parity.compare(house, "OF27", "HERON", stranger)


def test_a_party_of_which_little_is_known_says_nothing_of_it(house: Workspace) -> None:
    driving.change(house, replace(house.get(Vehicle, a_van(house, "C1").vehicle_id), seats=None))
    housing.change_room(house, "rVGreen", "capacity", None)
    attending.change(house, ["C1"], "OF27", {"delegation": "STORK"})

    found = parity.compare(house, "OF27", "STORK", "HERON")

    stork = found.left
    assert (found.leads[0], stork.agreed_size, stork.lead_rank, stork.figure(Point.AGREED_SIZE)) == (None, None, "", "")
    assert (stork.largest_room, stork.car_seats) == (None, None)
