"""Issuing invites and calling them off: numbered files for each recipient, and the record of what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import clashes, disclosure
from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import Invited, LeftOut, Recipient
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Cancellation, Changed, Invitation, InvitationState
from forumdesk.domain.outdated import held, outdated_invitations
from forumdesk.domain.programme import Session
from forumdesk.domain.readiness import aliases_missing, covers_missing, organisers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.files import Outbox
from forumdesk.progress import Progress, silent
from forumdesk.services.calling_off import CallingOff, Out
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, declined, event_of, in_order, refs_at
from forumdesk.services.copies_runs import Files, register_run
from forumdesk.services.errors import FinishedError, NothingHeldError, UnknownError
from forumdesk.services.invite_files import NOT_MADE, Forms, IssuedFile, Key, Row, Wish, after, is_email
from forumdesk.services.invite_ledger import Ledger
from forumdesk.services.invite_writing import Writer
from forumdesk.services.letters import letters_of
from forumdesk.services.packing import Pack, Shelf, target
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

__all__ = [
    "NOT_MADE",
    "Draft",
    "Drafts",
    "Forms",
    "Issue",
    "IssuedFile",
    "Pack",
    "Parcel",
    "Row",
    "Wish",
    "bring_up_to_date",
    "cancel",
    "is_email",
    "issue",
    "issue_all",
    "preview",
    "preview_cancel",
    "preview_withdrawal",
    "withdraw",
]

STOPS = (aliases_missing, covers_missing, organisers_missing)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Where files go, and in which form; `reminder` as in a wish."""

    folder: Path
    forms: Forms = Forms.ICS
    pack: Pack = Pack.FOLDER
    reminder: int | None = None
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Issue:
    """What was written, who was left out and why, and the findings behind that."""

    files: tuple[IssuedFile, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet
    copy: str = ""


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
    to_event = wish.invited in (Invited.EVENT, Invited.HOLD)
    speaking = {} if to_event else disclosure.own_sessions(snapshot, event)
    only = refs_at(snapshot, event, wish.only, others=speaking)
    found = disclosure.recipients(snapshot, event, wish.invited, is_email)
    left_out = [one for one in found.left_out if not only or one.ref in only] + declined(snapshot, event, only)
    return _Round(wish, tuple(one for one in found.people if not only or one.ref in only), tuple(left_out))


def issue(
    workspace: Workspace, wish: Wish, folder: Path, progress: Progress = silent, pack: Pack = Pack.FOLDER
) -> Issue:
    """Write a file for each recipient into `folder` and record what it said.

    The record is committed before the files get their names: a crash between leaves a record without a file, and
    issuing again gives the same UID and SEQUENCE. Raises UnknownError for an event or a ref that is not here.
    """
    return issue_all(workspace, (wish,), folder, progress, pack)


def issue_all(
    workspace: Workspace,
    wishes: tuple[Wish, ...],
    folder: Path,
    progress: Progress = silent,
    pack: Pack = Pack.FOLDER,
) -> Issue:
    """Several wishes for one event as one step; otherwise as `issue`."""
    event = event_of(workspace.snapshot(), wishes[0].event_code)
    return _written(
        workspace, event, wishes, (), Parcel(folder, wishes[0].forms, pack, terms=wishes[0].terms), progress
    )


def bring_up_to_date(workspace: Workspace, event_code: str, parcel: Parcel, progress: Progress = silent) -> Issue:
    """A new version of every invite that is no longer true, a CANCEL for each that nobody expects any more.

    Invites that are still true, and those that were never issued, are left alone. One step; otherwise as `issue`.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    found = outdated_invitations(snapshot, clashes.sessions_of_people(snapshot))
    here = [(one, changed) for one, changed in found if one.event_id == event.id]
    off = [one for one, changed in here if Changed.NOT_EXPECTED in changed]
    # A session was called off, and these could not be told then.
    off += [
        one
        for one in snapshot.invitations
        if one.event_id == event.id
        and one.state is InvitationState.ISSUED
        and one.session_id in snapshot.cancelled_sessions
    ]
    again = [one for one, changed in here if Changed.NOT_EXPECTED not in changed]
    return _written(workspace, event, _wishes(snapshot, event, again, parcel), off, parcel, progress)


def _wishes(snapshot: Snapshot, event: Event, again: list[Invitation], parcel: Parcel) -> tuple[Wish, ...]:
    """The same invites once more, each in the form it has."""
    rows: dict[Invited, list[Row]] = {}
    for one in again:
        session = snapshot.sessions.get(one.session_id or "")
        whole = Invited.HOLD if disclosure.is_tentative(one.said) else Invited.EVENT
        row = snapshot.people[one.person_id].ref, session.code if session else None
        rows.setdefault(Invited.SESSIONS if session else whole, []).append(row)
    return tuple(
        Wish(
            event.code,
            invited,
            parcel.forms,
            tuple(dict.fromkeys(ref for ref, _ in rows[invited])),
            frozenset(rows[invited]),
            reminder=parcel.reminder,
        )
        for invited in Invited
        if invited in rows
    )


def _written(
    workspace: Workspace,
    event: Event,
    wishes: tuple[Wish, ...],
    off: Sequence[Invitation],
    parcel: Parcel,
    progress: Progress,
) -> Issue:
    """Everything that is issued again and everything that is called off, as one step."""
    snapshot = workspace.snapshot()
    rounds = [_round(snapshot, event, wish) for wish in wishes]
    todo = [(one.wish, recipient) for one in rounds for recipient in one.people]
    letters = letters_of(workspace)
    with Outbox() as outbox:
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            known = _known(snapshot, event)
            out = target(parcel.pack, parcel.folder, outbox)
            now = after(known.values(), tx.now())
            calling_off = CallingOff(snapshot, off, Out(out, letters, parcel.forms), now)
            calling_off.write(silent)
            # What is left of a series is said after what was taken from it.
            ledger = Ledger(event, after(calling_off.told, now), known, tx.new_id, partial(_uid, workspace.world))
            writer = Writer(snapshot, out, ledger, letters)
            for done, (wish, recipient) in enumerate(todo):
                progress(done, len(todo))
                writer.write(wish, recipient)
            tx.save_all(calling_off.told)
            tx.save_all(ledger.written.values())
            out.finish()
            copy = register_run(workspace, tx, event, Files.INVITES, outbox, parcel.terms)
            outbox.settle()
        outbox.commit()
    left_out = [one for some in rounds for one in some.left_out] + writer.left_out + calling_off.left_out
    return Issue(
        (*calling_off.files, *writer.files),
        in_order(left_out),
        tuple(noticed(snapshot, behind(snapshot, event, left_out, STOPS))),
        tx.change_set,
        copy,
    )


def preview(workspace: Workspace, wish: Wish) -> Drafts:
    """The files that `issue` would write now, with the UID and SEQUENCE they would have; nothing is written."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, wish.event_code)
    found = _round(snapshot, event, wish)
    known = _known(snapshot, event)
    shelf = Shelf()
    ledger = Ledger(event, after(known.values(), workspace.world.now()), known, lambda: "", lambda: NOT_MADE)
    writer = Writer(snapshot, shelf, ledger, letters_of(workspace))
    for recipient in found.people:
        writer.write(wish, recipient)
    return _drafts(shelf, writer.files, [*found.left_out, *writer.left_out])


def _drafts(shelf: Shelf, files: list[IssuedFile], left_out: list[LeftOut]) -> Drafts:
    return Drafts(tuple(Draft(one, shelf.data[one.file]) for one in files), in_order(left_out))


def cancel(
    workspace: Workspace,
    session_code: str,
    folder: Path,
    progress: Progress = silent,
    forms: Forms = Forms.ICS,
    terms: Terms = NO_TERMS,
) -> Issue:
    """Call a session off: a CANCEL for everybody who holds an invite to it; it is exported and checked no more."""
    snapshot = workspace.snapshot()
    session = _session(snapshot, session_code)
    holders = _holders(snapshot, session)
    return _called_off(workspace, holders, Parcel(folder, forms, terms=terms), session, progress)


def withdraw(
    workspace: Workspace, event_code: str, refs: tuple[str, ...], parcel: Parcel, session_code: str | None = None
) -> Issue:
    """Call off what these people hold, all of it or one session's: for them alone, and the session goes on.

    Raises UnknownError for an event, a session or a person that is not here, NothingHeldError for who holds none.
    """
    snapshot = workspace.snapshot()
    off = _held_by(snapshot, event_of(snapshot, event_code), refs, session_code)
    return _called_off(workspace, off, parcel, None, silent)


def _called_off(
    workspace: Workspace, off: Sequence[Invitation], parcel: Parcel, session: Session | None, progress: Progress
) -> Issue:
    """With a session, for everybody: it is called off itself."""
    snapshot = workspace.snapshot()
    label = Label.WITHDRAW_INVITES if session is None else Label.CANCEL_SESSION
    event = snapshot.events[session.event_id if session is not None else off[0].event_id]
    with Outbox() as outbox:
        with workspace.transaction(label) as tx:
            out = target(parcel.pack, parcel.folder, outbox)
            calling_off = CallingOff(snapshot, off, Out(out, letters_of(workspace), parcel.forms), tx.now())
            calling_off.write(progress)
            tx.save_all(calling_off.told)
            if session is not None:
                tx.save(Cancellation(tx.new_id(), session.id, tx.now()))
            out.finish()
            copy = register_run(workspace, tx, event, Files.CANCELLATIONS, outbox, parcel.terms)
            outbox.settle()
        outbox.commit()
    findings = noticed(snapshot, behind(snapshot, event, calling_off.left_out, STOPS))
    return Issue(tuple(calling_off.files), in_order(calling_off.left_out), tuple(findings), tx.change_set, copy)


def preview_cancel(workspace: Workspace, session_code: str, forms: Forms = Forms.ICS) -> Drafts:
    """The files that `cancel` would write now; nothing is written and the session stands."""
    snapshot = workspace.snapshot()
    return _preview_off(workspace, _holders(snapshot, _session(snapshot, session_code)), forms)


def preview_withdrawal(
    workspace: Workspace,
    event_code: str,
    refs: tuple[str, ...],
    session_code: str | None = None,
    forms: Forms = Forms.ICS,
) -> Drafts:
    """The files that `withdraw` would write now. Raises what it does."""
    snapshot = workspace.snapshot()
    off = _held_by(snapshot, event_of(snapshot, event_code), refs, session_code)
    return _preview_off(workspace, off, forms)


def _preview_off(workspace: Workspace, off: Sequence[Invitation], forms: Forms) -> Drafts:
    shelf = Shelf()
    out = Out(shelf, letters_of(workspace), forms)
    calling_off = CallingOff(workspace.snapshot(), off, out, workspace.world.now())
    calling_off.write(silent)
    return _drafts(shelf, calling_off.files, calling_off.left_out)


def _holders(snapshot: Snapshot, session: Session) -> list[Invitation]:
    return [one for one in snapshot.invitations if one.session_id == session.id and held(snapshot, one)]


def _held_by(snapshot: Snapshot, event: Event, refs: tuple[str, ...], session_code: str | None) -> list[Invitation]:
    session = _session(snapshot, session_code) if session_code is not None else None
    found = []
    for ref in refs:
        if ref not in snapshot.person_by_ref:
            raise UnknownError("person", ref)
        person_id = snapshot.person_by_ref[ref].id
        own = [one for one in snapshot.invitations if (one.person_id, one.event_id) == (person_id, event.id)]
        theirs = [
            one for one in own if held(snapshot, one) and session in (None, snapshot.sessions.get(one.session_id or ""))
        ]
        if not theirs:
            raise NothingHeldError(ref)
        found += theirs
    return found


def _session(snapshot: Snapshot, code: str) -> Session:
    """UnknownError where there is none, FinishedError where it is called off already."""
    session = next((one for one in snapshot.sessions.values() if one.code == code), None)
    if session is None:
        raise UnknownError("session", code)
    if session.id in snapshot.cancelled_sessions:
        raise FinishedError(code)
    return session
