"""The end of the history as an anchor, and whether this file's history still holds one that stands on a page."""

from collections.abc import Sequence
from typing import cast

from forumdesk.domain.copies import Anchor, Chain
from forumdesk.store import driver
from forumdesk.store.workspace import Workspace


def head(workspace: Workspace) -> Anchor:
    """The last line of the history as it is now."""
    with driver.told(workspace.path):
        found = workspace.file.connection.execute('SELECT "number", "hash" FROM "history_head"').fetchone()
    number, digest = cast(tuple[int, bytes], found)
    return Anchor.of(number, digest)


def held(workspace: Workspace, anchor: Anchor) -> Chain:
    """A file that was rolled back ends before the anchor or, once something was changed in it, went another way."""
    with driver.told(workspace.path):
        found = workspace.file.connection.execute(
            'SELECT "hash" FROM "history_entry" WHERE "number" = ?', (anchor.number,)
        ).fetchone()
    if found is None:
        return Chain.OLDER if anchor.number > head(workspace).number else Chain.OTHER
    return Chain.HOLDS if anchor.is_of(cast(tuple[bytes], found)[0]) else Chain.OTHER


def made_by(workspace: Workspace, numbers: Sequence[int]) -> dict[int, str]:
    """Who made these lines of the history, as they said themselves; those of whom nobody said it are left out."""
    wanted = set(numbers)
    with driver.told(workspace.path):
        found = workspace.file.connection.execute(
            'SELECT "number", "by" FROM "history_entry" WHERE "by" IS NOT NULL'
        ).fetchall()
    return {number: by for number, by in cast(list[tuple[int, str]], found) if number in wanted}
