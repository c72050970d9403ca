"""The inspector beside the list of people: one person, or several at once; every edit is one step of its own."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.participation import Participation
from forumdesk.services import attending, people_editing, photographing, revealing, visits
from forumdesk.services.checking import Noticed
from forumdesk.services.errors import AliasTakenError
from forumdesk.services.revealing import Revealed
from forumdesk.services.visits import Visit
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.reveal import RevealDialog
from ui.models.people_rows import PersonRow
from ui.pages.bulk_pane import BulkPane
from ui.pages.person_form import Clock
from ui.pages.person_pane import PersonPane
from ui.widgets import parts
from ui.widgets.photo_file import bare_jpeg
from ui.widgets.target import Target


class PeopleDetails(QWidget):
    """`look` shows whoever is chosen; `asked` leads elsewhere, `removed` wants those chosen off the event."""

    asked = Signal(Target)
    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.look(self, "surface")
        self._desk = desk
        self.event_code: str | None = None
        self.delegations: tuple[str, ...] = ()
        self.near: date | None = None
        self.organisations: list[str] = []
        self.rows: list[PersonRow] = []
        self.one = PersonPane()
        self._many: BulkPane | None = None
        self._outer = QVBoxLayout(self)
        theme.fit(self._outer, contentsMargins=parts.NONE, spacing=0)
        self._outer.addWidget(self.one)
        self._wire()

    @property
    def many(self) -> BulkPane:
        """Made when several people are first chosen."""
        if self._many is None:
            self._many = BulkPane()
            self._outer.addWidget(self._many)
            self._many.edited.connect(self._edit_all)
            self._many.removed.connect(self.removed)
        return self._many

    def _wire(self) -> None:
        self.one.edited.connect(self._edit)
        self.one.asked.connect(self.asked)
        self.one.brought.connect(self._bring)
        self.one.busy.wanted.connect(self._desk.change)
        self.one.photo.dropped.connect(self._photograph)
        self.one.photo.asked.connect(self._ask_photo)
        self.one.photo.removed.connect(self._drop_photo)
        self.one.reveal.held.connect(self._reveal)
        self.one.reveal.proof_asked.connect(self._ask_proof)
        self._desk.failed.connect(self._refused)

    @property
    def ref(self) -> str:
        """Whose fields are shown."""
        return self.one.visit.ref if self.one.visit else ""

    def look(self, rows: list[PersonRow], found: tuple[Noticed, ...]) -> None:
        """Nobody, one, or several people."""
        self.rows = rows
        several = len(rows) > 1
        self.one.setHidden(several)
        if several or self._many is not None:
            self.many.setVisible(several)
        one = rows[0] if len(rows) == 1 else None
        self.one.show_person(one, found)
        if one is not None:
            self._desk.read(partial(visits.visit, ref=one.ref, event_code=self.event_code), self._show)
        elif several and self.event_code is not None:
            refs = tuple(row.ref for row in rows)
            self._desk.read(partial(visits.several, refs=refs, event_code=self.event_code), self._show_several)

    def _show(self, visit: Visit) -> None:
        """Somebody else may have been chosen since."""
        if [row.ref for row in self.rows] == [visit.ref]:
            current = visit.participation.delegation if visit.participation else ""
            self.one.form.offer({*visit.delegations, *self.delegations}, current, self.organisations)
            self.one.show_visit(visit)

    def _show_several(self, found: tuple[Participation, ...]) -> None:
        if len(self.rows) > 1:
            self.many.offer(self.delegations)
            self.many.show_many(len(self.rows), found, Clock(self.rows[0].zone, self.near))

    def _edit(self, owner: str, field: str, value: object) -> None:
        if owner == "person":
            self._desk.change(partial(people_editing.change, refs=(self.ref,), values={field: value}))
        elif self.event_code is not None:
            code = self.event_code
            self._desk.change(partial(attending.change, refs=(self.ref,), event_code=code, values={field: value}))

    def _edit_all(self, field: str, value: object) -> None:
        if self.event_code is not None:
            refs, code = tuple(row.ref for row in self.rows), self.event_code
            self._desk.change(partial(attending.change, refs=refs, event_code=code, values={field: value}))

    def _refused(self, error: ForumDeskError) -> None:
        """What the workspace refuses of a field is said at the field."""
        if isinstance(error, AliasTakenError) and self.one.isVisible():
            self.one.form.refuse(f"visit.{error.field}", error)

    def _bring(self, code: str) -> None:
        self._desk.change(partial(attending.bring, ref=self.ref, event_code=code))

    def _reveal(self) -> None:
        ref = self.ref
        if ref:
            self._desk.read(
                partial(revealing.reveal, ref=ref, event_code=self.event_code),
                lambda revealed: self._open(revealed, for_a_while=False),
            )

    def _ask_proof(self) -> None:
        ref, code = self.ref, self.event_code

        def reveal(workspace: Workspace, secret: Secret) -> Revealed:
            return revealing.reveal_to(workspace, ref, code, secret)

        dialog = RevealDialog(self._desk, reveal, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Once the dialog is gone: losing the focus to it would hide the name again.
        dialog.proven.connect(lambda revealed: self._open(revealed, for_a_while=True))
        dialog.open()

    def _open(self, revealed: Revealed, for_a_while: bool) -> None:
        self._desk.changed.emit(revealed.change_set)
        self.one.show_revealed(revealed, for_a_while)

    def _ask_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, words.say("people.choose-photo"), "", "*.jpg *.jpeg *.png")
        if path:
            self._photograph(Path(path))

    def _photograph(self, path: Path) -> None:
        """Decoding takes a while: on the desk's thread."""
        ref = self.ref

        def put(workspace: Workspace) -> ChangeSet:
            return photographing.put(workspace, ref, *bare_jpeg(path))

        if ref:
            self._desk.change(put)

    def _drop_photo(self) -> None:
        self._desk.change(partial(photographing.remove, ref=self.ref))

    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was typed about one person and not finished; of hidden fields nothing, since they close."""
        return tuple(self.one.form.pending().items()) if self.ref else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        """As if it had just been typed."""
        if self.ref:
            self.one.form.take_up(dict(fields))

    def retell(self) -> None:
        self.one.retell()
        if self._many is not None:
            self._many.retell()
