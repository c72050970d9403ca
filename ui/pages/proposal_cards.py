"""Counter-proposals as cards, wherever they are shown: what each would bring, accepted, or declined by a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from forumdesk.domain.copies import Terms
from forumdesk.progress import Progress
from forumdesk.services import answering_proposals
from forumdesk.services.answering_proposals import Declined, Ghost
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.models.badge_rows import why_said
from ui.models.programme_ghosts import clash_lines, clashes_said, day_proposed, days_proposed, when_proposed
from ui.widgets import parts
from ui.widgets.flow import Flow
from ui.widgets.note import NoteCard


class ProposalCards(QObject):
    """`told` carries what became of one."""

    told = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner

    def card(self, ghost: Ghost, zone: str) -> NoteCard:
        """One without a session of its own cannot be accepted: nobody but an organiser moves an event."""
        one, alone = ghost.proposed, not ghost.session_id
        card = NoteCard()
        when = days_proposed(one, zone) if alone else f"{day_proposed(one, zone)} {when_proposed(one, zone)}"
        says = words.say("proposal.says", text=one.comment) if one.comment else ""
        lines = [when, says, words.say("proposal.of-event") if alone else clashes_said(ghost)]
        lines += [f"{heading}: {sentence}" for _, heading, sentence in clash_lines(ghost)]
        card.tell("question", words.say("proposal.heading", who=one.name), "\n".join(line for line in lines if line))
        decline = self._way("proposal.decline", "proposal.decline-name", one.name, when)
        decline.clicked.connect(lambda: self.decline(ghost))
        ways = [decline]
        if not alone:
            accept = self._way("proposal.accept", "proposal.accept-name", one.name, when)
            accept.clicked.connect(lambda: self.accept(ghost))
            ways.insert(0, accept)
        card.below.addLayout(Flow(*ways))
        return card

    def _way(self, key: str, name: str, who: str, when: str) -> QPushButton:
        button = parts.button(key, look="link")
        words.put(button, name, words.Slot.NAME, who=who, when=when)
        return button

    def accept(self, ghost: Ghost | None) -> None:
        """The session moves there; undo moves it back."""
        if ghost is not None:
            use_case = partial(answering_proposals.accept, proposal_id=ghost.proposed.proposal_id)
            self._desk.change(use_case)

    def decline(self, ghost: Ghost | None) -> None:
        """Ask for whom and for a folder, then write the file that says no."""
        if ghost is not None:
            one = ghost.proposed.proposal_id
            asking = CopyTermsDialog("proposal.decline-title", self._owner)
            asking.then_folder(lambda folder, terms: self._decline(one, folder, terms))

    def _decline(self, proposal_id: str, folder: Path, terms: Terms) -> None:
        def work(workspace: Workspace, progress: Progress) -> Declined:
            return answering_proposals.decline(workspace, proposal_id, folder, terms)

        self._desk.run(work, self._declined)

    def _declined(self, found: Declined) -> None:
        if found.left_out is None:
            self.told.emit(words.say("proposal.declined", file=found.file))
        else:
            self.told.emit(words.say("proposal.declined-unwritten", why=why_said(found.left_out.why)))
