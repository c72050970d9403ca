"""Edits begun and not yet made: kept in the file when the window is locked, offered again afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.desk import Draft
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Begun:
    """What stood in the fields of a page and was not finished; `row_id` is what it is about."""

    page: str
    row_id: str
    fields: tuple[tuple[str, str], ...]


def keep(workspace: Workspace, begun: Iterable[Begun]) -> ChangeSet:
    """Write them down; an older draft of the same row gives way."""
    with workspace.transaction(Label.KEEP_DRAFT) as tx:
        for one in begun:
            earlier = tx.where(Draft, page=one.page, row_id=one.row_id)
            row_id = earlier[0].id if earlier else tx.new_id()
            tx.save(Draft(row_id, one.page, one.row_id, one.fields, tx.now()))
    return tx.change_set


def kept(workspace: Workspace) -> list[Draft]:
    """Oldest first."""
    return workspace.all(Draft)


def drop(workspace: Workspace, draft_id: str) -> ChangeSet:
    """Taken up again, or not wanted; one that is gone already is gone."""
    with workspace.transaction(Label.KEEP_DRAFT) as tx:
        for draft in tx.where(Draft, id=draft_id):
            tx.remove(draft)
    return tx.change_set
