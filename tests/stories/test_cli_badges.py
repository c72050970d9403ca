"""The command line about badges once they are printed, and the labels of a sheet that cannot be used."""

import json

import pytest

from forumdesk.cli import shapes
from forumdesk.domain.badges import Badge
from forumdesk.services.badge_register import Entry, Tally
from forumdesk.store.workspace import Workspace
from tests.habits.pages import examples, sections
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock

USAGE, REFUSED = 2, 3


@pytest.fixture
def printed(cli: CommandLine) -> CommandLine:
    cli("export", "badges", "--event", "OF27", "--out", "b.pdf")
    cli("export", "badges", "--event", "DD27", "--out", "c.pdf")
    return cli


def token_of(cli: CommandLine, serial: str) -> str:
    with Workspace.open(cli.folder / cli.file, SECRET, Clock().world()) as workspace:
        return workspace.where(Badge, serial=serial)[0].token


def test_the_register_has_every_badge_a_tally_and_who_has_none(printed: CommandLine) -> None:
    printed("badge", "issue", "A01")
    printed("badge", "spoilt", "OF27-0002", "--reason", "jammed")

    said = printed("badges", "--event", "OF27")

    assert said.status == 0
    first, second = said.document["badges"][:2]
    assert (first["serial"], first["ref"], first["name"], first["state"]) == (
        "OF27-0001",
        "A01",
        "GivenA01 FamilyA01",
        "issued",
    )
    assert (second["state"], second["reason"], second["page"], second["slot"]) == ("spoilt", "jammed", 1, 2)
    assert second["printed"].endswith("Z")
    assert second["moved"].endswith("Z")
    assert said.document["tally"] == [
        {"category": "expert", "ready": 2, "issued": 1, "returned": 0, "outstanding": 1, "lost": 0}
    ]
    assert said.document["without"] == ["A02"]


def test_a_badge_goes_out_by_its_code_and_comes_back(printed: CommandLine) -> None:
    token = token_of(printed, "OF27-0003")

    issued = printed("badge", "issue", token)
    twice = printed("badge", "issue", token)
    back = printed("badge", "return", "A03", "--event", "OF27")

    assert [one["state"] for one in issued.document["badges"]] == ["issued"]
    assert (twice.status, twice.out) == (REFUSED, "")
    assert "OF27-0003 is issued." in twice.err
    assert back.document["badges"][0]["state"] == "returned"
    assert token not in issued.out + twice.err + back.out


def test_a_lost_badge_is_out_of_use_for_good(printed: CommandLine) -> None:
    lost = printed("badge", "lost", "OF27-0001", "--reason", "taxi")
    printed("badge", "return", "OF27-0001")
    again = printed("badge", "issue", "OF27-0001")

    assert (lost.document["badges"][0]["state"], lost.document["badges"][0]["reason"]) == ("lost", "taxi")
    assert again.status == REFUSED
    assert "print a new one" in again.err


def test_a_whole_sheet_is_spoilt_at_once(printed: CommandLine) -> None:
    said = printed("badge", "spoilt", "OF27-0001", "--sheet")

    assert [(one["serial"], one["slot"]) for one in said.document["badges"]] == [
        ("OF27-0001", 1),
        ("OF27-0002", 2),
        ("OF27-0003", 3),
        ("OF27-0004", 4),
    ]


def test_voiding_asks_for_a_reason_and_goes_on_the_guards_list(printed: CommandLine) -> None:
    without = printed("badge", "void", "OF27-0001")
    printed("badge", "void", "OF27-0001", "--reason", "misspelt")
    listed = printed("export", "list", "--event", "OF27", "--audience", "guards", "--out", "void.csv")

    assert without.status == USAGE
    assert listed.document == {"rows": 1, "copy": "OF27-0002", "left_out": [], "findings": []}
    assert (printed.folder / "void.csv").read_text("utf-8-sig").splitlines()[1] == (
        f"OF27-0001,{token_of(printed, 'OF27-0001')[-4:]},void"
    )


def test_a_protected_holder_is_told_by_alias(printed: CommandLine) -> None:
    said = printed("badge", "issue", "QXZW-0001", json_wanted=False)
    register = printed("badges", "--event", "DD27", json_wanted=False)

    assert said.out == "QXZW-0001 (Blue 1) is issued.\n"
    assert "QXZW-0001  issued  D01  Blue 1" in register.out
    assert "1 outstanding" in register.out
    assert "Ownerdotter" not in said.out + register.out


def test_an_event_without_badges_says_so_and_who_would_get_one(cli: CommandLine) -> None:
    said = cli("badges", "--event", "OF27", json_wanted=False)

    assert said.out == "No badges yet.\nWithout: A01, A02, A03, A05\n"


@pytest.mark.parametrize("name", ["OF27-0099", "Z99", "A04"])
def test_what_names_no_badge_is_refused(printed: CommandLine, name: str) -> None:
    assert printed("badge", "issue", name).status == REFUSED


def test_spoilt_labels_of_the_first_sheet_are_left_out(cli: CommandLine) -> None:
    said = cli("export", "badges", "--event", "OF27", "--out", "b.pdf", "--start-at", "7", "--skip", "8, 10")

    assert [(one["page"], one["slot"]) for one in said.document["badges"]] == [(1, 7), (1, 9), (2, 1), (2, 2)]


def test_labels_to_leave_out_are_numbers_on_the_sheet_and_leave_one(cli: CommandLine) -> None:
    ask = ("export", "badges", "--event", "OF27", "--out", "b.pdf")

    statuses = [
        cli(*ask, *more).status for more in (("--skip", "3,x"), ("--skip", "11"), ("--start-at", "9", "--skip", "9,10"))
    ]

    assert statuses == [USAGE, REFUSED, REFUSED]
    assert not (cli.folder / "b.pdf").exists()


def test_the_register_on_the_page_has_the_keys_of_the_program() -> None:
    (answer,) = (json.loads(one) for one in examples(sections("command-line")["badges"], "json"))

    assert list(answer["badges"][0]) == list(shapes.badge(Entry("", "", "", False, None)))
    assert list(answer["tally"][0]) == list(shapes.tally(Tally(None, 0, 0, 0, 0, 0)))
    assert list(answer) == ["badges", "tally", "without"]


@pytest.mark.parametrize("edge", ["long", "short"])
def test_the_edge_over_which_sheets_are_turned_is_named_as_it_is_documented(cli: CommandLine, edge: str) -> None:
    said = cli("export", "badges", "--event", "OF27", "--template", "two-sided", "--turn", edge, "--out", "b.pdf")

    assert said.status == 0
    assert (cli.folder / "b.pdf").exists()
