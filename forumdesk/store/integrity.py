"""Is the file what was written? The seal of each page, the structure, and the chain of the history."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import cast

from forumdesk.domain.errors import FileFailedError
from forumdesk.store import driver, history
from forumdesk.store.driver import Connection, Record
from forumdesk.store.errors import DamagedError, WrongKeyError

OK = "ok"
UNREADABLE = "unreadable"
_MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class Verification:
    """What each part says: "ok", "unreadable", or the damaged places that were named, joined by semicolons."""

    cipher: str
    database: str
    history_entries: int
    chain: str
    kdf_profile: int

    @property
    def ok(self) -> bool:
        return not self.damaged_parts

    @property
    def damaged_parts(self) -> tuple[str, ...]:
        """Of cipher, database and chain those that are not ok, with what they say."""
        parts = (("cipher", self.cipher), ("database", self.database), ("chain", self.chain))
        return tuple(f"{name}: {said}" for name, said in parts if said != OK)


def examine(connection: Connection, path: Path, kdf_profile: int) -> Verification:
    """Look at every page, every row and every entry of a keyed connection; damage is told, not raised."""
    # In this order: once SQLCipher has met a bad page every later read fails, and only the first check steps round it.
    cipher = pages_text(driver.bad_pages(connection))
    history_entries = _counted(path, connection)
    chain = _said(path, lambda: _chain(connection))
    database = _said(path, lambda: _database(connection))
    if OK not in (cipher, database):
        database = UNREADABLE  # what it names after a bad page are echoes of that page
    return Verification(cipher, database, history_entries, chain, kdf_profile)


def pages_text(bad: Sequence[int]) -> str:
    return "; ".join(f"page {number}" for number in bad[:_MOST_PARTS]) or OK


def _said(path: Path, look: Callable[[], Iterator[str]]) -> str:
    parts: list[str] = []
    try:
        with driver.told(path):
            for part in look():
                parts.append(part)
                if len(parts) == _MOST_PARTS:
                    break
    except (DamagedError, WrongKeyError, FileFailedError):
        parts.append(UNREADABLE)
    return "; ".join(parts) or OK


def _counted(path: Path, connection: Connection) -> int:
    try:
        with driver.told(path):
            found = connection.execute('SELECT count(*) FROM "history_entry"').fetchone()
    except (DamagedError, WrongKeyError, FileFailedError):
        return 0
    return cast(int, cast(Record, found)[0])


def _database(connection: Connection) -> Iterator[str]:
    # The page seals say nothing of pages that are missing altogether; this does.
    for (said,) in connection.execute("PRAGMA integrity_check(20)"):
        if said != OK:
            yield str(said)
    for child, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{child!s} without {parent!s}"


def _chain(connection: Connection) -> Iterator[str]:
    digests = dict(_rows_digests(connection))
    previous, last = bytes(32), 0
    sql = 'SELECT "number", "at", "label", "of", "row_count", "rows_digest", "previous", "hash" FROM "history_entry"'
    for record in connection.execute(f'{sql} ORDER BY "number"'):
        number, at, label, of, count, rows_digest, before, entry_hash = cast(_Header, record)
        said = digests.pop(number, _NO_ROWS)
        expected = history.header_hash(number, at, label, of, count, rows_digest, previous)
        if (number, before, entry_hash) != (last + 1, previous, expected):
            yield f"entry {number}"
        if said != (count, rows_digest):
            yield f"rows of entry {number}"
        previous, last = entry_hash, number
    for number in digests:
        yield f"rows without entry {number}"
    head = connection.execute('SELECT "number", "hash" FROM "history_head"').fetchone()
    if head != (last, previous):
        yield "head"


_Header = tuple[int, str, str, int | None, int, bytes, bytes, bytes]
_NO_ROWS = (0, hashlib.sha256().digest())


def _rows_digests(connection: Connection) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """For each entry the number of its rows and their digest; a row that is not what its digest says spoils it."""
    found = connection.execute(
        'SELECT "entry", "salt", "table_name", "row_id", "before", "after", "digest" FROM "history_row"'
        ' ORDER BY "entry", "position"'
    )
    for entry, some in groupby(found, key=itemgetter(0)):
        count, together = 0, hashlib.sha256()
        for record in some:
            count += 1
            together.update(_digest_of(cast(_Row, record)))
        yield cast(int, entry), (count, together.digest())


_Row = tuple[int, bytes | None, str, str, str | None, str | None, bytes]


def _digest_of(record: _Row) -> bytes:
    _, salt, table, row_id, before, after, digest = record
    # An erased row has given up its salt with its content; its digest stands for it.
    return digest if salt is None else history.row_digest(salt, table, row_id, before, after)
