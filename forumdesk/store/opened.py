"""One encrypted file, found, looked at, keyed and held: what stands before the first row is read."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from forumdesk import files
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.store import driver, recovery
from forumdesk.store.cipher import SALT_BYTES, Key, RecoveryKey, Secret, profile_of
from forumdesk.store.driver import Connection
from forumdesk.store.errors import (
    DamagedError,
    EmptyFileError,
    Foreign,
    MissingFileError,
    NotAWorkspaceError,
    WrongKeyError,
)
from forumdesk.store.holding import Claim

PAGE = 4096
# So many pages tell a damaged file from a wrong key; of a large one not every page need be read for that.
_LOOKED_AT = 200
_BEGINNINGS = {
    b"SQLite format 3\0": Foreign.PLAIN_SQLITE,
    b"PK\x03\x04": Foreign.ZIP,
    b"%PDF-": Foreign.PDF,
    b"\xff\xfe": Foreign.TEXT,
    b"\xfe\xff": Foreign.TEXT,
}


class OpenedFile:
    """A keyed connection, its key and its place in the list of held files; `close` gives all three back."""

    def __init__(self, path: Path, key: Key, claim: Claim) -> None:
        self.path = path
        self.key = key
        self._claim = claim
        with driver.told(path), ExitStack() as undo:
            self.connection: Connection = driver.connect(path)
            undo.callback(self.connection.close)
            key.unlock(self.connection)
            driver.settle_in(self.connection)
            # The first read: a wrong key, another program and a file that was cut off show here.
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            undo.pop_all()

    def close(self) -> None:
        """Move everything into the one file, leave nothing beside it, forget the key."""
        try:
            with driver.told(self.path):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go without writing: for a file that could not be read."""
        self.connection.close()
        self.key.wipe()
        self._claim.release()


def open_file(path: Path, secret: Secret | RecoveryKey) -> OpenedFile:
    """Open an existing file under what a person gave.

    Raises MissingFileError, FolderNotFileError, NotAFileError, EmptyFileError, NotAWorkspaceError, NotWritableError,
    WrongKeyError, DamagedError, InUseError, NotEnoughMemoryError. The file is as it was after any of them.
    """
    with ExitStack() as undo:
        claim = _claim(path)
        undo.callback(claim.release)
        salt = _read_salt(path)
        key = Key(secret, salt)
        undo.callback(key.wipe)
        if log_of(path).exists():
            _require_key(path, key)
        try:
            opened = OpenedFile(path, key, claim)
        except WrongKeyError as error:
            # SQLite says the same of a first page that is damaged; of the others it takes one that the key sealed.
            if _sealed_any(path, key):
                raise DamagedError(path) from error
            raise
        undo.pop_all()
        return opened


def open_copy(path: Path, key: Key) -> OpenedFile:
    """Open a file just made, or about to be made from 0 bytes, under a key at hand. The key is wiped on closing."""
    claim = Claim(path)
    try:
        return OpenedFile(path, key, claim)
    except BaseException:
        claim.release()
        raise


def log_of(path: Path) -> Path:
    """Where SQLite keeps what is not yet in the file; there only while it is open, or after a crash."""
    real = path.resolve()
    return real.with_name(f"{real.name}-wal")


def require_no_log(path: Path) -> None:
    """Before a file of this name is made: AlreadyExistsError where the log of a lost one lies.

    SQLite would take that log for the new file's own, and write its pages over the new ones.
    """
    log = log_of(path)
    if log.exists() and not path.exists():
        raise AlreadyExistsError(log)


def bad_pages(path: Path, key: Key) -> list[int]:
    """Numbers of the file's pages that were not written under this key, or not whole. The file is not touched."""
    with driver.told(path):
        connection = driver.connect_to_look(path)
        try:
            key.unlock(connection)
            connection.execute("PRAGMA cipher_log = off").fetchall()
            return driver.bad_pages(connection)
        finally:
            connection.close()


def _require_key(path: Path, key: Key) -> None:
    """After a crash a wrong key must not even move the log into the file, as SQLite does when it lets go of it."""
    # One page of the right seal will do: a crash may have torn the first page, which the log then mends.
    if len(bad_pages(path, key)) >= path.stat().st_size // PAGE:
        raise WrongKeyError(path)


def _sealed_any(path: Path, key: Key) -> bool:
    with files.told(path), path.open("rb") as file:
        return any(key.open_page(number, file.read(PAGE)) for number in range(1, _LOOKED_AT))


@contextmanager
def claimed(path: Path) -> Iterator[bytes]:
    """Hold a file without opening it, and yield its salt: for a look at one that is not to be written, or cannot be."""
    claim = _claim(path)
    try:
        yield _read_salt(path, "rb")
    finally:
        claim.release()


def mark_of(path: Path) -> str:
    """Which key a file is under, without opening it: two files of one mark open alike. Raises as `claimed` does."""
    with claimed(path) as salt:
        return recovery.mark_of(salt)


def _claim(path: Path) -> Claim:
    try:
        files.require_plain(path)
        return Claim(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(path) from error
    except OSError:
        with files.told(path):
            raise


def _read_salt(path: Path, mode: Literal["r+b", "rb"] = "r+b") -> bytes:
    """The file's first bytes, once they look as if they could be a workspace's."""
    # Opened for writing on purpose: where that is refused SQLite would silently open for reading only.
    with files.told(path), path.open(mode) as file:
        head = file.read(PAGE)
    if not head:
        raise EmptyFileError(path)
    kind = _plainly(head)
    if kind is not None:
        raise NotAWorkspaceError(path, kind)
    return head[:SALT_BYTES]


def _plainly(head: bytes) -> Foreign | None:
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return kind
    if _is_text(head):
        return Foreign.TEXT
    if len(head) < PAGE:
        return Foreign.TOO_SHORT
    return None if profile_of(head[:SALT_BYTES]) else Foreign.UNKNOWN_PROFILE


def _is_text(head: bytes) -> bool:
    """Without control characters; 4096 encrypted bytes have some."""
    return not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
