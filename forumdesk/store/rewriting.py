"""Writing the whole file anew, so that no page, free or half used, holds what was erased."""

from typing import cast

from forumdesk.store import driver
from forumdesk.store.opened import OpenedFile


def owe(file: OpenedFile) -> None:
    """Inside the transaction that erases: from its commit on every page is to be written anew."""
    file.connection.execute('UPDATE "history_head" SET "rewrite_due" = 1')


def rewrite(file: OpenedFile) -> None:
    """Write every page anew and cut the log; needs as much room as the file has. DiskFullError: it is owed still."""
    with driver.told(file.path):
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        file.connection.execute("VACUUM")
        file.connection.execute('UPDATE "history_head" SET "rewrite_due" = 0')
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def make_up(file: OpenedFile) -> None:
    """On opening: what an erasure that was killed halfway still owes."""
    with driver.told(file.path):
        found = file.connection.execute('SELECT "rewrite_due" FROM "history_head"').fetchone()
    if cast(tuple[int], found)[0]:
        rewrite(file)
