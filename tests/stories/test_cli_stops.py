"""Stopped or killed at any moment, a command leaves all of its work or none, and a workspace that verifies."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from forumdesk.domain.people import Person
from forumdesk.store.cipher import Profile
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.stories.desk import SECRET, Clock, fill, forum

PEOPLE = 600
LIST = "ref,given_name,family_name,email,events\n" + "".join(
    f"N{number:04},Ficta{number},Testerud{number * 7919 % PEOPLE},n{number}@nowhere.example,OF27\n"
    for number in range(PEOPLE)
)
IMPORT = ("import", "people", "people.csv")
INVITES = ("export", "invites", "--event", "OF27", "--what", "event", "--out", "out")
BADGES = ("export", "badges", "--event", "OF27", "--out", "out/badges.pdf", "--reprint", "--reason", "again")
CHECK = ("check",)
ENTRY = "import sys; from forumdesk.cli.main import main; print('begins', file=sys.stderr, flush=True); main()"


def _uncounted() -> dict[str, str]:
    """Without coverage: a signal would find its lock taken and never free again, and its file needs room as well."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@dataclass
class Place:
    """A folder with a workspace, where commands run as programs of their own."""

    folder: Path

    def start(self, words: Sequence[str]) -> subprocess.Popen[bytes]:
        """The program, once it is about to begin; a signal finds it anywhere from there on."""
        command = [sys.executable, "-c", ENTRY, *words, "-w", "house.forumdesk", "--json"]
        running = subprocess.Popen(
            command,
            cwd=self.folder,
            env=_uncounted() | {"FORUMDESK_PASSPHRASE_FILE": "pw"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert running.stderr is not None
        running.stderr.readline()
        return running

    def run(self, words: Sequence[str]) -> tuple[int, bytes, str]:
        with self.start(words) as program:
            out, err = program.communicate()
        return program.returncode, out, err.decode()

    def seconds(self, words: Sequence[str]) -> float:
        started = time.perf_counter()
        assert self.run(words)[0] in (0, 1)
        return time.perf_counter() - started

    def state(self) -> tuple[int, int]:
        """How many people there are and how long the history is, of a workspace that opens and verifies."""
        with Workspace.open(self.folder / "house.forumdesk", SECRET, Clock().world()) as workspace:
            assert verify(workspace).ok
            return len(workspace.all(Person)), len(workspace.history())

    def files(self) -> set[str]:
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()} - {"pw"}

    def undo(self) -> None:
        with Workspace.open(self.folder / "house.forumdesk", SECRET, Clock().world()) as workspace:
            workspace.undo()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    with Workspace.create(tmp_path / "house.forumdesk", SECRET, Clock().world(), Profile.TESTS) as workspace:
        fill(workspace, forum())
    (tmp_path / "pw").write_text(SECRET.passphrase)
    (tmp_path / "people.csv").write_text(LIST)
    return Place(tmp_path)


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(place: Place) -> None:
    chance = random.Random(11)
    people, entries = place.state()
    most = place.seconds(IMPORT)
    place.undo()
    entries += 2

    for _ in range(4):
        with place.start(IMPORT) as program:
            time.sleep(chance.uniform(0.2, 1.0) * most)
            program.kill()
        found = place.state()
        assert found in [(people, entries), (people + PEOPLE, entries + 1)]
        assert place.files() == {"house.forumdesk", "people.csv"}
        if found != (people, entries):
            place.undo()
            entries += 2


@pytest.mark.parametrize("words", [INVITES, BADGES])
def test_an_export_killed_at_any_moment_leaves_no_file_without_its_record(words: tuple[str, ...], place: Place) -> None:
    chance = random.Random(12)
    (place.folder / "people.csv").write_text("\n".join(LIST.splitlines()[:60]))
    place.run(IMPORT)
    most = place.seconds(words)

    for _ in range(2):
        for path in (place.folder / "out").iterdir():
            path.unlink()
        entries = place.state()[1]
        with place.start(words) as program:
            time.sleep(chance.uniform(0.3, 1.0) * most)
            program.kill()
        named = [name for name in place.files() if name.startswith("out/") and "/.fd-" not in name]
        assert not named or place.state()[1] == entries + 1
        # The next one tidies up behind it.
        place.run(words)
        assert not [path for path in (place.folder / "out").iterdir() if path.name.startswith(".fd-")]


@pytest.mark.parametrize(
    ("words", "number"),
    [(IMPORT, signal.SIGTERM), (IMPORT, signal.SIGINT), (INVITES, signal.SIGTERM), (CHECK, signal.SIGHUP)],
)
def test_a_command_that_is_stopped_says_so_and_leaves_everything_as_it_was(
    words: tuple[str, ...], number: signal.Signals, place: Place
) -> None:
    before, files = place.state(), place.files()

    for part in (0.1, 0.25, 0.5):
        with place.start(words) as program:
            time.sleep(part)
            program.send_signal(number)
            program.send_signal(number)
            out, err = program.communicate()
        if program.returncode == 3:
            assert out == b""
            assert b"Stopped, as asked." in err
            assert (place.state(), place.files()) == (before, files)
        else:
            # It was done already: then it says what it did, and all of it is there.
            assert program.returncode in (0, 1)
            assert out.startswith(b"{")
            before, files = place.state(), place.files()
        assert b"Traceback" not in err


def test_a_program_that_is_to_ignore_a_closed_terminal_goes_on(place: Place) -> None:
    command = [sys.executable, "-c", ENTRY, *IMPORT, "-w", "house.forumdesk", "--passphrase-file", "pw", "--json"]

    with subprocess.Popen(
        ["nohup", *command], cwd=place.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stderr is not None
        while b"begins" not in program.stderr.readline():
            continue
        time.sleep(0.2)
        program.send_signal(signal.SIGHUP)
        out, _ = program.communicate()

    assert program.returncode == 0
    assert f'"created": {PEOPLE}'.encode() in out


def test_who_reads_only_the_beginning_of_an_answer_is_no_failure(place: Place) -> None:
    place.run(IMPORT)

    with place.start(("people",)) as program:
        assert program.stdout is not None
        program.stdout.close()
        err = program.stderr.read() if program.stderr else b""

    assert (program.returncode, err) == (0, b"")


def test_an_answer_that_cannot_be_written_is_told_with_what_was_done(place: Place) -> None:
    command = [sys.executable, "-c", ENTRY, "undo", "-w", "house.forumdesk", "--passphrase-file", "pw"]

    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(command, cwd=place.folder, stdout=full, stderr=subprocess.PIPE, check=False)

    assert told.returncode == 3
    assert b"What was done is done" in told.stderr
    assert place.state()[0] == 0


def test_without_room_to_tidy_up_the_change_stands_and_the_answer_says_what_belongs_together(place: Place) -> None:
    size = (place.folder / "house.forumdesk").stat().st_size
    (place.folder / "people.csv").write_text("\n".join(LIST.splitlines()[:100]))
    command = [sys.executable, "-c", ENTRY, *IMPORT, "-w", "house.forumdesk", "--passphrase-file", "pw", "--json"]

    told = subprocess.run(
        command,
        cwd=place.folder,
        env=_uncounted(),
        capture_output=True,
        check=False,
        # The log fits, and the file with it does not.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192)),
    )

    assert told.returncode == 0
    assert b'"created": 99' in told.stdout
    assert b"keep house.forumdesk and house.forumdesk-wal together" in told.stderr
    assert place.state()[0] > 99
    assert "house.forumdesk-wal" not in place.files()


def test_the_program_in_its_own_process_keeps_out_of_dumps(place: Place) -> None:
    with place.start(IMPORT) as program:
        time.sleep(0.3)
        limits = Path(f"/proc/{program.pid}/limits").read_text(encoding="ascii")
        program.kill()

    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
