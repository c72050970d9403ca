"""Two sides in vehicles, at table, on floors and in hotels: together where it was agreed that they are not."""

from datetime import date

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.participation import Answer
from forumdesk.domain.separating import RuleTrial
from forumdesk.domain.separation import SeparationKind
from forumdesk.domain.vehicles import Journey
from tests.core.house import House, moment, of_kind

PEOPLE = {"B1": "BLUE", "B2": "BLUE", "G1": "GREEN", "G2": "GREEN", "X1": ""}


def sides(kind: SeparationKind, minutes: int = 0, **fields: object) -> House:
    house = House()
    house.event()
    for ref, delegation in PEOPLE.items():
        house.person(ref, delegation=delegation)
    house.rule(kind, "BLUE", "GREEN", minutes, **fields)
    return house


def breaches(house: House) -> list[Finding]:
    return of_kind(check(house.snapshot()), FindingKind.SEPARATION)


def test_both_sides_on_one_ride_or_on_overlapping_rides_of_one_vehicle_are_together() -> None:
    house = sides(SeparationKind.NO_SAME_VEHICLE)
    house.ride("Van", "14 09:00", "14 09:30", ["B1", "G1", "X1"])
    house.ride("Van", "14 09:20", "14 10:00", ["G2"])
    house.ride("Bus", "14 09:00", "14 09:30", ["B2"])
    house.ride("Bus", "14 09:30", "", ["G2"])

    first, second = breaches(house)

    assert (first.people, first.start, first.end) == (("B1", "G1"), moment("14 09:00").utc, moment("14 09:30").utc)
    assert (second.people, second.start, second.end) == (("B1", "G2"), moment("14 09:20").utc, moment("14 09:30").utc)
    assert {one.facts for one in (first, second)} == {(("vehicle", "Van"),)}
    assert (first.event, first.sessions, first.rule) == ("OF27", (), "R1")


def test_two_who_set_off_in_one_vehicle_are_together_although_nobody_knows_how_long() -> None:
    house = sides(SeparationKind.NO_SAME_VEHICLE)
    house.ride("Van", "14 09:00", "", ["B1", "G1"])

    assert len(breaches(house)) == 1


def test_who_declined_is_in_no_vehicle_on_no_seat_and_in_no_hotel() -> None:
    for kind in (SeparationKind.NO_SAME_VEHICLE, SeparationKind.NO_ADJACENT_SEAT, SeparationKind.NO_SAME_FLOOR):
        house = sides(kind)
        house.person("G3", delegation="GREEN", answer=Answer.DECLINED)
        house.ride("Van", "14 09:00", "", ["B1", "G3"])
        house.session("T01", "14 09:00", "14 10:00")
        house.row("T01", "Front", ["B1", "G3"])
        for ref in ("B1", "G3"):
            house.stay(ref, "Paper Inn", floor="2")

        assert breaches(house) == []


def test_a_car_with_more_people_than_seats_is_told_without_anybody() -> None:
    house = sides(SeparationKind.NO_SAME_SESSION)
    house.ride("Van", "14 09:00", "14 09:30", ["B1", "B2"], seats=1)
    house.ride("Bus", "14 09:00", "14 09:30", ["B1", "B2"], seats=2)

    (full,) = of_kind(check(house.snapshot()), FindingKind.CAPACITY)

    assert dict(full.facts) == {"expected": "2", "capacity": "1", "vehicle": "Van"}
    assert (full.people, full.sessions, full.room) == ((), (), None)


@pytest.mark.parametrize(("end", "apart"), [("14 12:40", "20"), ("14 12:50", "")])
def test_rides_say_when_people_come_where_they_are_planned(end: str, apart: str) -> None:
    house = sides(SeparationKind.STAGGERED_ARRIVAL, 30)
    house.participations = [
        *(one for one in house.participations if one.person_id == "pX1"),
    ]
    house.at("B1", delegation="BLUE", arrival=moment("14 08:00"))
    house.at("G1", delegation="GREEN", arrival=moment("14 12:20"))
    house.ride("Van", "14 08:10", end, ["B1"])

    found = [dict(one.facts) for one in breaches(house)]

    assert [one["gap_minutes"] for one in found] == ([apart] if apart else [])
    assert all((one["journey"], one["vehicle"]) == ("arrival", "Van") for one in found)


def test_two_who_are_too_near_as_stated_and_by_their_rides_are_told_once() -> None:
    house = sides(SeparationKind.STAGGERED_ARRIVAL, 30)
    house.participations = []
    house.at("B1", delegation="BLUE", departure=moment("14 08:00"))
    house.at("G1", delegation="GREEN", departure=moment("14 08:10"))
    house.ride("Van", "14 07:00", "14 07:30", ["B1"], Journey.DEPARTURE)
    house.ride("Bus", "14 07:20", "14 07:50", ["G1"], Journey.DEPARTURE)
    house.ride("Bus", "14 12:00", "14 12:30", ["B1"], Journey.TRANSFER)

    (found,) = breaches(house)

    assert dict(found.facts) == {"journey": "departure", "gap_minutes": "10", "agreed_minutes": "30"}


