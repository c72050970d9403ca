"""Packages on the command line: out, opened, back, and merged with a question answered."""

import json
from dataclasses import replace

import pyrage  # type: ignore[import-untyped]  # no types are published for it
import pytest

from forumdesk.changes import Label
from forumdesk.domain.people import Person
from forumdesk.services.packaging_in import Key, open_package
from forumdesk.store.cipher import Profile
from forumdesk.store.sealing import new_key_pair
from forumdesk.store.workspace import Workspace
from tests.readers.age import quick_seal
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock

DONE, PERSON, USAGE, REFUSED = range(4)


def test_a_package_goes_out_and_becomes_a_workspace(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    # The same file from the other implementation, in a thousandth of the time and memory.
    monkeypatch.setattr(pyrage.passphrase, "encrypt", quick_seal)
    cli.write("key-pw", "a colleague's invented phrase\n")
    event = cli("events").document["events"][0]["code"]

    key = cli("package", "key", "--package-passphrase-file", "key-pw", "--out", "key.age", on_workspace=False).document
    made = cli(
        *("package", "make", "--event", event, "--preset", "handover", "--without", "photos", "--purpose", "leave"),
        *("--without", "e-post", "--without", "Date of birth", "--without", "hotel_room"),
        *("--to", key["recipient"], "--out", "1.fdpackage"),
    )
    spoken = cli(
        *("package", "make", "--event", event, "--preset", "badges", "--package-passphrase-file", "key-pw"),
        *("--out", "2.fdpackage"),
        json_wanted=False,
    )
    opening = ("--identity", "key.age", "--package-passphrase-file", "key-pw")
    looked = cli("package", "inspect", "1.fdpackage", *opening, on_workspace=False)
    sealed = cli("package", "inspect", "1.fdpackage", "--identity", "key.age", on_workspace=False)
    listed = cli("package", "list").document["packages"]
    cli.file = "away.forumdesk"
    opened = cli("package", "open", "1.fdpackage", *opening)

    assert made.document["rows"]["event"] == 1
    assert made.document["without"] == looked.document["without"] == ["email", "hotel_room", "dob"]
    assert "photos" not in looked.document["parts"]
    assert "copy" in spoken.out
    assert (sealed.status, "key.age is sealed" in sealed.err) == (USAGE, True)
    assert key["recipient"].startswith("age1")
    assert looked.document == {name: value for name, value in opened.document.items() if name != "file"}
    assert (cli.folder / "away.forumdesk").exists()
    assert [(one["preset"], one["counter"], one["settled"]) for one in listed] == [
        ("badges", 0, True),
        ("handover", 0, True),
    ]
    assert listed[1]["copy"] == made.document["copy"]


def _changed(folder: CommandLine, file: str, person_id: str, **fields: str) -> None:
    with (
        Workspace.open(folder.folder / file, SECRET, Clock().world()) as workspace,
        workspace.transaction(Label.PERSON_CHANGED) as tx,
    ):
        tx.save(replace(tx.get(Person, person_id), **fields))  # type: ignore[arg-type]  # texts


def test_a_return_is_shown_first_and_then_taken_with_its_answers(cli: CommandLine) -> None:
    somebody = next(one for one in cli("people").document["people"] if one["visibility"] == "participants")
    keys, away = new_key_pair(), cli.folder / "away.forumdesk"
    make = ("package", "make", "--event", somebody["events"][0], "--preset", "travel", "--out", "1.fdpackage")
    cli(*make, "--to", keys.recipient)
    sealed = (cli.folder / "1.fdpackage").read_bytes()
    open_package(sealed, Key(identity=keys.identity), away, SECRET, Clock().world(), Profile.TESTS)
    with Workspace.open(away, SECRET, Clock().world()) as workspace:
        (person,) = workspace.where(Person, ref=somebody["ref"])
    _changed(cli, "away.forumdesk", person.id, title_line="Envoy", honorific="Dr")
    _changed(cli, "house.forumdesk", person.id, title_line="Adviser")
    cli.file = "away.forumdesk"
    back = cli("package", "return", "--out", "1.fdreturn")
    cli.file = "house.forumdesk"

    dry = cli("package", "merge", "1.fdreturn", "--dry-run")
    (asked,) = dry.document["questions"]
    cli.write("answers", json.dumps({asked["id"]: "there"}))
    first = cli("package", "merge", "1.fdreturn")
    spoken = cli("package", "merge", "1.fdreturn", "--dry-run", json_wanted=False)
    second = cli("package", "merge", "1.fdreturn", "--answers", "answers")
    again = cli("package", "merge", "1.fdreturn")

    assert back.document["counter"] == 1
    assert (dry.status, dry.document["applied"], dry.document["changed"]) == (PERSON, False, 1)
    assert (asked["fields"], asked["here"], asked["there"]) == (["title_line"], ["Adviser"], ["Envoy"])
    assert (first.status, first.document["open"]) == (PERSON, 1)
    assert "here Adviser, there Envoy" in spoken.out
    assert "with --answers FILE" in spoken.out
    assert f'--answers FILE, which holds {{"{asked["id"]}": "here"}}' in spoken.out
    assert (second.status, second.document["changed"]) == (DONE, 1)
    assert (again.status, again.out) == (REFUSED, "")
    assert "Nothing was changed" in again.err


def test_what_cannot_be_is_refused_or_asked_for(cli: CommandLine) -> None:
    event = cli("events").document["events"][0]["code"]
    cli.write("none", "no package")
    cli.write("bad", "[1]")
    make = ("package", "make", "--event", event, "--preset", "travel", "--out", "x.fdpackage")

    unknown = cli(*make, "--without", "shoe size")

    assert (unknown.status, "person_notes" in unknown.err) == (USAGE, True)
    assert cli(*make).status == USAGE
    assert cli(*make, "--names", "--to", "age1x").status == REFUSED
    assert cli("package", "inspect", "none", on_workspace=False).status == USAGE
    assert cli("package", "inspect", "none", "--identity", "none", on_workspace=False).status == REFUSED
    assert cli("package", "inspect", "none", "--package-passphrase-file", "pw", on_workspace=False).status == REFUSED
    assert cli("package", "merge", "none").status == REFUSED
    assert cli("package", "merge", "none", "--answers", "bad").status == REFUSED
    assert cli("package", "return", "--out", "x").status == REFUSED
    assert cli("package", "list", json_wanted=False).out == "0 packages.\n"
    assert not (cli.folder / "x.fdpackage").exists()
