"""What leaves as a copy: on record in the register before its files have their names."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import NO_TERMS, Copy, Terms, digest_of, expiry
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.events import Event
from forumdesk.files import Outbox
from forumdesk.store import anchors
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

Entry = tuple[Event, str, tuple[str, ...], str]
"""Event, what was made, the fields that are on it, and the copy's number."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to leave: which document for which reader, its fields and number, and on which terms."""

    event: Event
    what: str
    audience: str
    fields: tuple[str, ...]
    number: str
    terms: Terms = NO_TERMS


def record_copy(
    workspace: Workspace, entry: Entry, data: bytes, target: Path | None, *, terms: Terms = NO_TERMS
) -> ChangeSet:
    """Record a paper without an audience of its own, then give the file its name; without a target it is printed."""
    event, kind, fields, number = entry
    return hand_over(workspace, Leaving(event, kind, kind, fields, number, terms), data, target)


def hand_over(
    workspace: Workspace,
    leaving: Leaving,
    data: bytes,
    target: Path | None,
    label: Label = Label.MAKE_COPY,
    beside: Callable[[Transaction], None] | None = None,
) -> ChangeSet:
    """As `record_copy`, for any document; `beside` writes what belongs to the same step.

    AlreadyExistsError where the target is the workspace itself, whatever it is called.
    """
    if target is not None and target.exists() and target.samefile(workspace.path):
        raise AlreadyExistsError(target)
    with Outbox() as outbox:
        if target is not None:
            outbox.add(target, data)
        with workspace.transaction(label) as tx:
            register(workspace, tx, leaving, (hashlib.sha256(data).hexdigest(),))
            if beside is not None:
                beside(tx)
            outbox.settle()
        outbox.commit()
    return tx.change_set


def register(workspace: Workspace, tx: Transaction, leaving: Leaving, digests: Sequence[str]) -> None:
    """Enter a copy of one file or several, by their hashes, in the transaction that lets them leave."""
    event, terms = leaving.event, leaving.terms
    tx.save(
        Copy(
            tx.new_id(),
            leaving.number,
            event.id,
            leaving.audience,
            leaving.fields,
            tx.now(),
            digest_of(digests),
            terms.purpose,
            terms.for_whom,
            expiry(terms.until, event.zone) if terms.until else None,
            leaving.what,
            terms.mark,
            # What the transaction writes is not in it yet: the same as stands on the pages.
            str(anchors.head(workspace)),
            tuple(digests) if len(digests) > 1 else (),
        )
    )
