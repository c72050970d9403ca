"""The separation sheet: what security may read of rules and people, and nothing that tells who is whose."""

from dataclasses import replace
from datetime import date
from typing import Any

from forumdesk.domain.cards import ListCard
from forumdesk.domain.disclosure import Why, running, separation_card
from forumdesk.domain.events import Discretion
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Visibility
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind
from tests.core.house import House, moment

HIDDEN = {"alias": "Heron 1", "visibility": Visibility.NEED_TO_KNOW}
PAIR: dict[str, Any] = {"scope": Scope.PERSON}


def a_house() -> House:
    house = House()
    house.event(zone="Europe/Oslo")
    house.person("H1", delegation="HERON", arrival=moment("14 06:00"), organisation_id="oN", **HIDDEN)
    house.person("H2", delegation="HERON", organisation_id="oN")
    house.person("C1", delegation="CRANE", arrival=moment("14 06:10"), organisation_id="oR")
    house.person("Z1")
    house.more["organisations"] = {key: Organisation(key, f"House {key}") for key in ("oN", "oR")}
    return house


def sheet(house: House, reveal: bool = False) -> ListCard:
    snapshot = house.snapshot()
    event = snapshot.events["eOF27"]
    card = separation_card(snapshot, event, running(event, "OF27-0001", "now"), reveal).card
    assert card is not None
    return card


def rows(house: House, reveal: bool = False) -> dict[str, list[tuple[str, ...]]]:
    return {one.heading: [row.cells for row in one.rows] for one in sheet(house, reveal).sections}


def test_a_rule_stands_with_its_sides_by_the_names_that_security_reads_and_where_they_come_near() -> None:
    house = a_house()
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "HERON", "CRANE", 30, reason="Kept back")
    house.rule(SeparationKind.NO_SAME_ROOM, "HERON", "CRANE", reason="Told", visibility=RuleVisibility.PROTOCOL)
    house.rule(SeparationKind.NO_SAME_ROOM, "HERON", "STORK")
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "HERON", "CRANE")

    assert rows(house) == {
        "Rule R1: arrive and leave apart, 30 min": [
            ("", "Both sides", "", "GivenH2 FamilyH2\nHeron 1", "GivenC1 FamilyC1", ""),
            ("2027-06-14\n08:00–08:10", "arrive", "", "Heron 1", "GivenC1 FamilyC1", "10 of 30"),
        ],
        "Rule R2: not in one room": [
            ("", "Both sides", "Told", "GivenH2 FamilyH2\nHeron 1", "GivenC1 FamilyC1", ""),
            ("", "", "Nothing planned brings them together.", "", "", ""),
        ],
    }
    assert "GivenH1 FamilyH1" in str(rows(house, reveal=True))


def test_in_a_rule_of_organisations_nobody_protected_has_a_name_unless_it_is_revealed() -> None:
    house = a_house()
    house.rule(SeparationKind.NO_SAME_SESSION, "oN", "oR", scope=Scope.ORGANISATION, event_id=None)

    ((sides, _),) = rows(house).values()
    ((opened, _),) = rows(house, reveal=True).values()

    assert sides[3] == "a protected person\nGivenH2 FamilyH2"
    assert opened[3] == "GivenH1 FamilyH1\nGivenH2 FamilyH2"


