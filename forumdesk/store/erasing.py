"""Erasing rows for good: they go, the history forgets what it held of them, and every page is written anew."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.erasing import Forgotten, Search
from forumdesk.domain.errors import DiskFullError, FileFailedError
from forumdesk.store import driver, queries, rewriting
from forumdesk.store.driver import Connection
from forumdesk.store.history import EntryState
from forumdesk.store.tables import TABLES, Entity
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What the history forgets: all it has of the rows `of`, by table and id, and every row that `search` finds."""

    of: frozenset[tuple[str, str]]
    search: Search


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased; `rewritten` is False where the disk was too full to write every page anew yet."""

    change_set: ChangeSet
    forgotten: Forgotten
    rewritten: bool


def to_forget(workspace: Workspace, forgetting: Forgetting) -> Forgotten:
    """What erasing would take from the history."""
    with driver.told(workspace.path):
        found = list(_holding(workspace.file.connection, forgetting))
    return Forgotten(len(found), len({entry for entry, _ in found}))


def erase(
    workspace: Workspace,
    label: Label,
    rows: dict[str, tuple[str, ...]],
    changed: Iterable[Entity],
    forgetting: Forgetting,
) -> Erasure:
    """Remove rows by table, save those that changed, and make the history forget, in one transaction; then rewrite.

    The change is there or not at all. What is left of it to do after a crash or on a full disk, the next opening does.
    """
    with workspace.transaction(label) as tx:
        tx.save_all(changed)
        _remove(workspace, tx, rows)
        forgotten = _forget(workspace, forgetting)
        rewriting.owe(workspace.file)
    return Erasure(tx.change_set, forgotten, _rewritten(workspace))


def records(workspace: Workspace, rows: dict[str, tuple[str, ...]]) -> dict[str, list[dict[str, object]]]:
    """Rows as they are stored, by table, without their blank columns; for the archive."""
    with driver.told(workspace.path):
        return {
            name: [
                dict(TABLES[name].sparse(TABLES[name].row(record)))
                for record in queries.fetch_records(workspace.file.connection, TABLES[name], ids).values()
            ]
            for name, ids in rows.items()
        }


def kept_of(workspace: Workspace, forgetting: Forgetting) -> list[dict[str, object]]:
    """What the history holds of it, for the archive: entry, table, row, before and after."""
    sql = 'SELECT "table_name", "row_id", "before", "after" FROM "history_row" WHERE "entry" = ? AND "position" = ?'
    with driver.told(workspace.path):
        connection = workspace.file.connection
        return [
            _kept(entry, connection.execute(sql, (entry, place)).fetchone())
            for entry, place in _holding(connection, forgetting)
        ]


def _kept(entry: int, record: object) -> dict[str, object]:
    table, row_id, before, after = cast(tuple[str, str, str | None, str | None], record)
    texts = {"before": before and json.loads(before), "after": after and json.loads(after)}
    return {"entry": entry, "table": table, "id": row_id, **texts}


def _remove(workspace: Workspace, tx: Transaction, rows: dict[str, tuple[str, ...]]) -> None:
    for name, ids in rows.items():
        found = queries.fetch_records(workspace.file.connection, TABLES[name], ids)
        for entity in TABLES[name].entities(list(found.values())):
            tx.remove(cast(Entity, entity))


def _holding(connection: Connection, forgetting: Forgetting) -> Iterator[tuple[int, int]]:
    """Entry and position of every row of the history that holds something to forget."""
    found = connection.execute(
        'SELECT "entry", "position", "table_name", "row_id", "before", "after" FROM "history_row"'
        ' WHERE "salt" IS NOT NULL ORDER BY "entry", "position"'
    )
    for entry, place, name, row_id, *texts in found:
        if (name, row_id) in forgetting.of or any(forgetting.search.tells(str(text)) for text in texts if text):
            yield cast(int, entry), cast(int, place)


def _forget(workspace: Workspace, forgetting: Forgetting) -> Forgotten:
    with driver.told(workspace.path):
        connection = workspace.file.connection
        found = list(_holding(connection, forgetting))
        connection.executemany(
            'UPDATE "history_row" SET "salt" = NULL, "before" = NULL, "after" = NULL'
            ' WHERE "entry" = ? AND "position" = ?',
            found,
        )
        entries = sorted({entry for entry, _ in found})
        # What has lost a row can neither be undone nor done again.
        connection.executemany(
            'UPDATE "history_entry" SET "state" = ? WHERE "number" = ? AND "state" IS NOT NULL',
            [(EntryState.DISCARDED.value, entry) for entry in entries],
        )
        named = connection.execute('SELECT DISTINCT "by" FROM "history_entry" WHERE "by" IS NOT NULL').fetchall()
        told = [(str(by),) for (by,) in named if forgetting.search.tells(str(by))]
        connection.executemany('UPDATE "history_entry" SET "by" = NULL, "by_salt" = NULL WHERE "by" = ?', told)
    return Forgotten(len(found), len(entries))


def _rewritten(workspace: Workspace) -> bool:
    try:
        rewriting.rewrite(workspace.file)
    except (DiskFullError, FileFailedError):
        # The rows are gone and what they took is zeroed; the pages are written anew on the next opening.
        return False
    return True
