"""The files of one recipient after the other: what goes into each, and under which UID and SEQUENCE."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment, InviteCard, MailCard, Method
from forumdesk.domain.disclosure import CoverMissing, Invited, LeftOut, Recipient, Why
from forumdesk.domain.invitations import Changed, Invitation, InvitationState
from forumdesk.domain.letters import Occasion
from forumdesk.domain.outdated import Truth
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import ical, mail
from forumdesk.services.invite_files import Forms, IssuedFile, Key, Wish
from forumdesk.services.invite_ledger import Ledger
from forumdesk.services.invite_series import bundles
from forumdesk.services.letters import Letters
from forumdesk.services.packing import Target

_OCCASIONS = {
    Invited.EVENT: Occasion.EVENT,
    Invited.HOLD: Occasion.HOLD,
    Invited.SESSIONS: Occasion.SESSION,
    Invited.PROGRAMME: Occasion.PROGRAMME,
}


@dataclass(frozen=True, slots=True)
class _Made:
    """What goes into one file: its sessions (none is the event), its appointments, what changed in what is held."""

    sessions: tuple[Session, ...]
    appointments: tuple[Appointment, ...]
    again: bool = False
    changed: tuple[Changed, ...] = ()


class Writer:
    """Makes the files of one recipient after the other."""

    def __init__(self, snapshot: Snapshot, target: Target, ledger: Ledger, letters: Letters) -> None:
        self._snapshot, self._target, self._ledger, self._letters = snapshot, target, ledger, letters
        self._event = ledger.event
        self._own = disclosure.own_sessions(snapshot, ledger.event)
        self._truth = Truth(snapshot)
        self.files: list[IssuedFile] = []
        self.left_out: list[LeftOut] = []

    def write(self, wish: Wish, recipient: Recipient) -> None:
        if wish.invited in (Invited.EVENT, Invited.HOLD):
            made = list(self._of_event(wish, recipient))
        else:
            made = list(self._of_sessions(wish, recipient))
        if wish.invited is Invited.PROGRAMME and made:
            sessions = tuple(session for one in made for session in one.sessions)
            made = [_Made(sessions, tuple(appointment for one in made for appointment in one.appointments))]
        for one in made:
            self._put(wish, recipient, one)

    def _asked(self, wish: Wish, recipient: Recipient, made: _Made) -> bool:
        return not wish.rows or any((recipient.ref, session.code) in wish.rows for session in made.sessions)

    def _of_event(self, wish: Wish, recipient: Recipient) -> Iterator[_Made]:
        key = (recipient.person_id, None)
        last = self._ledger.known.get(key)
        if wish.rows and (recipient.ref, None) not in wish.rows:
            return
        held = last is not None and last.state is InvitationState.ISSUED
        if wish.invited is Invited.HOLD and last is not None and held and not disclosure.is_tentative(last.said):
            self.left_out.append(LeftOut(recipient.ref, Why.ALREADY_INVITED))
            return
        if self._withdrawn(wish, recipient, key):
            return
        timed = wish.timed or (last is not None and disclosure.is_timed(last.said))
        told = self._truth.event(self._event.id, recipient.tongue, timed)
        if self._may_say(recipient, told) and isinstance(told, Appointment):
            status = "TENTATIVE" if wish.invited is Invited.HOLD else "CONFIRMED"
            yield self._single(key, told, (), status)

    def _withdrawn(self, wish: Wish, recipient: Recipient, key: Key, mine: bool = True) -> bool:
        """Called off for this person alone: not issued with everybody's again, but where it is asked for by name."""
        last = self._ledger.known.get(key)
        if last is None or last.state is not InvitationState.CANCELLED or (mine and wish.named):
            return False
        if mine:
            self.left_out.append(LeftOut(recipient.ref, Why.WITHDRAWN))
        return True

    def _may_say(self, recipient: Recipient, told: Appointment | CoverMissing | None) -> bool:
        if isinstance(told, CoverMissing):
            self.left_out.append(LeftOut(recipient.ref, Why.COVER_MISSING))
        return isinstance(told, Appointment)

    def _of_sessions(self, wish: Wish, recipient: Recipient) -> Iterator[_Made]:
        """All of somebody's sessions that were asked for, the recurring ones together."""
        person_id = recipient.person_id
        told = []
        for session in self._own.get(person_id, ()):
            mine = not wish.rows or (recipient.ref, session.code) in wish.rows
            if self._withdrawn(wish, recipient, (person_id, session.id), mine):
                continue
            appointment = self._truth.session(session, recipient.tongue)
            if isinstance(appointment, Appointment):
                told.append((session, appointment))
            elif mine:
                self._may_say(recipient, appointment)
        yield from self._together(wish, recipient, told)

    def _together(self, wish: Wish, recipient: Recipient, told: list[tuple[Session, Appointment]]) -> Iterator[_Made]:
        person_id = recipient.person_id
        by_session = {
            session_id: bundle
            for bundle in bundles(self._event, self._ledger, person_id, told)
            for session_id in bundle.sessions
        }
        done: set[str] = set()
        for session, appointment in told:
            bundle = by_session.get(session.id)
            if bundle is None:
                single = _Made((session,), ())
                if self._asked(wish, recipient, single):
                    yield self._single((person_id, session.id), appointment, (session,))
            elif session.id not in done:
                done.update(bundle.sessions)
                sessions = tuple(one for one, _ in told if one.id in bundle.sessions)
                if self._asked(wish, recipient, _Made(sessions, ())):
                    before = [self._ledger.known.get((person_id, one)) for one in bundle.sessions]
                    made = self._ledger.enter_series(person_id, bundle.plan, bundle.occurrences)
                    after = [self._ledger.written[person_id, one].said for one in bundle.sessions]
                    found = [_changed(one, said) for one, said in zip(before, after, strict=True)]
                    changed = dict.fromkeys(what for some in found for what in some)
                    yield _Made(sessions, made, any(before), tuple(changed))

    def _single(
        self, key: Key, appointment: Appointment, sessions: tuple[Session, ...], status: str = "CONFIRMED"
    ) -> _Made:
        last = self._ledger.known.get(key)
        text = disclosure.said(appointment, status)
        entry = self._ledger.enter(key, text)
        told = replace(appointment, uid=entry.uid, sequence=entry.sequence)
        again = last is not None and last.state is InvitationState.ISSUED and not disclosure.is_tentative(last.said)
        return _Made(sessions, (told,), again, _changed(last, text) if again else ())

    def _put(self, wish: Wish, recipient: Recipient, made: _Made) -> None:
        published = wish.invited is Invited.PROGRAMME
        card = disclosure.invite_card(
            self._event,
            recipient,
            Method.PUBLISH if published else Method.REQUEST,
            made.appointments,
            self._ledger.now,
        )
        card = replace(card, tentative=wish.invited is Invited.HOLD, reminder=None if card.discreet else wish.reminder)
        occasion = Occasion.UPDATE if made.again and made.changed and not published else _OCCASIONS[wish.invited]
        letter = self._letters.of(occasion, recipient.tongue)
        mail_card = disclosure.mail_card(self._event, recipient, card, letter, made.changed)
        whose = bundle_of(self._snapshot, self._event.id, recipient)
        for name in put_forms(self._target, wish.forms, mail_card, whose):
            self.files.append(_issued(name, wish, card, made))


