"""Invites that are no longer true: what their holders were told is not what would be told now."""

from collections.abc import Iterator

from .cards import Appointment
from .clashes import timed
from .disclosure.appointments import event_appointment, said, session_appointment
from .findings import Finding, FindingKind
from .invitations import Invitation, InvitationState
from .programme import Session
from .snapshot import Snapshot


def outdated(snapshot: Snapshot, expected: dict[str, list[Session]]) -> Iterator[Finding]:
    """Everybody who holds an invite that is no longer true, and comes; `expected` as in the clashes."""
    in_session = {(person_id, one.id) for person_id, sessions in expected.items() for one in sessions}
    for invitation in snapshot.invitations:
        if _concerns(snapshot, invitation) and not _true(snapshot, invitation, in_session):
            yield _finding(snapshot, invitation)


def _concerns(snapshot: Snapshot, invitation: Invitation) -> bool:
    """Issued, not called off, and the event and the person are still in the workspace and coming."""
    known = invitation.event_id in snapshot.events and invitation.person_id in snapshot.people
    off = invitation.state is InvitationState.CANCELLED or invitation.session_id in snapshot.cancelled_sessions
    return known and not off and snapshot.coming(invitation.person_id, invitation.event_id)


def _true(snapshot: Snapshot, invitation: Invitation, in_session: set[tuple[str, str]]) -> bool:
    if invitation.session_id is None:
        now = event_appointment(snapshot.events[invitation.event_id])
    elif (invitation.person_id, invitation.session_id) in in_session:
        now = session_appointment(snapshot, snapshot.sessions[invitation.session_id])
    else:
        return False
    # A cover that is missing by now is a finding of its own, and says so better.
    return said(now) == invitation.said if isinstance(now, Appointment) else now is not None


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
