"""Files that call invites off: for everybody who holds one to a session, or for one person alone."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment, Method
from forumdesk.domain.disclosure import CoverMissing, Invited, LeftOut, Recipient, Why
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation, InvitationState
from forumdesk.domain.letters import Occasion
from forumdesk.domain.recurring import Rule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.progress import Progress
from forumdesk.services.invite_files import Forms, IssuedFile, after, is_email
from forumdesk.services.invite_writing import bundle_of, put_forms
from forumdesk.services.letters import Letters
from forumdesk.services.packing import Target


@dataclass(frozen=True, slots=True)
class Out:
    """Where cancellations go, and as what."""

    target: Target
    letters: Letters
    forms: Forms = Forms.ICS


class CallingOff:
    """Makes a CANCEL for each of these invitations, and what to keep of it in `told`.

    A series that somebody loses whole is called off by one file; a part of it time by time (RECURRENCE-ID).
    """

    def __init__(self, snapshot: Snapshot, invitations: Iterable[Invitation], out: Out, now: datetime) -> None:
        self._snapshot, self._out = snapshot, out
        self._off = [one for one in invitations if one.person_id in snapshot.people]
        self._now = after(self._off, now)
        self.files: list[IssuedFile] = []
        self.left_out: list[LeftOut] = []
        self.told: list[Invitation] = []

    def write(self, progress: Progress) -> None:
        groups = self._groups()
        for done, group in enumerate(groups):
            progress(done, len(groups))
            self._write(group)

    def _groups(self) -> list[list[Invitation]]:
        """What one file can call off: whole series by their UID, everything else by itself; by ref."""
        snapshot = self._snapshot
        held: dict[str, int] = {}
        for one in snapshot.invitations:
            if one.state is InvitationState.ISSUED:
                held[one.uid] = held.get(one.uid, 0) + 1
        by_uid: dict[str, list[Invitation]] = {}
        for one in self._off:
            by_uid.setdefault(one.uid, []).append(one)
        groups = []
        for uid, some in by_uid.items():
            groups += [some] if len(some) == held.get(uid) else [[one] for one in some]
        return sorted(groups, key=lambda some: (snapshot.people[some[0].person_id].ref, self._code(some[0]) or ""))

    def _write(self, group: Sequence[Invitation]) -> None:
        first, event = group[0], self._snapshot.events[group[0].event_id]
        recipient = disclosure.recipient(self._snapshot, event, first.person_id, is_email)
        if isinstance(recipient, LeftOut):
            self.left_out.append(recipient)
            return
        last = self._last(event, group)
        if isinstance(last, CoverMissing):
            self.left_out.append(LeftOut(recipient.ref, Why.COVER_MISSING))
            return
        self._put(event, recipient, group, last)
        self.told += [_called_off(one, last.sequence, self._now) for one in group]

    def _last(self, event: Event, group: Sequence[Invitation]) -> Appointment | CoverMissing:
        """What is called off, as its holder knows it."""
        first = group[0]
        whole = Rule.from_text(first.series) if first.series and _is_whole(self._snapshot, group) else None
        above = [one.sequence for one in group] + ([whole.sequence] if whole else [])
        session = self._snapshot.sessions.get(first.session_id or "")
        said = (first.said, first.uid, max(above) + 1)
        if session is None:
            last = disclosure.cancelled_event_appointment(event, *said)
        else:
            last = disclosure.cancelled_appointment(self._snapshot, session, *said)
        if isinstance(last, CoverMissing) or not first.series:
            return last
        if whole is None:
            return replace(last, recurrence_id=first.recurrence_id)
        start = whole.slot(0)
        end = start + timedelta(minutes=whole.minutes)
        return replace(last, span=replace(last.span, start=start, end=end))

    def _put(self, event: Event, recipient: Recipient, group: Sequence[Invitation], last: Appointment) -> None:
        card = disclosure.invite_card(event, recipient, Method.CANCEL, (last,), self._now)
        letter = self._out.letters.of(Occasion.CANCEL, recipient.tongue)
        made = disclosure.mail_card(event, recipient, card, letter)
        codes = tuple(code for one in group if (code := self._code(one)) is not None)
        whose = bundle_of(self._snapshot, event.id, recipient)
        for name in put_forms(self._out.target, self._out.forms, made, whose):
            self.files.append(
                IssuedFile(
                    file=name,
                    ref=recipient.ref,
                    what=Invited.EVENT if group[0].session_id is None else Invited.SESSIONS,
                    method=Method.CANCEL,
                    session=codes[0] if len(group) == 1 and codes else None,
                    uid=last.uid,
                    sequence=last.sequence,
                    sessions=codes if len(group) > 1 else (),
                )
            )

    def _code(self, invitation: Invitation) -> str | None:
        session = self._snapshot.sessions.get(invitation.session_id or "")
        return session.code if session else None


def _is_whole(snapshot: Snapshot, group: Sequence[Invitation]) -> bool:
    """Whether nothing of the series is left to its holder."""
    ids = {one.id for one in group}
    return all(
        one.id in ids for one in snapshot.invitations if one.uid == group[0].uid and one.state is InvitationState.ISSUED
    )


def _called_off(held: Invitation, sequence: int, now: datetime) -> Invitation:
    said = json.dumps({**json.loads(held.said), "status": "CANCELLED"}, ensure_ascii=False, sort_keys=True)
    return replace(
        held, sequence=sequence, issued_at=now, said=said, state=InvitationState.CANCELLED, times=held.times + 1
    )
