"""Copies open by passphrase, are checked before they get their names, and no failure leaves half of one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.errors import AlreadyExistsError, DiskFullError, FileFailedError, ForumDeskError
from forumdesk.domain.people import Person
from forumdesk.store import copying, driver, opened
from forumdesk.store.backup import backup
from forumdesk.store.cipher import Key, Profile, Secret
from forumdesk.store.errors import (
    CopyFailedError,
    DamagedError,
    EmptySecretError,
    InUseError,
    TransactionError,
    WrongKeyError,
)
from forumdesk.store.holding import Claim
from forumdesk.store.passphrase import Wanted, change_passphrase, renew_open
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_workspace, a_world, reopened

NEW = Secret("nine invented storks")
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, *(a_person(f"A{number}", notes="note " * 100) for number in range(200))) as workspace:
        return workspace.path


def change(path: Path, old: Secret = SECRET, new: Secret = NEW) -> None:
    change_passphrase(path, old, new, a_world(7), Profile.TESTS)


def people_in(path: Path, secret: Secret) -> int:
    with Workspace.open(path, secret, a_world(3)) as workspace:
        return len(workspace.all(Person))


def test_a_backup_opens_by_passphrase_and_holds_the_same(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "safe" / "copy.forumdesk"
    with reopened(path) as workspace:
        backup(workspace, target)
        people, history = workspace.all(Person), workspace.history()

    with reopened(target) as copy:
        assert (copy.all(Person), copy.history()) == (people, history)
        assert verify(copy).ok
    assert os.listdir(target.parent) == [target.name]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_backup_holds_what_is_only_in_the_log_yet(path: Path, tmp_path: Path) -> None:
    with reopened(path) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(a_person("B1"))
        backup(workspace, tmp_path / "copy.forumdesk")

        assert len(workspace.all(Person)) == 201

    assert people_in(tmp_path / "copy.forumdesk", SECRET) == 201


def test_a_backup_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.forumdesk"
    target.write_bytes(b"somebody's")

    with reopened(path) as workspace, pytest.raises(AlreadyExistsError):
        backup(workspace, target)

    assert target.read_bytes() == b"somebody's"


def test_a_backup_of_itself_is_refused(path: Path) -> None:
    with reopened(path) as workspace, pytest.raises(AlreadyExistsError):
        backup(workspace, path)

    assert people_in(path, SECRET) == 200


def test_a_backup_in_the_middle_of_a_change_is_refused(path: Path, tmp_path: Path) -> None:
    with reopened(path) as workspace, workspace.transaction(Label.IMPORT_PEOPLE), pytest.raises(TransactionError):
        backup(workspace, tmp_path / "copy.forumdesk")


def test_a_damaged_workspace_makes_no_backup(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-PAGE // 2] ^= 1
    path.write_bytes(content)

    with reopened(path) as workspace, pytest.raises(DamagedError):
        backup(workspace, tmp_path / "copy.forumdesk")

    assert os.listdir(tmp_path) == [path.name]


def test_a_copy_with_a_broken_chain_is_not_kept(path: Path, tmp_path: Path) -> None:
    with reopened(path) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(a_person("B1"))
        workspace.file.connection.execute('UPDATE "history_entry" SET "label" = ? WHERE "number" = 2', ("reveal",))
        with pytest.raises(CopyFailedError) as told:
            backup(workspace, tmp_path / "copy.forumdesk")

    assert told.value.parts == ("chain: entry 2",)
    assert told.value.path == tmp_path / "copy.forumdesk"
    assert os.listdir(tmp_path) == [path.name]


def test_a_copy_under_a_salt_that_no_passphrase_leads_to_is_not_kept(path: Path) -> None:
    other = Key(SECRET, bytes([Profile.TESTS]) + bytes(15))

    with pytest.raises(CopyFailedError) as told:
        copying.check(path, other)

    assert told.value.parts == ("salt",)


FULL = """
import resource, signal, sys
from pathlib import Path
from forumdesk.domain.errors import DiskFullError
from forumdesk.store.backup import backup
from tests.builders import reopened
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with reopened(Path(sys.argv[1])) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    try:
        backup(workspace, Path(sys.argv[2]))
    except Exception as error:
        print(type(error).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_a_disk_that_takes_no_more_leaves_no_half_backup(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.forumdesk"

    told = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(target)], check=True, capture_output=True, text=True
    )

    assert told.stdout.strip() in (DiskFullError.__name__, FileFailedError.__name__)
    assert os.listdir(tmp_path) == [path.name]


