"""The page of the programme: a grid of rooms and hours, or the same sessions as a list, and what is not scheduled."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import Audience
from forumdesk.services import house_settings
from forumdesk.services.answering_proposals import Ghost
from ui import shortcuts, theme, words
from ui.desk import Desk
from ui.models.days import city
from ui.models.programme_ghosts import with_ghosts
from ui.models.programme_grid import ALL_DAYS, View, loose, shown, tabs
from ui.models.programme_list import programme_model
from ui.models.programme_rows import Programme, SessionRow, programme
from ui.models.table import Table
from ui.pages.page import Page
from ui.pages.programme_asking import Asking
from ui.pages.programme_bar import SnapChips, ViewBar, arrange, submenu
from ui.pages.programme_doing import Doing
from ui.pages.programme_output import Output
from ui.pages.programme_proposals import Proposals
from ui.pages.session_pane import SessionPane
from ui.pages.session_reveal import SessionReveal
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.target import Target
from ui.widgets.time_grid import TimeGrid
from ui.widgets.time_grid_tabs import DayTabs
from ui.widgets.time_grid_tray import Tray

_WIDTHS = (270, 186, 136, 128, 164, 80)
_TIGHT = (240, 180, 120, 0, 0, 80)
_MINUTE = 60_000


class ProgrammePage(Page):
    """One day, or all of them. What is chosen stays chosen from grid to list and from day to day."""

    name = "programme"
    projects = True
    judges = True
    reads = (
        "event", "session", "session_role", "room", "venue", "person", "participation", "organisation", "delegation",
        "separation_rule", "acceptance", "invitation", "cancellation", "question", "setting", "busy",
        "invitation_answer",
    )  # fmt: skip

    def __init__(self, desk: Desk, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(desk)
        self.programme, self.view = Programme(), View()
        self._now = now
        self._day: date | None = None
        self._chosen = self._wanted = ""
        self._proposed: Ghost | None = None
        self._naming = False
        self.pane = self.details = SessionPane()
        self.grid, self.tray, self.tabs = TimeGrid(), Tray(), DayTabs()
        self.bar, self.snap = ViewBar(), SnapChips()
        self.told = parts.Elided("hint")
        self.model = programme_model(lambda: self.programme)
        self.table = Table("programme.table")
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.empty = EmptyPage("programme")
        self.doing, self.output, self.asking = Doing(desk, self), Output(desk, self), Asking(desk, self)
        self.proposals, self.revealing = Proposals(desk, self), SessionReveal(desk, self.pane)
        self._below = QStackedWidget()
        self._build()
        self._add_acts()
        self._wire()
        self._wire_pane()

    def _build(self) -> None:
        head = self.head.layout()
        if isinstance(head, QHBoxLayout):
            # Between the count and the buttons, as a thing of the page and not an action.
            head.insertWidget(3, self.snap)
        line = parts.row(
            self.tabs, self.told, self.grid.jumps.before, self.grid.jumps.after, self.bar, margins=(16, 0, 24, 0)
        )
        line.setStretch(1, 1)
        frame = parts.frame("head", line)
        # What stands there now does not hold the page wide: `narrow` takes some of it away.
        frame.setMinimumWidth(1)
        self.head.setMinimumWidth(1)
        self.body.addWidget(frame)
        for one in (self.grid, self.table, self.empty):
            self._below.addWidget(one)
        self.body.addWidget(self._below, 1)
        self.body.addWidget(self.tray)
        self.grid.park = self.tray
        self.filter_field = self.grid
        self.table.widen(*_WIDTHS)

    def _add_acts(self) -> None:
        self.act("programme.shift", self.asking.shift, "clock")
        self.adding = self.act("programme.new", lambda: self.doing.add(), "add", primary=True, keys="new")
        self.copying = self.act("programme.copy", lambda: self.doing.copy(self._chosen), keys="copy")
        self.removing = self.act("programme.remove", lambda: self.doing.remove(self._chosen), keys="remove")
        self.cancelling = self.act("programme.cancel", lambda: self.output.cancel(self._chosen))
        self.accepting = self.act(
            "proposal.accept", lambda: self.proposals.accept(self._proposed), keys="accept-proposal"
        )
        self.declining = self.act(
            "proposal.decline", lambda: self.proposals.decline(self._proposed), keys="decline-proposal"
        )
        self.act("programme.copy-day", self.asking.copy_day)
        self.act("programme.rooms", self.bar.open_rooms)
        # What has no place on the page when it is narrow.
        self.snap_menu = submenu(self, "programme.snap", self.snap.menu)
        self.zone_menu = submenu(self, "programme.zones", self.bar.zone_menu)
        self.head.tuck(self.snap_menu)
        self.head.tuck(self.zone_menu)
        self.agendas = {
            audience: self.act(f"programme.agenda.{audience}", partial(self.output.agenda, audience))
            for audience in (Audience.PUBLIC, Audience.PARTICIPANTS, Audience.ORGANISER)
        }
        for name, by in (("day-before", -1), ("day-after", 1)):
            shortcuts.action(self, name).triggered.connect(lambda _=False, step=by: self.tabs.step(step))
        for name, by in (("next-finding", 1), ("previous-finding", -1)):
            shortcuts.action(self, name).triggered.connect(lambda _=False, step=by: self.walk(step))

    def _wire(self) -> None:
        self.tabs.turned.connect(lambda key: self.turn_day(None if key == ALL_DAYS else date.fromisoformat(key)))
        self.grid.jumps.shown.connect(lambda: arrange(self.tabs, self.grid.jumps, self.bar, self.width()))
        self.snap.chosen.connect(lambda minutes: setattr(self.grid, "snap", minutes))
        self.bar.listed.connect(self._list)
        self.bar.zone_chosen.connect(lambda zone: self._look_at(View(self.view.day, self.view.hidden, zone)))
        self.bar.rooms_chosen.connect(lambda ids: self._look_at(View(self.view.day, ids, self.view.second)))
        self.grid.picked.connect(self.choose)
        self.table.picked.connect(lambda one: self.choose(one) if one and one != self._chosen else None)
        self.tray.picked.connect(self.choose)
        for entered in (self.grid.entered_on, self.table.entered_on):
            entered.connect(lambda _: self.details_asked.emit())
        self.grid.held.connect(self.doing.hold)
        self.grid.hovered.connect(lambda one, spot: self.grid.show_live(self.doing.try_at(one, spot)))
        self.grid.moved.connect(self.doing.drop)
        self.grid.made.connect(self.doing.make)
        self.grid.parked.connect(self.doing.park)
        self.grid.person_given.connect(self.doing.put_in)
        self.tray.dragged.connect(lambda one, at: self.grid.bring(self.doing.loose(one), at))
        self.tray.let_go.connect(self.grid.let_go)
        self.tray.given_up.connect(self.grid.give_up)
        self._tick = QTimer(self)
        self._tick.setInterval(_MINUTE)
        self._tick.timeout.connect(self._show)
        self._tick.start()

        self.empty.way.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        """The way out of a page that shows nothing: a first session, or an event with days."""
        if self.programme.event is not None and self.programme.days:
            self.adding.trigger()
        else:
            self.asked.emit(Target("events"))

    def _wire_pane(self) -> None:
        self.pane.edited.connect(lambda name, value: self.doing.edit(self._chosen, name, value))
        self.doing.field_refused.connect(self.pane.refuse)
        self.pane.move_asked.connect(lambda slot: self.doing.move(self._chosen, slot))
        self.pane.accept_asked.connect(self.asking.reason)
        self.pane.finding_asked.connect(lambda one: self.asked.emit(Target("findings", one)))
        outdated = Target("invitations", wanted=(("standing", "outdated"),))
        self.pane.invites_asked.connect(lambda: self.asked.emit(outdated))
        people = self.pane.people
        people.gone_to.connect(lambda ref: self.asked.emit(Target("people", ref)))
        people.added.connect(lambda ref, role: self.doing.put_in(self._chosen, ref, role))
        people.recast.connect(self.doing.recast)
        people.taken_out.connect(self.doing.take_out)
        self.output.told.connect(self.told.setText)
        self.proposals.told.connect(self.told.setText)
        self.proposals.came.connect(self.retell)

    def reload(self) -> None:
        self.desk.read(partial(programme, event_code=self.event_code), self._fill)
        self.desk.read(house_settings.markings, self.pane.marking.suggest)
        self.proposals.reload(self.event_code)

    def hear(self, change_set: ChangeSet) -> None:
        added = [one.row_id for one in change_set.changes if one.table == "session" and one.before is None]
        if change_set.label is Label.SESSION_ADDED and added:
            self._wanted, self._naming = added[-1], True
        super().hear(change_set)

    def retell(self) -> None:
        self.pane.retell()
        self.snap.choose(self.grid.snap)
        self.count.setText(words.count("programme.count", len(self.programme.rows)))
        self._show()
        self.choose(self.grid.chosen or self._chosen)

    def seek(self, target: Target) -> None:
        """A session by its id or its code; a day by its date, and on it the first session of a room."""
        wanted = dict(target.wanted)
        if "day" in wanted:
            self.turn_day(date.fromisoformat(wanted["day"]))
        if "room" in wanted:
            here = [one for one in self.grid.shown.columns if wanted["room"] in (one.key, one.name)]
            blocks = [one for one in self.grid.shown.blocks if here and one.column == here[0].key]
            self.grid.choose(min(blocks, key=lambda one: one.start).id if blocks else "")
        if target.row:
            self._wanted = target.row
            self._go_to_wanted()

    def in_hand(self) -> str:
        return self._chosen

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_TIGHT if units < 700 else _WIDTHS))
        self.snap.setVisible(units >= 760)
        self.snap_menu.setVisible(units < 760)
        self.zone_menu.setVisible(units < 700)
        self.told.setVisible(units >= 600)
        self.bar.narrow(units < 700)
        arrange(self.tabs, self.grid.jumps, self.bar, self.width())
        self.tray.compact(self.height() * 100 // theme.scale() < 480)
        self.grid.remeasure()

    def turn_day(self, day: date | None) -> None:
        """Look at one day, or at all of them."""
        self._day = day
        self._look_at(View(day, self.view.hidden, self.view.second))
        self.grid.begin_at()

    def choose(self, block_id: str) -> None:
        """Show a session in the inspector, and mark it wherever it is seen; of a ghost the session it is about."""
        self._chosen = session_id = self.proposals.session_of(block_id)
        self._proposed = self.proposals.chosen(block_id)
        self.asking.take(self.programme, self.view.day, session_id)
        if block_id == session_id and self.grid.chosen != session_id and self.grid.block(session_id) is not None:
            self.grid.choose(session_id)
        self.tray.choose(session_id)
        row = self.programme.row(session_id)
        self.pane.show_session(row, self.programme, self.doing.better(session_id))
        self.proposals.show(self.pane.proposals, self.programme, block_id)
        for action in (self.copying, self.removing, self.cancelling):
            action.setEnabled(row is not None)
        for action in (self.accepting, self.declining):
            action.setEnabled(self._proposed is not None)
        at = self.model.row_of(session_id)
        if at != self.table.currentIndex().row():
            self.table.pick(at)

    def walk(self, step: int) -> None:
        """To the next session about which something is found, whatever day it is on."""
        found = [row for row in self.programme.rows if any(not one.accepted for one in row.findings)]
        if found:
            ids = [row.id for row in found]
            at = ids.index(self._chosen) + step if self._chosen in ids else (0 if step > 0 else -1)
            self._wanted = ids[at % len(ids)]
            self._go_to_wanted()

    def _fill(self, found: Programme) -> None:
        fresh = self.programme.event is None or found.event is None or self.programme.event.id != found.event.id
        self.programme = found
        if fresh or (self._day is not None and self._day not in found.days):
            self._day = next(iter(found.days), None)
            self.view = View(self._day, frozenset(), self.view.second)
        self.adding.setEnabled(found.event is not None)
        self.bar.offer_zones(found.zone)
        self.bar.offer_rooms(found.rooms)
        self.output.follow(found, self.agendas)
        self.count.setText(words.count("programme.count", len(found.rows)))
        self._show()
        if fresh:
            self.grid.begin_at()
        chosen = self.grid.chosen if self.proposals.session_of(self.grid.chosen) != self.grid.chosen else self._chosen
        self.choose(chosen if found.row(self.proposals.session_of(chosen)) else "")
        self._go_to_wanted()

    def _look_at(self, view: View) -> None:
        self.view = view
        self._show()

    def _show(self) -> None:
        """What was read, as it is looked at now."""
        if self.grid.drag is not None:
            return
        now = with_ghosts(
            shown(self.programme, self.view, self._now()), self.programme, self.view, self.proposals.ghosts
        )
        two = bool(now.second)
        self.grid.show_all(now, (city(self.programme.zone), city(self.view.second)) if two else ("", ""))
        self.doing.take(self.programme, self.view, now.blocks)
        self.model.fill(_listed(self.programme, self.view.day))
        self.table.pick(self.model.row_of(self._chosen))
        self.asking.take(self.programme, self.view.day, self._chosen)
        self.tray.show_all([loose(self.programme, row, self.doing.usual(row.id)) for row in self.programme.unplaced])
        self.tray.choose(self._chosen)
        self.tabs.offer(tabs(self.programme), self.view.day.isoformat() if self.view.day else ALL_DAYS)
        arrange(self.tabs, self.grid.jumps, self.bar, self.width())
        if self.programme.event is None:
            self.empty.say("overview.none", "programme.no-event-how", "page.events")
        elif self.programme.days:
            self.empty.say("programme.none", "programme.none-how", "programme.new")
        else:
            self.empty.say("programme.no-days", "programme.no-days-how", "page.events")
        listed = self.bar.list.isChecked() and bool(self.programme.rows)
        self._below.setCurrentWidget(self.table if listed else self.grid if now.columns else self.empty)
        self.tray.setVisible(bool(now.columns or self.programme.rows))

    def _go_to_wanted(self) -> None:
        """To the session somebody asked for, on its day; it may still be on its way."""
        row = self.programme.row(self._wanted) or self.programme.by_code(self._wanted)
        if row is None:
            return
        self._wanted = ""
        day = row.day(self.programme.zone)
        if row.placed and self.view.day is not None and day != self.view.day:
            self.turn_day(day)
        self.choose(row.id)
        if self._naming:
            self._naming = False
            self.details_asked.emit()
            self.pane.begin_title()

    def _list(self, on: bool) -> None:
        self._show()
        self.filter_field = self.table if on else self.grid


def _listed(programme: Programme, day: date | None) -> Iterator[SessionRow]:
    """The list has the sessions of the same day as the grid; of all days also those without a day."""
    return (row for row in programme.rows if day is None or row.day(programme.zone) == day)
