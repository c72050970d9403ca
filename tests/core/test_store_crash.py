"""What a crash or a refusal leaves: the file, its log, and nothing half-made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk.domain.errors import AlreadyExistsError, DiskFullError, FileRefusedError
from forumdesk.domain.people import Person
from forumdesk.store import opened, schema
from forumdesk.store.cipher import Key, Profile, Secret
from forumdesk.store.errors import EmptySecretError, WrongKeyError
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_workspace, a_world, reopened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, *(a_person(f"A{number}", notes="note " * 100) for number in range(300))) as workspace:
        return workspace.path


CRASHING = """
import os, signal, sys
from pathlib import Path
from forumdesk.changes import Label
from tests.builders import a_person, reopened
workspace = reopened(Path(sys.argv[1]))
with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
    tx.save_all(a_person(f"B{number}") for number in range(50))
os.kill(os.getpid(), signal.SIGKILL)
"""


def crashed(path: Path) -> Path:
    """The log that a killed program leaves beside the file."""
    subprocess.run([sys.executable, "-c", CRASHING, str(path)], check=False)
    log = path.with_name(f"{path.name}-wal")
    assert log.stat().st_size > 0
    return log


def test_after_a_crash_a_wrong_passphrase_changes_neither_the_file_nor_its_log(path: Path) -> None:
    log = crashed(path)
    before = log.read_bytes()

    file = path.read_bytes()

    with pytest.raises(WrongKeyError):
        Workspace.open(path, Secret("wrong"), a_world())

    assert (path.read_bytes(), log.read_bytes()) == (file, before)


def test_after_a_crash_the_right_one_brings_back_what_was_committed(path: Path) -> None:
    crashed(path)

    with reopened(path) as again:
        assert len(again.all(Person)) == 350
    assert os.listdir(path.parent) == [path.name]


def test_a_first_page_torn_by_the_crash_is_mended_from_the_log(path: Path) -> None:
    log = crashed(path)
    assert log.stat().st_size > 0
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)

    with reopened(path) as again:
        assert len(again.all(Person)) == 350


def test_a_workspace_is_not_made_over_something_that_is_there(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(AlreadyExistsError):
        Workspace.create(path, SECRET, a_world(), Profile.TESTS)

    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_workspace_without_any_secret_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(EmptySecretError):
        Workspace.create(tmp_path / "a.forumdesk", Secret(""), a_world(), Profile.TESTS)

    assert os.listdir(tmp_path) == []


def test_a_workspace_that_cannot_be_laid_out_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (schema.Migration(1, "CREATE NONSENSE"),)
    monkeypatch.setattr("forumdesk.store.schema.shipped", lambda: broken)

    with pytest.raises(FileRefusedError):
        Workspace.create(tmp_path / "a.forumdesk", SECRET, a_world(), Profile.TESTS)

    assert os.listdir(tmp_path) == []


def test_a_new_file_that_cannot_be_written_is_told_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = (schema.Migration(1, "PRAGMA max_page_count = 1; CREATE TABLE a (b); CREATE TABLE c (d);"),)
    monkeypatch.setattr("forumdesk.store.schema.shipped", lambda: full)

    with pytest.raises(DiskFullError) as told:
        Workspace.create(tmp_path / "a.forumdesk", SECRET, a_world(), Profile.TESTS)

    assert told.value.path == tmp_path / "a.forumdesk"
    assert os.listdir(tmp_path) == []


def test_a_copy_that_cannot_be_opened_is_not_held(path: Path) -> None:
    other = Key(Secret("wrong"), path.read_bytes()[:16])

    with pytest.raises(WrongKeyError):
        opened.open_copy(path, other)

    reopened(path).close()


def test_what_a_killed_program_left_is_swept_when_the_workspace_is_opened(path: Path) -> None:
    (path.parent / ".fd-abcdefg1").mkdir()

    reopened(path).close()

    assert os.listdir(path.parent) == [path.name]
