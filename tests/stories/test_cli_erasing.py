"""The command line about letting go: who did what, the history as a copy, erasing, and how long things are kept."""

import csv
from pathlib import Path

import pytest

from tests.stories.command_line import CommandLine

DONE, LOOK, USAGE, REFUSED = 0, 1, 2, 3


def test_who_works_here_is_said_on_the_line_or_by_the_environment_and_stands_in_the_history(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("new-event", "AA", "--from", "OF27", "--title", "One", "--start", "2027-09-01", "--by", " Ada  Fictand ")
    monkeypatch.setenv("FORUMDESK_BY", "Bodil")
    cli("new-event", "BB", "--from", "OF27", "--title", "Two", "--start", "2027-10-01")

    said = cli("history").document["entries"]

    assert [one["by"] for one in said] == ["", "Ada Fictand", "Bodil"]
    assert cli("verify").document["history"]["chain"] == "ok"


def test_the_history_leaves_as_a_numbered_copy_without_any_value(cli: CommandLine) -> None:
    cli("new-event", "AA", "--from", "OF27", "--title", "Secretive Title", "--start", "2027-09-01", "--by", "Ada")

    said = {
        suffix: cli("export", "history", "--event", "OF27", "--out", f"h{suffix}")
        for suffix in (".csv", ".xlsx", ".pdf")
    }
    refused = cli("export", "history", "--event", "OF27", "--out", "h.txt")
    rows = list(csv.DictReader((cli.folder / "h.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert [one.document["rows"] for one in said.values()] == [2, 3, 4]
    assert said[".csv"].document["copy"] == "OF27-0001"
    assert refused.status == REFUSED
    assert list(rows[1]) == ["number", "at", "by", "label", "rows", "hash"]
    assert (rows[1]["number"], rows[1]["by"], rows[1]["label"]) == ("2", "Ada", "new event")
    assert len(rows[1]["hash"].replace("-", "")) == 8
    assert "Secretive" not in (cli.folder / "h.csv").read_text(encoding="utf-8-sig")
    assert (cli.folder / "h.pdf").read_bytes().startswith(b"%PDF")


def test_a_person_is_erased_after_a_look_an_answer_about_the_archive_and_a_word_of_confirmation(
    cli: CommandLine,
) -> None:
    bare, undecided = cli("erase", "person", "A01"), cli("erase", "person", "A01", "--confirm")
    half = cli("erase", "person", "A01", "--confirm", "--archive-duty", "sealed", "--archive", "a.age")
    seen = cli("erase", "person", "A01", "--dry-run")
    there = [one["ref"] for one in cli("people").document["people"]]
    elsewhere = ("--archive-duty", "elsewhere")

    erased = cli("erase", "person", "A01", "--confirm", *elsewhere, "--receipt", "receipt.txt", "--by", "Ada")
    receipt = (cli.folder / "receipt.txt").read_text(encoding="utf-8")

    assert (bare.status, undecided.status, half.status) == (USAGE, USAGE, USAGE)
    assert "--archive-duty" in undecided.err
    assert "A01" in there
    assert seen.document["erased"] is False
    assert erased.document["erased"] is True
    assert erased.document["rows"] == seen.document["rows"]
    assert erased.status == DONE
    assert "A01" not in [one["ref"] for one in cli("people").document["people"]]
    assert "By: Ada\n" in receipt
    assert "A01" not in receipt
    assert erased.document["receipt"]["anchor"] in receipt
    assert cli("undo").status == REFUSED
    assert cli("verify").document == {
        "cipher": "ok",
        "database": "ok",
        "history": {"entries": 2, "chain": "ok"},
        "kdf_profile": 9,
    }


def test_an_event_is_erased_in_words_and_nobody_unknown_is(cli: CommandLine) -> None:
    sure = ("--confirm", "--archive-duty", "none")

    refused = cli("erase", "person", "Z99", *sure)
    seen = cli("erase", "event", "DD27", "--dry-run", json_wanted=False)
    done = cli("erase", "event", "DD27", "--mentions", "strike", *sure, json_wanted=False)

    assert refused.status == REFUSED
    assert "Would erase: DD27" in seen.out
    assert "1 event," in seen.out
    assert "_" not in seen.out.split("Would erase")[1].split("Named in")[0]
    assert "Ownerdotter" not in seen.out
    assert "no archive was owed" in done.out
    assert [one["code"] for one in cli("events").document["events"]] == ["OF27"]


def test_how_long_things_are_kept_is_told_set_and_let_go(cli: CommandLine) -> None:
    shipped = {one["kind"]: one["term"] for one in cli("retention").document["rules"]}
    kept = cli("keep", "email", "2020-01-01")
    refused = cli("keep", "phone", "a while")

    told = cli("retention")
    due = next(one for one in told.document["rules"] if one["kind"] == "email")
    gone = cli("erase", "due", "email", "--confirm", "--archive-duty", "elsewhere")
    after = cli("keep", "email", "shipped")

    assert shipped["birth_date"] == "30"
    assert (kept.document, refused.status) == ({"kind": "email", "term": "2020-01-01"}, REFUSED)
    assert told.status == LOOK
    assert (due["since"], due["shipped"]) == ("2020-01-01", False)
    assert "A01" in due["people"]
    assert gone.document["kind"] == "fields"
    assert after.document["term"] == shipped["email"]
    assert {one["email"] for one in cli("people").document["people"]} == {""}


def test_a_receipt_and_an_archive_are_not_written_over_what_is_there(cli: CommandLine) -> None:
    Path(cli.folder / "a.age").write_bytes(b"mine")
    cli.write("sealed-by", "four invented words here\n")

    refused = cli(
        *("erase", "person", "A01", "--confirm", "--archive-duty", "sealed"),
        *("--archive", "a.age", "--archive-passphrase-file", "sealed-by"),
    )

    assert refused.status == REFUSED
    assert "A01" in [one["ref"] for one in cli("people").document["people"]]
