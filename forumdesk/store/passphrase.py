"""A new passphrase or key file: a new file under a new key that takes the old one's place."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from forumdesk.domain.errors import FileFailedError
from forumdesk.files import Outbox
from forumdesk.store import copying, driver, opened, schema
from forumdesk.store.cipher import SALT_BYTES, Key, Profile, Secret, new_salt
from forumdesk.store.errors import TransactionError
from forumdesk.store.opened import OpenedFile
from forumdesk.store.workspace import Workspace
from forumdesk.world import World


@dataclass(frozen=True, slots=True)
class Wanted:
    """The new secret, how its key is made, and what the new file is told of it before it takes the old one's place."""

    secret: Secret
    world: World
    profile: Profile = Profile.STRONG
    note: Callable[[Workspace], object] | None = None


def change_passphrase(path: Path, old: Secret, new: Secret, world: World, profile: Profile = Profile.STRONG) -> None:
    """Put a copy under a new salt and key where the file was; killed at any moment, one of the two secrets opens it.

    Backups made before keep the old passphrase. Raises what opening a file raises, EmptySecretError, CopyFailedError,
    DiskFullError, NotWritableError, FileFailedError where another program got at it meanwhile; the old file is then
    untouched.
    """
    new.require()
    real = path.resolve()
    with Outbox() as outbox:
        file = opened.open_file(real, old)
        try:
            schema.version_of(file)
            _write(file, outbox, Wanted(new, world, profile)).wipe()
        except BaseException:
            file.abandon()
            raise
        _give_way(file, outbox)


def renew_open(workspace: Workspace, wanted: Wanted) -> None:
    """As `change_passphrase`, for a workspace that is open and stays so: the same object, under the new key."""
    wanted.secret.require()
    if workspace.file.connection.in_transaction:
        raise TransactionError
    with Outbox() as outbox:
        key = _write(workspace.file, outbox, wanted)
        path, before = workspace.file.path, workspace.file.key.copy()
        try:
            _give_way(workspace.file, outbox)
        except BaseException:
            # Whatever stopped it, one of the two files is there, and what was open stays open.
            there, gone = (key, before) if _salt_of(path) == key.salt else (before, key)
            workspace.file = opened.open_copy(path, there)
            gone.wipe()
            raise
        before.wipe()
        workspace.file = opened.open_copy(path, key)


def _write(file: OpenedFile, outbox: Outbox, wanted: Wanted) -> Key:
    """The new file, waiting in the outbox on the disk; the key it is under."""
    # Never PRAGMA rekey: killed midway with a new salt it leaves a file that nothing opens.
    key = Key(wanted.secret, new_salt(wanted.profile, wanted.world))
    staged = copying.write_copy(file, outbox, file.path.resolve(), key)
    if wanted.note is not None:
        with closing(opened.open_copy(staged, key.copy())) as new:
            wanted.note(Workspace(new, wanted.world))
    outbox.settle()
    return key


def _salt_of(path: Path) -> bytes:
    """Of a file that nobody here has open: looking at one that is would let go of its locks."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def _give_way(file: OpenedFile, outbox: Outbox) -> None:
    """Close the file and put the new one there, unless another program has been at it in between."""
    with driver.told(file.path):
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        left = _state_of(file.path)
    file.close()
    # A log beside it belongs to the old file and would be read as the new one's; whoever has the file open has one.
    # What was committed to the old file since it was copied, and let go of, would be lost with it.
    if opened.log_of(file.path).exists() or _state_of(file.path) != left:
        raise FileFailedError(file.path, "SQLITE_BUSY")
    outbox.commit()


def _state_of(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns
