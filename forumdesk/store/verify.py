"""Verifying a workspace: one that is open, a file that may be too damaged for that, or one only looked at."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from forumdesk.store import driver, integrity, opened, schema
from forumdesk.store.cipher import Key, Secret
from forumdesk.store.codec import from_utc_stamp
from forumdesk.store.driver import Connection
from forumdesk.store.errors import DamagedError, Foreign, NotAWorkspaceError, WrongKeyError
from forumdesk.store.integrity import UNREADABLE, Verification
from forumdesk.store.opened import OpenedFile
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says that was opened to be read and nothing else: is it whole, how much is in it, how old is it.

    `rows` are those of the tables asked for; `last` is the last line of its history, by number, time and hash.
    """

    verification: Verification
    mark: str
    rows: tuple[int, ...] = ()
    last: tuple[int, datetime, bytes] | None = None


def look_at(path: Path, secret: Secret, tables: tuple[str, ...]) -> Look:
    """Open a closed file as it lies there and read all of it; not a byte of it is written, nor one beside it.

    Raises as `verify_file` does, and needs no right to write.
    """
    with opened.claimed(path) as salt:
        key = Key(secret, salt)
        mark = key.mark
        with driver.told(path), closing(driver.connect_to_look(path)) as connection:
            key.unlock(connection)
            key.wipe()
            connection.execute("PRAGMA cipher_log = off").fetchall()
            connection.execute("PRAGMA temp_store = MEMORY").fetchall()
            if connection.execute("PRAGMA application_id").fetchone() != (schema.APPLICATION_ID,):
                raise NotAWorkspaceError(path, Foreign.OTHER_PROGRAM)
            found = integrity.examine(connection, path, salt[0])
            return _looked(connection, found, mark, tables) if found.ok else Look(found, mark)


def _looked(connection: Connection, found: Verification, mark: str, tables: tuple[str, ...]) -> Look:
    counted = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() or (0,) for name in tables]
    last = connection.execute(
        'SELECT "number", "at", "hash" FROM "history_entry" ORDER BY "number" DESC LIMIT 1'
    ).fetchone()
    said = None if last is None else (cast(int, last[0]), from_utc_stamp(last[1]), cast(bytes, last[2]))
    return Look(found, mark, tuple(cast(int, one[0]) for one in counted), said)


def verify(workspace: Workspace) -> Verification:
    """Both integrity checks and the chain of the history; damage is told, not raised."""
    return _examined(workspace.file)


def verify_file(path: Path, secret: Secret) -> Verification:
    """As `verify`, for a file that is not open.

    Raises what opening a file raises, but not DamagedError; WrongKeyError only if no page was written under this key.
    """
    try:
        file = opened.open_file(path, secret)
    except (DamagedError, WrongKeyError) as error:
        return _sealed_pages(path, secret, error)
    try:
        schema.version_of(file)
        return _examined(file)
    finally:
        file.abandon()


def _examined(file: OpenedFile) -> Verification:
    with driver.told(file.path):
        # Page seals are looked up in the file itself, so what is still in its log has to be there first.
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return integrity.examine(file.connection, file.path, file.key.salt[0])


def _sealed_pages(path: Path, secret: Secret, error: DamagedError | WrongKeyError) -> Verification:
    """What can be said of a file that SQLite refuses to read: which of its pages this key sealed."""
    with opened.claimed(path) as salt:
        key = Key(secret, salt)
        bad = opened.bad_pages(path, key)
        key.wipe()
    if isinstance(error, WrongKeyError) and len(bad) >= path.stat().st_size // opened.PAGE:
        raise error
    return Verification(integrity.pages_text(bad), UNREADABLE, 0, UNREADABLE, salt[0])
