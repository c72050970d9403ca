"""Writing rows: many at a time, in any order, with their unique columns free to change hands."""

from collections.abc import Iterable, Sequence

from forumdesk.changes import Change, Value
from forumdesk.store import queries
from forumdesk.store.driver import Connection, Record
from forumdesk.store.errors import ConflictError
from forumdesk.store.tables import TABLES, Table


def write_records(connection: Connection, table: Table, stored: dict[str, Record], records: Sequence[Record]) -> None:
    """Insert or update rows; `stored` are those of them that are there already."""
    leaving = [(record[0],) for record in records if _gives_up_its_own(table, stored.get(str(record[0])), record)]
    if leaving and len(records) > 1:
        # What is unique may pass from row to row, and SQLite checks that row by row: each row that gives its own up
        # holds its id instead until it is written. Foreign keys wait for the commit.
        connection.executemany(
            f'UPDATE "{table.name}" SET "{table.columns[table.own[0]]}" = "id" WHERE "id" = ?', leaving
        )
    places = ", ".join("?" * len(table.columns))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in table.columns[1:])
    connection.executemany(
        f'INSERT INTO "{table.name}" ({table.quoted}) VALUES ({places}) ON CONFLICT ("id") DO UPDATE SET {updates}',
        records,
    )


def delete_rows(connection: Connection, table: Table, row_ids: Iterable[str]) -> None:
    connection.executemany(f'DELETE FROM "{table.name}" WHERE "id" = ?', ((row_id,) for row_id in row_ids))


def replay(connection: Connection, changes: Sequence[Change]) -> None:
    """Make every `after` true; refuse all of it with ConflictError if a row is no longer its `before`."""
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    now = {name: _unmoved(connection, TABLES[name], some) for name, some in by_table.items()}
    for name, some in by_table.items():
        delete_rows(connection, TABLES[name], (change.row_id for change in some if change.after is None))
    for name, some in by_table.items():
        records = [tuple(change.after.values()) for change in some if change.after is not None]
        write_records(connection, TABLES[name], now[name], records)


def _unmoved(connection: Connection, table: Table, changes: Sequence[Change]) -> dict[str, Record]:
    stored = queries.fetch_records(connection, table, (change.row_id for change in changes))
    for change in changes:
        before: tuple[Value, ...] | None = None if change.before is None else tuple(change.before.values())
        if stored.get(change.row_id) != before:
            raise ConflictError(table.name, change.row_id)
    return stored


def _gives_up_its_own(table: Table, before: Record | None, after: Record) -> bool:
    return before is not None and any(before[place] != after[place] for place in table.own)
