"""Badges as printed: serials, tokens and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BadgeState(StrEnum):
    PRINTED = "printed"
    ISSUED = "issued"
    LOST = "lost"
    VOID = "void"
    RETURNED = "returned"
    SPOILT = "spoilt"


VALID = frozenset({BadgeState.PRINTED, BadgeState.ISSUED})


@dataclass(frozen=True, slots=True)
class Badge:
    """One printed badge of one person at one event; `reason` says why it is void, lost or printed again."""

    id: str
    person_id: str
    event_id: str
    serial: str
    token: str
    template: str
    printed_at: datetime
    state: BadgeState = BadgeState.PRINTED
    reason: str = ""
