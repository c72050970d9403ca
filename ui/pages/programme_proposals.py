"""Counter-proposals beside the programme: told in the inspector with their clashes, accepted, or declined by a file."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.services import answering_proposals
from forumdesk.services.answering_proposals import Ghost
from forumdesk.services.series_view import series_of
from ui import words
from ui.desk import Desk
from ui.models.programme_ghosts import ghost_id, of_session
from ui.models.programme_rows import Programme
from ui.pages.proposal_cards import ProposalCards
from ui.widgets import parts
from ui.widgets.emptying import empty


class Proposals(ProposalCards):
    """`came` says that they were read."""

    came = Signal()

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(desk, owner)
        self.ghosts: list[Ghost] = []
        self._programme = Programme()

    def reload(self, event_code: str | None) -> None:
        if event_code is None:
            self._take([])
        else:
            self._desk.read(partial(answering_proposals.ghosts, event_code=event_code), self._take)

    def _take(self, found: list[Ghost]) -> None:
        if found != self.ghosts:
            self.ghosts = found
            self.came.emit()

    def session_of(self, block_id: str) -> str:
        """The session that a block is about: a ghost's, or its own."""
        ghost = next((one for one in self.ghosts if ghost_id(one) == block_id), None)
        return ghost.session_id if ghost else block_id

    def chosen(self, block_id: str) -> Ghost | None:
        """The one that is meant: the ghost itself, else the first one about that session."""
        about = of_session(self.ghosts, self.session_of(block_id))
        return next((one for one in about if ghost_id(one) == block_id), about[0] if about else None)

    def show(self, into: QVBoxLayout, programme: Programme, block_id: str) -> None:
        """Cards of what is proposed for the session in the inspector; and the series it belongs to."""
        empty(into)
        session_id = self.session_of(block_id)
        for ghost in of_session(self.ghosts, session_id):
            card = self.card(ghost, programme.zone)
            into.addWidget(card)
            card.show()
        series = series_of(programme.snapshot, session_id)
        if series is not None:
            line = parts.text(look="hint")
            facts = {"place": words.figure(series.place), "first": series.codes[0], "last": series.codes[-1]}
            held = words.count("programme.series-held", series.holders)
            line.setText(f"{words.count('programme.series', len(series.codes), **facts)} {held}")
            into.addWidget(line)