@pytest.mark.parametrize(
    ("people", "round_table", "places"),
    [
        (["B1", "G1", ""], False, ["1–2"]),
        (["B1", "", "G1"], False, []),
        (["B1", "X1", "G1"], False, []),
        (["B1", "X1", "G1"], True, ["3–1"]),
        (["G1", "B1"], True, ["1–2"]),
        (["B1", "B2", "G1", "G2"], True, ["4–1", "2–3"]),
    ],
)
def test_who_sits_side_by_side_is_found_round_the_table_too(
    people: list[str], round_table: bool, places: list[str]
) -> None:
    house = sides(SeparationKind.NO_ADJACENT_SEAT)
    house.session("T01", "14 09:00", "14 10:00", people=[one for one in people if one])
    house.row("T01", "Table 3", people, round=round_table)

    found = breaches(house)

    assert [dict(one.facts) for one in found] == [{"seat": "Table 3", "places": where} for where in places]
    assert {one.sessions for one in found} <= {("T01",)}


def test_rows_are_not_beside_each_other_and_another_event_or_no_time_is_no_matter() -> None:
    house = sides(SeparationKind.NO_ADJACENT_SEAT)
    house.event("MU27")
    house.session("T01", "", "")
    house.session("T02", "14 09:00", "14 10:00", event="MU27")
    house.row("T01", "Front", ["B1"])
    house.row("T01", "Back", ["G1", "B2"])
    house.row("T02", "Front", ["B1", "G1"])

    (found,) = breaches(house)

    assert (found.people, found.start, found.sessions) == (("B2", "G1"), None, ("T01",))


def test_two_rooms_on_one_floor_of_a_house_are_near_within_the_minutes() -> None:
    house = sides(SeparationKind.NO_SAME_FLOOR, 20)
    house.session("T01", "14 09:00", "14 10:00", ["B1"], room=house.room("Blue", floor="G"))
    house.session("T02", "14 10:10", "14 11:00", ["G1"], room=house.room("Green", "B", floor="g"))
    house.session("T03", "14 09:00", "14 10:00", ["G2"], room=house.room("Gold", floor="2"))
    house.session("T04", "14 09:00", "14 10:00", ["G2"], room=house.room("Nowhere"))

    (found,) = breaches(house)

    assert found.sessions == ("T01", "T02")
    assert dict(found.facts) == {"gap_minutes": "10", "agreed_minutes": "20", "floor": "g"}


@pytest.mark.parametrize(
    ("kind", "where", "part"),
    [
        (SeparationKind.NO_SAME_FLOOR, {"floor": "2", "room": "201"}, ("floor", "2")),
        (SeparationKind.NO_SAME_ROOM, {"floor": "3", "room": "211"}, ("room", "211")),
    ],
)
def test_one_hotel_and_one_floor_or_room_in_the_same_night(
    kind: SeparationKind, where: dict[str, str], part: tuple[str, str]
) -> None:
    house = sides(kind)
    house.stay("B1", "Paper Inn", "2", "211", check_in=date(2027, 6, 13), check_out=date(2027, 6, 15))
    house.stay("G1", " paper  inn", **where, check_in=date(2027, 6, 14), check_out=date(2027, 6, 17))
    house.stay("G2", "Paper Inn", **where, check_in=date(2027, 6, 15), check_out=date(2027, 6, 17))
    house.stay("B2", "Card Hotel", "2", "211", check_in=date(2027, 6, 13), check_out=date(2027, 6, 16))
    house.stay("X1", "Paper Inn", "2", "211")
    house.stay("B1", "Paper Inn")

    (found,) = breaches(house)

    assert found.people == ("B1", "G1")
    assert found.facts == (("hotel", "Paper Inn"), part, ("first_night", "2027-06-14"), ("last_night", "2027-06-14"))
    assert (found.start, found.end) == (None, None)


def test_nights_are_those_of_the_journey_else_of_the_event_else_any() -> None:
    house = sides(SeparationKind.NO_SAME_FLOOR, event_id=None)
    house.event("MU27", start_date=None, end_date=None)
    house.participations = [one for one in house.participations if one.person_id not in ("pB1", "pG1")]
    house.at("B1", delegation="BLUE", arrival=moment("14 20:00"), departure=date(2027, 6, 16))
    house.at("G1", delegation="GREEN")
    house.at("G2", "MU27", delegation="GREEN")
    house.room("Hall", venue="W")
    house.stay("B1", "", "2", venue_id="vW")
    house.stay("G1", "", "2", venue_id="vW")
    house.stay("G2", "", "2", venue_id="vW", event_id="eMU27")
    house.stay("B2", "", "2", venue_id="vW", event_id="eMU27")

    found = [(one.people, dict(one.facts)) for one in breaches(house)]

    assert all(facts["hotel"] == "W" for _, facts in found)
    nights = {people: (facts["first_night"], facts["last_night"]) for people, facts in found}
    assert nights == {
        ("B1", "G1"): ("2027-06-14", "2027-06-15"),
        ("B1", "G2"): ("2027-06-14", "2027-06-15"),
        ("B2", "G1"): ("2027-06-13", "2027-06-16"),
        ("B2", "G2"): ("", ""),
    }


def test_a_rule_says_whether_anything_is_planned_that_it_is_about() -> None:
    kinds = (SeparationKind.NO_ADJACENT_SEAT, SeparationKind.NO_SAME_VEHICLE, SeparationKind.NO_SAME_FLOOR)
    house = sides(SeparationKind.NO_SAME_ROOM)
    rules = [house.rule(kind, "BLUE", "GREEN") for kind in kinds]
    before = RuleTrial(house.snapshot())
    house.session("T01", "14 09:00", "14 10:00")
    house.row("T01", "Front", ["B1"])
    house.ride("Van", "14 09:00", "", ["B1"])
    house.stay("B1", "Paper Inn", "2")
    after = RuleTrial(house.snapshot())

    assert [before.planned(rule) for rule in (house.rules[0], *rules)] == [True, False, False, False]
    assert [after.planned(rule) for rule in rules] == [True, True, True]