def bundle_of(snapshot: Snapshot, event_id: str, recipient: Recipient) -> str:
    """Who may see a file together with others: the delegation, else the person alone."""
    one = snapshot.participation(recipient.person_id, event_id)
    return f"delegation {one.delegation}" if one is not None and one.delegation else f"person {recipient.person_id}"


def put_forms(target: Target, forms: Forms, card: MailCard, whose: str) -> list[str]:
    """The card as .ics, .eml or both under one number; the names as written."""
    made: dict[str, bytes] = {}
    if forms in (Forms.ICS, Forms.BOTH):
        made["ics"] = ical.render(card.invite)
    if forms in (Forms.EML, Forms.BOTH):
        made["eml"] = mail.render(card)
    return target.put(made, whose)


def _changed(last: Invitation | None, now: str) -> tuple[Changed, ...]:
    return disclosure.changes(last.said, now) if last is not None else ()


def _issued(name: str, wish: Wish, card: InviteCard, made: _Made) -> IssuedFile:
    first = made.appointments[0]
    published = card.method is Method.PUBLISH
    alone = made.sessions[0].code if len(made.sessions) == 1 and first.recurrence is None and not published else None
    series = first.recurrence is not None and not published
    return IssuedFile(
        file=name,
        ref=card.ref,
        what=wish.invited,
        method=card.method,
        session=alone,
        uid=None if published else first.uid,
        sequence=None if published else first.sequence,
        uids=tuple(dict.fromkeys(one.uid for one in made.appointments)) if published else (),
        sessions=tuple(one.code for one in made.sessions) if series else (),
    )
