"""What cannot be opened says why, as far as that can be told, and is byte for byte what it was."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from forumdesk.changes import Label
from forumdesk.domain.errors import (
    AlreadyExistsError,
    FileFailedError,
    FileRefusedError,
    FolderNotFileError,
    NotAFileError,
    NotWritableError,
)
from forumdesk.domain.people import Person
from forumdesk.store import driver, holding
from forumdesk.store.backup import backup
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.errors import (
    DamagedError,
    EmptyFileError,
    Foreign,
    InUseError,
    MissingFileError,
    NewerVersionError,
    NotAWorkspaceError,
    WrongKeyError,
)
from forumdesk.store.salvage import Keys, salvage
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_person, a_workspace, a_world, reopened

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workspace with some hundred pages."""
    with a_workspace(tmp_path, *(a_person(f"A{number}", notes="note " * 100) for number in range(300))) as workspace:
        return workspace.path


def refusal(path: Path, secret: Secret = SECRET) -> FileRefusedError:
    """The error that opening raises, once it is sure that nothing was changed and nothing is left beside it."""
    before = path.read_bytes() if path.is_file() else None
    names = sorted(os.listdir(path.parent))
    with pytest.raises(FileRefusedError) as told:
        Workspace.open(path, secret, a_world())
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(os.listdir(path.parent)) == names
    assert told.value.path == path
    return told.value


def test_a_closed_workspace_is_one_file_that_only_its_owner_reads(path: Path) -> None:
    assert os.listdir(path.parent) == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_begins_with_the_number_of_its_profile_and_with_no_words(path: Path) -> None:
    head = path.read_bytes()[:16]

    assert head[0] == Profile.TESTS
    assert b"SQLite" not in path.read_bytes()


def test_it_opens_again_with_what_it_held(path: Path) -> None:
    with reopened(path) as again:
        assert len(again.all(Person)) == 300
        assert again.path == path


def test_the_settings_are_those_that_were_measured(path: Path) -> None:
    names = ("locking_mode", "journal_mode", "synchronous", "temp_store", "secure_delete", "foreign_keys", "cache_size")
    with reopened(path) as again:
        said = {name: (again.file.connection.execute(f"PRAGMA {name}").fetchone() or ("",))[0] for name in names}

    assert said == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "cache_size": -65536,
    }


@pytest.mark.parametrize(
    "secret",
    [Secret("wrong"), Secret(PASSPHRASE + " "), Secret(PASSPHRASE, b"a key file"), Secret("")],
    ids=["another", "a space more", "a key file too many", "empty"],
)
def test_a_wrong_passphrase_or_key_file_is_refused(path: Path, secret: Secret) -> None:
    assert isinstance(refusal(path, secret), WrongKeyError)


def test_a_workspace_with_a_key_file_needs_both(tmp_path: Path) -> None:
    both = Secret("herons", b"the key file")
    path = tmp_path / "two.forumdesk"
    Workspace.create(path, both, a_world(), Profile.TESTS).close()

    assert isinstance(refusal(path, Secret("herons")), WrongKeyError)
    assert isinstance(refusal(path, Secret("herons", b"another")), WrongKeyError)
    with Workspace.open(path, both, a_world()) as again:
        assert again.history() == []


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path / "missing.forumdesk"), MissingFileError)


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path), FolderNotFileError)


def test_a_file_below_a_file_is_told(path: Path) -> None:
    with pytest.raises(MissingFileError):
        Workspace.open(path / "inside.forumdesk", SECRET, a_world())


@pytest.mark.parametrize("link", [False, True])
def test_a_pipe_or_a_device_is_told_and_not_waited_for(link: bool, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    if link:
        path.symlink_to(os.devnull)
    else:
        os.mkfifo(path)

    assert isinstance(refusal(path), NotAFileError)


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileFailedError):
        Workspace.open(tmp_path / ("long" * 100), SECRET, a_world())


def test_a_new_file_does_not_take_the_log_of_a_lost_one_for_its_own(path: Path, tmp_path: Path) -> None:
    lost = tmp_path / "lost.forumdesk"
    log = tmp_path / "lost.forumdesk-wal"
    log.write_bytes(b"what a crash left")

    with pytest.raises(AlreadyExistsError) as made:
        Workspace.create(lost, SECRET, a_world(), Profile.TESTS)
    with reopened(path) as workspace, pytest.raises(AlreadyExistsError) as copied:
        backup(workspace, lost)

    assert made.value.path == copied.value.path == log
    assert log.read_bytes() == b"what a crash left"
    assert not lost.exists()


def test_a_file_of_no_bytes_is_told_and_does_not_become_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.forumdesk"
    path.touch()

    assert isinstance(refusal(path), EmptyFileError)


