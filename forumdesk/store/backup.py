"""A backup: one more file that the same passphrase opens."""

from pathlib import Path

from forumdesk.store import copying
from forumdesk.store.errors import TransactionError
from forumdesk.store.workspace import Workspace


def backup(workspace: Workspace, target: Path) -> None:
    """Copy the workspace to `target`; the copy is verified and on the disk when this returns.

    Raises AlreadyExistsError (a backup overwrites nothing), CopyFailedError, DiskFullError, NotWritableError,
    TransactionError inside a transaction. After any of them there is no target.
    """
    if workspace.file.connection.in_transaction:
        raise TransactionError
    copying.copy_to(workspace.file, target)
