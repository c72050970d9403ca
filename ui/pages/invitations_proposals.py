"""Counter-proposals on the page of invites: read where there are any, shown beside the invite they are about."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.services import answering_proposals
from forumdesk.services.answering_proposals import Ghost
from forumdesk.services.holdings import Holding
from ui.desk import Desk
from ui.pages.proposal_cards import ProposalCards
from ui.widgets.note import NoteCard


class InvitationProposals(ProposalCards):
    """`came` says that they were read."""

    came = Signal()

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(desk, owner)
        self._ghosts: list[Ghost] = []

    def ask(self, event_code: str | None, rows: Iterable[Holding]) -> None:
        """The clashes of each are worked out only where there is one."""
        if event_code is not None and any(row.proposal for row in rows):
            self._desk.read(partial(answering_proposals.awaiting, event_code=event_code), self._take)
        else:
            self._take([])

    def _take(self, found: list[Ghost]) -> None:
        self._ghosts = found
        self.came.emit()

    def cards(self, row: Holding | None, zone: str) -> list[NoteCard]:
        """What the holder of an invite proposes for it."""
        wanted = row.proposal if row is not None else None
        return [self.card(one, zone) for one in self._ghosts if wanted and one.proposed.proposal_id == wanted.id]
