"""One encrypted file on disk, and the transactions that are the only way to change it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from forumdesk import files
from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.elsewhere import Elsewhere
from forumdesk.domain.safekeeping import Backup
from forumdesk.domain.snapshot import Snapshot
from forumdesk.files import Outbox
from forumdesk.store import driver, history, opened, queries, reach, rewriting, schema, undoing
from forumdesk.store.cipher import Key, Profile, RecoveryKey, Secret, new_salt
from forumdesk.store.errors import BrokenReferenceError, TransactionError, WrongLabelError
from forumdesk.store.history import HistoryEntry, Reach
from forumdesk.store.opened import OpenedFile
from forumdesk.store.tables import T
from forumdesk.store.transaction import Transaction
from forumdesk.world import World


class Workspace(AbstractContextManager["Workspace", None]):
    """An open workspace. It belongs to the thread that opened it, and to nobody else until `close`."""

    def __init__(self, file: OpenedFile, world: World) -> None:
        self.file = file
        self.path = file.path
        self.world = world
        self._seen: Snapshot | None = None
        # What other open circles say that concerns rows here; snapshots hold it, the file never does.
        self.beside: Callable[[Snapshot], Elsewhere] | None = None
        self._seen_beside: Callable[[Snapshot], Elsewhere] | None = None

    @classmethod
    def create(cls, path: Path, secret: Secret, world: World, profile: Profile = Profile.STRONG) -> Self:
        """Make a new file and open it. Raises AlreadyExistsError, EmptySecretError, DiskFullError, NotWritableError."""
        secret.require()
        opened.require_no_log(path)
        with Outbox(overwrite=False) as outbox, files.named(path):
            staged = outbox.reserve(path)
            key = Key(secret, new_salt(profile, world))
            with files.told(path):
                files.new_file(staged)
            with closing(opened.open_copy(staged, key.copy())) as new, driver.told(path):
                schema.lay_out(new.connection, schema.shipped())
            outbox.commit()
        return cls(opened.open_copy(path, key), world)

    @classmethod
    def open(cls, path: Path, secret: Secret | RecoveryKey, world: World) -> Self:
        """Open an existing file; one of an older version is copied aside, on record, and brought up to date.

        Raises what `opened.open_file` does, NewerVersionError and CopyFailedError; the file is then as it was.
        """
        file = opened.open_file(path, secret)
        try:
            older = schema.bring_up_to_date(file, schema.shipped())
            rewriting.make_up(file)
            workspace = cls(file, world)
            if older is not None:
                workspace._put_on_record()
        except BaseException:
            file.abandon()
            raise
        files.sweep(path.resolve().parent)
        return workspace

    def _put_on_record(self) -> None:
        """The copy of the older file is a backup like any other: who is erased later is in it still."""
        with self.transaction(Label.BACKUP_MADE) as tx:
            tx.save(Backup(tx.new_id(), tx.now(), self.file.key.mark))

    def close(self) -> None:
        """Leave one file and nothing beside it. DiskFullError: what was committed is safe, the space is needed."""
        self.file.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def all(self, kind: type[T]) -> list[T]:
        """Every row of a table, oldest first."""
        return self.where(kind)

    def get(self, kind: type[T], row_id: str) -> T:
        """One row; NotFoundError."""
        with driver.told(self.path):
            return queries.fetch_one(self.file.connection, kind, row_id)

    def where(self, kind: type[T], **columns: object) -> list[T]:
        """Rows whose columns equal the given values (None included), oldest first."""
        with driver.told(self.path):
            return queries.fetch_where(self.file.connection, kind, **columns)

    def column(self, kind: type[T], name: str) -> list[object]:
        """One column of every row of a table, oldest first; nothing else of the rows is read."""
        with driver.told(self.path):
            return queries.fetch_column(self.file.connection, kind, name)

    def proven_by(self, secret: Secret) -> bool:
        """Whether the secret is the one that opened this file; making its key takes as long as opening did."""
        given = Key(secret, self.file.key.salt)
        try:
            return self.file.key.equals(given)
        finally:
            given.wipe()

    def snapshot(self) -> Snapshot:
        """Everything the rules look at, as it stands now. Read once between two changes: every page asks for it."""
        connection = self.file.connection
        if self._seen is None or connection.in_transaction or self._seen_beside is not self.beside:
            with driver.told(self.path):
                found = queries.fetch_snapshot(connection)
            if connection.in_transaction:
                return found
            self._seen = found if self.beside is None else replace(found, elsewhere=self.beside(found))
            self._seen_beside = self.beside
        return self._seen

    @contextmanager
    def transaction(self, label: Label) -> Iterator[Transaction]:
        """Change rows; all of it is committed when the block ends, none of it when it raises.

        A block that changed nothing leaves no line in the history. Raises TransactionError inside another one,
        DuplicateError, BrokenReferenceError, DiskFullError.
        """
        if label in (Label.UNDO, Label.REDO):
            raise WrongLabelError(label, "")
        with self._writing():
            transaction = Transaction(self.file, self.world, label)
            yield transaction
            changes = transaction.changes()
            change_set = ChangeSet(0, label, ())
            if changes:
                if label.undoable:
                    history.discard_undone(self.file.connection)
                change_set = history.append(self.file.connection, self.world, label, changes)
            transaction.commit_as(change_set)

    def undo(self, back_to: int | None = None) -> ChangeSet:
        """Take back the last undoable change that stands, or every one after a line of the history, or nothing.

        Raises NothingToUndoError, ConflictError, ErasedError.
        """
        with self._writing():
            if back_to is not None:
                return undoing.undo_back(self.file.connection, self.world, back_to)
            return undoing.undo(self.file.connection, self.world)

    def redo(self) -> ChangeSet:
        """Make the change undone last again. Raises NothingToRedoError, ConflictError, ErasedError."""
        with self._writing():
            return undoing.redo(self.file.connection, self.world)

    def history(self) -> list[HistoryEntry]:
        """Every line of the history, oldest first."""
        with driver.told(self.path):
            return history.entries(self.file.connection)

    def reach(self) -> Reach:
        """What undo and redo would take now."""
        with driver.told(self.path):
            return reach.reach(self.file.connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        connection = self.file.connection
        if connection.in_transaction:
            raise TransactionError
        with driver.told(self.path):
            connection.execute("BEGIN IMMEDIATE")
            self._seen = None
            try:
                yield
                self._commit()
            except BaseException:
                # A full disk may have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def about_to_commit(self) -> None:
        """Called before a change is made final; for a program that can be stopped before that and not after it."""

    def _commit(self) -> None:
        self.about_to_commit()
        try:
            with driver.told(self.path):
                self.file.connection.execute("COMMIT")
        except BrokenReferenceError as error:
            # The commit does not say which row it is about; the rows are still there to be asked.
            broken = self.file.connection.execute("PRAGMA foreign_key_check").fetchone() or ("", None, "", None)
            raise BrokenReferenceError(str(broken[0]), str(broken[2])) from error
