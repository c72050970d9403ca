"""The page of invites: who holds which version, who holds an outdated one, and what each file tells."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from forumdesk.changes import ChangeSet
from forumdesk.services import holdings, telling
from forumdesk.services.holdings import Holding, Holdings, Standing
from forumdesk.services.telling import Told
from ui import words
from ui.desk import Desk
from ui.models.invitation_rows import Wanted, invitations_model, sessions_of
from ui.pages.invitations_leaving import Leaving, Outcome
from ui.pages.invitations_pane import InvitationPane
from ui.pages.list_page import ListPage
from ui.widgets.chips import Chip
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
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
        (820, (190, 214, 160, 110, 176)),
        (640, (170, 180, 160, 0, 120)),
        (0, (170, 0, 160, 0, 0)),
    )

    def __init__(self, desk: Desk) -> None:
        self.wanted = Wanted()
        self._stale = True
        self.zone = ["UTC"]
        self._sessions: tuple[tuple[str, str], ...] = ()
        super().__init__(desk, invitations_model(self.zone))
        self.pane = self.details = InvitationPane()
        self.standings = {one: Chip(f"standing.{one}", toggles=True) for one in _CHIPS}
        self.session = Chip("column.invited-to")
        self.outcome = Outcome()
        self.leaving = Leaving(self, desk)
        self.export = self.act("invitations.export", self.ask_export, icon="save", primary=True)
        self.cancel = self.act("invitations.cancel", self.ask_cancel, icon="call-off")
        self._build()
        self._wire()

    def _build(self) -> None:
        for number, chip in enumerate((*self.standings.values(), self.session), start=1):
            self.chips.insertWidget(number, chip)
        for chip in self.standings.values():
            chip.offer([])
        self.body.insertWidget(self.body.count() - 1, self.outcome)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _wire(self) -> None:
        for standing, chip in self.standings.items():
            chip.changed.connect(lambda value, one=standing: self._want(self.wanted.with_standing(one, bool(value))))
        self.session.changed.connect(lambda value: self._want(replace(self.wanted, session=_code(value))))
        self.empty.way.clicked.connect(self.clear_filters)
        self.pane.asked.connect(self.asked)
        self.leaving.left.connect(lambda issue, key: self.outcome.tell(issue, key, _names(self.model.every)))

    def show_place(self, place: Place | None) -> None:
        self.outcome.hide()
        super().show_place(place)

    def reload(self) -> None:
        if self.event_code is None:
            self._fill(Holdings((), (), "UTC"))
        elif self.isVisible():
            self._stale = False
            self.desk.read(partial(holdings.holdings, event_code=self.event_code), self._fill)
        else:
            # What each of thousands of invites says is read when somebody looks; the navigation needs the number.
            self._stale = True
            self.desk.read(partial(holdings.count_outdated, event_code=self.event_code), self._tell_outdated)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    def _fill(self, found: Holdings) -> None:
        self.zone[0] = found.zone
        self._sessions = found.sessions
        self.session.offer(sessions_of(found.rows))
        self.fill(found.rows)
        self._tell_outdated(sum(row.standing is Standing.OUTDATED for row in found.rows))
        self.export.setEnabled(any(row.can_go for row in found.rows))
        self.cancel.setEnabled(bool(found.sessions))

    def _tell_outdated(self, number: int) -> None:
        self.counted.emit(Count(number, "outdated") if number else Count())

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
            read = partial(telling.told, event_code=self.event_code, row=row.row)
            self.desk.read(read, self._show_told)

    def _show_told(self, told: Told) -> None:
        """Unless another row was chosen meanwhile."""
        if self.chosen is not None and self.chosen.row == told.row:
            self.pane.show_told(told)

    def ask_export(self) -> None:
        if self.event_code is not None:
            selected = [row for row in map(self.row, self.table.chosen_ids()) if row is not None]
            self.leaving.ask_export(self.event_code, selected, self.model.every)

    def ask_cancel(self) -> None:
        chosen = self.chosen
        self.leaving.ask_cancel(self._sessions, chosen.session or "" if chosen else "", _names(self.model.every))


def _names(rows: list[Holding]) -> dict[str, str]:
    return {row.ref: row.name for row in rows}


def _code(value: object) -> str | None:
    return None if value is None else str(value)
