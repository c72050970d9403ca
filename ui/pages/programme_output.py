"""What leaves the programme page: agendas as PDF, and the cancellations of a session that is called off."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from forumdesk.domain.copies import Terms
from forumdesk.domain.disclosure import AGENDAS, Audience, allowed
from forumdesk.progress import Progress
from forumdesk.services import inviting, listing
from forumdesk.services.inviting import Issue
from forumdesk.services.listing import Handed, Order
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.models.programme_rows import Programme


class Output(QObject):
    """`told` carries what came of it, in words."""

    told = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._programme = Programme()

    def follow(self, programme: Programme, acts: dict[Audience, QAction]) -> None:
        """Agendas that the event has can be asked for; the others say why not."""
        self._programme, event = programme, programme.event
        for audience, action in acts.items():
            refused = event is None or allowed(AGENDAS[audience], event) is not None
            action.setEnabled(not refused)
            if refused and event is not None:
                words.put(action, "programme.agenda-none", words.Slot.TIP)
            else:
                words.drop(action, words.Slot.TIP)

    def agenda(self, audience: Audience) -> None:
        """Ask for whom and where to, then write it; it is on record as a numbered copy."""
        event = self._programme.event
        if event is None:
            return
        event_code = event.code

        def write(path: Path, terms: Terms) -> None:
            order = Order(event_code, audience, terms=terms)

            def task(workspace: Workspace, progress: Progress) -> Handed:
                return listing.export_agenda(workspace, order, path, progress)

            self._desk.run(task, self._tell_agenda)

        CopyTermsDialog("programme.agenda-file", self._owner, ("pdf",)).then_file("agenda", write)

    def cancel(self, session_id: str) -> None:
        """Ask for whom and for a folder, then call the session off: a file for everybody who holds an invite to it."""
        row = self._programme.row(session_id)
        if row is None:
            return
        code = row.session.code

        def write(folder: Path, terms: Terms) -> None:
            def task(workspace: Workspace, progress: Progress) -> Issue:
                return inviting.cancel(workspace, code, folder, progress, terms=terms)

            self._desk.run(task, self._tell_cancelled)

        CopyTermsDialog("programme.cancel-folder", self._owner).then_folder(write)

    def _tell_agenda(self, handed: Handed) -> None:
        if handed.copy:
            self.told.emit(words.say("programme.agenda-done", copy=handed.copy, n=len(handed.left_out)))
        else:
            self.told.emit(words.say("programme.agenda-stopped"))

    def _tell_cancelled(self, issue: Issue) -> None:
        self.told.emit(words.say("programme.cancelled", n=len(issue.files)))
