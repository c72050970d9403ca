"""A backup: one more file that the same passphrase opens."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from forumdesk import files
from forumdesk.files import Outbox
from forumdesk.store import copying, opened
from forumdesk.store.errors import TransactionError
from forumdesk.store.workspace import Workspace


def backup(workspace: Workspace, target: Path, record: Callable[[str], object] | None = None) -> None:
    """Copy the workspace to `target`; the copy is verified and on the disk when this returns.

    `record` is told the SHA-256 of the file before it gets its name. Raises AlreadyExistsError (a backup overwrites
    nothing), CopyFailedError, DiskFullError, NotWritableError, TransactionError inside a transaction. After any of them
    there is no target.
    """
    if workspace.file.connection.in_transaction:
        raise TransactionError
    with Outbox(overwrite=False) as outbox:
        opened.require_no_log(target)
        staged = copying.write_copy(workspace.file, outbox, target, workspace.file.key)
        if record is not None:
            record(digest_of(staged))
        outbox.commit()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with files.told(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
