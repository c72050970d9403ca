"""What was sent to whom, and what came back: invitations, their answers, the cancellation of sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class InvitationState(StrEnum):
    ISSUED = "issued"
    CANCELLED = "cancelled"


class Changed(StrEnum):
    """What differs between the file that is held and one that would be written now."""

    TIME = "time"
    PLACE = "place"
    TITLE = "title"
    COVER = "cover"
    LANGUAGES = "languages"
    MARKING = "marking"
    EVENT = "event"
    NOT_EXPECTED = "not_expected"


class Partstat(StrEnum):
    """What somebody answers to an invite (RFC 5545, section 3.2.12)."""

    NEEDS_ACTION = "needs_action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    DELEGATED = "delegated"


class Proposal(StrEnum):
    """What became of a counter-proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person and an event, or one person and a session. `said` is what the last file said (JSON text).

    A UID is one row's, but for a recurring invite: the sessions of one series share their recipient's UID, and each
    has a `recurrence_id`, the start that the rule gives it (RECURRENCE-ID); `series` is then the rule as the last file
    had it (JSON text), the same in each of these rows. `sequence` is what answers to this row are compared with.
    `issued_at` is the DTSTAMP of the last file, `times` how often a file of it was written, a cancellation included.
    """

    id: str
    person_id: str
    event_id: str
    session_id: str | None
    uid: str
    sequence: int
    issued_at: datetime
    said: str
    state: InvitationState = InvitationState.ISSUED
    series: str = ""
    recurrence_id: datetime | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class InvitationAnswer:
    """One answer to one invitation, as it was taken in; the history of answers is all of these.

    `sequence` and `stamped_at` are the SEQUENCE and DTSTAMP of the answer's file. A counter-proposal has `proposed_*`.
    `sender` is who sent the mail, where that is not the attendee.
    """

    id: str
    invitation_id: str
    partstat: Partstat
    sequence: int
    stamped_at: datetime
    taken_at: datetime
    attendee: str
    comment: str = ""
    delegated_to: str = ""
    proposed_start: datetime | None = None
    proposed_end: datetime | None = None
    sender: str = ""
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A session that was called off: it is neither exported nor checked any more."""

    id: str
    session_id: str
    at: datetime


_CAUTION = {one: place for place, one in enumerate(Partstat)}


def answer_weight(one: InvitationAnswer) -> tuple[object, ...]:
    """Orders answers to one invitation, the last one highest; of two that were written at once the no outweighs."""
    proposed = one.proposed_start.isoformat() if one.proposed_start else ""
    said = (one.comment, one.delegated_to, proposed, one.proposed_end.isoformat() if one.proposed_end else "")
    return one.sequence, one.stamped_at, _CAUTION[one.partstat], *said


def last_answer(answers: Iterable[InvitationAnswer]) -> InvitationAnswer | None:
    """The one that counts: to the highest SEQUENCE, and of those the one that was written last. No proposal is one."""
    return max((one for one in answers if one.proposal is None), key=answer_weight, default=None)
