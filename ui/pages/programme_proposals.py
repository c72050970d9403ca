"""Counter-proposals beside the programme: told in the inspector with their clashes, accepted, or declined by a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.progress import Progress
from forumdesk.services import answering_proposals
from forumdesk.services.answering_proposals import Declined, Ghost
from forumdesk.services.series_view import series_of
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.models.badge_rows import why_said
from ui.models.programme_ghosts import (
    clash_lines,
    clashes_said,
    day_proposed,
    ghost_id,
    of_session,
    when_proposed,
)
from ui.models.programme_rows import Programme
from ui.pages.invitations_out import ask_folder
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.flow import Flow
from ui.widgets.note import NoteCard


class Proposals(QObject):
    """`came` says that they were read; `told` carries what became of one."""

    came = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
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
            card = self._card(ghost, programme)
            into.addWidget(card)
            card.show()
        series = series_of(programme.snapshot, session_id)
        if series is not None:
            line = parts.text(look="hint")
            facts = {"place": words.figure(series.place), "first": series.codes[0], "last": series.codes[-1]}
            held = words.count("programme.series-held", series.holders)
            line.setText(f"{words.count('programme.series', len(series.codes), **facts)} {held}")
            into.addWidget(line)

    def _card(self, ghost: Ghost, programme: Programme) -> NoteCard:
        one, zone = ghost.proposed, programme.zone
        card = NoteCard()
        when = f"{day_proposed(one, zone)} {when_proposed(one, zone)}"
        lines = [when, words.say("proposal.says", text=one.comment) if one.comment else "", clashes_said(ghost)]
        lines += [f"{heading}: {sentence}" for _, heading, sentence in clash_lines(ghost)]
        card.tell("question", words.say("proposal.heading", who=one.name), "\n".join(line for line in lines if line))
        accept, decline = parts.button("proposal.accept", look="link"), parts.button("proposal.decline", look="link")
        for button, key in ((accept, "proposal.accept-name"), (decline, "proposal.decline-name")):
            words.put(button, key, words.Slot.NAME, who=one.name, when=when)
        accept.clicked.connect(lambda: self.accept(ghost))
        decline.clicked.connect(lambda: self.decline(ghost))
        card.below.addLayout(Flow(accept, decline))
        return card

    def accept(self, ghost: Ghost | None) -> None:
        """The session moves there; undo moves it back."""
        if ghost is not None:
            use_case = partial(answering_proposals.accept, proposal_id=ghost.proposed.proposal_id)
            self._desk.change(use_case)

    def decline(self, ghost: Ghost | None) -> None:
        """Ask for a folder, then write the file that says no."""
        if ghost is not None:
            dialog = ask_folder(self._owner)
            one = ghost.proposed.proposal_id
            dialog.fileSelected.connect(lambda folder: self._decline(one, Path(folder)))
            dialog.open()

    def _decline(self, proposal_id: str, folder: Path) -> None:
        def work(workspace: Workspace, progress: Progress) -> Declined:
            return answering_proposals.decline(workspace, proposal_id, folder)

        self._desk.run(work, self._declined)

    def _declined(self, found: Declined) -> None:
        if found.left_out is None:
            self.told.emit(words.say("proposal.declined", file=found.file))
        else:
            self.told.emit(words.say("proposal.declined-unwritten", why=why_said(found.left_out.why)))
