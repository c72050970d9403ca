"""What brings two sides closer than was agreed."""

from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.programme import SessionKind
from forumdesk.domain.separation import Scope, SeparationKind
from tests.core.house import House, moment, of_kind


def two_sides() -> House:
    house = House()
    house.event()
    house.person("B1", delegation="BLUE")
    house.person("G1", delegation="GREEN")
    return house


def breaches(house: House, event: str | None = None) -> list[Finding]:
    return of_kind(check(house.snapshot(), event), FindingKind.SEPARATION)


def in_zone(
    second: tuple[str, str], second_zone: str = "B", kind: SeparationKind = SeparationKind.NO_SAME_ZONE
) -> House:
    house = two_sides()
    house.rule(kind, "BLUE", "GREEN", 30)
    house.session("T01", "14 08:00", "14 09:00", ["B1"], room=house.room("Blue", "B"))
    house.session("T02", *second, ["G1"], room=house.room("Green", second_zone))
    return house


def test_a_gap_shorter_than_agreed_in_one_zone_is_a_breach_with_the_gap() -> None:
    house = in_zone(("14 09:10", "14 10:00"))

    (breach,) = breaches(house)

    assert breach.rule == "R1"
    assert breach.people == ("B1", "G1")
    assert breach.sessions == ("T01", "T02")
    assert (breach.start, breach.end) == (
        datetime(2027, 6, 14, 9, 0, tzinfo=UTC),
        datetime(2027, 6, 14, 9, 10, tzinfo=UTC),
    )
    assert dict(breach.facts) == {"gap_minutes": "10", "agreed_minutes": "30"}
    assert breach.room is None


def test_an_overlap_in_one_zone_is_a_breach_with_the_overlap() -> None:
    house = in_zone(("14 08:30", "14 10:00"))

    (breach,) = breaches(house)

    assert breach.start == datetime(2027, 6, 14, 8, 30, tzinfo=UTC)
    assert dict(breach.facts)["gap_minutes"] == "0"


@pytest.mark.parametrize(
    ("second", "zone"), [(("14 09:30", "14 10:00"), "B"), (("14 08:00", "14 09:00"), "C"), (("", ""), "B")]
)
def test_the_agreed_gap_another_zone_or_no_time_is_no_breach(second: tuple[str, str], zone: str) -> None:
    house = in_zone(second, zone)

    found = breaches(house)

    assert found == []


def test_zone_a_of_two_houses_is_two_zones() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 30)
    house.session("T01", "14 08:00", "14 09:00", ["B1"], room=house.room("Blue", "A", venue="V"))
    house.session("T02", "14 08:00", "14 09:00", ["G1"], room=house.room("Green", "A", venue="W"))

    found = breaches(house)

    assert found == []


def test_a_zone_is_the_same_in_capitals() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 30)
    house.session("T01", "14 08:00", "14 09:00", ["B1"], room=house.room("Blue", "A"))
    house.session("T02", "14 09:29", "14 10:00", ["G1"], room=house.room("Green", "a"))

    found = breaches(house)

    assert [one.sessions for one in found] == [("T01", "T02")]


def test_a_room_without_a_zone_is_a_zone_of_its_own() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 30)
    room = house.room("Hall", "")
    house.session("T01", "14 08:00", "14 09:00", ["B1"], room=room)
    house.session("T02", "14 09:20", "14 10:00", ["G1"], room=room)

    (breach,) = breaches(house)

    assert breach.room == "Hall"


def test_the_same_zone_is_allowed_where_only_the_room_is_forbidden() -> None:
    house = in_zone(("14 08:30", "14 10:00"), kind=SeparationKind.NO_SAME_ROOM)

    found = breaches(house)

    assert found == []


def test_both_sides_in_one_session_are_one_breach_of_room_and_of_session() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_ROOM, "BLUE", "GREEN", 15)
    house.rule(SeparationKind.NO_SAME_SESSION, "BLUE", "GREEN")
    house.session("T01", "14 08:00", "14 09:00", ["B1", "G1"], room=house.room("Hall"))

    found = breaches(house)

    assert sorted((one.rule, one.sessions) for one in found) == [("R1", ("T01",)), ("R2", ("T01",))]


def test_both_sides_change_rooms_and_are_one_breach_with_all_of_them() -> None:
    house = two_sides()
    house.person("B2", delegation="BLUE")
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 0)
    house.session("T01", "14 08:00", "14 09:00", ["B1", "G1"], room=house.room("One", "B"))
    house.session("T02", "14 08:30", "14 09:30", ["B2"], room=house.room("Two", "B"))

    found = breaches(house)

    assert sorted(one.people for one in found) == [("B1", "G1"), ("B2", "G1")]


