"""One change of the workspace: rows as they were and as they became, committed together or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from forumdesk.changes import Change, ChangeSet, Label
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store import driver, queries, rows
from forumdesk.store.driver import Record
from forumdesk.store.errors import NotFoundError, TransactionError, WrongLabelError
from forumdesk.store.opened import OpenedFile
from forumdesk.store.tables import TABLES, Entity, T, Table, table_of
from forumdesk.world import World


class Transaction:
    """What `workspace.transaction(label)` yields. It sees its own writes; the workspace's file sees them on commit."""

    def __init__(self, file: OpenedFile, world: World, label: Label) -> None:
        self._path = file.path
        self._connection = file.connection
        self.world = world
        self._label = label
        self._touched: dict[tuple[str, str], tuple[Record | None, Record | None]] = {}
        self._change_set: ChangeSet | None = None

    @property
    def change_set(self) -> ChangeSet:
        """What was changed; there once the transaction has been committed."""
        if self._change_set is None:
            raise TransactionError
        return self._change_set

    def save(self, entity: Entity) -> None:
        """Insert or update by `entity.id`; nothing happens when it is stored just so."""
        self.save_all((entity,))

    def save_all(self, entities: Iterable[Entity]) -> None:
        """As `save`, for many of any types; rows that swap a unique value must be in one call."""
        by_type: dict[type, dict[str, Entity]] = {}
        for entity in entities:
            by_type.setdefault(type(entity), {})[entity.id] = entity
        for kind, some in by_type.items():
            with self._writing():
                self._write(self._table(kind), list(some.values()))

    def remove(self, entity: Entity) -> None:
        """Remove the row of this id; NotFoundError if there is none."""
        table = self._table(type(entity))
        stored = queries.fetch_records(self._connection, table, (entity.id,))
        if entity.id not in stored:
            raise NotFoundError(table.name, entity.id)
        with self._writing():
            rows.delete_rows(self._connection, table, (entity.id,))
        self._note(table, entity.id, stored[entity.id], None)

    def get(self, kind: type[T], row_id: str) -> T:
        """One row; NotFoundError."""
        return queries.fetch_one(self._connection, kind, row_id)

    def all(self, kind: type[T]) -> list[T]:
        """Every row of a table, oldest first."""
        return queries.fetch_where(self._connection, kind)

    def where(self, kind: type[T], **columns: object) -> list[T]:
        """Rows whose columns equal the given values, oldest first."""
        return queries.fetch_where(self._connection, kind, **columns)

    def snapshot(self) -> Snapshot:
        """Everything the rules look at, with what this transaction has written."""
        return queries.fetch_snapshot(self._connection)

    def new_id(self) -> str:
        return self.world.new_id()

    def now(self) -> datetime:
        return self.world.now()

    def changes(self) -> tuple[Change, ...]:
        """What has changed so far: a row once, however often it was written; none that is as it was."""
        return tuple(
            _change(TABLES[name], row_id, before, after)
            for (name, row_id), (before, after) in self._touched.items()
            if before != after
        )

    def commit_as(self, change_set: ChangeSet) -> None:
        """Called by the workspace, once."""
        self._change_set = change_set

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One write: refused, it leaves nothing behind, so that who catches the refusal may go on."""
        with driver.told(self._path):
            self._connection.execute("SAVEPOINT one_write")
            try:
                yield
            except BaseException:
                # A full disk ends the whole transaction, and the savepoint with it.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK TO one_write")
                raise
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("RELEASE one_write")

    def _write(self, table: Table, entities: list[Entity]) -> None:
        records = table.records(entities)
        stored = queries.fetch_records(self._connection, table, (str(record[0]) for record in records))
        changed = [record for record in records if stored.get(str(record[0])) != record]
        rows.write_records(self._connection, table, stored, changed)
        for record in changed:
            self._note(table, str(record[0]), stored.get(str(record[0])), record)

    def _note(self, table: Table, row_id: str, before: Record | None, after: Record | None) -> None:
        first, _ = self._touched.get((table.name, row_id), (before, None))
        self._touched[table.name, row_id] = (first, after)

    def _table(self, kind: type) -> Table:
        table = table_of(kind)
        if self._change_set is not None:
            raise TransactionError
        both = self._label is Label.SET_UP or self._label.erases
        if not both and table.outward is self._label.undoable:
            raise WrongLabelError(self._label, table.name)
        return table


def _change(table: Table, row_id: str, before: Record | None, after: Record | None) -> Change:
    return Change(
        table.name, row_id, None if before is None else table.row(before), None if after is None else table.row(after)
    )
