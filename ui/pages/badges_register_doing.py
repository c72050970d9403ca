"""What the page of the register does: move a badge, write the guards' list; each on the desk's thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.badges import BadgeState
from forumdesk.domain.copies import Terms
from forumdesk.domain.disclosure import Audience
from forumdesk.progress import Progress
from forumdesk.services import handing_out, listing
from forumdesk.services.handing_out import Moved, Named
from forumdesk.services.listing import Handed, Order
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog

_FORMS = ("pdf", "csv")


class RegisterDoing(QObject):
    """`moved` carries what was moved; `listed` when the guards' list is written."""

    moved = Signal(object)
    listed = Signal()

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk

    def move(self, which: Named, state: BadgeState, why: str = "") -> None:
        """What may become so is for the core to say; a refusal is told by the window."""
        moves: dict[BadgeState, Callable[[Workspace], Moved]] = {
            BadgeState.ISSUED: partial(handing_out.issue, which=which),
            BadgeState.RETURNED: partial(handing_out.take_back, which=which),
            BadgeState.LOST: partial(handing_out.report_lost, which=which, reason=why),
            BadgeState.SPOILT: partial(handing_out.spoil, which=which, reason=why),
            BadgeState.VOID: partial(handing_out.void, which=which, reason=why),
        }
        self._do(moves[state])

    def spoil_sheet(self, which: Named, why: str) -> None:
        self._do(partial(handing_out.spoil, which=which, reason=why, sheet=True))

    def _do(self, move: Callable[[Workspace], Moved]) -> None:
        self._desk.run(lambda workspace, _: move(workspace), self.moved.emit)

    def ask_guards(self, event_code: str) -> None:
        """For whom the list of badges that are not valid is, and where it goes."""
        dialog = CopyTermsDialog("register.guards-title", self._owner, _FORMS)
        dialog.then_file("guards", partial(self.list_guards, event_code))

    def list_guards(self, event_code: str, path: Path, terms: Terms) -> None:
        order = Order(event_code, Audience.GUARDS, terms=terms)

        def work(workspace: Workspace, progress: Progress) -> Handed:
            return listing.export_list(workspace, order, path, progress)

        self._desk.run(work, lambda _: self.listed.emit())
