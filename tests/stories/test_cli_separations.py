"""The command line of keeping apart: what is planned, times proposed, two parties compared, the sheet on paper."""

import pytest

from forumdesk.domain.participation import Visibility
from forumdesk.domain.separation import RuleVisibility, SeparationKind
from forumdesk.store.workspace import Workspace
from tests.core.house import House, moment
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock, fill
from tests.stories.test_listing import text_of

DONE, NEEDS_PERSON, WRONG_USAGE, REFUSED = 0, 1, 2, 3


def a_house() -> House:
    house = House()
    house.event("OF27", zone="Europe/Oslo", marking="NEED TO KNOW")
    hidden = {"alias": "Heron 1", "visibility": Visibility.NEED_TO_KNOW, "family_name": "Ownerdotter"}
    house.person("H1", delegation="HERON", arrival=moment("14 08:00"), **hidden)
    house.person("H2", delegation="HERON", arrival=moment("14 08:00"))
    house.person("C1", delegation="CRANE", arrival=moment("14 08:10"))
    house.person("S1", visibility=Visibility.NEED_TO_KNOW, delegation="CRANE")
    blue = house.room("Blue", "A", entrances="North door")
    house.session("T01", "14 09:00", "14 10:00", ["H1", "C1", "H2"], room=blue, title="Told to nobody")
    house.rule(
        SeparationKind.STAGGERED_ARRIVAL,
        "HERON",
        "CRANE",
        30,
        reason="As both hosts agreed",
        visibility=RuleVisibility.PROTOCOL,
    )
    house.rule(SeparationKind.NO_ADJACENT_SEAT, "HERON", "CRANE", reason="Kept from security")
    house.rule(SeparationKind.NO_SAME_FLOOR, "HERON", "CRANE")
    house.rule(SeparationKind.NO_SAME_VEHICLE, "HERON", "CRANE")
    return house


@pytest.fixture
def filled(bare: CommandLine) -> CommandLine:
    """The command line in a folder with that house."""
    with Workspace.open(bare.folder / bare.file, SECRET, Clock().world()) as workspace:
        fill(workspace, a_house())
    return bare


def test_vehicles_seats_and_hotel_rooms_are_planned_and_their_breaches_found(filled: CommandLine) -> None:
    of = ("--event", "OF27")
    filled("vehicle", "add", "Van", *of, "--seats", "3")
    ridden = filled(
        *("ride", "add", "Van", "2027-06-14 09:30", "-", *of, "--journey", "arrival", "--from", "Airport"),
        *("--people", "H1,C1"),
    )
    (ride,) = ridden.document["vehicles"][0]["rides"]
    filled("ride", "add", "van", "2027-06-14 09:30", "2027-06-14 10:00", *of)
    filled("ride", "board", ride["id"], "H2", *of)
    left = filled("ride", "leave", ride["id"], "C1", *of).document["vehicles"][0]["rides"]
    filled("seats", "lay", "Front", "3", "--session", "T01", "--round")
    filled("seats", "fill", "--session", "T01", "--people", "H1,H2")
    by_alphabet = filled("seats", "fill", "--session", "T01")
    stood = filled("seats", "stand", "H2", "--session", "T01", json_wanted=False)
    put = filled("stay", "put", "H1,C1", *of, "--hotel", "Paper Inn", "--floor", "2", "--from", "2027-06-13")

    checked = filled("check", *of)

    assert (ride["start"], ride["end"], ride["people"]) == ("2027-06-14T07:30Z", None, ["C1", "H1"])
    assert sorted(one["people"] for one in left) == [[], ["H2", "H1"]]
    assert [one["ref"] for one in by_alphabet.document["rows"][0]["seats"]] == ["C1", "H2", "H1"]
    assert stood.out.split() == ["1", "row.", "Front", "1", "GivenC1", "FamilyC1", "Front", "3", "Heron", "1"]
    assert {one["first_night"] for one in put.document["stays"]} == {"2027-06-13"}
    breaches = [one for one in checked.document["findings"] if one["kind"] == "separation"]
    assert {one["rule"] for one in breaches} == {"R1", "R2", "R3"}
    assert all("Ownerdotter" not in one["message"] for one in breaches)


