"""Looking back: some lines of a long history, what one of them changed, and how everything stood after it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from forumdesk.changes import Change, Label, Row
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store import driver, history, queries
from forumdesk.store.codec import utc_stamp
from forumdesk.store.driver import Connection
from forumdesk.store.errors import ErasedError
from forumdesk.store.history import HistoryEntry
from forumdesk.store.tables import TABLES
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for: below a number, of some labels (none: all), in a span of time. `most` at once."""

    before: int | None = None
    labels: tuple[Label, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    most: int = 200


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines, the latest first; how many fit altogether, and every label that any line has."""

    entries: tuple[HistoryEntry, ...]
    total: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one line changed: how many rows of which tables, and the first of them in full."""

    tables: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]


def lines(workspace: Workspace, wanted: Wanted) -> Lines:
    """A piece of the history; 10,000 lines are read as they are looked at."""
    connection = workspace.file.connection
    with driver.told(workspace.path):
        return Lines(
            tuple(_latest(connection, wanted)),
            _how_many(connection, replace(wanted, before=None)),
            tuple(_labels(connection)),
        )


def rows(workspace: Workspace, number: int, most: int) -> Rows:
    """What a line changed. Raises ErasedError."""
    connection = workspace.file.connection
    with driver.told(workspace.path):
        return Rows(tuple(_tables_of(connection, number)), history.changes_of(connection, number, most))


def snapshot_at(workspace: Workspace, number: int) -> Snapshot:
    """Everything the rules look at, as it stood after a line. Raises ErasedError."""
    connection = workspace.file.connection
    with driver.told(workspace.path):
        return queries.fetch_snapshot(connection, _rewound(connection, number))


def _latest(connection: Connection, wanted: Wanted) -> list[HistoryEntry]:
    """Some of the entries, the latest first."""
    conditions, values = _conditions(wanted)
    found = connection.execute(
        f'{history.ENTRY}{conditions} ORDER BY "number" DESC LIMIT ?',
        (*values, wanted.most),
    )
    return [history.entry_of(record) for record in found]


def _how_many(connection: Connection, wanted: Wanted) -> int:
    """How many entries fit, however many are asked for at once."""
    conditions, values = _conditions(wanted)
    found = connection.execute(f'SELECT count(*) FROM "history_entry"{conditions}', values).fetchone()
    return cast(tuple[int], found)[0]


def _conditions(wanted: Wanted) -> tuple[str, list[str | int]]:
    conditions: list[tuple[str, str | int]] = []
    if wanted.before is not None:
        conditions.append(('"number" < ?', wanted.before))
    if wanted.labels:
        conditions.append(('"label" IN (SELECT value FROM json_each(?))', json.dumps(list(wanted.labels))))
    if wanted.since is not None:
        conditions.append(('"at" >= ?', utc_stamp(wanted.since)))
    if wanted.until is not None:
        conditions.append(('"at" < ?', utc_stamp(wanted.until)))
    where = " WHERE " + " AND ".join(sql for sql, _ in conditions) if conditions else ""
    return where, [value for _, value in conditions]


def _labels(connection: Connection) -> list[Label]:
    """Every label that some entry has."""
    return [Label(str(record[0])) for record in connection.execute('SELECT DISTINCT "label" FROM "history_entry"')]


def _tables_of(connection: Connection, number: int) -> list[tuple[str, int]]:
    """Which tables an entry changed, and in how many rows."""
    found = connection.execute(
        'SELECT "table_name", count(*) FROM "history_row" WHERE "entry" = ? '
        'GROUP BY "table_name" ORDER BY "table_name"',
        (number,),
    )
    return [(str(name), cast(int, rows)) for name, rows in found]


def _rewound(connection: Connection, number: int) -> dict[tuple[str, str], Row | None]:
    """Every row that was changed after an entry, as it stood then; ErasedError if one of them was erased."""
    found = connection.execute(
        'SELECT "entry", "table_name", "row_id", "before", "after" FROM "history_row" WHERE "entry" > ? '
        'ORDER BY "entry", "position"',
        (number,),
    )
    stood: dict[tuple[str, str], Row | None] = {}
    for entry, name, row_id, before, after in cast(Iterable[tuple[int, str, str, str | None, str | None]], found):
        if (name, row_id) in stood:
            continue
        if before is None and after is None:
            raise ErasedError(entry)
        stood[name, row_id] = None if before is None else TABLES[name].full(json.loads(before))
    return stood


def later(workspace: Workspace, number: int) -> list[tuple[Label, bool, int]]:
    """Of the lines after this one that stand: label, whether undo takes them, and how many."""
    found = workspace.file.connection.execute(
        'SELECT "label", "state", count(*) FROM "history_entry" WHERE "number" > ? GROUP BY "label", "state"',
        (number,),
    )
    counted = [(Label(str(label)), state, cast(int, lines)) for label, state, lines in found]
    return [
        (label, state is not None, lines)
        for label, state, lines in counted
        if state in (None, history.EntryState.DONE.value) and label not in (Label.UNDO, Label.REDO, Label.SET_UP)
    ]
