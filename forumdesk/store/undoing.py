"""Undo and redo: the rows of one entry written back, as an entry of its own."""

from forumdesk.changes import Change, ChangeSet, Label
from forumdesk.store import history, rows
from forumdesk.store.driver import Connection
from forumdesk.store.errors import NothingToRedoError, NothingToUndoError
from forumdesk.store.history import EntryState
from forumdesk.world import World


def undo(connection: Connection, world: World) -> ChangeSet:
    """Write every row as it was before the last entry that stands; refuse all of it if one row has moved on since.

    Inside a transaction. The ChangeSet has the label and number of the entry undone and the changes undoing made.
    Raises NothingToUndoError, ConflictError, ErasedError.
    """
    number = history.last_done(connection)
    if number is None:
        raise NothingToUndoError
    changes = tuple(_inverse(change) for change in reversed(history.changes_of(connection, number)))
    return _written(connection, world, Label.UNDO, number, changes)


def undo_back(connection: Connection, world: World, number: int) -> ChangeSet:
    """Undo every entry after this one that can be undone, the latest first, each as a line of its own; or none at all.

    The ChangeSet is that of the entry undone last, with the changes of all. Raises as `undo` does.
    """
    taken = [undo(connection, world) for _ in history.done_after(connection, number)]
    if not taken:
        raise NothingToUndoError
    changes = tuple(change for one in taken for change in one.changes)
    return ChangeSet(taken[-1].number, taken[-1].label, changes)


def redo(connection: Connection, world: World) -> ChangeSet:
    """Write every row as the entry undone last had left it; otherwise as `undo`. Raises NothingToRedoError."""
    number = history.first_undone(connection)
    if number is None:
        raise NothingToRedoError
    return _written(connection, world, Label.REDO, number, history.changes_of(connection, number))


def _written(connection: Connection, world: World, label: Label, number: int, changes: tuple[Change, ...]) -> ChangeSet:
    rows.replay(connection, changes)
    history.append(connection, world, label, changes, of=number)
    history.stands_at(connection, number, EntryState.UNDONE if label is Label.UNDO else EntryState.DONE)
    return ChangeSet(number, history.label_of(connection, number), changes)


def _inverse(change: Change) -> Change:
    return Change(change.table, change.row_id, before=change.after, after=change.before)
