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
    more = [f"{len(bad) - _MOST_PARTS} more"] if len(bad) > _MOST_PARTS else []
    return "; ".join([*(f"page {number}" for number in bad[:_MOST_PARTS]), *more]) or OK


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
    for number, entry_hash, linked, whole in _links(connection, digests):
        if not linked:
            yield f"entry {number}"
        if not whole:
            yield f"rows of entry {number}"
        previous, last = entry_hash, number
    for number in digests:
        yield f"rows without entry {number}"
    head = connection.execute('SELECT "number", "hash" FROM "history_head"').fetchone()
    if head != (last, previous):
        yield "head"


def sound_to(connection: Connection) -> tuple[int, bytes]:
    """The last entry up to which nothing is missing from chain and rows, and its hash; 0 where none is sound."""
    last, previous = 0, bytes(32)
    for number, entry_hash, linked, whole in _links(connection, dict(_rows_digests(connection))):
        if not (linked and whole):
            break
        last, previous = number, entry_hash
    return last, previous


def _links(connection: Connection, digests: dict[int, tuple[int, bytes]]) -> Iterator[tuple[int, bytes, bool, bool]]:
    """Each entry's number and hash, whether it follows the one before it, and whether its rows are what it says.

    What is asked of `digests` is taken out of it.
    """
    previous, last = bytes(32), 0
    for record in connection.execute(_headers(connection)):
        header, before, entry_hash, by = record[:6], record[6], record[7], record[8:]
        number, *_, count, rows_digest = cast(history.Header, header)
        said = digests.pop(number, _NO_ROWS)
        expected = history.header_hash(cast(history.Header, header), previous, _by_digest(cast(_By, by)))
        linked = (number, before, entry_hash) == (last + 1, previous, expected)
        yield number, cast(bytes, entry_hash), linked, said == (count, rows_digest)
        previous, last = cast(bytes, entry_hash), number


def _headers(connection: Connection) -> str:
    """Files from before version 12 know nobody's name; SQLite would take the name of a missing column for a text."""
    columns = {record[1] for record in connection.execute('PRAGMA table_info("history_entry")')}
    by = '"by", "by_salt", "by_digest"' if "by_digest" in columns else "NULL, NULL, NULL"
    said = '"number", "at", "label", "of", "row_count", "rows_digest", "previous", "hash"'
    return f'SELECT {said}, {by} FROM "history_entry" ORDER BY "number"'


_By = tuple[str | None, bytes | None, bytes | None]
_NO_ROWS = (0, hashlib.sha256().digest())


def _by_digest(by: _By) -> bytes | None:
    """What the entry's hash has to have been made with: a name that is there must be that of its digest."""
    name, salt, digest = by
    if name is None and salt is None:
        return digest
    return history.by_digest(salt or b"", name or "")


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
