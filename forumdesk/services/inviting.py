"""Issuing invites and calling sessions off: numbered files for each recipient, and the record of what they said."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment, InviteCard, Method
from forumdesk.domain.disclosure import CoverMissing, Invited, LeftOut, Recipient, Why
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationState
from forumdesk.domain.programme import Session
from forumdesk.domain.readiness import aliases_missing, covers_missing, organisers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import ical, mail
from forumdesk.files import Outbox
from forumdesk.importers.emails import read_email
from forumdesk.progress import Progress, silent
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, declined, event_of, in_order, refs_at
from forumdesk.services.errors import FinishedError, UnknownError
from forumdesk.services.numbering import NumberedFolder
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

Key = tuple[str, str | None]
"""Person id and session id; no session id for the event itself."""


STOPS = (aliases_missing, covers_missing, organisers_missing)


class Forms(StrEnum):
    ICS = "ics"
    EML = "eml"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to issue; `only` names refs, none means everybody concerned."""

    event_code: str
    invited: Invited
    forms: Forms = Forms.ICS
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One file as written. A programme has `uids` of its own and neither session, uid nor sequence."""

    file: str
    ref: str
    what: Invited
    method: Method
    session: str | None = None
    uid: str | None = None
    sequence: int | None = None
    uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What was written, who was left out and why, and the findings behind that."""

    files: tuple[IssuedFile, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet


@dataclass
class _Ledger:
    """The invitations as they are and as this issue makes them."""

    tx: Transaction
    workspace: Workspace
    event: Event
    now: datetime
    known: dict[Key, Invitation] = field(default_factory=dict)
    written: dict[Key, Invitation] = field(default_factory=dict)

    def enter(self, key: Key, now_said: str) -> Invitation:
        """The invitation with what is said now. SEQUENCE rises when time, place or status differ from last time.

        Outlook drops the whole invite when SEQUENCE goes backwards, so it is stored, not counted.
        """
        if key in self.written:
            return self.written[key]
        last = self.known.get(key)
        if last is None:
            made = Invitation(self.tx.new_id(), key[0], self.event.id, key[1], self._uid(), 0, self.now, now_said)
        else:
            rises = disclosure.moved(last.said, now_said)
            made = replace(
                last,
                sequence=last.sequence + rises,
                issued_at=self.now,
                said=now_said,
                state=InvitationState.ISSUED,
            )
        self.written[key] = made
        return made

    def _uid(self) -> str:
        """Random, of no host and no time; one for each recipient, so that two copies cannot be told to belong."""
        return str(UUID(bytes=self.workspace.world.random_bytes(16), version=4))


def _after(held: Iterable[Invitation], now: datetime) -> datetime:
    """Now, or a second after the last issue: calendars drop a file whose DTSTAMP is not newer than what they have."""
    return max([now, *(one.issued_at + timedelta(seconds=1) for one in held)])


def is_email(address: str) -> bool:
    return read_email(address) is not None


def issue(workspace: Workspace, wish: Wish, folder: Path, progress: Progress = silent) -> Issue:
    """Write a file for each recipient into `folder` and record what it said.

    The record is committed before the files get their names: a crash between leaves a record without a file, and
    issuing again gives the same UID and SEQUENCE. Raises UnknownError for an event or a ref that is not here.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, wish.event_code)
    speaking = disclosure.own_sessions(snapshot, event) if wish.invited is not Invited.EVENT else {}
    only = refs_at(snapshot, event, wish.only, others=speaking)
    found = disclosure.recipients(snapshot, event, wish.invited, is_email)
    people = [one for one in found.people if not only or one.ref in only]
    left_out = [one for one in found.left_out if not only or one.ref in only]
    left_out += declined(snapshot, event, only)
    with Outbox() as outbox:
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            known = {(one.person_id, one.session_id): one for one in snapshot.invitations if one.event_id == event.id}
            ledger = _Ledger(tx, workspace, event, _after(known.values(), tx.now()), known)
            writer = _Writer(snapshot, wish, NumberedFolder(folder, outbox), ledger)
            for done, recipient in enumerate(people):
                progress(done, len(people))
                writer.write(recipient)
            tx.save_all(ledger.written.values())
            outbox.settle()
        outbox.commit()
    left_out += writer.left_out
    return Issue(
        tuple(writer.files),
        in_order(left_out),
        tuple(noticed(snapshot, behind(snapshot, event, left_out, STOPS))),
        tx.change_set,
    )


class _Writer:
    """Makes the files of one recipient after the other."""

    def __init__(self, snapshot: Snapshot, wish: Wish, folder: NumberedFolder, ledger: _Ledger) -> None:
        self._snapshot, self._wish, self._folder, self._ledger = snapshot, wish, folder, ledger
        self._event = ledger.event
        self._own = disclosure.own_sessions(snapshot, ledger.event)
        self.files: list[IssuedFile] = []
        self.left_out: list[LeftOut] = []

    def write(self, recipient: Recipient) -> None:
        made = list(self._appointments(recipient))
        if self._wish.invited is Invited.PROGRAMME:
            if made:
                self._put(recipient, Method.PUBLISH, tuple(one for _, one in made), None)
            return
        for session, appointment in made:
            self._put(recipient, Method.REQUEST, (appointment,), session)

    def _appointments(self, recipient: Recipient) -> Iterator[tuple[Session | None, Appointment]]:
        sessions: tuple[Session | None, ...] = (None,)
        if self._wish.invited is not Invited.EVENT:
            sessions = self._own.get(recipient.person_id, ())
        for session in sessions:
            appointment = self._appointment(session)
            if isinstance(appointment, CoverMissing):
                self.left_out.append(LeftOut(recipient.ref, Why.COVER_MISSING))
            elif appointment is not None:
                key = (recipient.person_id, session.id if session else None)
                entry = self._ledger.enter(key, disclosure.said(appointment))
                yield session, replace(appointment, uid=entry.uid, sequence=entry.sequence)

    def _appointment(self, session: Session | None) -> Appointment | CoverMissing | None:
        if session is None:
            return disclosure.event_appointment(self._event)
        return disclosure.session_appointment(self._snapshot, session)

    def _put(
        self, recipient: Recipient, method: Method, appointments: tuple[Appointment, ...], session: Session | None
    ) -> None:
        card = disclosure.invite_card(self._event, recipient, method, appointments, self._ledger.now)
        names = _write_forms(self._folder, self._wish.forms, self._event, recipient, card)
        single = None if method is Method.PUBLISH else appointments[0]
        for name in names:
            self.files.append(
                IssuedFile(
                    file=name,
                    ref=recipient.ref,
                    what=self._wish.invited,
                    method=method,
                    session=session.code if session else None,
                    uid=single.uid if single else None,
                    sequence=single.sequence if single else None,
                    uids=() if single else tuple(one.uid for one in appointments),
                )
            )


def _write_forms(
    folder: NumberedFolder, forms: Forms, event: Event, recipient: Recipient, card: InviteCard
) -> list[str]:
    """The card as .ics, .eml or both under one number; the names as written."""
    made: dict[str, bytes] = {}
    if forms in (Forms.ICS, Forms.BOTH):
        made["ics"] = ical.render(card)
    if forms in (Forms.EML, Forms.BOTH):
        made["eml"] = mail.render(disclosure.mail_card(event, recipient, card))
    return folder.put(made)


def cancel(workspace: Workspace, session_code: str, folder: Path) -> Issue:
    """Call a session off: a CANCEL for everybody who holds an invite to it; it is exported and checked no more."""
    snapshot = workspace.snapshot()
    session = next((one for one in snapshot.sessions.values() if one.code == session_code), None)
    if session is None:
        raise UnknownError("session", session_code)
    if session.id in snapshot.cancelled_sessions:
        raise FinishedError(session_code)
    event = snapshot.events[session.event_id]
    with Outbox() as outbox:
        with workspace.transaction(Label.CANCEL_SESSION) as tx:
            files, left_out = _write_cancels(snapshot, session, tx, NumberedFolder(folder, outbox))
            tx.save(Cancellation(tx.new_id(), session.id, tx.now()))
            outbox.settle()
        outbox.commit()
    findings = noticed(snapshot, behind(snapshot, event, left_out, STOPS))
    return Issue(tuple(files), in_order(left_out), tuple(findings), tx.change_set)


def _write_cancels(
    snapshot: Snapshot, session: Session, tx: Transaction, folder: NumberedFolder
) -> tuple[list[IssuedFile], list[LeftOut]]:
    """A CANCEL for each holder who can be written to, and the record that they were told."""
    files: list[IssuedFile] = []
    left_out: list[LeftOut] = []
    holders = _held(snapshot, session)
    now = _after(holders, tx.now())
    for held in holders:
        card = _cancel_card(snapshot, session, held, now)
        if isinstance(card, LeftOut):
            left_out.append(card)
            continue
        (name,) = folder.put({"ics": ical.render(card)})
        last = card.appointments[0]
        files.append(IssuedFile(name, card.ref, Invited.SESSIONS, Method.CANCEL, session.code, last.uid, last.sequence))
        tx.save(_called_off(held, last.sequence, now))
    return files, left_out


def _held(snapshot: Snapshot, session: Session) -> list[Invitation]:
    held = [
        one
        for one in snapshot.invitations
        if one.session_id == session.id and one.state is InvitationState.ISSUED and one.person_id in snapshot.people
    ]
    return sorted(held, key=lambda one: snapshot.people[one.person_id].ref)


def _cancel_card(snapshot: Snapshot, session: Session, held: Invitation, now: datetime) -> InviteCard | LeftOut:
    event = snapshot.events[session.event_id]
    recipient = disclosure.recipient(snapshot, event, held.person_id, is_email)
    if isinstance(recipient, LeftOut):
        return recipient
    last = disclosure.cancelled_appointment(snapshot, session, held.said, held.uid, held.sequence + 1)
    if isinstance(last, CoverMissing):
        return LeftOut(recipient.ref, Why.COVER_MISSING)
    return disclosure.invite_card(event, recipient, Method.CANCEL, (last,), now)


def _called_off(held: Invitation, sequence: int, now: datetime) -> Invitation:
    said = json.dumps({**json.loads(held.said), "status": "CANCELLED"}, ensure_ascii=False, sort_keys=True)
    return replace(held, sequence=sequence, issued_at=now, said=said, state=InvitationState.CANCELLED)
