"""An older file is copied aside and brought up to date; a file that cannot be stays as it was."""

import os
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from forumdesk import files
from forumdesk.changes import Label
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.people import Person
from forumdesk.domain.safekeeping import Backup, BackupState
from forumdesk.store import opened, schema
from forumdesk.store.cipher import Key, Profile, new_salt
from forumdesk.store.errors import NewerVersionError
from forumdesk.store.history import header_hash
from forumdesk.store.schema import Migration
from forumdesk.store.verify import verify_file
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_workspace, a_world, reopened

NEXT = 'CREATE TABLE "bench" ("id" TEXT NOT NULL PRIMARY KEY) STRICT; INSERT INTO "bench" VALUES (\'front; left\');'
AFTER = 'ALTER TABLE "bench" ADD COLUMN "number" INTEGER;'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, a_person("A1")) as workspace:
        return workspace.path


def known(monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    """A ForumDesk of the future, which has further migrations; returns its version."""
    shipped = schema.shipped()
    last = shipped[-1].number
    future = shipped + tuple(Migration(last + place, sql) for place, sql in enumerate(more, 1))
    monkeypatch.setattr(schema, "shipped", lambda: future)
    return future[-1].number


def version(workspace: Workspace) -> object:
    return (workspace.file.connection.execute("PRAGMA user_version").fetchone() or (None,))[0]


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in schema.shipped()]

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_new_file_has_the_newest_version_and_the_mark_of_a_workspace(path: Path) -> None:
    with reopened(path) as workspace:
        assert version(workspace) == schema.shipped()[-1].number
        assert workspace.file.connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)


def test_an_older_file_is_brought_up_to_date_with_what_it_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = known(monkeypatch, NEXT, AFTER)

    with reopened(path) as workspace:
        assert version(workspace) == newest
        assert workspace.file.connection.execute('SELECT * FROM "bench"').fetchall() == [("front; left", None)]
        assert [person.ref for person in workspace.all(Person)] == ["A1"]

    assert verify_file(path, SECRET).ok


@pytest.mark.parametrize("older", [one.number for one in schema.shipped()][:-1])
def test_a_file_of_every_version_there_was_comes_up_to_date_and_its_chain_holds(tmp_path: Path, older: int) -> None:
    path = tmp_path / "forum.forumdesk"
    key = Key(SECRET, new_salt(Profile.TESTS, a_world()))
    header = (1, "2026-06-01T08:00:00Z", Label.SET_UP.value, None, 0, sha256().digest())
    entry = header_hash(header, bytes(32), None)
    files.new_file(path)
    with closing(opened.open_copy(path, key)) as file:
        schema.lay_out(file.connection, schema.shipped()[:older])
        names = '"number", "at", "label", "of", "row_count", "rows_digest", "previous", "hash"'
        file.connection.execute(
            f'INSERT INTO "history_entry" ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', (*header, bytes(32), entry)
        )
        file.connection.execute('UPDATE "history_head" SET "number" = 1, "hash" = ?', (entry,))

    before = verify_file(path, SECRET)
    with reopened(path) as workspace:
        entries, backups, mark = workspace.history(), workspace.all(Backup), workspace.file.key.mark
    reopened(path).close()

    assert before.ok
    assert verify_file(path, SECRET).ok
    # The copy aside still holds whoever is erased later, so the register of backups has it.
    assert [one.label for one in entries] == [Label.SET_UP, Label.BACKUP_MADE]
    assert [(one.mark, one.name, one.state) for one in backups] == [(mark, "", BackupState.KEPT)]


def test_the_older_file_is_kept_beside_it_and_opens_by_the_same_passphrase(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as future:
        newest = known(future, NEXT)
        reopened(path).close()

    kept = path.with_name(f"forum.before-{newest}.forumdesk")
    with reopened(kept) as workspace:
        assert version(workspace) == newest - 1
        assert [person.ref for person in workspace.all(Person)] == ["A1"]
    with pytest.raises(NewerVersionError):
        reopened(path)
    assert sorted(os.listdir(path.parent)) == [kept.name, path.name]


def test_a_second_copy_of_an_older_file_takes_a_name_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = known(monkeypatch, NEXT)
    taken = path.with_name(f"forum.before-{newest}.forumdesk")
    taken.write_bytes(b"an earlier copy")

    reopened(path).close()

    assert taken.read_bytes() == b"an earlier copy"
    assert path.with_name(f"forum.before-{newest}-2.forumdesk").exists()


def test_a_file_that_is_up_to_date_is_not_copied(path: Path) -> None:
    reopened(path).close()

    assert os.listdir(path.parent) == [path.name]


def test_a_migration_that_fails_leaves_the_version_before_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = known(monkeypatch, NEXT, "CREATE TABLE half (a); CREATE NONSENSE;")

    with pytest.raises(ForumDeskError):
        reopened(path)

    known_now = schema.shipped()[: newest - 1]
    monkeypatch.setattr(schema, "shipped", lambda: known_now)
    with reopened(path) as workspace:
        assert version(workspace) == newest - 1
        assert workspace.file.connection.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall() == []