def test_what_was_planned_is_shown_and_taken_away(filled: CommandLine) -> None:
    of = ("--event", "OF27")
    filled("vehicle", "add", "Van", *of)
    ride = filled("ride", "add", "Van", "14.6.2027 9:30", "14.6.2027 10:00", *of, "--people", "H1").document
    filled("stay", "put", "H1", *of, "--hotel", "Paper Inn", "--room", "9")
    shown = [filled(*words, json_wanted=False).out for words in (("vehicles", *of), ("stays", *of))]

    gone = filled("ride", "remove", ride["vehicles"][0]["rides"][0]["id"], *of)
    none = filled("vehicle", "remove", "VAN", *of)
    slept = filled("stay", "remove", "H1", *of)
    seats = filled("seats", "show", "--session", "T01")

    assert ["Heron 1 (H1)" in shown[0], "Heron 1" in shown[1]] == [True, True]
    assert (gone.document["vehicles"][0]["rides"], none.document, slept.document, seats.document) == (
        [],
        {"vehicles": []},
        {"stays": []},
        {"rows": []},
    )
    assert filled("ride", "add", "Bus", "14.6.2027 9:30", "-", *of).status == REFUSED
    assert filled("stay", "put", ",", *of, "--hotel", "Inn").status == WRONG_USAGE
    filled("vehicle", "add", "Van", *of)
    assert filled("ride", "add", "Van", "14.6.2027", "-", *of).status == REFUSED


def test_times_are_proposed_taken_and_where_there_are_none_the_reasons_said(filled: CommandLine) -> None:
    of = ("--event", "OF27")

    seen = filled("stagger", *of)
    spoken = filled("stagger", *of, json_wanted=False)
    none = filled("stagger", *of, "--within", "10")
    said = filled("stagger", *of, "--within", "10", "--keep", "C1", json_wanted=False)
    taken = filled("stagger", *of, "--window", "CRANE=2027-06-14 10:45/2027-06-14 11:00", "--apply")
    again = filled("stagger", *of, "--apply")
    leaving = filled("stagger", *of, "--departures", "--entrance", "10")

    assert (seen.status, seen.document["possible"], seen.document["applied"]) == (DONE, True, False)
    assert [(one["people"], one["at"]) for one in seen.document["times"]] == [
        (["H2", "H1"], "2027-06-14T08:00Z"),
        (["C1"], "2027-06-14T08:30Z"),
    ]
    assert "1 time is another, nothing is changed yet." in spoken.out
    assert (none.status, none.document["times"]) == (NEEDS_PERSON, [])
    assert {one["demand"] for one in none.document["reasons"]} == {"window", "rule"}
    assert "GivenC1 FamilyC1 keep their time, 2027-06-14 10:10." in said.out
    assert "Rule R1: GivenH2 FamilyH2, Heron 1 and GivenC1 FamilyC1 at least 30 min apart." in said.out
    assert (taken.document["applied"], again.document["applied"]) == (True, False)
    assert {one["at"] for one in again.document["times"]} == {"2027-06-14T08:00Z", "2027-06-14T08:45Z"}
    assert (leaving.document["times"], leaving.document["untimed"]) == ([], ["C1", "H2", "H1", "S1"])
    for wrong in ("CRANE", "CRANE=2027-06-14/2027-06-15", "STORK=2027-06-14 10:00/2027-06-14 11:00"):
        assert filled("stagger", *of, "--window", wrong).status == REFUSED


def test_two_parties_stand_side_by_side_with_where_they_differ(filled: CommandLine) -> None:
    found = filled("parity", "OF27", "HERON", "CRANE")
    lines = filled("parity", "OF27", "HERON", "CRANE", json_wanted=False)

    assert (found.status, found.document["uneven"]) == (DONE, [])
    assert [(one["party"], one["people"]) for one in found.document["parties"]] == [("HERON", 2), ("CRANE", 2)]
    assert "agreed size" in lines.out
    assert filled("parity", "OF27", "HERON", "STORK").status == REFUSED


def test_the_sheet_has_aliases_and_no_session_name_and_reveals_only_on_record(filled: CommandLine) -> None:
    of = ("--event", "OF27")

    hidden = filled("export", "separations", *of, "--out", "a.pdf")
    shown = filled("export", "separations", *of, "--out", "b.pdf", "--reveal", "--language", "nb")
    wrong = filled("export", "separations", *of, "--out", "c.csv")

    text, revealed = (text_of(filled.folder / name) for name in ("a.pdf", "b.pdf"))
    assert (hidden.status, hidden.document["copy"], shown.document["copy"]) == (NEEDS_PERSON, "OF27-0001", "OF27-0002")
    assert hidden.document["left_out"] == [{"ref": "S1", "why": "alias-missing"}]
    for word in ("Heron 1", "10 of 30", "North door", "As both hosts agreed", "NEED TO KNOW", "Blue (A)"):
        assert word in text
    for word in ("Ownerdotter", "Told to nobody", "T01", "HERON", "Kept from security", "FamilyS1"):
        assert word not in text
    assert "Ownerdotter" in revealed
    assert wrong.status == REFUSED
    labels = [one["label"] for one in filled("history").document["entries"]]
    assert labels[-2:] == ["make-copy", "reveal-copy"] or labels[:2] == ["reveal-copy", "make-copy"]
