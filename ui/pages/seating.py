"""The page of seating: a session's tables, who sits where and beside whom not, and orders proposed for everybody."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.seating import SeatRow
from forumdesk.services import leaking
from forumdesk.services.leaking import Subjects
from forumdesk.services.seat_plans import Plan, Sitter, Way
from ui import theme, words
from ui.desk import Desk
from ui.models.seat_rows import place_of, session_said, sitter_said, slips, state_said, tables_shown
from ui.pages.families import APART
from ui.pages.page import Page
from ui.pages.seating_doing import Doing
from ui.pages.seating_hands import Hands
from ui.pages.seating_pane import SeatingPane
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
from ui.widgets.search_field import SearchField
from ui.widgets.seat_plan import SeatPlan, SeatTray, StateLine
from ui.widgets.target import Target

_WIDE = 420
_HOW = {
    "seating.no-event": "seating.no-event-how",
    "seating.no-session": "seating.no-session-how",
    "seating.no-rows": "seating.no-rows-how",
}


class SeatingPage(Page):
    """A proposal stands on the plan, and can be changed there, until it is taken, dropped, or not true any more."""

    name = "seating"
    family = APART
    judges = True
    reads = (
        *("seat_row", "seat", "session", "session_role", "participation", "person", "delegation", "event", "room"),
        *("separation_rule", "acceptance", "agreed_order", "organisation"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.doing = Doing(desk, self)
        self._sessions, self._looked, self._edited = Subjects((), ()), "", ""
        self.plan, self.tray = SeatPlan(), SeatTray()
        self.hands = Hands(self.plan, self.tray)
        self.pane = self.details = SeatingPane()
        self.subject = SearchField("seating.session", "seating.session-hint")
        theme.fit(self.subject, maximumWidth=_WIDE)
        self.filter_field = self.subject.edit
        self.state = StateLine()
        self.empty = EmptyPage("findings")
        self._below = QStackedWidget()
        self._below.addWidget(self.plan)
        self._below.addWidget(self.empty)
        self.body.addLayout(parts.column(self.subject, margins=(24, 10, 24, 6)))
        self.body.addWidget(self._below, 1)
        self.body.addWidget(self.state)
        self.body.addWidget(self.tray)
        self._offer_acts()
        self._hear_parts()
        self._show()

    def _offer_acts(self) -> None:
        self.ways = {
            way: self.act(
                f"seating.way.{way}",
                partial(self.propose, way),
                icon="merge" if way is Way.TURNS else "",
                keys="alternate" if way is Way.TURNS else "",
            )
            for way in (Way.TURNS, *(one for one in Way if one is not Way.TURNS))
        }
        self.take = self.act("seating.take", self.doing.take, icon="ok", keys="take-seats")
        self.drop = self.act("seating.drop", self.doing.drop)
        self.standing_up = self.act("seating.stand", self._stand, keys="remove")
        self.add_row = self.act("seating.add-row", lambda: self.doing.lay(False))
        self.add_table = self.act(
            "seating.add-table", lambda: self.doing.lay(True), icon="add", primary=True, keys="new"
        )

    def _hear_parts(self) -> None:
        pane, doing = self.pane, self.doing
        doing.came.connect(self._show)
        self.subject.finished.connect(lambda code: self.look_at(str(code)))
        self.hands.put.connect(doing.put)
        self.hands.stood.connect(doing.stand)
        self.hands.tried.connect(self._try)
        self.hands.looked.connect(self._look)
        self.hands.gave_up.connect(doing.drop)
        pane.carried.connect(lambda: self.hands.take(self.hands.chosen))
        pane.stood.connect(self._stand)
        pane.sat.connect(lambda ref: doing.put(ref, self.hands.chosen.key))
        pane.form.edited.connect(self._change_row)
        pane.row_removed.connect(lambda: self._on_row(doing.remove_row))
        pane.taken.connect(doing.take)
        pane.dropped.connect(doing.drop)
        pane.drawn.connect(lambda left, right: doing.draw(self.event_code or "", left, right))
        self.empty.way.clicked.connect(self.add_table.trigger)
        self.desk.failed.connect(self._refused)

    def show_place(self, place: Place | None) -> None:
        self.doing.session = ""
        self.hands.forget()
        super().show_place(place)

    def look_at(self, session: str) -> None:
        """Another session, by its code."""
        self.hands.forget()
        self.doing.look_at(session)

    def seek(self, target: Target) -> None:
        if target.row:
            self.doing.session = target.row
            self.reload()

    def reload(self) -> None:
        if self.event_code is None:
            self._offer(Subjects((), ()))
        else:
            self.desk.read(partial(leaking.subjects, event_code=self.event_code), self._offer)

    def _offer(self, found: Subjects) -> None:
        """The session that was looked at, if it is there still; else the first."""
        self._sessions = found
        codes = [one.key for one in found.sessions]
        self.counted.emit(Count())
        self.doing.look_at(self.doing.session if self.doing.session in codes else next(iter(codes), ""))

    def _show(self) -> None:
        plan, self._edited = self.doing.shown, ""
        self.subject.offer([(one.key, session_said(one)) for one in self._sessions.sessions])
        self.subject.show_value(self.doing.session)
        self.tray.show_people(slips(plan.standing), words.count("seating.people", len(plan.standing)))
        self.plan.show_tables(tables_shown(plan, self.doing.now.seats))
        self._below.setCurrentWidget(self.plan if plan.rows else self.empty)
        for part in (self.tray, self.state):
            part.setVisible(bool(plan.rows))
        none = "seating.no-rows" if self.doing.session else "seating.no-session"
        none = none if self.event_code else "seating.no-event"
        self.empty.say(none, _HOW[none], "seating.add-table" if self.doing.session else "")
        self.start = next(iter(self.plan.floor.chairs.values()), self.subject.edit)
        seated, total = words.figure(len(plan.seats)), words.figure(plan.places)
        self.count.setText(words.say("people.count", n=seated, total=total) if plan.rows else "")
        self._allow()
        self.hands.mark()
        self.state.tell(*state_said(plan))
        self.pane.show_parties(self.doing.now)
        self.pane.show_proposal(plan if self.doing.wanted is not None else None, self.doing.way)
        self._look()

    def _allow(self) -> None:
        now = self.doing.now
        self.subject.setEnabled(bool(self._sessions.sessions))
        for action in (self.add_row, self.add_table):
            action.setEnabled(bool(now.session_id))
        for way, action in self.ways.items():
            undecided = way is Way.TURNS and len(now.delegations) > 1
            some = bool(now.rows) and bool(now.standing or now.seats)
            action.setEnabled(some and (way in now.ways or undecided))
        for action in (self.take, self.drop):
            action.setEnabled(self.doing.wanted is not None)

    def _chosen(self) -> tuple[SeatRow | None, int, Sitter | None]:
        """The row, the place and the person that are looked at."""
        spot, plan = self.hands.chosen, self.doing.shown
        if not spot.seated:
            return None, 0, next((one for one in plan.standing if one.ref == spot.key), None)
        row_id, place = place_of(spot.key)
        laid = next((one for one in plan.rows if one.row.id == row_id and place <= one.row.places), None)
        return (laid.row, place, laid.sitters.get(place)) if laid else (None, 0, None)

    def _look(self) -> None:
        row, place, sitter = self._chosen()
        plan, looked = self.doing.shown, row.id if row else ""
        self.pane.show_place(row, place, sitter, looked != self._looked)
        self._looked = looked
        taken = [one for laid in plan.rows for one in laid.sitters.values()]
        offered: list[tuple[object, str]] = [(one.ref, sitter_said(one)) for one in (*plan.standing, *taken)]
        self.pane.offer(offered, sitter.ref if sitter else "")
        self.pane.show_broken(plan.marked.get((row.id, place), ()) if row else plan.broken)
        self.standing_up.setEnabled(row is not None and sitter is not None)

    def _try(self, ref: str, key: str) -> None:
        """What would be found if who is in hand sat there."""

        def tell(plan: Plan) -> None:
            if self.hands.target == key:
                severity, said = state_said(plan)
                number = self.plan.floor.chairs[key].chair.number
                self.state.tell(severity, words.say("seating.would", place=number, said=said))

        if key:
            self.doing.try_out(ref, key, tell)
        else:
            self.state.tell(*state_said(self.doing.shown))

    def _stand(self) -> None:
        row, _, sitter = self._chosen()
        if row is not None and sitter is not None:
            self.doing.stand(sitter.ref)

    def propose(self, way: Way) -> None:
        """Show what an order would be like; where nobody decided whose turn is first, lots come before."""
        if way in self.doing.now.ways:
            self.doing.propose(way)
        else:
            self.details_asked.emit()
            self.pane.lots.setFocus()

    def _change_row(self, field: str, value: object) -> None:
        self._edited = field
        self._on_row(lambda row: self.doing.change_row(row, field, value))

    def _on_row(self, does: Callable[[SeatRow], None]) -> None:
        row, _, _ = self._chosen()
        if row is not None:
            does(row)

    def _refused(self, error: ForumDeskError) -> None:
        """Below the field it is about; what was typed stays."""
        if self._edited:
            self.pane.form.refuse(self._edited, error)
            self._edited = ""

    def narrow(self, units: int) -> None:
        """With little room the tables get what the words above and the second lines below would take."""
        self.subject.label.setVisible(units >= theme.TIGHT)
        self.tray.compact(units < theme.TIGHT)

    def retell(self) -> None:
        self._show()
