"""The command line about the file itself: what opens, what is refused, what can be taken back."""

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from forumdesk.cli import app
from forumdesk.cli.main import run
from tests.stories.command_line import CommandLine

REFUSED = 3


def test_new_makes_a_workspace_that_opens_with_its_passphrase_and_refuses_another(cli: CommandLine) -> None:
    made = cli("new", "fresh.forumdesk", on_workspace=False)
    cli.file = "fresh.forumdesk"

    opened = cli("events")
    cli.write("pw", "another passphrase")
    refused = cli("events")

    assert made.document == {"file": "fresh.forumdesk"}
    assert (opened.status, opened.document) == (0, {"events": []})
    assert (refused.status, refused.out) == (REFUSED, "")
    assert "passphrase or key file is wrong" in refused.err


def test_a_workspace_is_never_written_over(cli: CommandLine) -> None:
    before = (cli.folder / "house.forumdesk").read_bytes()

    said = cli("new", "house.forumdesk", on_workspace=False)

    assert said.status == REFUSED
    assert (cli.folder / "house.forumdesk").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"code,title\nXX,Forum\n" * 400, "text"),
        (b"SQLite format 3\0" + bytes(8000), "SQLite"),
        (b"PK\x03\x04" + bytes(8000), "ZIP"),
        (None, "no file"),
    ],
)
def test_what_is_no_workspace_gets_a_sentence_of_its_own_and_stays_as_it_was(
    cli: CommandLine, content: bytes | None, words: str
) -> None:
    if content is not None:
        (cli.folder / "other.forumdesk").write_bytes(content)
    cli.file = "other.forumdesk"

    said = cli("check")

    assert (said.status, said.out) == (REFUSED, "")
    assert words in said.err
    assert "Traceback" not in said.err
    assert content is None or (cli.folder / "other.forumdesk").read_bytes() == content


def test_a_bom_and_one_line_end_are_no_part_of_a_passphrase(cli: CommandLine) -> None:
    cli.write("pw", "\ufefffive plain words of test\r\n")

    said = cli("events")

    assert said.status == 0


def test_the_passphrase_can_come_from_standard_input(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"five plain words of test\n"))
    monkeypatch.setattr(sys, "stdin", stream)

    said = cli("events", "--passphrase-file", "-")

    assert said.status == 0


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("check", "--event"),
        ("accept", "0000"),
        ("accept", "0000", "--reason", " "),
        ("import", "dogs", "dogs.csv"),
        ("export", "badges", "--event", "OF27", "--out", "b.pdf", "--reprint"),
        ("export", "badges", "--event", "OF27", "--out", "b.pdf", "--reason", "coffee"),
        ("export", "list", "--event", "OF27", "--audience", "kitchen", "--for", "A01", "--out", "l.csv"),
        ("import", "people", "pw", "--map", "nonsense"),
    ],
)
def test_wrong_usage_is_status_2_with_nothing_on_standard_output(cli: CommandLine, words: tuple[str, ...]) -> None:
    said = cli(*words)

    assert (said.status, said.out) == (2, "")
    assert said.err


