"""Invites that are no longer true: what their holders were told is not what would be told now."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .cards import Appointment
from .clashes import timed
from .disclosure.appointments import (
    changes,
    event_appointment,
    is_timed,
    said,
    session_appointment,
    timed_event_appointment,
)
from .disclosure.rules import CoverMissing
from .disclosure.two_tongues import tongue_of
from .events import EventStatus
from .findings import Finding, FindingKind
from .invitations import Changed, Invitation, InvitationState
from .participation import Answer
from .programme import Session
from .snapshot import Snapshot
from .tongues import Tongue

Told = Appointment | CoverMissing | None
_NOT_EXPECTED = (Changed.NOT_EXPECTED,)


@dataclass
class Truth:
    """What would be told of each event and session now, worked out once for each language it is told in."""

    snapshot: Snapshot
    _known: dict[tuple[str, Tongue, bool], tuple[Told, str]] = field(default_factory=dict)

    def session(self, session: Session, reader: Tongue) -> Told:
        return self._of_session(session, reader)[0]

    def event(self, event_id: str, reader: Tongue, timed: bool = False) -> Told:
        return self._of_event(event_id, reader, timed)[0]

    def reader(self, invitation: Invitation) -> Tongue:
        return tongue_of(self.snapshot.people[invitation.person_id], self.snapshot.events[invitation.event_id])

    def changed(self, invitation: Invitation) -> tuple[Changed, ...]:
        """What differs from the last file, for somebody who is still expected."""
        reader = self.reader(invitation)
        if invitation.session_id is None:
            now, text = self._of_event(invitation.event_id, reader, is_timed(invitation.said))
        else:
            now, text = self._of_session(self.snapshot.sessions[invitation.session_id], reader)
        if now is None:
            return _NOT_EXPECTED
        # A cover that is missing by now is a finding of its own, and says so better.
        return changes(invitation.said, text) if isinstance(now, Appointment) else ()

    def _of_session(self, session: Session, reader: Tongue) -> tuple[Told, str]:
        key = (session.id, reader, True)
        if key not in self._known:
            self._known[key] = _with_text(session_appointment(self.snapshot, session, reader=reader))
        return self._known[key]

    def _of_event(self, event_id: str, reader: Tongue, timed: bool) -> tuple[Told, str]:
        key = (event_id, reader, timed)
        if key not in self._known:
            event = self.snapshot.events[event_id]
            timed_one = timed_event_appointment(self.snapshot, event, reader=reader) if timed else None
            self._known[key] = _with_text(timed_one or event_appointment(event, reader=reader))
        return self._known[key]


def _with_text(told: Told) -> tuple[Told, str]:
    return told, said(told) if isinstance(told, Appointment) else ""


def outdated(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    """Everybody who holds an invite that is no longer true, and was not called off; `expected` as in the clashes."""
    for invitation, _ in outdated_invitations(snapshot, expected):
        yield _finding(snapshot, invitation)


def outdated_invitations(
    snapshot: Snapshot, expected: dict[str, list[Session]]
) -> Iterator[tuple[Invitation, tuple[Changed, ...]]]:
    """Invitations that are held and no longer true, and what has changed; not expected any more is alone."""
    in_session = {(person_id, one.id) for person_id, sessions in expected.items() for one in sessions}
    truth = Truth(snapshot)
    for invitation in snapshot.invitations:
        if not held(snapshot, invitation):
            continue
        if removed(snapshot, invitation, in_session):
            yield invitation, _NOT_EXPECTED
        elif snapshot.coming(invitation.person_id, invitation.event_id) and (changed := truth.changed(invitation)):
            yield invitation, changed


def held(snapshot: Snapshot, invitation: Invitation) -> bool:
    """Issued, not called off, and the event and the person are still in the workspace."""
    known = invitation.event_id in snapshot.events and invitation.person_id in snapshot.people
    off = invitation.state is InvitationState.CANCELLED or invitation.session_id in snapshot.cancelled_sessions
    return known and not off


def removed(snapshot: Snapshot, invitation: Invitation, in_session: set[tuple[str, str]]) -> bool:
    """Whether its holder must be told that it is off: taken out of the session or the event, or the event is off.

    Who declined is left alone: they know.
    """
    if snapshot.events[invitation.event_id].status is EventStatus.CANCELLED:
        return True
    one = snapshot.participation(invitation.person_id, invitation.event_id)
    if one is not None and not one.coming:
        return one.answer is Answer.CANCELLED
    if invitation.session_id is None:
        return one is None
    return (invitation.person_id, invitation.session_id) not in in_session


def _finding(snapshot: Snapshot, invitation: Invitation) -> Finding:
    code = snapshot.events[invitation.event_id].code
    session = snapshot.sessions.get(invitation.session_id or "")
    span = timed(session) if session else None
    return Finding(
        FindingKind.OUTDATED,
        event=code,
        events=(code,),
        sessions=(session.code,) if session else (),
        people=(snapshot.people[invitation.person_id].ref,),
        start=span.start if span else None,
        end=span.end if span else None,
        facts=(("issued", invitation.issued_at.isoformat()),),
    )
