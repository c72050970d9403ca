"""Named filters of a page's rows, kept in the workspace for everybody who opens it."""

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.collation import sort_key
from forumdesk.domain.desk import SavedFilter
from forumdesk.services.errors import EmptyNameError
from forumdesk.store.workspace import Workspace

Pairs = tuple[tuple[str, str], ...]


def filters(workspace: Workspace, page: str) -> list[SavedFilter]:
    """Those of one page, by name."""
    return sorted(workspace.where(SavedFilter, page=page), key=lambda one: sort_key(one.name))


def save(workspace: Workspace, page: str, name: str, wanted: Pairs) -> ChangeSet:
    """Keep a filter under a name; one of that name is replaced. EmptyNameError."""
    if not name.strip():
        raise EmptyNameError
    with workspace.transaction(Label.FILTER_SAVED) as tx:
        before = [one for one in tx.where(SavedFilter, page=page) if one.name.casefold() == name.strip().casefold()]
        filter_id = before[0].id if before else tx.new_id()
        tx.save(SavedFilter(filter_id, page, name.strip(), wanted))
    return tx.change_set


def remove(workspace: Workspace, filter_id: str) -> ChangeSet:
    with workspace.transaction(Label.FILTER_REMOVED) as tx:
        tx.remove(tx.get(SavedFilter, filter_id))
    return tx.change_set