def plain_sqlite(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (a)")
    connection.close()


FOREIGN: dict[Foreign, Callable[[Path], object]] = {
    Foreign.PLAIN_SQLITE: plain_sqlite,
    Foreign.TEXT: lambda path: path.write_text("navn;e-post\nFicta;ficta@nowhere.example\n" * 1000, encoding="utf-8"),
    Foreign.ZIP: lambda path: path.write_bytes(b"PK\x03\x04" + bytes(9000)),
    Foreign.PDF: lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(9000)),
    Foreign.TOO_SHORT: lambda path: path.write_bytes(bytes([Profile.TESTS]) + bytes(1000)),
    Foreign.UNKNOWN_PROFILE: lambda path: path.write_bytes(b"\xf0" + random.Random(1).randbytes(9000)),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_plainly_something_else_is_told_as_that(kind: Foreign, tmp_path: Path) -> None:
    path = tmp_path / "other.forumdesk"
    FOREIGN[kind](path)

    told = refusal(path)

    assert isinstance(told, NotAWorkspaceError)
    assert told.kind is kind


def test_utf_16_text_is_text(tmp_path: Path) -> None:
    path = tmp_path / "other.forumdesk"
    path.write_text("navn\n" * 5000, encoding="utf-16")

    told = refusal(path)

    assert isinstance(told, NotAWorkspaceError)
    assert told.kind is Foreign.TEXT


def test_noise_that_begins_like_a_workspace_cannot_be_told_from_a_wrong_key(tmp_path: Path) -> None:
    path = tmp_path / "noise.forumdesk"
    path.write_bytes(bytes([Profile.TESTS]) + random.Random(1).randbytes(5 * PAGE - 1))

    assert isinstance(refusal(path), WrongKeyError)


def test_a_changed_byte_of_the_salt_cannot_be_told_from_a_wrong_key(path: Path) -> None:
    change_byte(path, 5)

    assert isinstance(refusal(path), WrongKeyError)


@pytest.mark.parametrize("place", [16, 2000, PAGE - 1])
def test_a_changed_byte_on_the_first_page_is_told_by_the_pages_after_it(path: Path, place: int) -> None:
    change_byte(path, place)

    assert isinstance(refusal(path), DamagedError)


def change_byte(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("cut", [PAGE * 5, PAGE * 5 + 1000])
def test_a_file_that_was_cut_off_is_damaged(path: Path, cut: int) -> None:
    path.write_bytes(path.read_bytes()[:-cut])

    assert isinstance(refusal(path), DamagedError)


def test_a_changed_byte_further_on_is_told_when_it_is_read(path: Path) -> None:
    pages = path.stat().st_size // PAGE
    for page in range(pages // 2, pages):
        change_byte(path, page * PAGE + 100)

    with pytest.raises(DamagedError), reopened(path) as again:
        again.all(Person)


def test_another_programs_encrypted_database_is_told(path: Path) -> None:
    with reopened(path) as again:
        again.file.connection.execute("PRAGMA application_id = 7")

    told = refusal(path)

    assert isinstance(told, NotAWorkspaceError)
    assert told.kind is Foreign.OTHER_PROGRAM


def test_a_newer_file_is_refused_with_both_versions(path: Path) -> None:
    with reopened(path) as again:
        again.file.connection.execute("PRAGMA user_version = 99")

    told = refusal(path)

    assert isinstance(told, NewerVersionError)
    assert told.found == 99
    assert told.known < 99


def test_a_workspace_open_in_this_program_is_not_opened_again(path: Path) -> None:
    with reopened(path) as first:
        with pytest.raises(InUseError) as told:
            reopened(path)

        assert [holder.process for holder in told.value.holders] == [os.getpid()]
        assert len(first.all(Person)) == 300
    reopened(path).close()


HOLDING = """
import sys
from pathlib import Path
from tests.builders import reopened
with reopened(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_workspace_open_in_another_program_is_refused_with_its_name(path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(InUseError) as told:
            reopened(path)
        # Nor is one salvaged while somebody writes to it: two of its pages may be of different moments.
        with pytest.raises(InUseError):
            salvage(path, Keys(SECRET, SECRET, Profile.TESTS), path.with_name("salvaged.forumdesk"), a_world())
        other.communicate(b"")

    assert [holder.process for holder in told.value.holders] == [other.pid]
    assert "python" in told.value.holders[0].name
    reopened(path).close()


def test_a_program_that_hides_its_open_files_is_known_by_its_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As one that stays out of memory dumps does from everybody but the administrator.
    monkeypatch.setattr(holding, "_open_files", lambda process: iter(()))
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        found = holding.holders_of(path)
        other.communicate(b"")

    assert [holder.process for holder in found] == [other.pid]
    assert holding.holders_of(path) == ()


def test_where_the_system_does_not_tell_nobody_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on macOS and Windows, which have no /proc.
    def refuse(name: object) -> list[str]:
        raise FileNotFoundError(name)

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(Path, "read_text", lambda path, **how: refuse(path))

    assert holding.holders_of(path) == ()
    assert holding.holders_of(path.with_name("missing")) == ()


def test_a_process_that_has_ended_has_no_name_and_no_files() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass

    assert holding._name_of(ended.pid) == ""
    assert list(holding._open_files(ended.pid)) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from forumdesk.domain.errors import NotWritableError
from tests.builders import reopened
if os.geteuid() == 0:
    os.setuid(65534)  # nobody: root may write everywhere
try:
    reopened(Path(sys.argv[1]))
except NotWritableError as error:
    print(error.path.name)
"""


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_place_that_may_only_be_read_is_told(path: Path, file_mode: int, folder_mode: int) -> None:
    before = path.read_bytes()
    for folder in path.parents:
        if not folder.stat().st_mode & 0o077:  # pytest's own, which nobody else may even enter
            folder.chmod(0o755)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)

    command = [sys.executable, "-c", READ_ONLY, str(path)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    path.parent.chmod(0o755)

    assert told.stdout.strip() == path.name
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize(
    ("code", "kind"),
    [(8, NotWritableError), (14, NotWritableError), (11, DamagedError), (26, WrongKeyError), (5, InUseError)],
)
def test_the_drivers_codes_become_facts(code: int, kind: type[Exception], path: Path) -> None:
    assert isinstance(driver._fact(path, code, "NAME", "text"), kind)


def test_a_wrong_use_of_the_driver_is_a_mistake_and_no_fact(path: Path) -> None:
    again = reopened(path)
    again.close()

    with pytest.raises(dbapi2.ProgrammingError):
        again.all(Person)


def test_a_change_after_reopening_goes_on_with_the_numbers(path: Path) -> None:
    with reopened(path) as again, again.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(a_person("B1"))

    assert tx.change_set.number == 2
