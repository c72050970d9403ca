"""Copies that left: each export is one, on its terms; what became of them; whose a file is; and a file rolled back."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.cli.app import Commands
from forumdesk.domain.copies import Chain, Fate, NotThenError, Standing
from forumdesk.domain.disclosure import Audience
from forumdesk.services import listing
from forumdesk.services.copies_recall import account_for, for_printer
from forumdesk.services.copies_register import copies, held
from forumdesk.services.listing import Order
from tests.builders import a_new_file
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock, fill, forum

REFUSED, USAGE = 3, 2
TERMS = ("--purpose", "For the gate", "--for-whom", "Colonel Strand", "--expires", "2027-06-20")
# Every command of the group `export`, and every other that lets files out.
LEAVING: dict[str, tuple[str, ...]] = {
    "invites": ("--out", "invites"),
    "badges": ("--out", "badges.pdf"),
    "list": ("--audience", "organiser", "--out", "list.csv"),
    "agenda": ("--audience", "participants", "--out", "agenda.pdf"),
    "cards": ("--out", "cards.pdf"),
    "tents": ("--out", "tents.pdf"),
    "labels": ("--out", "labels.pdf"),
    "envelopes": ("--out", "envelopes.pdf"),
    "contact": ("--all", "--out", "contact.pdf"),
    "signs": ("--out", "signs.pdf"),
    "programme": ("--out", "programme.pdf"),
    "schedule": ("--out", "schedule.xml"),
    "recall": ("--out", "recall.xlsx"),
    "separations": ("--out", "separations.pdf"),
    "history": ("--out", "history.csv"),
}


def _copies(cli: CommandLine, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("copies", *more).document["copies"]
    return found


def _text(cli: CommandLine, name: str) -> str:
    document = pypdfium2.PdfDocument(cli.folder / name)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_every_command_that_lets_something_out_leaves_one_copy_on_its_terms(cli: CommandLine) -> None:
    group = Commands().get_command(click.Context(Commands()), "export")
    assert isinstance(group, click.Group)

    for name, words in LEAVING.items():
        before = _copies(cli)
        said = cli("export", name, "--event", "OF27", *words, *TERMS)
        newest, *rest = _copies(cli)

        assert rest == before, name
        assert said.status in (0, 1), said.err
        assert said.document["copy"] == newest["copy"] == f"OF27-{len(before) + 1:04}", name
        assert (newest["purpose"], newest["for_whom"], newest["expires"]) == (TERMS[1], TERMS[3], TERMS[5]), name
        assert all(newest[key] for key in ("anchor", "fields", "what", "audience", "made")), name
        assert newest["state"] == "out", name
        if newest["files"] == 1:
            assert newest["sha256"] == hashlib.sha256((cli.folder / words[-1]).read_bytes()).hexdigest(), name
    called_off = cli("withdraw", "A01", "--event", "OF27", "--out", "off", *TERMS)
    cancelled = cli("cancel", "T02", "--out", "off", *TERMS)

    assert set(group.list_commands(click.Context(group))) == set(LEAVING)
    assert called_off.document["copy"] == f"OF27-{len(LEAVING) + 1:04}"
    assert cancelled.document["copy"] == ""  # nobody holds an invite to it: no file, and no copy
    assert _copies(cli)[0]["what"] == "cancellations"


def test_the_files_of_a_run_are_one_copy_by_a_hash_over_theirs_and_each_is_known(cli: CommandLine) -> None:
    cli("export", "invites", "--event", "OF27", "--out", "out", "--as", "both", "--for-whom", "Guests")
    files = sorted((cli.folder / "out").iterdir())
    hashes = sorted(hashlib.sha256(one.read_bytes()).hexdigest() for one in files)

    (copy,) = _copies(cli)
    known = [cli("copies", "--file", str(one)) for one in files]
    strange = cli("copies", "--file", "pw")

    assert (copy["files"], len(files)) == (4, 4)
    assert copy["sha256"] == hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()
    assert all([one["copy"] for one in said.document["copies"]] == [copy["copy"]] for said in known)
    assert (strange.status, strange.document["copies"]) == (1, [])
    assert cli("copies", "--file", "pw", "--for-whom", "x").status == USAGE


def test_what_became_of_a_copy_is_kept_and_what_is_outside_is_listed(cli: CommandLine) -> None:
    for name in ("cards", "tents", "labels"):
        cli("export", name, "--event", "OF27", "--out", f"{name}.pdf", "--expires", "2020-01-01")
    cli("export", "list", "--event", "OF27", "--audience", "kitchen", "--out", "kitchen.csv")

    cli("copy", "of27-0001", "returned")
    cli("copy", "OF27-0002", "lost")
    too_early = cli("copy", "OF27-0003", "destroyed", "--on", "2020-01-01")
    unknown = cli("copy", "OF27-0099", "returned")
    recall = cli("export", "recall", "--event", "OF27", "--out", "recall.csv")

    assert {one["copy"]: one["state"] for one in _copies(cli)} == {
        "OF27-0001": "returned",
        "OF27-0002": "lost",
        "OF27-0003": "expired",
        "OF27-0004": "out",
        "OF27-0005": "out",
    }
    assert [one["copy"] for one in _copies(cli, "--state", "expired", "--state", "lost")] == ["OF27-0003", "OF27-0002"]
    assert [one["copy"] for one in _copies(cli, "--audience", "organiser", "--event", "OF27")] == ["OF27-0005"]
    assert (too_early.status, unknown.status) == (REFUSED, REFUSED)
    assert recall.document["rows"] == 3
    assert [line.split(",")[0] for line in (cli.folder / "recall.csv").read_text("utf-8-sig").splitlines()] == [
        "copy_number",
        "OF27-0002",
        "OF27-0003",
        "OF27-0004",
    ]


def test_a_copy_came_back_on_a_day_since_it_was_made_and_its_maker_is_known(tmp_path: Path) -> None:
    clock = Clock()
    with a_new_file(tmp_path / "w.forumdesk", replace(clock.world(), by="Protocol desk"), SECRET) as workspace:
        fill(workspace, forum())
        listing.for_printer(workspace, Order("OF27", Audience.KITCHEN))
        clock.now += timedelta(days=10)
        account_for(workspace, ["OF27-0001"], Fate.RETURNED, date(2027, 5, 8))
        (back,) = copies(workspace)
        account_for(workspace, ["OF27-0001"], None)
        (out,) = copies(workspace)

        assert back.standing_at == datetime(2027, 5, 8, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
        assert (back.standing, back.by) == (Standing.RETURNED, "Protocol desk")
        assert (out.standing, out.standing_at) == (Standing.OUT, None)
        with pytest.raises(NotThenError):
            account_for(workspace, ["OF27-0001"], Fate.LOST, date(2027, 5, 30))
        assert held(workspace, out.anchor) is Chain.HOLDS
        assert held(workspace, "no anchor") is None
        handed, data = for_printer(workspace, "OF27")
        assert (handed.rows, data[:4]) == (1, b"%PDF")


def test_what_somebody_was_given_is_found_and_a_masked_name_is_not(cli: CommandLine) -> None:
    cli("export", "invites", "--event", "OF27", "--out", "out", "--what", "sessions", "--only", "A01")
    cli("export", "badges", "--event", "OF27", "--out", "badges.pdf", "--only", "A01")
    cli("export", "badges", "--event", "DD27", "--out", "secret.pdf", "--for-whom", "Ms Ownerdotter")

    given = cli("given", "A01").document
    masked, alias = cli("given", "ownerdotter").document, cli("given", "Blue 1").document
    (copy,) = _copies(cli, "--event", "DD27")

    (person,) = given["people"]
    assert sorted((one["kind"], one["what"]) for one in person["sent"]) == [
        ("badge", "OF27-0001"),
        ("invite", "T01"),
        ("invite", "T02"),
    ]
    assert masked == {"copies": [], "people": []}
    assert [one["ref"] for one in alias["people"]] == ["D01"]
    assert (copy["for_whom"], copy["hidden"], copy["copy"]) == ("", ["for_whom"], "QXZW-0001")
    assert "Ownerdotter" not in cli("copies", json_wanted=False).out
    assert cli("given", " ").document == {"copies": [], "people": []}


@pytest.mark.parametrize(
    "words", [("list", "--audience", "participants"), ("agenda", "--audience", "public"), ("programme",)]
)
def test_pages_bear_number_anchor_and_the_mark_that_was_asked_for(cli: CommandLine, words: tuple[str, ...]) -> None:
    said = cli("export", *words, "--event", "OF27", "--out", "page.pdf", "--mark-for", "Delegation Green")

    (copy,) = _copies(cli)
    text = _text(cli, "page.pdf")
    assert said.status == 0
    assert copy["mark"] == "Delegation Green"
    assert all(said in text for said in (copy["anchor"], copy["copy"], "Delegation Green"))


def test_a_mark_that_names_somebody_protected_or_is_for_no_page_is_refused(cli: CommandLine) -> None:
    security = ("export", "list", "--event", "DD27", "--audience", "security")

    named = cli(*security, "--out", "a.pdf", "--mark-for", "For H. Ownerdotter")
    telling = cli(*security, "--out", "a.pdf", "--mark-for", "Secret Talks on the Lake")
    table = cli(*security, "--out", "a.csv", "--mark-for", "Guard")
    long = cli(*security, "--out", "a.pdf", "--mark-for", "x" * 61)

    assert (named.status, telling.status, table.status, long.status) == (REFUSED, REFUSED, USAGE, USAGE)
    assert "Ownerdotter" not in named.err
    assert _copies(cli) == []


def test_a_file_rolled_back_does_not_hold_the_anchor_of_a_later_copy(cli: CommandLine) -> None:
    house = cli.folder / "house.forumdesk"
    cli("export", "cards", "--event", "OF27", "--out", "first.pdf")
    older = house.read_bytes()
    cli("export", "tents", "--event", "OF27", "--out", "tents.pdf")
    cli("export", "agenda", "--event", "OF27", "--audience", "public", "--out", "later.pdf")
    first, later = _copies(cli)[-1]["anchor"], _copies(cli)[0]["anchor"]

    here = cli("verify", "--anchor", later)
    house.write_bytes(older)
    rolled_back = cli("verify", "--anchor", later)
    for name in ("labels", "envelopes", "cards"):
        cli("export", name, "--event", "OF27", "--out", f"{name}.pdf")
    changed = cli("verify", "--anchor", later)
    still = cli("verify", "--anchor", first.replace("·", " ").lower())

    assert (here.status, here.document["anchor"]) == (0, {"anchor": later, "state": "holds"})
    assert (rolled_back.status, rolled_back.document["anchor"]["state"]) == (1, "older")
    assert (changed.status, changed.document["anchor"]["state"]) == (1, "other")
    assert (still.status, still.document["anchor"]["state"]) == (0, "holds")
    assert cli("verify", "--anchor", "412").status == USAGE
    assert "older than the copy" not in cli("verify", "--anchor", first, json_wanted=False).out
