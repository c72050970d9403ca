"""Verifying a workspace: one that is open, or a file that may be too damaged to be opened."""

from pathlib import Path

from forumdesk.store import driver, integrity, opened, schema
from forumdesk.store.cipher import Key, Secret
from forumdesk.store.errors import DamagedError, WrongKeyError
from forumdesk.store.integrity import UNREADABLE, Verification
from forumdesk.store.opened import OpenedFile
from forumdesk.store.workspace import Workspace


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
