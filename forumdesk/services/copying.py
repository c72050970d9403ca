"""Papers that leave as a copy: on record in the register before their file has its name."""

import hashlib
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.events import Event
from forumdesk.files import Outbox
from forumdesk.store.workspace import Workspace

Entry = tuple[Event, str, tuple[str, ...], str]
"""Event, what was made, the fields that are on it, and the copy's number."""


def record_copy(workspace: Workspace, entry: Entry, data: bytes, target: Path | None) -> ChangeSet:
    """Record the copy, then give the file its name; without a target it goes to a printer."""
    event, kind, fields, number = entry
    with Outbox() as outbox:
        if target is not None:
            outbox.add(target, data)
        with workspace.transaction(Label.MAKE_COPY) as tx:
            digest = hashlib.sha256(data).hexdigest()
            tx.save(Copy(tx.new_id(), number, event.id, kind, fields, tx.now(), digest))
            outbox.settle()
        outbox.commit()
    return tx.change_set
