"""The command line for a bad day: rotating backups, keys and key files, the recovery sheet, salvage."""

from pathlib import Path

import pytest

from forumdesk.store.cipher import Secret
from forumdesk.store.opened import PAGE
from forumdesk.store.recovery import lines_of
from tests.builders import a_new_file
from tests.stories.command_line import CommandLine
from tests.stories.desk import Clock

NEW = "nine invented cranes of paper\n"
REFUSED = 3


@pytest.fixture
def stick(cli: CommandLine) -> Path:
    folder = cli.folder / "stick"
    folder.mkdir()
    return folder


def test_a_backup_goes_to_one_place_and_into_a_folder_under_a_name_that_says_nothing(
    cli: CommandLine, stick: Path
) -> None:
    made = cli("backup", "--into", "stick")
    missing = cli("backup", "--into", "nowhere")
    both, neither = cli("backup", "--into", "stick", "--out", "b"), cli("backup")

    (only,) = stick.iterdir()
    assert made.document == {"file": str(Path("stick") / only.name), "removed": 0}
    assert only.name.startswith("backup-")
    assert (missing.status, both.status, neither.status) == (REFUSED, 2, 2)
    assert "is not there" in missing.err


def test_a_restore_is_tried_and_told_beside_what_is_here_and_another_file_needs_a_person(
    cli: CommandLine, stick: Path
) -> None:
    cli("backup", "--out", "stick/b.forumdesk")
    data = bytearray((stick / "b.forumdesk").read_bytes())
    data[PAGE * 3 + 100] ^= 1
    (stick / "bad.forumdesk").write_bytes(data)
    cli.write("pw2", NEW)
    a_new_file(stick / "other.forumdesk", Clock().world(), Secret(NEW.strip())).close()

    told = cli("drill", "stick/b.forumdesk")
    plain = cli("drill", "stick/other.forumdesk", "--backup-passphrase-file", "pw2", json_wanted=False)
    damaged = cli("drill", "stick/bad.forumdesk", json_wanted=False)
    refused = cli("drill", "stick/other.forumdesk", "--backup-key-file", "pw2")

    assert (told.status, plain.status, damaged.status, refused.status) == (0, 1, 1, REFUSED)
    assert (told.document["ours"], told.document["damaged"], told.document["older_key"]) == (True, [], False)
    people = next(one for one in told.document["counts"] if one["table"] == "person")
    assert people["backup"] == people["here"] > 0
    assert "another file's" in plain.out
    assert "is damaged" in damaged.out
    assert [one["label"] for one in cli("history").document["entries"]][-2:] == ["restore-tried", "restore-tried"]


def test_another_passphrase_and_a_new_key_file_name_what_the_old_one_still_opens(cli: CommandLine, stick: Path) -> None:
    cli("backup", "--out", "before.forumdesk")
    cli.write("new", NEW)
    beside = cli("passphrase", "--new-passphrase-file", "new", "--make-key-file", "key")

    told = cli("passphrase", "--new-passphrase-file", "new", "--make-key-file", "../apart-key", json_wanted=False)

    assert (beside.status, told.status) == (REFUSED, 0)
    assert "on a stick of its own" in beside.err
    assert "1 backup made before" in told.out
    assert "before.forumdesk" in told.out
    assert "opens with ../apart-key alone" in told.out
    cli.write("pw", NEW)
    assert cli("events").status == REFUSED
    key = cli.folder.parent / "apart-key"
    assert cli("events", "--key-file", str(key)).status == 0
    dropped = cli("passphrase", "--new-passphrase-file", "new", "--key-file", str(key), "--no-key-file")
    assert dropped.document["old_backups"] == 1
    assert cli("events").status == 0
    assert cli("passphrase", "--new-passphrase-file", "new", "--no-key-file", "--new-key-file", str(key)).status == 2
    assert cli("passphrase", "--new-passphrase-file", "new", "--new-key-file", str(key)).status == 0
    assert cli("passphrase", "--new-passphrase-file", "new", "--new-key-file", "pw", "--key-file", str(key)).status == 3
    key.unlink()


def test_a_sheet_is_shown_and_opens_the_file_with_a_new_passphrase_and_bad_lines_are_named(cli: CommandLine) -> None:
    shown = cli("recovery-sheet", json_wanted=False)
    lines = [line.split()[1] for line in shown.out.splitlines()[1:5]]
    cli.write("new", NEW)
    # As they stand on the sheet, each with its number.
    cli.write("sheet", "\n".join(f"{number}  {line}" for number, line in enumerate(lines, 1)))
    cli.write("wrong", "\n".join((lines[0], lines[2], lines[1], lines[3])))
    cli.write("long", "\n".join((*lines, lines[0])))
    recover = ("recover", cli.file, "--new-passphrase-file", "new")

    wrong = cli(*recover, "--recovery-key-file", "wrong", on_workspace=False)
    nothing = cli(*recover, on_workspace=False)
    long = cli(*recover, "--recovery-key-file", "long", on_workspace=False)
    right = cli(*recover, "--recovery-key-file", "sheet", on_workspace=False)
    again = cli(*recover, "--recovery-key-file", "sheet", on_workspace=False)

    assert (wrong.status, nothing.status, right.status, again.status) == (REFUSED, 2, 0, REFUSED)
    assert "line 2, 3" in wrong.err
    assert (long.status, "here are 5" in long.err) == (2, True)
    assert "must show the mark" in again.err
    cli.write("pw", NEW)
    entries = cli("history").document["entries"]
    assert [one["label"] for one in entries][-2:] == ["sheet-made", "passphrase-changed"]


def test_what_can_be_read_of_a_damaged_file_is_salvaged_and_the_loss_is_told_without_a_value(cli: CommandLine) -> None:
    data = bytearray((cli.folder / cli.file).read_bytes())
    before = cli("people").document["people"]
    for page in range(3, len(data) // PAGE, 3):
        data[page * PAGE + 100] ^= 1
    (cli.folder / "bad.forumdesk").write_bytes(data)

    told = cli("salvage", "bad.forumdesk", "--out", "new.forumdesk", on_workspace=False)
    plain = cli("salvage", "bad.forumdesk", "--out", "other.forumdesk", on_workspace=False, json_wanted=False)
    over = cli("salvage", "bad.forumdesk", "--out", "new.forumdesk", on_workspace=False)
    sheet = cli("recovery-sheet").document["lines"]
    cli.write("sheet", "\n".join(sheet))
    cli.write("pw2", NEW)
    by_sheet = ("salvage", "bad.forumdesk", "--recovery-key-file", "sheet", "--passphrase-file", "pw2")
    third = cli(*by_sheet, "--out", "third.forumdesk", on_workspace=False)
    cli.write("other-sheet", "\n".join(lines_of(bytes(32))))
    wrong = cli(
        "salvage", "bad.forumdesk", "--recovery-key-file", "other-sheet", "--out", "4.forumdesk", on_workspace=False
    )

    assert (told.status, plain.status, over.status) == (1, 1, REFUSED)
    assert (third.status, third.document["tables"]) == (1, told.document["tables"])
    assert wrong.status == REFUSED
    assert "must show the mark" in wrong.err
    assert told.document["lost_pages"]
    assert "Compare it with your latest backup" in plain.out
    assert not any(one["print_name"] and one["print_name"] in plain.out for one in before)
    cli.file = "new.forumdesk"
    assert cli("history").document["entries"][-1]["label"] == "salvaged"
