"""Issuing invites and calling sessions off: numbered files for each recipient, and the record of what they said."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.disclosure import Invited, LeftOut, Recipient
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Cancellation, Invitation
from forumdesk.domain.programme import Session
from forumdesk.domain.readiness import aliases_missing, covers_missing, organisers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.files import Outbox
from forumdesk.progress import Progress, silent
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, declined, event_of, in_order, refs_at
from forumdesk.services.errors import FinishedError, UnknownError
from forumdesk.services.invite_files import (
    NOT_MADE,
    CallingOff,
    Forms,
    IssuedFile,
    Key,
    Ledger,
    Row,
    Shelf,
    Wish,
    Writer,
    after,
    is_email,
)
from forumdesk.services.numbering import NumberedFolder
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

__all__ = [
    "NOT_MADE",
    "Draft",
    "Drafts",
    "Forms",
    "Issue",
    "IssuedFile",
    "Row",
    "Wish",
    "cancel",
    "is_email",
    "issue",
    "issue_all",
    "preview",
    "preview_cancel",
]

STOPS = (aliases_missing, covers_missing, organisers_missing)


@dataclass(frozen=True, slots=True)
class Issue:
    """What was written, who was left out and why, and the findings behind that."""

    files: tuple[IssuedFile, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet


@dataclass(frozen=True, slots=True)
class Draft:
    """One file as it would be written now, byte for byte but for its DTSTAMP and for a UID that is `NOT_MADE`."""

    file: IssuedFile
    data: bytes


@dataclass(frozen=True, slots=True)
class Drafts:
    """What would be written, and who would be left out. Nothing is recorded and no file is made."""

    files: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]


def _uid(world: World) -> str:
    """Random, of no host and no time; one for each recipient, so that two copies cannot be told to belong."""
    return str(UUID(bytes=world.random_bytes(16), version=4))


def _known(snapshot: Snapshot, event: Event) -> dict[Key, Invitation]:
    return {(one.person_id, one.session_id): one for one in snapshot.invitations if one.event_id == event.id}


@dataclass(frozen=True, slots=True)
class _Round:
    """One wish, whom it reaches and whom not."""

    wish: Wish
    people: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...]


def _round(snapshot: Snapshot, event: Event, wish: Wish) -> _Round:
    speaking = disclosure.own_sessions(snapshot, event) if wish.invited is not Invited.EVENT else {}
    only = refs_at(snapshot, event, wish.only, others=speaking)
    found = disclosure.recipients(snapshot, event, wish.invited, is_email)
    left_out = [one for one in found.left_out if not only or one.ref in only] + declined(snapshot, event, only)
    return _Round(wish, tuple(one for one in found.people if not only or one.ref in only), tuple(left_out))


def issue(workspace: Workspace, wish: Wish, folder: Path, progress: Progress = silent) -> Issue:
    """Write a file for each recipient into `folder` and record what it said.

    The record is committed before the files get their names: a crash between leaves a record without a file, and
    issuing again gives the same UID and SEQUENCE. Raises UnknownError for an event or a ref that is not here.
    """
    return issue_all(workspace, (wish,), folder, progress)


def issue_all(workspace: Workspace, wishes: tuple[Wish, ...], folder: Path, progress: Progress = silent) -> Issue:
    """Several wishes for one event as one step; otherwise as `issue`."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, wishes[0].event_code)
    rounds = [_round(snapshot, event, wish) for wish in wishes]
    todo = [(one.wish, recipient) for one in rounds for recipient in one.people]
    with Outbox() as outbox:
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            known = _known(snapshot, event)
            ledger = Ledger(event, after(known.values(), tx.now()), known, tx.new_id, partial(_uid, workspace.world))
            writer = Writer(snapshot, NumberedFolder(folder, outbox), ledger)
            for done, (wish, recipient) in enumerate(todo):
                progress(done, len(todo))
                writer.write(wish, recipient)
            tx.save_all(ledger.written.values())
            outbox.settle()
        outbox.commit()
    left_out = [one for some in rounds for one in some.left_out] + writer.left_out
    return Issue(
        tuple(writer.files),
        in_order(left_out),
        tuple(noticed(snapshot, behind(snapshot, event, left_out, STOPS))),
        tx.change_set,
    )


def preview(workspace: Workspace, wish: Wish) -> Drafts:
    """The files that `issue` would write now, with the UID and SEQUENCE they would have; nothing is written."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, wish.event_code)
    found = _round(snapshot, event, wish)
    known = _known(snapshot, event)
    shelf = Shelf()
    ledger = Ledger(event, after(known.values(), workspace.world.now()), known, lambda: "", lambda: NOT_MADE)
    writer = Writer(snapshot, shelf, ledger)
    for recipient in found.people:
        writer.write(wish, recipient)
    return _drafts(shelf, writer.files, [*found.left_out, *writer.left_out])


def _drafts(shelf: Shelf, files: list[IssuedFile], left_out: list[LeftOut]) -> Drafts:
    return Drafts(tuple(Draft(one, shelf.data[one.file]) for one in files), in_order(left_out))


def cancel(workspace: Workspace, session_code: str, folder: Path, progress: Progress = silent) -> Issue:
    """Call a session off: a CANCEL for everybody who holds an invite to it; it is exported and checked no more."""
    snapshot = workspace.snapshot()
    session = _session(snapshot, session_code)
    event = snapshot.events[session.event_id]
    with Outbox() as outbox:
        with workspace.transaction(Label.CANCEL_SESSION) as tx:
            off = CallingOff(snapshot, session, NumberedFolder(folder, outbox), tx.now())
            off.write(progress)
            tx.save_all(off.told)
            tx.save(Cancellation(tx.new_id(), session.id, tx.now()))
            outbox.settle()
        outbox.commit()
    findings = noticed(snapshot, behind(snapshot, event, off.left_out, STOPS))
    return Issue(tuple(off.files), in_order(off.left_out), tuple(findings), tx.change_set)


def preview_cancel(workspace: Workspace, session_code: str) -> Drafts:
    """The files that `cancel` would write now; nothing is written and the session stands."""
    snapshot = workspace.snapshot()
    shelf = Shelf()
    off = CallingOff(snapshot, _session(snapshot, session_code), shelf, workspace.world.now())
    off.write(silent)
    return _drafts(shelf, off.files, off.left_out)


def _session(snapshot: Snapshot, code: str) -> Session:
    """UnknownError where there is none, FinishedError where it is called off already."""
    session = next((one for one in snapshot.sessions.values() if one.code == code), None)
    if session is None:
        raise UnknownError("session", code)
    if session.id in snapshot.cancelled_sessions:
        raise FinishedError(code)
    return session
