"""A second encrypted file with the same content, read back and checked before it gets its name."""

from pathlib import Path

from forumdesk import files
from forumdesk.files import Outbox
from forumdesk.store import driver, integrity, opened
from forumdesk.store.cipher import SALT_BYTES, Key
from forumdesk.store.errors import CopyFailedError, DamagedError
from forumdesk.store.opened import OpenedFile


def copy_to(source: OpenedFile, target: Path) -> None:
    """Copy the whole file to `target`, which must not exist; the same passphrase opens it.

    Raises AlreadyExistsError, DamagedError, CopyFailedError, DiskFullError, NotWritableError.
    """
    with Outbox(overwrite=False) as outbox:
        opened.require_no_log(target)
        write_copy(source, outbox, target, source.key)
        outbox.commit()


def write_copy(source: OpenedFile, outbox: Outbox, target: Path, key: Key) -> Path:
    """Fill a new file under `key` and read it back with both integrity checks and the chain of its history.

    It waits in `outbox`, at the place returned. DamagedError when it is the source that is not sound, CopyFailedError
    when it is the copy.
    """
    with driver.told(source.path):
        # Copying a bad page raises nothing: the copy just has another content there.
        if driver.bad_pages(source.connection):
            raise DamagedError(source.path)
    staged = outbox.reserve(target)
    with files.named(target), files.told(staged), driver.told(staged):
        files.new_file(staged)
        _fill(source, staged, key)
        check(staged, key)
    return staged


def _fill(source: OpenedFile, staged: Path, key: Key) -> None:
    target = driver.connect(staged)
    try:
        key.unlock(target)
        # In one step: in several, SQLite starts again whenever the source is written to.
        source.connection.backup(target, pages=-1)
    finally:
        target.close()


def check(staged: Path, key: Key) -> None:
    """Read a file back that was just written: under the salt its key was made with, and whole. CopyFailedError."""
    # With another salt at its head the copy would be sound, and no passphrase would ever open it again.
    with staged.open("rb") as file:
        if file.read(SALT_BYTES) != key.salt:
            raise CopyFailedError(staged, ("salt",))
    connection = driver.connect(staged)
    try:
        key.unlock(connection)
        driver.settle_in(connection)
        found = integrity.examine(connection, staged, key.salt[0])
    finally:
        connection.close()
    if not found.ok:
        raise CopyFailedError(staged, found.damaged_parts)