def test_each_kind_of_nearness_says_what_and_where_and_never_a_session() -> None:
    house = a_house()
    blue, bar = house.room("Blue", "A", floor="1", entrances="North door"), house.room("Bar", "B", floor="1")
    gold = house.room("Gold", "C", entrances="South door")
    house.border("A", "B", 2)
    house.border("B", "C", 2)
    house.session("T01", "14 07:00", "14 08:00", ["H1"], room=blue)
    house.session("T02", "14 08:10", "14 09:00", ["H1"], room=gold)
    house.session("T03", "14 07:30", "14 08:30", ["C1"], room=bar)
    house.session("T04", "14 10:00", "14 11:00", ["Z1"], room=house.room("Attic", entrances="A ladder"))
    house.session("T05", "", "", ["H1", "C1"])
    house.row("T05", "Table", ["H1", "C1"])
    house.ride("Van", "14 05:00", "14 05:30", ["H1", "C1"], from_place="Airport")
    house.ride("Bus", "14 05:00", "", ["Z1"])
    nights: dict[str, Any] = {"check_in": date(2027, 6, 14), "check_out": date(2027, 6, 15)}
    house.stay("H1", "Inn", "2", "201", **nights)
    house.stay("C1", "Inn", "2", **nights)
    house.stay("Z1", "Inn", "9")
    kinds = SeparationKind
    for kind in (kinds.NO_SAME_ZONE, kinds.NO_SAME_FLOOR, kinds.NO_SAME_VEHICLE, kinds.NO_ADJACENT_SEAT):
        house.rule(kind, "pH1", "pC1", 0, **PAIR)
    house.rule(kinds.STAGGERED_ARRIVAL, "pH1", "pC1", 60, **PAIR)
    sides = ("Heron 1", "GivenC1 FamilyC1")

    found = rows(house)

    told = [cells for heading, some in found.items() if heading.startswith("Rule") for cells in some[1:]]
    assert told == [
        ("2027-06-14\n10:02–10:04", "zone B, on foot", "Blue (A) – Gold (C)\nBar (B)", *sides, "0 of 0"),
        ("2027-06-14\n09:30–10:00", "floor 1", "Blue (A)\nBar (B)", *sides, "0 of 0"),
        ("2027-06-14", "floor 2", "Inn", *sides, ""),
        ("2027-06-14\n07:00–07:30", "Van", "", *sides, ""),
        ("", "Table, places 1–2", "", *sides, ""),
        ("2027-06-14\n08:00–08:10", "arrive", "", *sides, "10 of 60"),
    ]
    assert found["Entrances"] == [
        ("", "North door", "Blue (A)", "", "", ""),
        ("", "South door", "Gold (C)", "", "", ""),
    ]
    assert found["Vehicles"] == [("2027-06-14\n07:00–07:30", "Van", "Airport", "GivenC1 FamilyC1\nHeron 1", "", "")]
    assert found["Hotels"] == [
        ("2027-06-14 –\n2027-06-15", "floor 2", "Inn", "GivenC1 FamilyC1", "", ""),
        ("2027-06-14 –\n2027-06-15", "floor 2\nroom 201", "Inn", "Heron 1", "", ""),
    ]
    assert all("T0" not in cell and "Session" not in cell for some in found.values() for row in some for cell in row)


def test_rides_that_bring_two_near_are_named_and_a_room_in_a_hotel_is_a_room() -> None:
    house = a_house()
    house.ride("Van", "14 05:00", "", ["H1"])
    house.ride("Bus", "14 05:08", "", ["C1"])
    for ref in ("H1", "C1"):
        house.stay(ref, "Inn", room="7", event_id="eOF27")
    house.events["eOF27"] = replace(house.events["eOF27"], start_date=None, end_date=None)
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "pH1", "pC1", 5, **PAIR)
    house.rule(SeparationKind.STAGGERED_ARRIVAL, "pH1", "pC1", 9, **PAIR)
    house.rule(SeparationKind.NO_SAME_ROOM, "pH1", "pC1", **PAIR)

    found = rows(house)

    assert found["Rule R2: arrive and leave apart, 9 min"][1][1] == "arrive\nBus, Van"
    assert found["Rule R3: not in one room"][1][:3] == ("2027-06-14 –", "room 7", "Inn")
    assert found["Vehicles"][0][0] == "2027-06-14\n07:00"


def test_who_lacks_an_alias_is_left_out_and_stands_for_nobody() -> None:
    house = a_house()
    house.person("S1", delegation="CRANE", visibility=Visibility.NEED_TO_KNOW)
    house.rule(SeparationKind.NO_SAME_ROOM, "HERON", "CRANE")
    snapshot = house.snapshot()
    event = snapshot.events["eOF27"]

    made = separation_card(snapshot, event, running(event, "OF27-0001", "now"))

    assert [(one.ref, one.why) for one in made.left_out] == [("S1", Why.ALIAS_MISSING)]
    assert rows(house)["Rule R1: not in one room"][0][4] == "GivenC1 FamilyC1\n–"


def test_a_discreet_event_has_the_sheet_under_its_cover_and_none_without_one() -> None:
    house = a_house()
    house.rule(SeparationKind.NO_SAME_ROOM, "HERON", "CRANE")
    house.event(discretion=Discretion.DISCREET, title="Secret", cover_title="Seminar", cover_place="Oslo")
    covered = sheet(house)
    house.event(discretion=Discretion.DISCREET)
    event = house.events["eOF27"]

    bare = separation_card(house.snapshot(), event, running(event, "QXZW-0001", "now"))

    assert covered.subtitle.startswith("Seminar")
    assert "Secret" not in str(covered)
    assert (bare.card, bare.covers_missing[0].event) == (None, "OF27")


def test_an_event_without_rules_has_a_sheet_that_says_so() -> None:
    house = a_house()

    assert (sheet(house).sections, sheet(house).empty_text) == ((), "No rule keeps anybody apart here.")