def test_a_new_passphrase_opens_the_file_and_the_old_one_does_not(path: Path) -> None:
    salt = path.read_bytes()[:16]

    change(path)

    assert people_in(path, NEW) == 200
    with pytest.raises(WrongKeyError):
        reopened(path)
    assert path.read_bytes()[:16] != salt
    assert os.listdir(path.parent) == [path.name]


def test_a_key_file_can_be_added_and_taken_away(path: Path) -> None:
    both = Secret("herons", b"a key file")

    change(path, new=both)
    change(path, old=both, new=NEW)

    assert people_in(path, NEW) == 200


def test_through_a_link_the_file_itself_is_changed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.forumdesk"
    link.symlink_to(path)

    change(link)

    assert link.is_symlink()
    assert people_in(path, NEW) == 200


@pytest.mark.parametrize(
    ("old", "new", "kind"), [(Secret("wrong"), NEW, WrongKeyError), (SECRET, Secret(""), EmptySecretError)]
)
def test_a_refused_change_of_passphrase_changes_nothing(
    path: Path, old: Secret, new: Secret, kind: type[ForumDeskError]
) -> None:
    before = path.read_bytes()

    with pytest.raises(kind):
        change(path, old, new)

    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_the_passphrase_of_a_workspace_in_use_is_not_changed(path: Path) -> None:
    with reopened(path), pytest.raises(InUseError):
        change(path)

    assert people_in(path, SECRET) == 200


def test_a_damaged_workspace_keeps_its_passphrase(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-PAGE // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedError):
        change(path)

    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]


def test_a_log_that_stays_beside_the_old_file_stops_the_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its frames belong to the old file; SQLite would read them as the new one's.
    monkeypatch.setattr(opened, "log_of", lambda real: real)

    with pytest.raises(FileFailedError):
        change(path)

    assert people_in(path, SECRET) == 200


def test_what_another_program_commits_while_the_file_gives_way_is_not_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = Claim.release

    def between(claim: Claim) -> None:
        """Another program's moment: nobody has the file open, and the new one is not there yet."""
        release(claim)
        if list(path.parent.glob(".fd-*")) and claim._file[1] == path.stat().st_ino:
            monkeypatch.undo()
            with reopened(path) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                tx.save(a_person("B1"))

    with reopened(path) as workspace:
        monkeypatch.setattr(Claim, "release", between)
        with pytest.raises(FileFailedError):
            renew_open(workspace, Wanted(NEW, a_world(7), Profile.TESTS))

        assert workspace.proven_by(SECRET)
        assert len(workspace.all(Person)) == 201

    assert people_in(path, SECRET) == 201
    assert os.listdir(path.parent) == [path.name]


def test_the_program_never_uses_rekey() -> None:
    sources = Path(copying.__file__).parent.rglob("*.py")

    told = [one.name for one in sources for line in one.read_text(encoding="utf-8").splitlines() if uses_rekey(line)]

    assert told == []


def uses_rekey(line: str) -> bool:
    words = line.split("#")[0].lower()
    return "rekey" in words or "reset_key" in words


def test_a_target_keyed_without_the_salt_would_get_another_one(path: Path, tmp_path: Path) -> None:
    """The trap that `Key.unlock` is there for: such a copy is sound, and no passphrase opens it."""
    file = opened.open_file(path, SECRET)
    target = tmp_path / "copy.forumdesk"
    target.touch()
    connection = driver.connect(target)
    short = Key(SECRET, file.key.salt)._raw.hex()
    connection.set_key(bytearray(f"x'{short}'".encode()))
    file.connection.backup(connection)
    connection.close()

    assert target.read_bytes()[:16] != file.key.salt
    file.close()
