"""The page of invites: who holds which version, who holds an outdated one, and what each file tells."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.disclosure import Invited
from forumdesk.progress import Progress
from forumdesk.services import holdings, inviting, telling
from forumdesk.services.holdings import Holding, Holdings, Standing
from forumdesk.services.inviting import Drafts, Forms, Issue, Row, Wish
from forumdesk.services.telling import Told
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import names_said
from ui.models.invitation_rows import Wanted, invitations_model, sessions_of
from ui.pages.invitations_out import CancelDialog, ExportDialog, ask_folder
from ui.pages.invitations_pane import InvitationPane
from ui.pages.list_page import ListPage
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
from ui.widgets.note import NoteCard
from ui.widgets.target import Target

_CHIPS = (Standing.OUTDATED, Standing.NEVER, Standing.CANCELLED)


class InvitationsPage(ListPage[Holding]):
    """A row is one person and one invite: to the event, or to a session."""

    name = "invitations"
    reads = (
        "invitation",
        "cancellation",
        "event",
        "session",
        "session_role",
        "person",
        "participation",
        "room",
        "venue",
    )
    widths = (
        (820, (200, 190, 170, 150, 150)),
        (640, (180, 150, 160, 0, 130)),
        (0, (170, 0, 160, 0, 0)),
    )

    def __init__(self, desk: Desk) -> None:
        self.wanted = Wanted()
        self.zone = ["UTC"]
        self._sessions: tuple[tuple[str, str], ...] = ()
        super().__init__(desk, invitations_model(self.zone))
        self.pane = self.details = InvitationPane()
        self.standings = {one: Chip(f"standing.{one}", toggles=True) for one in _CHIPS}
        self.session = Chip("column.invited-to")
        self.outcome = NoteCard()
        self._around = QWidget()
        self.export = self.act("invitations.export", self.ask_export, icon="save", primary=True)
        self.cancel = self.act("invitations.cancel", self.ask_cancel, icon="call-off")
        self._build()
        self._wire()

    def _build(self) -> None:
        for number, chip in enumerate((*self.standings.values(), self.session), start=1):
            self.chips.insertWidget(number, chip)
        for chip in self.standings.values():
            chip.offer([])
        close = parts.button("invitations.close-outcome", look="link")
        close.clicked.connect(lambda: self._around.hide())
        self.outcome.below.addLayout(parts.row(close, None))
        theme.look(self._around, "surface")
        self._around.setLayout(parts.row(self.outcome, margins=(24, 0, 24, 10)))
        self.body.insertWidget(self.body.count() - 1, self._around)
        self._around.hide()
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _wire(self) -> None:
        for standing, chip in self.standings.items():
            chip.changed.connect(lambda value, one=standing: self._want(self.wanted.with_standing(one, bool(value))))
        self.session.changed.connect(lambda value: self._want(replace(self.wanted, session=_code(value))))
        self.empty.way.clicked.connect(self.clear_filters)
        self.pane.asked.connect(self.asked)

    def text_of(self, row: Holding) -> str:
        return f"{row.name}\n{row.ref}\n{row.title}"

    def show_place(self, place: Place | None) -> None:
        self._around.hide()
        super().show_place(place)

    def reload(self) -> None:
        if self.event_code is None:
            self._fill(Holdings((), (), "UTC"))
            return
        self.desk.read(partial(holdings.holdings, event_code=self.event_code), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    def _fill(self, found: Holdings) -> None:
        self.zone[0] = found.zone
        self._sessions = found.sessions
        self.session.offer(sessions_of(found.rows))
        self.fill(found.rows)
        old = sum(row.standing is Standing.OUTDATED for row in found.rows)
        self.counted.emit(Count(old, "warn") if old else Count())
        self.export.setEnabled(any(row.can_go for row in found.rows))
        self.cancel.setEnabled(bool(found.sessions))

    def say_count(self, shown: int, total: int) -> None:
        super().say_count(shown, total)
        old = sum(row.standing is Standing.OUTDATED for row in self.model.every)
        if old:
            self.count.setText(f"{self.count.text()} · {words.count('invitations.outdated', old)}")

    def retell(self) -> None:
        self.session.offer(sessions_of(self.model.every))
        super().retell()

    def narrow(self, units: int) -> None:
        super().narrow(units)
        for chip, least in ((self.session, 700), (self.standings[Standing.CANCELLED], 560)):
            chip.setVisible(units >= least or chip.value is not None)

    def keep(self) -> None:
        self._want(replace(self.wanted, text=self.field.text().strip()))

    def clear_filters(self) -> None:
        """Every invite again."""
        for chip in (*self.standings.values(), self.session):
            chip.put(None)
        self.field.clear()

    def seek(self, target: Target) -> None:
        """A row, or those of a standing: (("standing", "outdated"),)."""
        self.clear_filters()
        for name, value in target.wanted:
            if name == "standing" and value in _CHIPS:
                self.standings[Standing(value)].put(True)
        super().seek(target)

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        at = self.table.picked_id()
        self.model.keep(wanted.fits if wanted.anything else None)
        self.show_rows()
        self.table.pick(self.model.row_of(at))

    def look(self, row: Holding | None) -> None:
        self.pane.show_row(row, self.zone[0])
        if row is not None and self.event_code is not None and row.standing is not Standing.CANCELLED:
            self.desk.read(self._telling(self.event_code, row.row), partial(self._show_told, row))

    def _telling(self, event_code: str, row: Row) -> Callable[[Workspace], Told]:
        return lambda workspace: telling.told(workspace, event_code, row)

    def _show_told(self, row: Holding, told: Told) -> None:
        """Unless another row was chosen meanwhile."""
        if self.chosen is row:
            self.pane.show_told(told)

    def ask_export(self) -> None:
        """Which files, in which form."""
        ids = self.table.chosen_ids()
        selected = [row for row in map(self.row, ids) if row is not None]
        dialog = ExportDialog(selected, self.model.every, self)
        dialog.wanted.connect(lambda rows, form: self._into_folder(partial(self.issue, rows, form)))
        dialog.open()

    def _into_folder(self, then: Callable[[Path], object]) -> None:
        dialog: QFileDialog = ask_folder(self)
        dialog.fileSelected.connect(lambda folder: then(Path(folder)))
        dialog.open()

    def issue(self, rows: tuple[Row, ...], form: Forms, folder: Path) -> None:
        """Write the files of those invites into a folder, and record what they said."""
        if self.event_code is None:
            return
        wishes = tuple(
            Wish(self.event_code, invited, form, tuple(dict.fromkeys(ref for ref, _ in some)), frozenset(some))
            for invited, some in (
                (Invited.EVENT, [row for row in rows if row[1] is None]),
                (Invited.SESSIONS, [row for row in rows if row[1] is not None]),
            )
            if some
        )

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.issue_all(workspace, wishes, folder, progress)

        self.desk.run(work, self._issued)

    def _issued(self, issue: Issue) -> None:
        self._tell_outcome(issue, "invitations.issued")

    def ask_cancel(self) -> None:
        """Which session, and what calling it off does."""
        chosen = self.chosen
        dialog = CancelDialog(self._sessions, chosen.session or "" if chosen else "", self)
        dialog.asked.connect(lambda code: self._count_holders(dialog, code))
        dialog.wanted.connect(self._cancel)
        dialog.open()
        dialog.ask()

    def _count_holders(self, dialog: CancelDialog, code: str) -> None:
        names = {row.ref: row.name for row in self.model.every}

        def tell(drafts: Drafts) -> None:
            if dialog.code == code:
                dialog.tell(drafts, names)

        self.desk.read(partial(inviting.preview_cancel, session_code=code), tell)

    def _cancel(self, code: str, holders: bool) -> None:
        if holders:
            self._into_folder(partial(self.call_off, code))
        else:
            # Nobody is told, so no folder is needed.
            self.call_off(code, Path())

    def call_off(self, code: str, folder: Path) -> None:
        """Write a cancellation for each holder into a folder; the session is exported and checked no more."""

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.cancel(workspace, code, folder, progress)

        self.desk.run(work, self._called_off)

    def _called_off(self, issue: Issue) -> None:
        self._tell_outcome(issue, "invitations.called-off")

    def _tell_outcome(self, issue: Issue, key: str) -> None:
        names = {row.ref: row.name for row in self.model.every}
        left = names_said(dict.fromkeys(one.ref for one in issue.left_out), lambda ref: names.get(ref, ref))
        self.outcome.tell(
            "warn" if left else "ok",
            words.count(key, len(issue.files)),
            words.say("invitations.outcome-left", names=left) if left else words.say("invitations.outcome-how"),
        )
        self._around.show()
        if issue.change_set.changes:
            self.desk.changed.emit(issue.change_set)


def _code(value: object) -> str | None:
    return None if value is None else str(value)
