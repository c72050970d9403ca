"""The one place that imports the SQLCipher driver: typed connections, and its errors as facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from sqlcipher3 import dbapi2

from forumdesk.changes import Value
from forumdesk.domain.errors import DiskFullError, FileFailedError, ForumDeskError, NotWritableError
from forumdesk.store.errors import (
    BrokenReferenceError,
    DamagedError,
    DuplicateError,
    InUseError,
    UnfitValueError,
    WrongKeyError,
)
from forumdesk.store.holding import holders_of

Record = tuple[Value, ...]

# How long another program may take to let go of the file, in seconds: one that is just closing is waited for.
_PATIENCE = 0.3


# What `backup` raises has SQLite's words and lacks its code.
_CODES_OF_BACKUP = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
}


class Cursor(Protocol):
    rowcount: int

    def fetchone(self) -> Record | None: ...
    def fetchall(self) -> list[Record]: ...
    def __iter__(self) -> Iterator[Record]: ...


class Connection(Protocol):
    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Value] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Value]], /) -> Cursor: ...
    def executescript(self, sql: str, /) -> Cursor: ...
    def set_key(self, key: bytearray, /) -> None: ...
    def backup(self, target: "Connection", /, *, pages: int = -1) -> None: ...
    def close(self) -> None: ...


def connect(path: Path, mode: str = "mode=rw") -> Connection:
    """Open an existing file, not yet keyed; every transaction is begun and ended by hand."""
    uri = f"{path.resolve().as_uri()}?{mode}"
    return cast(Connection, dbapi2.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE))


def connect_to_look(path: Path) -> Connection:
    """Open the file as it lies there: no lock is taken, a log beside it is not looked at, nothing can be written."""
    return connect(path, "mode=ro&immutable=1")


def settle_in(connection: Connection) -> None:
    """The settings of a keyed connection, before its first read."""
    # EXCLUSIVE must come before the first read: then WAL needs no shared-memory file, and a second program is refused.
    # temp_store: anything but memory writes plain rows to the system's temporary folder.
    # cache_size is in KiB: with the default a scan of a warm file takes three times as long.
    for pragma in (
        "cipher_log = off",
        "locking_mode = EXCLUSIVE",
        "temp_store = MEMORY",
        "cache_size = -65536",
        "foreign_keys = ON",
        "secure_delete = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def bad_pages(connection: Connection) -> list[int]:
    """Numbers of pages that were not written under this key, or not whole. It reads the file, not its log."""
    found = connection.execute("PRAGMA cipher_integrity_check")
    return [int(number) for (said,) in found for number in re.findall(r"\bpage (\d+)", str(said))]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the driver says about the workspace at `path`, as errors of ours with facts."""
    try:
        yield
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", None) or _CODES_OF_BACKUP.get(str(error))
        if code is None:  # raised by the driver itself, for a wrong use of it: a mistake of ours, not a fact
            raise
        raise _fact(path, code, str(getattr(error, "sqlite_errorname", code)), str(error)) from error


def _fact(path: Path, code: int, name: str, text: str) -> ForumDeskError:
    match code & 0xFF:  # the low byte is the kind, the rest says more
        case 5 | 6:
            return InUseError(path, holders_of(path))
        case 8 | 14 | 3 | 23:
            return NotWritableError(path)
        case 11:
            return DamagedError(path)
        case 13:
            return DiskFullError(path)
        case 19:
            return _constraint(text)
        case 26:
            return WrongKeyError(path)
        case _:
            return FileFailedError(path, name)


def _constraint(text: str) -> ForumDeskError:
    """`UNIQUE constraint failed: person.ref` and its kin."""
    kind, _, columns = text.partition(" constraint failed: ")
    if kind == "UNIQUE":
        names = [one.partition(".") for one in columns.split(", ")]
        return DuplicateError(names[0][0], tuple(column for _, _, column in names))
    if text.startswith("FOREIGN KEY"):
        return BrokenReferenceError("", "")
    return UnfitValueError(text)
