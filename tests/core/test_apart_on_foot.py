"""On foot: who passes whom in a zone that is neither's, and who cannot walk to the next session in time."""

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.scheduling import Trial
from forumdesk.domain.separation import SeparationKind
from forumdesk.domain.venues import ZoneBorder
from forumdesk.domain.walking import Step, Ways
from tests.core.house import House, moment, of_kind


def a_corridor(minutes: int = 5) -> House:
    """A opens into B, B into C, three minutes each. B1 goes from A to C; G1 is elsewhere, as a test says."""
    house = House()
    house.event()
    house.person("B1", delegation="BLUE")
    house.person("G1", delegation="GREEN")
    house.rule(SeparationKind.NO_SAME_ZONE, "BLUE", "GREEN", minutes)
    house.border("A", "B", 3)
    house.border("B", "C", 3)
    house.session("T01", "14 09:00", "14 10:00", ["B1"], room=house.room("Blue", "A"))
    house.session("T02", "14 10:15", "14 11:00", ["B1"], room=house.room("Grey", "C"))
    return house


def breaches(house: House) -> list[Finding]:
    return of_kind(check(house.snapshot()), FindingKind.SEPARATION)


def test_who_walks_through_the_zone_in_which_the_other_sits_is_found_with_the_way() -> None:
    house = a_corridor()
    house.session("T03", "14 09:30", "14 10:30", ["G1"], room=house.room("Green", "b"))

    (found,) = breaches(house)

    assert found.sessions == ("T03", "T01", "T02")
    assert (found.start, found.end) == (moment("14 10:03").utc, moment("14 10:06").utc)
    facts = {"gap_minutes": "0", "agreed_minutes": "5", "passing": "B", "way": "T01–T02"}
    assert dict(found.facts) == facts
    assert found.people == ("B1", "G1")


@pytest.mark.parametrize(("start", "met"), [("14 10:10", True), ("14 10:11", False)])
def test_the_minutes_of_the_rule_hold_on_the_way_too(start: str, met: bool) -> None:
    house = a_corridor()
    house.session("T03", start, "14 10:50", ["G1"], room=house.room("Green", "B"))

    found = breaches(house)

    assert bool(found) is met


def test_two_who_cross_in_several_zones_are_told_once_in_the_first() -> None:
    house = a_corridor()
    house.border("C", "D", 1)
    house.session("T02", "14 10:15", "14 11:00", room=house.room("Far", "D"))
    house.session("T03", "14 09:00", "14 10:00", ["G1"], room=house.room("Gold", "D"))
    house.session("T04", "14 10:15", "14 11:00", ["G1"], room=house.rooms["rVBlue"])

    (found,) = breaches(house)

    assert dict(found.facts)["passing"] == "C"
    assert dict(found.facts)["way"] == "T03–T04, T01–T02"


def test_who_has_more_than_an_hour_goes_where_nobody_planned() -> None:
    house = a_corridor()
    house.session("T02", "14 11:01", "14 12:00", room=house.rooms["rVGrey"])
    house.session("T03", "14 09:30", "14 10:30", ["G1"], room=house.room("Green", "B"))

    found = breaches(house)

    assert found == []


def test_no_way_another_house_or_a_rule_about_rooms_finds_nobody_on_foot() -> None:
    shut, other, rooms = a_corridor(), a_corridor(), a_corridor()
    shut.borders.pop()
    other.session("T02", "14 10:15", "14 11:00", room=other.room("Grey", "C", venue="W"))
    rooms.rules.clear()
    rooms.rule(SeparationKind.NO_SAME_ROOM, "BLUE", "GREEN", 5)
    for house in (shut, other, rooms):
        house.session("T03", "14 09:30", "14 10:30", ["G1"], room=house.room("Green", "B"))

    assert [breaches(house) for house in (shut, other, rooms)] == [[], [], []]


def test_of_two_ways_the_shorter_is_walked_and_of_two_as_long_the_one_with_fewer_zones() -> None:
    typed = [("A", "B", 1), ("B", "C", 1), ("A", "C", 2), ("C", "D", None), ("A", "D", 9), ("A", "E", None)]
    ways = Ways(tuple(ZoneBorder(zone + other, "v", zone, other, minutes) for zone, other, minutes in typed))

    assert ways.way("v", "a", "c") == ways.way("v", "a", "c") == (Step("c", 2),)
    assert ways.way("v", "a", "d") == (Step("c", 2), Step("d", 2))
    assert ways.way("v", "e", "a") == (Step("a", 0),)
    assert ways.way("v", "a", "a") == ways.way("v", "a", "x") == ways.way("w", "a", "b") == ()


def test_who_cannot_be_at_the_next_session_in_time_is_not_available_for_its_start() -> None:
    house = a_corridor()
    house.person("B2", delegation="BLUE")
    house.session("T02", "14 10:05", "14 11:00", ["B2"], room=house.rooms["rVGrey"])
    house.role("T01", "B2")

    (late,) = of_kind(check(house.snapshot()), FindingKind.AVAILABILITY)

    assert (late.sessions, late.people, late.room) == (("T01", "T02"), ("B1", "B2"), None)
    assert (late.start, late.end) == (moment("14 10:00").utc, moment("14 10:05").utc)
    assert dict(late.facts) == {"walk_minutes": "6", "gap_minutes": "5"}


def test_minutes_that_nobody_typed_make_nobody_late_but_somebody_met() -> None:
    house = a_corridor(minutes=0)
    house.borders = [ZoneBorder(one.id, one.venue_id, one.zone, one.other) for one in house.borders]
    house.session("T02", "14 10:00", "14 11:00", room=house.rooms["rVGrey"])
    house.session("T03", "14 09:30", "14 10:30", ["G1"], room=house.room("Green", "B"))

    assert of_kind(check(house.snapshot()), FindingKind.AVAILABILITY) == []
    assert [dict(one.facts)["passing"] for one in breaches(house)] == ["B"]


@pytest.mark.parametrize("start", ["10:00", "10:15", "10:55"])
def test_a_session_that_is_dragged_tells_whom_its_people_would_pass(start: str) -> None:
    house = a_corridor()
    house.session("T03", "14 09:00", "14 09:58", ["G1"], room=house.room("Gold", "C"))
    house.session("T04", "14 10:10", "14 11:00", ["G1"], room=house.rooms["rVBlue"])
    house.row("T02", "Table", ["B1", "G1"])
    house.rule(SeparationKind.NO_ADJACENT_SEAT, "BLUE", "GREEN")
    house.session("T02", f"14 {start}", "14 12:00", room=house.rooms["rVGrey"])
    snapshot = house.snapshot()

    tried = Trial(snapshot, snapshot.sessions["sT02"]).findings(snapshot.sessions["sT02"])

    assert tried == [one for one in check(snapshot) if "T02" in one.sessions]
    assert any("passing" in dict(one.facts) for one in tried)
