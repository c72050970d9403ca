"""Arrivals as a question: who is one party, what is asked of two, and what cannot be asked."""

from datetime import date, timedelta

from forumdesk.domain.arriving import Question, Wish, question
from forumdesk.domain.participation import Answer
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.staggering import Demand
from forumdesk.domain.vehicles import Journey
from tests.core.house import House, moment


def asked(house: House, wish: Wish | None = None) -> Question:
    snapshot = house.snapshot()
    return question(snapshot, snapshot.events["eOF27"], wish or Wish())


def gaps(found: Question) -> list[tuple[str, str, int, Demand]]:
    return [(one.left, one.right, one.minutes, one.demand) for one in found.gaps]


def test_one_delegation_at_one_time_is_one_party_unless_different_things_are_asked_of_them() -> None:
    house = House()
    house.event()
    for ref in ("B1", "B2", "B3"):
        house.person(ref, delegation="BLUE", arrival=moment("14 08:00"))
    house.person("B4", delegation="BLUE", arrival=date(2027, 6, 14))
    house.person("B5", delegation="BLUE", arrival=moment("14 08:00"), answer=Answer.DECLINED)
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "pB1", "pB2", 20, scope=Scope.PERSON)
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "BLUE", "BLUE", 20, event_id="eMU27")

    found = asked(house, Wish(within=timedelta(hours=1)))

    assert [one.people for one in found.parties] == [("pB1",), ("pB2",), ("pB3",)]
    assert [(one.earliest, one.latest) for one in found.movements] == [(0, 60)] * 3
    assert gaps(found) == [("pB1", "pB2", 20, Demand.RULE)]
    assert found.untimed == ("pB4",)


def test_who_is_on_both_sides_is_kept_from_the_others_and_not_from_themselves() -> None:
    house = House()
    house.event()
    for ref, minute in (("B1", "00"), ("B2", "10")):
        house.person(ref, delegation="BLUE", arrival=moment(f"14 08:{minute}"))
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "BLUE", "BLUE", 20)

    assert gaps(asked(house)) == [("pB1", "pB2", 20, Demand.RULE)]


def test_rides_of_one_vehicle_follow_each_other_and_others_do_not_care() -> None:
    house = House()
    house.event()
    for ref in ("B1", "B2", "B3"):
        house.person(ref)
    house.ride("Van", "14 08:00", "14 08:30", ["B1"], Journey.DEPARTURE)
    house.ride("Van", "14 09:00", "14 09:10", ["B2"], Journey.DEPARTURE)
    house.ride("Van", "14 10:00", "14 10:10", ["B2"], Journey.DEPARTURE)
    house.ride("Bus", "14 09:00", "14 09:10", ["B3"], Journey.DEPARTURE)

    found = asked(house, Wish(Journey.DEPARTURE))

    assert [(one.left, one.right, one.minutes, one.back, one.demand) for one in found.gaps] == [
        ("pB1", "pB2", 30, 10, Demand.VEHICLE)
    ]


def test_an_event_to_which_nobody_comes_asks_nothing() -> None:
    house = House()
    house.event()

    assert asked(house).movements == ()
