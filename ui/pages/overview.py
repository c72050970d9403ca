"""The first page: what needs somebody today, what is due, and how full everything is. Each number leads on."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.services import overviewing
from forumdesk.services.overviewing import Overview
from ui import theme
from ui.desk import Desk
from ui.models import overview_rows as rows
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.link_row import INSIDE, Card, ListCard, Stepper
from ui.widgets.plots_answers import AnswersPlot
from ui.widgets.plots_arrivals import ArrivalsPlot
from ui.widgets.plots_rooms import RoomsPlot
from ui.widgets.target import Target

# Page widths in units from which on twelve columns, and all three plots side by side, have room.
_COLUMNS, _ABREAST = 846, 1000
_TWO_DAYS = 300
# Row, column, rows, columns of each card.
_ONE = ((0, 0, 1, 12), (1, 0, 1, 12), (2, 0, 1, 12), (3, 0, 1, 12), (4, 0, 1, 12))
_TWELVE = ((0, 0, 1, 7), (0, 7, 1, 5), (1, 0, 1, 6), (1, 6, 1, 6), (2, 0, 1, 12))
_WIDE = ((0, 0, 1, 7), (0, 7, 1, 5), (1, 0, 1, 5), (1, 5, 1, 4), (1, 9, 1, 3))


class OverviewPage(Page):
    """Asks anew when it is looked at: whatever changes, changes something here."""

    name = "overview"
    judges = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme.look(self, "window")
        self.found: Overview | None = None
        self.attention = ListCard(
            "overview.attention", "overview.all-findings", Target("findings"), "overview.no-attention"
        )
        self.due = ListCard("overview.due", "overview.checklist", Target("checklist"), "overview.nothing-due")
        self.answers, self.arrivals, self.rooms = AnswersPlot(), ArrivalsPlot(), RoomsPlot()
        self.coming = parts.text()
        self.nobody, self.nothing = parts.text("overview.no-people"), parts.text("overview.no-sessions")
        self.days = Stepper("overview.days-before", "overview.days-after")
        self.room_days = Stepper("overview.days-before", "overview.days-after")
        self._first_arrivals = self._first_room_day = 0
        self._stale = True
        self._arranged: tuple[tuple[int, int, int, int], ...] = ()
        self.cards = (self.attention, self.due, *self._plots())
        self.print = self.act(
            "overview.print", lambda: self.asked.emit(Target("overview-sheet")), icon="print", keys="print"
        )
        self._build()
        self._wire()

    def _plots(self) -> tuple[Card, Card, Card]:
        answers = Card("overview.answers", "overview.people", Target("people"))
        answers.body.addLayout(parts.row(self.nobody, margins=INSIDE))
        answers.body.addWidget(self.answers)
        answers.body.addStretch(1)
        arrivals = Card("overview.arrivals", "overview.people", Target("people"))
        line = parts.row(self.coming, self.days, margins=INSIDE)
        line.setStretch(0, 1)
        arrivals.body.addLayout(line)
        arrivals.body.addLayout(parts.row(self.arrivals, margins=INSIDE), 1)
        arrivals.body.addStretch()
        rooms = Card("overview.rooms", "overview.programme", Target("programme"))
        rooms.body.addLayout(parts.row(None, self.room_days, margins=INSIDE))
        rooms.body.addLayout(parts.row(self.nothing, margins=INSIDE))
        rooms.body.addLayout(parts.row(self.rooms, margins=INSIDE), 1)
        rooms.body.addStretch()
        return answers, arrivals, rooms

    def _build(self) -> None:
        self._grid = QGridLayout()
        theme.fit(self._grid, contentsMargins=(24, 6, 24, 20), spacing=16)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        inside = QWidget()
        theme.look(inside, "window")
        inside.setLayout(self._grid)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self.empty = EmptyPage("overview")
        theme.look(self.empty, "window")
        self.empty.say("overview.none", "overview.none-how", "overview.events")
        self._below = QStackedWidget()
        self._below.addWidget(self.area)
        self._below.addWidget(self.empty)
        self.body.addWidget(self._below, 1)
        self.narrow(theme.WIDE)

    def _wire(self) -> None:
        for card in self.cards:
            card.followed.connect(self.asked)
        for plot in (self.answers, self.arrivals, self.rooms):
            plot.followed.connect(self.asked)
        self.empty.way.clicked.connect(lambda: self.asked.emit(Target("events")))
        self.days.stepped.connect(self._step_arrivals)
        self.room_days.stepped.connect(self._step_rooms)

    def reload(self) -> None:
        self._first_arrivals = self._first_room_day = 0
        self._ask()

    def hear(self, change_set: ChangeSet) -> None:
        self._ask()

    def retell(self) -> None:
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _ask(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self.event_code is None:
            self._fill(None)
        else:
            query = partial(overviewing.overview, event_code=self.event_code)
            if self.found is None:
                self.await_reading(lambda: self.desk.read(query, self._fill))
            else:
                self.desk.read(query, self._fill)

    def _fill(self, found: Overview | None) -> None:
        self.found = found
        self._below.setCurrentWidget(self.area if found else self.empty)
        self.print.setEnabled(found is not None)
        self._show()

    def _show(self) -> None:
        found = self.found
        self.count.setText(rows.head(found) if found else "")
        if found is None:
            return
        self.attention.show_lines(rows.attention_lines(found))
        self.due.show_lines(rows.due_lines(found))
        self.answers.show_bars(rows.bars(found), rows.legend(found))
        self.coming.setText(rows.arrivals_said(found))
        self._show_plots(found)
        self._show_arrivals()
        self._show_rooms()

    def _show_plots(self, found: Overview) -> None:
        """A word where there is nothing to draw."""
        self.nobody.setHidden(bool(found.answers))
        self.answers.setVisible(bool(found.answers))
        self.nothing.setHidden(bool(found.rooms))
        self.rooms.setVisible(bool(found.rooms))
        self.arrivals.setVisible(bool(found.arrivals.timed))

    def _show_arrivals(self) -> None:
        if self.found is None:
            return
        days = rows.arrival_days(self.found)
        many = 2 if self.arrivals.width() * 100 // theme.scale() >= _TWO_DAYS else 1
        first = min(self._first_arrivals, max(0, len(days) - many))
        most = max((hour.amount for day in days for hour in day.hours), default=0)
        self.arrivals.show_days(days[first : first + many], most)
        self.days.offer(first > 0, first + many < len(days))
        self._first_arrivals = first

    def _show_rooms(self) -> None:
        if self.found is None:
            return
        many = self.rooms.fits()
        first = min(self._first_room_day, max(0, len(self.found.days) - many))
        self.rooms.show_rooms(*rows.room_days(self.found, first, many))
        self.room_days.offer(first > 0, first + many < len(self.found.days))
        self._first_room_day = first

    def _step_arrivals(self, step: int) -> None:
        self._first_arrivals = max(0, self._first_arrivals + step)
        self._show_arrivals()

    def _step_rooms(self, step: int) -> None:
        self._first_room_day = max(0, self._first_room_day + step * self.rooms.fits())
        self._show_rooms()

    def narrow(self, units: int) -> None:
        wanted = _WIDE if units >= _ABREAST else _TWELVE if units >= _COLUMNS else _ONE
        if wanted != self._arranged:
            self._arranged = wanted
            for card, place in zip(self.cards, wanted, strict=True):
                self._grid.addWidget(card, *place)
            for row in range(5):
                self._grid.setRowStretch(row, 1 if wanted is _WIDE and row == 1 else 0)
        self._show_arrivals()
        self._show_rooms()
