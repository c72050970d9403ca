"""Two people become one: the seats, hotel rooms and rides of both are theirs, and a ride of both is taken once."""

from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.seating import Seat
from forumdesk.domain.vehicles import Passenger
from forumdesk.importers.joining import join_people
from forumdesk.importers.workbench import Workbench
from tests.core.house import House


def test_the_places_of_both_are_those_of_who_stays() -> None:
    house = House()
    house.event()
    for ref in ("A1", "A2", "A3"):
        house.person(ref)
    house.session("T01", "14 09:00", "14 10:00")
    house.row("T01", "Front", ["A2", "A3"])
    house.ride("Van", "14 09:00", "", ["A1", "A2", "A3"])
    house.ride("Van", "14 10:00", "", ["A2"])
    house.stay("A2", "Inn")
    house.stay("A3", "Inn")
    bench = Workbench(house.snapshot())

    join_people(bench, "pA1", "pA2")

    joined = bench.as_planned()
    assert [one.person_id for one in joined.seats] == ["pA1", "pA3"]
    assert [one.person_id for one in joined.stays] == ["pA1", "pA3"]
    assert [(one.ride_id, one.person_id) for one in joined.passengers] == [("q0", "pA1"), ("q0", "pA3"), ("q1", "pA1")]
    assert {type(one) for one in bench.removes()} == {Passenger, Participation, Person}
    assert {type(one) for one in bench.saves()} >= {Seat, Passenger}