def test_plenaries_meals_and_receptions_can_be_excepted() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY, "BLUE", "GREEN")
    house.session("T01", "14 08:00", "14 09:00", ["B1", "G1"], kind=SessionKind.MEAL)
    house.session("T02", "14 10:00", "14 11:00", ["B1", "G1"], kind=SessionKind.BREAKOUT)
    house.session("T03", "", "", ["B1", "G1"], kind=SessionKind.BREAKOUT)
    house.session("T04", "14 12:00", "14 13:00", ["B1"], kind=SessionKind.BREAKOUT)

    found = breaches(house)

    assert [one.sessions for one in found] == [("T02",), ("T03",)]


def test_one_person_on_both_sides_does_not_meet_themselves() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_SESSION, "B1", "B1", scope=Scope.PERSON)
    house.rules[0] = house.rules[0].__class__(
        "k0", "R1", "eOF27", Scope.PERSON, "pB1", "pB1", SeparationKind.NO_SAME_SESSION
    )
    house.session("T01", "14 08:00", "14 09:00", ["B1"])

    found = breaches(house)

    assert found == []


def test_a_rule_between_organisations_holds_in_every_event_where_none_is_named() -> None:
    house = House()
    house.event("MU27")
    house.more["organisations"] = {key: Organisation(key, key) for key in ("o1", "o2")}
    house.person("A1", "MU27", organisation_id="o1")
    house.person("A2", "MU27", organisation_id="o2")
    house.rule(SeparationKind.NO_SAME_SESSION, "o1", "o2", scope=Scope.ORGANISATION, event_id=None)
    house.session("M01", "14 08:00", "14 09:00", ["A1", "A2"], event="MU27")

    found = breaches(house)

    assert [one.event for one in found] == ["MU27"]


def test_a_rule_of_one_event_says_nothing_of_a_session_of_another_but_reaches_into_it() -> None:
    house = two_sides()
    house.event("MU27")
    house.at("B1", "MU27")
    house.at("G1", "MU27")
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 30)
    room = house.room("Hall", "B")
    house.session("M01", "14 08:00", "14 09:00", ["B1", "G1"], event="MU27", room=room)
    house.session("T01", "14 09:05", "14 10:00", ["G1"], room=house.room("Next", "B"))

    found = breaches(house, "MU27")

    assert [(one.sessions, one.events) for one in found] == [(("M01", "T01"), ("MU27", "OF27"))]


def arriving(blue: str, green: str, minutes: int = 30) -> House:
    house = House()
    house.event()
    house.person("B1", delegation="BLUE", arrival=moment(blue))
    house.person("G1", delegation="GREEN", arrival=moment(green), departure=date(2027, 6, 17))
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "BLUE", "GREEN", minutes)
    return house


def test_arrivals_closer_than_agreed_are_a_breach() -> None:
    house = arriving("13 15:00", "13 15:20")

    (breach,) = breaches(house)

    assert dict(breach.facts) == {"journey": "arrival", "gap_minutes": "20", "agreed_minutes": "30"}
    assert breach.people == ("B1", "G1")


def test_arrivals_exactly_as_far_apart_as_agreed_are_none() -> None:
    house = arriving("13 15:00", "13 15:30")

    found = breaches(house)

    assert found == []


def test_two_of_one_side_may_arrive_together() -> None:
    house = arriving("13 15:00", "13 18:00")
    house.person("B2", delegation="BLUE", arrival=moment("13 15:05"))

    found = breaches(house)

    assert found == []


def test_arrivals_at_two_places_do_not_meet() -> None:
    house = arriving("13 15:00", "13 18:00")
    house.event("MU27", place="Muscat")
    house.at("G1", "MU27", arrival=moment("13 15:00"))

    found = breaches(house)

    assert found == []


def test_kinds_that_need_seats_vehicles_or_floors_wait_until_these_are_planned() -> None:
    house = in_zone(("14 08:30", "14 10:00"), kind=SeparationKind.NO_ADJACENT_SEAT)

    found = breaches(house)

    assert found == []


def test_a_session_without_a_room_is_near_nothing() -> None:
    house = two_sides()
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", 30)
    house.session("T01", "14 08:00", "14 09:00", ["B1", "G1"])

    found = breaches(house)

    assert found == []