def test_no_workspace_and_no_passphrase_are_wrong_usage(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    nameless = cli("check", on_workspace=False)
    monkeypatch.delenv("FORUMDESK_PASSPHRASE_FILE")
    keyless = cli("check")
    cli.write("empty", "\n")
    empty = cli("check", "--passphrase-file", "empty")

    assert [one.status for one in (nameless, keyless, empty)] == [2, 2, 2]


def test_unreadable_passphrase_files_are_refused(cli: CommandLine) -> None:
    (cli.folder / "binary").write_bytes(b"\xff\xfe\x00")

    missing = cli("check", "--passphrase-file", "nowhere")
    binary = cli("check", "--passphrase-file", "binary")

    assert [missing.status, binary.status] == [REFUSED, REFUSED]


def test_undo_and_redo_name_the_entry_and_stop_at_the_ends(cli: CommandLine) -> None:
    undone = cli("undo")
    nothing = cli("undo")
    redone = cli("redo")
    again = cli("redo")

    assert undone.document == redone.document == {"label": "import-programme", "number": 1}
    assert [nothing.status, again.status] == [REFUSED, REFUSED]
    assert [nothing.out, again.out] == ["", ""]


def test_history_says_what_and_when_and_verify_walks_it(cli: CommandLine) -> None:
    cli("undo")

    entries = cli("history").document["entries"]
    found = cli("verify").document

    assert [one["label"] for one in entries] == ["import-programme", "undo"]
    assert entries[0]["at"].endswith("Z")
    assert found["history"] == {"entries": 2, "chain": "ok"}
    assert (found["cipher"], found["database"]) == ("ok", "ok")


def test_a_damaged_page_is_named_by_verify_with_status_1(cli: CommandLine) -> None:
    path = cli.folder / "house.forumdesk"
    data = bytearray(path.read_bytes())
    data[5 * 4096 + 100] ^= 1
    path.write_bytes(data)

    said = cli("verify")

    assert said.status == 1
    assert said.document["cipher"] != "ok"


def test_a_backup_opens_by_the_passphrase_and_is_not_written_over(cli: CommandLine) -> None:
    made = cli("backup", "--out", "copy.forumdesk")
    again = cli("backup", "--out", "copy.forumdesk")
    cli.file = "copy.forumdesk"

    opened = cli("events")

    assert made.document == {"file": "copy.forumdesk"}
    assert again.status == REFUSED
    assert [one["code"] for one in opened.document["events"]] == ["DD27", "OF27"]


def test_a_new_passphrase_opens_the_file_and_the_old_one_does_not(cli: CommandLine) -> None:
    cli.write("pw2", "six other plain words of test")
    cli.write("nothing", "")

    empty = cli("passphrase", "--new-passphrase-file", "nothing")
    changed = cli("passphrase", "--new-passphrase-file", "pw2")

    assert empty.status == 2
    assert changed.document == {"file": "house.forumdesk"}
    assert cli("events").status == REFUSED
    assert cli("events", "--passphrase-file", "pw2").status == 0


def test_a_weak_passphrase_is_told_when_it_is_chosen(cli: CommandLine) -> None:
    cli.write("weak", "password1")

    said = cli("new", "weak.forumdesk", "--passphrase-file", "weak", on_workspace=False)

    assert said.status == 0
    assert "guessed" in said.err


def test_a_key_file_is_needed_where_there_is_one(cli: CommandLine) -> None:
    cli.write("key", "a stick full of chance")
    cli.file = "keyed.forumdesk"
    cli("new", "keyed.forumdesk", "--key-file", "key", on_workspace=False)

    with_key = cli("events", "--key-file", "key")
    without = cli("events")

    assert [with_key.status, without.status] == [0, REFUSED]


def test_a_file_in_use_says_by_whom(cli: CommandLine, tmp_path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from forumdesk.cli.asked import the_world;"
        "from forumdesk.store.cipher import Secret; from forumdesk.store.workspace import Workspace;"
        "w = Workspace.open(Path('house.forumdesk'), Secret('five plain words of test'), the_world());"
        "print('open', flush=True); sys.stdin.read(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        said = cli("events")
        process.communicate()

    assert said.status == REFUSED
    assert "in use" in said.err
    assert cli("events").status == 0


def test_help_teaches_and_says_what_it_is_not_for(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["--help"])

    said = capsys.readouterr().out
    assert status == 0
    assert "forumdesk-cli import events" in said
    assert "Ikke godkjent etter sikkerhetsloven" in said


def test_every_command_has_a_help_that_names_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    words = [["export", "invites"], ["export", "badges"], ["import"], ["new-event"], ["people"], ["verify"], ["demo"]]

    statuses = [run([*command, "--help"]) for command in words]

    assert statuses == [0] * len(words)
    assert capsys.readouterr().out.count("--passphrase-file") == len(words)


def test_a_mistake_of_ours_is_told_without_a_traceback_or_a_name(cli: CommandLine) -> None:
    # No shell can type it, and no file can be called so.
    program = (
        "import sys; sys.argv = ['', 'events', '-w', 'secret-name\\0']; from forumdesk.cli.main import main; main()"
    )

    said = subprocess.run([sys.executable, "-c", program], cwd=cli.folder, capture_output=True, text=True, check=False)

    assert (said.returncode, said.stdout) == (REFUSED, "")
    assert said.stderr.startswith("ForumDesk made a mistake (ValueError in ")
    assert ("Traceback" in said.stderr, "secret-name" in said.stderr) == (False, False)


def test_the_list_of_commands_says_what_each_commands_own_help_says() -> None:
    context = click.Context(app.cli)

    for name, (_, says) in app.COMMANDS.items():
        command = app.cli.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=120) == says
    assert app.cli.get_command(context, "nonsense") is None


def test_a_shell_completes_commands_and_options() -> None:
    context = click.Context(app.cli)

    commands = app.cli.shell_complete(context, "pe")
    options = app.cli.shell_complete(context, "--pass")

    assert [(one.value, one.help) for one in commands] == [("people", "People, the protected ones by alias.")]
    assert [one.value for one in options] == ["--passphrase-file"]


@pytest.mark.parametrize("option", ["--passphrase-file", "--key-file"])
def test_a_device_without_an_end_is_not_read_to_it(option: str, cli: CommandLine) -> None:
    said = cli("events", option, "/dev/zero")

    assert (said.status, said.out) == (REFUSED, "")
    assert "/dev/zero cannot be read: it is longer than" in said.err


def test_a_pipe_is_no_workspace_and_is_not_waited_for(cli: CommandLine) -> None:
    os.mkfifo(cli.folder / "pipe")
    cli.file = "pipe"

    said = cli("check")

    assert (said.status, said.out) == (REFUSED, "")
    assert "pipe is a device or a pipe" in said.err


def test_a_passphrase_and_a_list_may_come_through_a_pipe(cli: CommandLine) -> None:
    words = "import people <(echo 'ref,given_name'; echo 'Z01,Ficta') --passphrase-file <(cat pw) -w house.forumdesk"

    said = subprocess.run(
        ["bash", "-c", f"{shlex.quote(sys.executable)} -m forumdesk.cli.main {words}"],
        cwd=cli.folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, "")
    assert "1 created" in said.stdout
