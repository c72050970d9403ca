"""The files of invites and of cancellations, one recipient after the other: their numbers, and what is kept of them."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment, InviteCard, Method
from forumdesk.domain.disclosure import CoverMissing, Invited, LeftOut, Recipient, Why
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation, InvitationState
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import ical, mail
from forumdesk.importers.emails import read_email
from forumdesk.progress import Progress
from forumdesk.services.numbering import NumberedFolder

Key = tuple[str, str | None]
"""Person id and session id; no session id for the event itself."""

Row = tuple[str, str | None]
"""The same as the user knows them: ref and session code."""

NOT_MADE = str(UUID(int=0))
"""Stands in a preview for a UID that is only made when the invite is issued."""


class Forms(StrEnum):
    ICS = "ics"
    EML = "eml"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to issue; `only` names refs, none means everybody concerned. `rows` narrows that to those invites alone."""

    event_code: str
    invited: Invited
    forms: Forms = Forms.ICS
    only: tuple[str, ...] = ()
    rows: frozenset[Row] = frozenset()


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


@dataclass
class Ledger:
    """The invitations as they are and as this issue makes them; `row_id` and `uid` make new ones."""

    event: Event
    now: datetime
    known: dict[Key, Invitation]
    row_id: Callable[[], str]
    uid: Callable[[], str]
    written: dict[Key, Invitation] = field(default_factory=dict)

    def enter(self, key: Key, now_said: str) -> Invitation:
        """The invitation with what is said now. SEQUENCE rises when time, place or status differ from last time.

        Outlook drops the whole invite when SEQUENCE goes backwards, so it is stored, not counted.
        """
        if key in self.written:
            return self.written[key]
        last = self.known.get(key)
        if last is None:
            made = Invitation(self.row_id(), key[0], self.event.id, key[1], self.uid(), 0, self.now, now_said)
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


def after(held: Iterable[Invitation], now: datetime) -> datetime:
    """Now, or a second after the last issue: calendars drop a file whose DTSTAMP is not newer than what they have."""
    return max([now, *(one.issued_at + timedelta(seconds=1) for one in held)])


def is_email(address: str) -> bool:
    return read_email(address) is not None


class Shelf:
    """Keeps what would go into a folder, under the names it would have in an empty one."""

    def __init__(self) -> None:
        self._count = 0
        self.data: dict[str, bytes] = {}

    def put(self, forms: dict[str, bytes]) -> list[str]:
        self._count += 1
        names = {suffix: f"{self._count:04}.{suffix}" for suffix in forms}
        self.data.update({names[suffix]: data for suffix, data in forms.items()})
        return list(names.values())


class Writer:
    """Makes the files of one recipient after the other."""

    def __init__(self, snapshot: Snapshot, folder: NumberedFolder | Shelf, ledger: Ledger) -> None:
        self._snapshot, self._folder, self._ledger = snapshot, folder, ledger
        self._event = ledger.event
        self._own = disclosure.own_sessions(snapshot, ledger.event)
        self.files: list[IssuedFile] = []
        self.left_out: list[LeftOut] = []

    def write(self, wish: Wish, recipient: Recipient) -> None:
        made = list(self._appointments(wish, recipient))
        if wish.invited is Invited.PROGRAMME:
            if made:
                self._put(wish, recipient, made)
            return
        for one in made:
            self._put(wish, recipient, [one])

    def _asked(self, wish: Wish, recipient: Recipient) -> Iterator[Session | None]:
        own: tuple[Session | None, ...] = self._own.get(recipient.person_id, ())
        for session in (None,) if wish.invited is Invited.EVENT else own:
            if not wish.rows or (recipient.ref, session.code if session else None) in wish.rows:
                yield session

    def _appointments(self, wish: Wish, recipient: Recipient) -> Iterator[tuple[Session | None, Appointment]]:
        for session in self._asked(wish, recipient):
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

    def _put(self, wish: Wish, recipient: Recipient, made: list[tuple[Session | None, Appointment]]) -> None:
        appointments = tuple(appointment for _, appointment in made)
        published = wish.invited is Invited.PROGRAMME
        method = Method.PUBLISH if published else Method.REQUEST
        card = disclosure.invite_card(self._event, recipient, method, appointments, self._ledger.now)
        session, single = (None, None) if published else made[0]
        for name in _write_forms(self._folder, wish.forms, self._event, recipient, card):
            self.files.append(
                IssuedFile(
                    file=name,
                    ref=recipient.ref,
                    what=wish.invited,
                    method=method,
                    session=session.code if session else None,
                    uid=single.uid if single else None,
                    sequence=single.sequence if single else None,
                    uids=() if single else tuple(one.uid for one in appointments),
                )
            )


def _write_forms(
    folder: NumberedFolder | Shelf, forms: Forms, event: Event, recipient: Recipient, card: InviteCard
) -> list[str]:
    """The card as .ics, .eml or both under one number; the names as written."""
    made: dict[str, bytes] = {}
    if forms in (Forms.ICS, Forms.BOTH):
        made["ics"] = ical.render(card)
    if forms in (Forms.EML, Forms.BOTH):
        made["eml"] = mail.render(disclosure.mail_card(event, recipient, card))
    return folder.put(made)


class CallingOff:
    """Makes a CANCEL for each holder who can be written to, and what to keep of it in `told`."""

    def __init__(self, snapshot: Snapshot, session: Session, folder: NumberedFolder | Shelf, now: datetime) -> None:
        self._snapshot, self._session, self._folder = snapshot, session, folder
        self._holders = _held(snapshot, session)
        self._now = after(self._holders, now)
        self.files: list[IssuedFile] = []
        self.left_out: list[LeftOut] = []
        self.told: list[Invitation] = []

    def write(self, progress: Progress) -> None:
        for done, held in enumerate(self._holders):
            progress(done, len(self._holders))
            card = _cancel_card(self._snapshot, self._session, held, self._now)
            if isinstance(card, LeftOut):
                self.left_out.append(card)
                continue
            (name,) = self._folder.put({"ics": ical.render(card)})
            last = card.appointments[0]
            self.files.append(
                IssuedFile(name, card.ref, Invited.SESSIONS, Method.CANCEL, self._session.code, last.uid, last.sequence)
            )
            self.told.append(_called_off(held, last.sequence, self._now))


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
