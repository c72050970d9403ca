"""The history: a line for every change, chained by hashes, with rows that can be erased without breaking the chain."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from forumdesk.changes import Change, ChangeSet, Label, Row
from forumdesk.store.codec import from_utc_stamp, utc_stamp
from forumdesk.store.driver import Connection, Record
from forumdesk.store.errors import ErasedError
from forumdesk.store.tables import TABLES
from forumdesk.world import World

_SALT_BYTES = 16
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class EntryState(StrEnum):
    """Where an undoable entry stands; it is not part of the chain."""

    DONE = "done"
    UNDONE = "undone"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line. `rows` counts the rows it changed; `of` is the entry that an undo or a redo was about.

    `by` is who made it, as they said; empty where nobody did, and where it was erased. `hash` is its link of the chain.
    """

    number: int
    at: datetime
    label: Label
    rows: int
    of: int | None
    state: EntryState | None
    by: str = ""
    hash: bytes = b""


@dataclass(frozen=True, slots=True)
class Moved:
    """One session that was moved, by its cover where it has one, and what about its place is another now.

    `start` is where the event is; `room` is empty where it is the same.
    """

    title: str
    start: datetime | None = None
    other_day: bool = False
    room: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that undo or redo would take. `rows` are (table, how many of its rows), for words that count.

    `fields` are those of the one row that was changed, by name alone; `moved` is the one session that was.
    """

    label: Label
    rows: tuple[tuple[str, int], ...] = ()
    fields: tuple[str, ...] = ()
    moved: Moved | None = None

    def of(self, table: str) -> int:
        """How many rows of one table."""
        return dict(self.rows).get(table, 0)


@dataclass(frozen=True, slots=True)
class Reach:
    """What undo and redo would take now; None where there is nothing."""

    undo: Step | None = None
    redo: Step | None = None


def entries(connection: Connection) -> list[HistoryEntry]:
    """All entries, oldest first."""
    return [entry_of(record) for record in connection.execute(f'{ENTRY} ORDER BY "number"')]


ENTRY = 'SELECT "number", "at", "label", "row_count", "of", "state", "by", "hash" FROM "history_entry"'


def entry_of(record: Record) -> HistoryEntry:
    """What a row of `ENTRY` says."""
    number, at, label, count, of, state, by, entry_hash = record
    return HistoryEntry(
        cast(int, number),
        from_utc_stamp(at),
        Label(str(label)),
        cast(int, count),
        cast(int | None, of),
        EntryState(str(state)) if state else None,
        str(by or ""),
        cast(bytes, entry_hash),
    )


def append(
    connection: Connection,
    world: World,
    label: Label,
    changes: Sequence[Change],
    of: int | None = None,
) -> ChangeSet:
    """Write the next entry, inside the transaction that made the changes.

    Of an erasure the digests alone are written: the chain holds, and what was in the rows is nowhere.
    """
    found = connection.execute('SELECT "number", "hash" FROM "history_head"').fetchone()
    last, previous = cast(tuple[int, bytes], found)
    number = last + 1
    rows = _sealed_rows(number, changes, world.random_bytes(_SALT_BYTES * len(changes)))
    rows_digest = hashlib.sha256(b"".join(row[-1] for row in rows)).digest()
    if label.erases:
        rows = [(*row[:4], None, None, None, row[-1]) for row in rows]
    at = utc_stamp(world.now())
    by = _by(world)
    entry_hash = header_hash((number, at, label, of, len(changes), rows_digest), previous, by[2])
    state = EntryState.DONE if label.undoable else None
    connection.execute(
        'INSERT INTO "history_entry" ("number", "at", "label", "of", "row_count", "rows_digest", "previous", "hash",'
        ' "state", "by", "by_salt", "by_digest") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (number, at, label.value, of, len(changes), rows_digest, previous, entry_hash, state and state.value, *by),
    )
    connection.executemany('INSERT INTO "history_row" VALUES (?, ?, ?, ?, ?, ?, ?, ?)', rows)
    connection.execute('UPDATE "history_head" SET "number" = ?, "hash" = ?', (number, entry_hash))
    return ChangeSet(number, label, tuple(_emptied(one) if label.erases else one for one in changes))


def _emptied(change: Change) -> Change:
    nothing: Row = {}
    return Change(change.table, change.row_id, change.before and nothing, change.after and nothing)


def _by(world: World) -> tuple[str | None, bytes | None, bytes | None]:
    """Who works here, a salt, and the digest of both, which outlives an erasure of the other two."""
    if not world.by:
        return None, None, None
    salt = world.random_bytes(_SALT_BYTES)
    return world.by, salt, by_digest(salt, world.by)


def by_digest(salt: bytes, by: str) -> bytes:
    """SHA-256 over who made an entry; salted as rows are."""
    return hashlib.sha256(salt + by.encode()).digest()


Header = tuple[int, str, str, int | None, int, bytes]
"""Number, time, label, what it is of, how many rows, and their digest."""


def header_hash(header: Header, previous: bytes, by: bytes | None) -> bytes:
    """SHA-256 over what an entry says about itself, the hash of the entry before it, and the digest of who made it.

    Entries in which nobody was named, and all from before there was a name, have one part less.
    """
    number, at, label, of, row_count, rows_digest = header
    parts: list[object] = [number, at, str(label), of, row_count, rows_digest.hex(), previous.hex()]
    if by is not None:
        parts.append(by.hex())
    return hashlib.sha256(_canonical(parts).encode()).digest()


def row_digest(salt: bytes, table: str, row_id: str, before: str | None, after: str | None) -> bytes:
    """SHA-256 over one row change. The salt is random: once it is erased, nobody can try names against the digest."""
    # No part holds a NUL, JSON texts escape it, and none of them is empty: the joined text reads only one way.
    return hashlib.sha256(salt + "\0".join((table, row_id, before or "", after or "")).encode()).digest()


_SealedRow = tuple[int, int, str, str, bytes | None, str | None, str | None, bytes]


def _sealed_rows(number: int, changes: Sequence[Change], salts: bytes) -> list[_SealedRow]:
    return [
        _sealed(number, position, change, salts[position * _SALT_BYTES : (position + 1) * _SALT_BYTES])
        for position, change in enumerate(changes)
    ]


def _sealed(number: int, position: int, change: Change, salt: bytes) -> _SealedRow:
    table = TABLES[change.table]
    before = None if change.before is None else _canonical(table.sparse(change.before))
    after = None if change.after is None else _canonical(_kept_after(change))
    digest = row_digest(salt, change.table, change.row_id, before, after)
    return (number, position, change.table, change.row_id, salt, before, after, digest)


def _kept_after(change: Change) -> Row:
    """Of a changed row only the columns that changed."""
    after = cast(Row, change.after)
    if change.before is None:
        return TABLES[change.table].sparse(after)
    return {column: value for column, value in after.items() if value != change.before[column]}


def changes_of(connection: Connection, number: int, most: int = -1) -> tuple[Change, ...]:
    """The rows of one entry as they were and as they became, `most` of them; ErasedError if any was erased."""
    found = connection.execute(
        'SELECT "table_name", "row_id", "before", "after" FROM "history_row" WHERE "entry" = ? '
        'ORDER BY "position" LIMIT ?',
        (number, most),
    )
    return tuple(
        _kept_change(number, record) for record in cast(Iterable[tuple[str, str, str | None, str | None]], found)
    )


def _kept_change(number: int, record: tuple[str, str, str | None, str | None]) -> Change:
    name, row_id, before_text, after_text = record
    if before_text is None and after_text is None:
        raise ErasedError(number)
    table = TABLES[name]
    before: Row | None = None if before_text is None else table.full(json.loads(before_text))
    after: Row | None = None
    if after_text is not None:
        after = table.full(json.loads(after_text)) if before is None else before | json.loads(after_text)
    return Change(name, row_id, before, after)


def done_after(connection: Connection, number: int) -> list[int]:
    """The entries after this one that undo would take, the latest first."""
    found = connection.execute(
        'SELECT "number" FROM "history_entry" WHERE "number" > ? AND "state" = ? ORDER BY "number" DESC',
        (number, EntryState.DONE.value),
    )
    return [cast(int, record[0]) for record in found]


def stands_at(connection: Connection, number: int, state: EntryState) -> None:
    connection.execute('UPDATE "history_entry" SET "state" = ? WHERE "number" = ?', (state.value, number))


def discard_undone(connection: Connection) -> None:
    """A new change has been made: what was undone before it can no longer be done again."""
    connection.execute(
        'UPDATE "history_entry" SET "state" = ? WHERE "state" = ?',
        (EntryState.DISCARDED.value, EntryState.UNDONE.value),
    )


def last_done(connection: Connection) -> int | None:
    """The entry that undo is about."""
    return _number(connection, 'SELECT max("number") FROM "history_entry" WHERE "state" = ?', EntryState.DONE)


def first_undone(connection: Connection) -> int | None:
    """The entry that redo is about."""
    return _number(connection, 'SELECT min("number") FROM "history_entry" WHERE "state" = ?', EntryState.UNDONE)


def _number(connection: Connection, sql: str, state: EntryState) -> int | None:
    found = connection.execute(sql, (state.value,)).fetchone()
    return cast(int | None, found[0]) if found else None


def label_of(connection: Connection, number: int) -> Label:
    found = cast(
        Record, connection.execute('SELECT "label" FROM "history_entry" WHERE "number" = ?', (number,)).fetchone()
    )
    return Label(str(found[0]))
