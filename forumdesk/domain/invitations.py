"""What was sent to whom: invitations, the cancellation of sessions. Records of what left the house."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class InvitationState(StrEnum):
    ISSUED = "issued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One UID: a person and an event, or a person and a session. `said` is what the last file said (JSON text)."""

    id: str
    person_id: str
    event_id: str
    session_id: str | None
    uid: str
    sequence: int
    issued_at: datetime
    said: str
    state: InvitationState = InvitationState.ISSUED


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A session that was called off: it is neither exported nor checked any more."""

    id: str
    session_id: str
    at: datetime
