"""The page of the people at an event: the list, and what is done with them."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog

from forumdesk.services import attending, filtering, sending
from forumdesk.services.drafting import Begun
from forumdesk.services.sending import Offer
from forumdesk.store.workspace import Workspace
from ui import shortcuts
from ui.desk import Desk
from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.naming import NamingDialog
from ui.pages.people_editors import COLUMNS
from ui.pages.people_list import PeopleList
from ui.pages.sending import Sending


class PeoplePage(PeopleList):
    """Add, edit in place, remove, import, keep a filter; each change is one step."""

    name = "people"
    family = ("people", "delegations", "duplicates")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._act()
        self.setAcceptDrops(True)
        self.filters.save_asked.connect(self._ask_name)
        self.filters.removed.connect(lambda one: self.desk.change(partial(filtering.remove, filter_id=one)))
        self.table.edited.connect(self._edit)
        self.first.clicked.connect(self.adding.trigger)
        self.from_list.clicked.connect(lambda: self._import())
        self.pane.removed.connect(self._remove)
        self.sending = Sending(self, "send.person", self._to_send)

    def reload(self) -> None:
        for action in (self.adding, self.removing):
            action.setEnabled(self.event_code is not None)
        self.first.setEnabled(self.adding.isEnabled())
        super().reload()

    def _act(self) -> None:
        self.act("people.import", self._import, icon="import")
        self.adding = self.act("people.add", self._add, icon="add", primary=True, keys="new")
        self.removing = self.act("people.remove", self._remove)
        self.act("people.erase", self._erase, keys="erase")
        # On the table alone: elsewhere the key takes letters away, not people.
        delete = shortcuts.action(self.table, "remove")
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._remove)

    def _to_send(self) -> Callable[[Workspace], Offer] | None:
        """The person that is chosen, with the stay here."""
        refs = self.table.chosen_ids()
        return partial(sending.offer_person, ref=refs[0], event_code=self.event_code) if refs else None

    def _edit(self, ref: str, column: int, value: object) -> None:
        if self.event_code is not None:
            values = {COLUMNS[column]: value}
            self.desk.change(partial(attending.change, refs=(ref,), event_code=self.event_code, values=values))

    def _remove(self) -> None:
        """No question: it is undone as it was done."""
        refs = self.table.chosen_ids()
        if refs and self.event_code is not None:
            self.desk.change(partial(attending.remove, refs=refs, event_code=self.event_code))

    def _erase(self) -> None:
        """From the workspace, for good; asked about first."""
        refs = self.table.chosen_ids()
        if refs:
            from forumdesk.domain.erasing import Kind
            from forumdesk.services.erasing import Wish
            from ui.dialogs.erase import EraseDialog

            EraseDialog(self.desk, Wish(Kind.PERSON, tuple(refs)), self.window()).open()

    def _add(self) -> None:
        if self.place is not None:
            self._open(AddPersonDialog(self.desk, self.place, self.pane.organisations, self.window()))

    def _ask_name(self) -> None:
        wanted = self.filters.wanted.pairs()
        dialog = NamingDialog("people.save-title", ("people.filter-name",), "people.do-save", self.window())
        dialog.accepted.connect(
            lambda: self.desk.change(partial(filtering.save, page=self.name, name=dialog.texts()[0], wanted=wanted))
        )
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _import(self, path: Path | None = None) -> None:
        # Read when it is wanted: it brings all of the importers along.
        from ui.dialogs.import_wizard import open_wizard

        open_wizard(self.desk, self.window(), path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A list may be dropped on the page."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._import(Path(event.mimeData().urls()[0].toLocalFile()))

    def drafts(self) -> tuple[Begun, ...]:
        typed = self.pane.typed()
        return (Begun(self.name, self.pane.ref, typed),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        self.pane.take_up(fields)
