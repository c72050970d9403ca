"""Badges as printed: serials, tokens, what became of each, and what may become of it next."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from .errors import ForumDeskError


class BadgeState(StrEnum):
    PRINTED = "printed"
    ISSUED = "issued"
    LOST = "lost"
    VOID = "void"
    RETURNED = "returned"
    SPOILT = "spoilt"


VALID = frozenset({BadgeState.PRINTED, BadgeState.ISSUED})
BARRED = frozenset({BadgeState.LOST, BadgeState.VOID, BadgeState.SPOILT})

# A label spoils at the desk; what was once handed out is lost, void or returned.
MOVES: dict[BadgeState, frozenset[BadgeState]] = {
    BadgeState.PRINTED: frozenset({BadgeState.ISSUED, BadgeState.LOST, BadgeState.VOID, BadgeState.SPOILT}),
    BadgeState.ISSUED: frozenset({BadgeState.LOST, BadgeState.VOID, BadgeState.RETURNED}),
    BadgeState.LOST: frozenset({BadgeState.VOID, BadgeState.RETURNED}),
    BadgeState.RETURNED: frozenset({BadgeState.ISSUED, BadgeState.LOST, BadgeState.VOID}),
    BadgeState.VOID: frozenset(),
    BadgeState.SPOILT: frozenset(),
}


class BadgeMoveError(ForumDeskError):
    """A badge that is `state` cannot become `wanted`."""

    def __init__(self, serial: str, state: BadgeState, wanted: BadgeState) -> None:
        super().__init__(serial, state, wanted)
        self.serial, self.state, self.wanted = serial, state, wanted


class OnceLostError(ForumDeskError):
    """A badge that was reported lost and turned up: guards may have it on their list, so it stays out of use."""

    def __init__(self, serial: str) -> None:
        super().__init__(serial)
        self.serial = serial


class NoReasonError(ForumDeskError):
    """A badge is voided for a reason, and none was given."""

    def __init__(self, serial: str) -> None:
        super().__init__(serial)
        self.serial = serial


@dataclass(frozen=True, slots=True)
class Badge:
    """One printed badge of one person at one event; `reason` says why it is void, lost or printed again.

    `page` and `slot` are where it stood in its printing, counted from 1; 0 where nobody noted it.
    """

    id: str
    person_id: str
    event_id: str
    serial: str
    token: str
    template: str
    printed_at: datetime
    state: BadgeState = BadgeState.PRINTED
    reason: str = ""
    page: int = 0
    slot: int = 0
    moved_at: datetime | None = None
    was_lost: bool = False

    @property
    def order(self) -> tuple[str, int, str]:
        """Serials in the order they were given out: 10000 comes after 9999."""
        return self.serial.rpartition("-")[0], len(self.serial), self.serial

    @property
    def usable(self) -> bool:
        """Valid, or taken in and free to be issued again: its holder gets no other one beside it."""
        return self.state in VALID or (self.state is BadgeState.RETURNED and not self.was_lost)

    @property
    def barred(self) -> bool:
        """Whether guards turn it away; what was barred once is barred for good, so that no list of theirs is wrong."""
        return self.was_lost or self.state in BARRED

    def may_become(self, state: BadgeState) -> bool:
        return state in MOVES[self.state] and not (state is BadgeState.ISSUED and self.was_lost)

    def moved(self, state: BadgeState, at: datetime, reason: str = "") -> "Badge":
        """Raises BadgeMoveError for a move that is none, OnceLostError, NoReasonError where void has no reason."""
        if state not in MOVES[self.state]:
            raise BadgeMoveError(self.serial, self.state, state)
        if not self.may_become(state):
            raise OnceLostError(self.serial)
        if state is BadgeState.VOID and not reason:
            raise NoReasonError(self.serial)
        # Why it was printed again says nothing of why it is lost.
        why = reason if state in BARRED else reason or self.reason
        return replace(self, state=state, moved_at=at, reason=why, was_lost=self.was_lost or state is BadgeState.LOST)
