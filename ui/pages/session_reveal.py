"""What a session is about that few may know: shown in the inspector while it is asked for, on record."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from forumdesk.services import revealing
from forumdesk.services.revealing import RevealedSession
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.dialogs.reveal import RevealDialog
from ui.pages.session_pane import SessionPane


class SessionReveal(QObject):
    """Reads it when the button is held, or to who proves to be allowed; the pane draws it and keeps nothing."""

    def __init__(self, desk: Desk, pane: SessionPane) -> None:
        super().__init__(pane)
        self._desk, self._pane = desk, pane
        pane.reveal.held.connect(self._reveal)
        pane.reveal.proof_asked.connect(self._ask_proof)

    def _reveal(self) -> None:
        if self._pane.row is not None:
            asked = partial(revealing.reveal_session, session_id=self._pane.row.id)
            self._desk.read(asked, partial(self._open, self._pane.row.id, False))

    def _ask_proof(self) -> None:
        row = self._pane.row
        if row is None:
            return

        def reveal(workspace: Workspace, secret: Secret) -> RevealedSession:
            return revealing.reveal_session_to(workspace, row.id, secret)

        dialog = RevealDialog(self._desk, reveal, self._pane.window(), "programme.prove-title")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.proven.connect(partial(self._open, row.id, True))
        dialog.open()

    def _open(self, session_id: str, for_a_while: bool, found: RevealedSession) -> None:
        self._desk.changed.emit(found.change_set)
        if self._pane.row is None or self._pane.row.id != session_id:
            return
        lines = (found.title, *found.notes.splitlines(), *found.themes)
        card = self._pane.reveal
        (card.show_for_a_while if for_a_while else card.show_while_held)(lines, None)
