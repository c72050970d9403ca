"""The list of people at an event: read, filtered, chosen from; what is done with them is the page's."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.desk import SavedFilter
from forumdesk.services.checking import Noticed
from ui import words
from ui.desk import Desk
from ui.models.cells import Sign
from ui.models.people_rows import People, PersonRow, about, marks, people, people_model
from ui.models.people_wanted import wanted_of
from ui.models.table import Table
from ui.pages.page import Page
from ui.pages.people_details import PeopleDetails
from ui.pages.people_editors import Editors
from ui.pages.people_filters import PeopleFilters
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count
from ui.widgets.target import Target

_WIDTHS = (248, 124, 150, 116, 88, 96, 60)
_TIGHT = (248, 0, 150, 116, 88, 96, 60)
_FROZEN = (154, 122, 150, 88, 96, 60)
_IN_ORDER, _ASKED_FIRST = (0, 1, 2, 3, 4, 5, 6), (0, 2, 3, 1, 4, 5, 6)
# Page width in units from which all columns stand side by side; below the second the name stays and the rest scrolls.
_ALL, _SOME = 760, 680
_LISTED = ("person", "participation", "organisation", "delegation", "event", "photo", "saved_filter")
_JUDGED = (
    *("session", "session_role", "acceptance", "separation_rule", "invitation", "cancellation", "room", "venue"),
    "busy",
)


class PeopleList(Page):
    """Filters above, rows below, one person or several in the inspector."""

    reads = _LISTED
    judges = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: dict[str, tuple[Noticed, ...]] = {}
        self._photos = False
        self._saved: tuple[SavedFilter, ...] = ()
        self._sought = ""
        self._opened = ""
        self.model = people_model(self._signs, lambda row: row.ref == self._opened)
        self.filters = PeopleFilters()
        self.field = self.filter_field = self.filters.field
        self.details = self.pane = PeopleDetails(desk)
        self.editors = Editors(lambda ref: next((row for row in self.model.rows if row.ref == ref), None))
        self.table = Table("people.table")
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.widen(*_WIDTHS)
        self.empty = EmptyPage("people")
        self._below = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.body.addWidget(self.filters)
        self.first = parts.button("people.add", "add")
        self.from_list = parts.button("people.import", "import")
        ways = parts.row(None, self.from_list, self.first, None)
        layout = self.empty.layout()
        if layout is not None:
            layout.insertLayout(layout.count() - 1, ways)  # type: ignore[attr-defined]  # a column, as EmptyPage makes it
        self._below.addWidget(self.table)
        self.start = self.table
        self._below.addWidget(self.empty)
        self.body.addWidget(self._below, 1)

    def _wire(self) -> None:
        self.filters.changed.connect(self._keep)
        # Once, however many signals one key or one filter makes.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self.table.picked.connect(lambda _: self._soon.start())
        self.table.chosen.connect(self._soon.start)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.empty.way.clicked.connect(self.clear_filters)
        self.pane.asked.connect(self.asked)
        reveal = self.pane.one.reveal
        reveal.begun.connect(lambda: self._show_opened(self.pane.ref))
        reveal.ended.connect(lambda: self._show_opened(""))

    def reload(self) -> None:
        self.pane.event_code = self.event_code
        self.table.edit_by(self.editors.by_column() if self.event_code else {})
        self.desk.read(partial(people, event_code=self.event_code), self._fill)
        self._judge()

    def _judge(self) -> None:
        """Findings come after the rows: they take longer, and nobody waits for them."""
        self.desk.read(partial(about, event_code=self.event_code), self._take_findings)

    def hear(self, change_set: ChangeSet) -> None:
        """Somebody added here is who is looked at next."""
        new = [one.after for one in change_set.changes if one.table == "person" and one.before is None and one.after]
        self._sought = str(new[0]["ref"]) if len(new) == 1 else self._sought
        if any(change_set.touches(table) for table in _LISTED):
            self.reload()
        elif any(change_set.touches(table) for table in _JUDGED):
            self._judge()

    def retell(self) -> None:
        at, chosen = self.table.picked_id(), self.table.chosen_ids()
        self.pane.retell()
        self._offer()
        self.model.fill(self.model.every)
        self._show(at, chosen)

    def narrow(self, units: int) -> None:
        """Name and the two most asked columns are always in sight."""
        self.table.remeasure()
        frozen = units < _SOME
        self.table.order_columns(*(_ASKED_FIRST if frozen else _IN_ORDER))
        if frozen:
            self.table.freeze(270, *_FROZEN, beside=2)
        else:
            self.table.widen(*(_WIDTHS if units >= _ALL else _TIGHT))
        self.filters.bar.arrange()

    def search(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def seek(self, target: Target) -> None:
        self._sought = target.row
        self.filters.show_wanted(wanted_of(target.wanted))
        if self._sought:
            self._choose(self._sought, ())

    def clear_filters(self) -> None:
        """Everybody again."""
        self.filters.clear()

    def _fill(self, found: People) -> None:
        at, chosen = self.table.picked_id(), self.table.chosen_ids()
        self._photos = any(row.photo for row in found.rows)
        self.model.fill(found.rows)
        self.editors.codes = self.pane.delegations = found.delegations
        self.editors.near = self.pane.near = found.starts
        self._saved = found.saved
        self._offer()
        self._show(at, chosen)
        self.counted.emit(Count(self.model.total))

    def _take_findings(self, found: dict[str, tuple[Noticed, ...]]) -> None:
        self._found = found
        self.table.viewport().update()
        self._soon.start()

    def _show_opened(self, ref: str) -> None:
        """Who stands revealed in the pane has an open lock here."""
        was, self._opened = self._opened, ref
        for row in (self.model.row_of(one) for one in (was, ref) if one):
            if row >= 0:
                index = self.model.index(row, 0)
                self.model.dataChanged.emit(index, index)

    def _signs(self, row: PersonRow) -> tuple[Sign, ...]:
        return marks(row, self._found.get(row.ref, ()), self._photos)

    def _offer(self) -> None:
        """Chips offer what the list has."""
        rows = self.model.every
        self.pane.organisations = sorted({row.organisation for row in rows} - {""})
        self.filters.offer(rows, self.editors.codes, self._saved)

    def _keep(self) -> None:
        at, chosen = self.table.picked_id(), self.table.chosen_ids()
        self.model.keep(self.filters.fits())
        self._show(at, chosen)

    def _show(self, at: str, chosen: tuple[str, ...]) -> None:
        """What is there, with the same people chosen as before, as far as they are still shown."""
        shown, total = len(self.model.rows), self.model.total
        n, all_of_them = words.figure(shown), words.figure(total)
        filtered = self.filters.anything
        self.count.setText(words.say("people.count", n=n, total=all_of_them) if filtered else all_of_them)
        if not total:
            self.empty.say("people.none", "people.none-how")
        elif not shown:
            self.empty.say("people.no-match", "people.no-match-how", "people.clear")
        for way in (self.first, self.from_list):
            way.setVisible(not total)
        self.start = self.table if shown else self.field
        self._below.setCurrentWidget(self.table if shown else self.empty)
        self._choose(self._sought or at, chosen)
        self._soon.start()

    def _choose(self, at: str, chosen: tuple[str, ...]) -> None:
        numbers = {row.ref: number for number, row in enumerate(self.model.rows)} if at else {}
        if at in numbers:
            self.table.pick(numbers[at])
            self._sought = "" if at == self._sought else self._sought
        if len(chosen) > 1:
            self.table.choose([numbers[ref] for ref in chosen if ref in numbers])

    def _look(self) -> None:
        chosen = self.table.chosen_ids()
        refs = set(chosen) if len(chosen) > 1 else {self.table.picked_id()}
        rows = [row for row in self.model.rows if row.ref in refs]
        one = rows[0].ref if len(rows) == 1 else ""
        self.pane.look(rows, self._found.get(one, ()))
