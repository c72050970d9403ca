"""The page of invites as a pipeline: to issue, outdated, waiting, answered; who holds what, what leaves the house."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from forumdesk.changes import ChangeSet
from forumdesk.services import holdings
from forumdesk.services.holdings import Holding, Holdings, Standing
from forumdesk.services.pipeline import Step, steps, tallies
from forumdesk.services.telling import Told
from ui import words
from ui.desk import Desk
from ui.models.invitation_rows import Wanted, invitations_model, sessions_of
from ui.pages.invitations_answers import Answering
from ui.pages.invitations_leaving import Leaving, Outcome
from ui.pages.invitations_order import Which
from ui.pages.invitations_pane import InvitationPane
from ui.pages.invitations_proposals import InvitationProposals
from ui.pages.invitations_shown import reading
from ui.pages.invitations_steps import Pipeline
from ui.pages.invitations_withdraw import held_rows
from ui.pages.list_page import ListPage
from ui.widgets.chips import Chip
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
from ui.widgets.target import Target


class InvitationsPage(ListPage[Holding]):
    """A row is one person and one invite: to the event, or to a session."""

    name = "invitations"
    family = ("invitations", "chase", "letters")
    reads = (
        "invitation",
        "invitation_answer",
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
        (960, (190, 200, 168, 124, 150, 140)),
        (820, (176, 176, 160, 116, 0, 130)),
        (640, (170, 150, 160, 116, 0, 0)),
        (0, (160, 0, 160, 0, 0, 0)),
    )

    def __init__(self, desk: Desk) -> None:
        self.wanted = Wanted()
        self._stale = True
        self.zone = ["UTC"]
        self._sessions: tuple[tuple[str, str], ...] = ()
        super().__init__(desk, invitations_model(self.zone))
        self.pane = self.details = InvitationPane()
        self.pipeline = Pipeline()
        self.session = Chip("column.invited-to")
        self.outcome = Outcome()
        self.leaving = Leaving(self, desk)
        self.export = self.act("invitations.export", self.ask_export, icon="save", primary=True)
        self.up_to_date = self.act(
            "invitations.up-to-date", lambda: self.ask_export(Which.OUTDATED), icon="outdated", keys="issue"
        )
        self.answering, self.proposals = Answering(self, desk), InvitationProposals(desk, self)
        self.answers = self.act("answers.read", self.answering.ask, icon="import")
        self.withdraw = self.act("invitations.withdraw", self.ask_withdraw)
        self.cancel = self.act("invitations.cancel", self.ask_cancel)
        self._build()

    def _build(self) -> None:
        self.chips.insertWidget(1, self.session)
        self.body.insertWidget(self.body.count() - 2, self.pipeline)
        self.body.insertWidget(self.body.count() - 1, self.outcome)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.pipeline.chosen.connect(lambda step: self._want(replace(self.wanted, step=step)))
        self.session.changed.connect(lambda value: self._want(replace(self.wanted, session=_code(value))))
        self.empty.way.clicked.connect(self.clear_filters)
        self.pane.asked.connect(self.asked)
        self.pane.withdraw_asked.connect(self.ask_withdraw)
        self.pane.file_asked.connect(self._read_file)
        self.proposals.told.connect(self.outcome.say)
        self.proposals.came.connect(lambda: self.pane.show_proposals(self.proposals.cards(self.chosen, self.zone[0])))
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
        self.pipeline.tell(steps(found.rows))
        self.proposals.ask(self.event_code, found.rows)
        self.pane.tell_answers(tallies(found.rows))
        self.fill(found.rows)
        self._tell_outdated(sum(row.standing is Standing.OUTDATED for row in found.rows))
        self.export.setEnabled(any(row.can_go for row in found.rows))
        self.up_to_date.setEnabled(steps(found.rows)[Step.OUTDATED] > 0)
        self.withdraw.setEnabled(bool(held_rows(list(found.rows))))
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
        self.pane.tell_answers(tallies(self.model.every))
        super().retell()

    def narrow(self, units: int) -> None:
        super().narrow(units)
        self.session.setVisible(units >= 440 or self.session.value is not None)

    def keep(self) -> None:
        self._want(replace(self.wanted, text=self.field.text().strip()))

    def clear_filters(self) -> None:
        """Every invite again."""
        self.session.put(None)
        self.pipeline.put(None)
        self.field.clear()

    def seek(self, target: Target) -> None:
        """A row, or those of a step: (("standing", "outdated"),)."""
        self.clear_filters()
        for name, value in target.wanted:
            if name == "standing" and value in list(Step):
                self.pipeline.put(Step(value))
        super().seek(target)

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        at = self.table.picked_id()
        self.model.keep(wanted.fits if wanted.anything else None)
        self.show_rows()
        self.table.pick(self.model.row_of(at))

    def look(self, row: Holding | None) -> None:
        self.pane.show_row(row, self.zone[0])
        self.pane.show_proposals(self.proposals.cards(row, self.zone[0]))
        self._read_file()

    def _read_file(self) -> None:
        """The file that is looked at, as it would be written; unless another one is asked for meanwhile."""
        row, shown = self.chosen, self.pane.file
        if row is None or shown is None or self.event_code is None:
            return
        asked = row.row, shown

        def show(told: Told) -> None:
            now = self.chosen
            if now is not None and (now.row, self.pane.file) == asked:
                self.pane.show_told(told)

        self.desk.read(reading(self.event_code, row, shown), show)

    def ask_export(self, which: Which | None = None) -> None:
        """Which files; new versions of everything outdated and cancellations of the rest are one step of them."""
        if self.event_code is not None:
            selected = [row for row in map(self.row, self.table.chosen_ids()) if row is not None]
            self.leaving.ask_export(self.event_code, selected, self.model.every, which)

    def ask_withdraw(self) -> None:
        """Call off for those selected alone."""
        selected = [row for row in map(self.row, self.table.chosen_ids()) if row is not None]
        if self.event_code is not None and held_rows(selected):
            self.leaving.ask_withdraw(self.event_code, selected)

    def ask_cancel(self) -> None:
        chosen = self.chosen
        self.leaving.ask_cancel(self._sessions, chosen.session or "" if chosen else "", _names(self.model.every))


def _names(rows: list[Holding]) -> dict[str, str]:
    return {row.ref: row.name for row in rows}


def _code(value: object) -> str | None:
    return None if value is None else str(value)
