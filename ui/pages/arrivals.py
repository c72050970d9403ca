"""The page of arrivals and departures: who comes when, what is broken by it, and times at which nothing is."""

from datetime import timedelta
from functools import partial

from forumdesk.changes import ChangeSet
from forumdesk.domain.moments import Moment, When
from forumdesk.progress import Progress
from forumdesk.services import arriving
from forumdesk.services.arriving import Asked, Journey, Proposal
from forumdesk.services.movements import Movements, movements
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.models.arrival_rows import ArrivalRow, arrival_rows, arrivals_model, searched
from ui.pages.arrivals_pane import ArrivalsPane
from ui.pages.families import APART
from ui.pages.list_page import ListPage
from ui.widgets.chips import Chip
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count

_WITHIN = 240


class ArrivalsPage(ListPage[ArrivalRow]):
    """A proposal stands beside what is so until it is taken, dropped, or not true any more."""

    name = "arrivals"
    family = APART
    judges = True
    reads = (
        *("participation", "person", "organisation", "delegation", "event", "separation_rule", "acceptance"),
        *("vehicle", "ride", "passenger"),
    )
    widths = (
        (840, (200, 128, 210, 150, 80, 90)),
        (560, (140, 124, 206, 0, 0, 90)),
        (0, (120, 124, 0, 0, 0, 90)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, arrivals_model())
        self._found: Movements | None = None
        self.proposal: Proposal | None = None
        self._kept: frozenset[str] = frozenset()
        self._windows: dict[str, tuple[When | None, When | None]] = {}
        self._shown = ""
        self.pane = self.details = ArrivalsPane()
        self.pane.asking.fill({"within": str(_WITHIN), "entrance": "0"})
        self._numbers = {"within": _WITHIN, "entrance": 0}
        self.leaving = Chip("arrivals.departures", toggles=True)
        self.leaving.offer([])
        self.chips.insertWidget(1, self.leaving)
        self.leaving.changed.connect(lambda _: self._turn())
        self.take = self.act("arrivals.take", self._take, icon="ok", keys="take-times")
        self.drop = self.act("arrivals.drop", self._drop)
        self.ask = self.act("arrivals.propose", self.propose, icon="clock", primary=True, keys="propose")
        self.pane.taken.connect(self._take)
        self.pane.form.edited.connect(self._say_of_row)
        self.pane.asking.edited.connect(self._say_of_all)
        self._show_proposal(None)

    @property
    def direction(self) -> Journey:
        return Journey.DEPARTURE if self.leaving.on else Journey.ARRIVAL

    def text_of(self, row: ArrivalRow) -> str:
        return searched(row)

    def show_place(self, place: Place | None) -> None:
        """What was asked for at one event is nothing to another."""
        self._kept, self._windows = frozenset(), {}
        self.proposal = None
        super().show_place(place)

    def reload(self) -> None:
        self.ask.setEnabled(self.event_code is not None)
        if self.event_code is None:
            self._found = None
            self._show_proposal(None)
        else:
            self.desk.read(partial(movements, event_code=self.event_code, direction=self.direction), self._take_found)

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.proposal = None
        super().hear(change_set)

    def _take_found(self, found: Movements) -> None:
        self._found = found
        self.pane.zone = found.zone
        self.counted.emit(Count())
        self._show_proposal(self.proposal)

    def _show_proposal(self, proposal: Proposal | None) -> None:
        self.proposal = proposal
        for action in (self.take, self.drop):
            action.setEnabled(proposal is not None)
        self.take.setEnabled(bool(proposal and proposal.moved))
        self.pane.show_proposal(proposal)
        self.fill(arrival_rows(self._found, proposal, self._kept) if self._found else [])

    def look(self, row: ArrivalRow | None) -> None:
        key = row.key if row else ""
        self.pane.show_row(row, self._windows.get(row.delegation if row else "", (None, None)), key != self._shown)
        self._shown = key

    def _turn(self) -> None:
        self.proposal = None
        self.reload()

    def _say_of_row(self, field: str, value: object) -> None:
        row = self.chosen
        if row is None:
            return
        if field == "kept":
            self._kept = self._kept | row.refs if value else self._kept - row.refs
        else:
            when = value if isinstance(value, Moment) else None
            first, last = self._windows.get(row.delegation, (None, None))
            self._windows[row.delegation] = (when, last) if field == "first" else (first, when)
        self._show_proposal(None)

    def _say_of_all(self, field: str, value: object) -> None:
        self._numbers[field] = value if isinstance(value, int) else 0
        self._show_proposal(None)

    def asked_for(self, event_code: str) -> Asked:
        """What is asked of the times; a window needs both of its ends."""
        windows = {
            code: (first.utc, last.utc)
            for code, (first, last) in self._windows.items()
            if isinstance(first, Moment) and isinstance(last, Moment)
        }
        within, kept = timedelta(minutes=self._numbers["within"]), tuple(sorted(self._kept))
        return Asked(event_code, self.direction, within, windows, kept, self._numbers["entrance"])

    def propose(self) -> None:
        """Look for times: it says how far it is, and can be stopped at the foot of the window."""
        if self.event_code is None:
            return
        asked = self.asked_for(self.event_code)

        def work(workspace: Workspace, progress: Progress) -> Proposal:
            return arriving.propose(workspace, asked, progress)

        self.desk.run(work, self._come, "arrivals.looking")

    def _come(self, proposal: Proposal) -> None:
        if proposal.asked.event_code == self.event_code:
            self._show_proposal(proposal)
            self.details_asked.emit()

    def _take(self) -> None:
        if self.proposal is not None and self.proposal.moved:
            self.desk.change(partial(arriving.take, proposal=self.proposal))

    def _drop(self) -> None:
        self._show_proposal(None)

    def retell(self) -> None:
        self._show_proposal(self.proposal)
