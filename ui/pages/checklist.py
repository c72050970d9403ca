"""The page of what has to be done: items group by group, when they are due, and how they stand."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.checklists import ItemStatus
from forumdesk.services import checklisting
from ui import words
from ui.desk import Desk
from ui.models import checklist_rows as rows
from ui.models.checklist_rows import Line, checklist_model
from ui.models.table import Table
from ui.pages.checklist_filters import ItemFilters
from ui.pages.checklist_pane import ItemPane
from ui.pages.page import Page
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count
from ui.widgets.target import Target

_WIDTHS, _TIGHT, _NARROW = (330, 166, 130, 112), (280, 166, 110, 0), (200, 166, 0, 0)


class ChecklistTable(Table):
    """Space ticks an item and takes the tick away, Delete removes it."""

    ticked = Signal(str)
    dropped = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.picked_id():
            self.ticked.emit(self.picked_id())
        elif event.key() == Qt.Key.Key_Delete and self.picked_id():
            self.dropped.emit(self.picked_id())
        else:
            super().keyPressEvent(event)


class ChecklistPage(Page):
    """Grouped as the lists have them; what is late or due today is marked, and counted in the navigation."""

    name = "checklist"
    reads = ("checklist_item", "event")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sought = self._shown = ""
        self.lines: list[Line] = []
        self.model = checklist_model()
        self.table = ChecklistTable("checklist.table")
        self.table.setModel(self.model)
        self.table.widen(*_WIDTHS)
        self.filters = self.filter_field = ItemFilters()
        self.empty = EmptyPage("checklist")
        self._below = QStackedWidget()
        self.pane = self.details = ItemPane()
        self._build()
        self._wire()
        self._tell()

    def _build(self) -> None:
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._below, 1)
        self.tick = self.act("checklist.tick", self._tick, icon="ok")
        self.remove = self.act("checklist.remove", self._remove, icon="remove")
        self.take = self.act("checklist.take-forum", partial(self._take, "forum"))
        self.take_guide = self.act("checklist.take-nexus", partial(self._take, "nexus"))
        self.add = self.act("checklist.add", self._add, icon="add", primary=True, keys="new")

    def _wire(self) -> None:
        self.filters.changed.connect(self._keep)
        self.table.picked.connect(lambda _: self._look())
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.table.doubleClicked.connect(lambda _: self.details_asked.emit())
        self.table.ticked.connect(lambda _: self._tick())
        self.table.dropped.connect(lambda _: self._remove())
        self.pane.form.edited.connect(self._edit)
        self.empty.way.clicked.connect(lambda: self.filters.clear() if self.lines else self._take("forum"))

    def reload(self) -> None:
        self.desk.read(partial(rows.lines, event_code=self.event_code), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        """An item that was added here is what is looked at next."""
        new = [one.row_id for one in change_set.changes if one.table == "checklist_item" and one.before is None]
        self._sought = new[0] if len(new) == 1 else self._sought
        super().hear(change_set)

    def retell(self) -> None:
        self.pane.offer()
        at = self.table.picked_id()
        self.model.fill(self.model.every)
        self.filters.offer(self.lines)
        self._tell()
        self._pick(at)

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_NARROW if units < 480 else _TIGHT if units < 740 else _WIDTHS))
        self.filters.narrow(units)

    def search(self, text: str) -> None:
        self.filters.search(text)

    def seek(self, target: Target) -> None:
        self.filters.clear()
        self.filters.due.put(True if ("due", "yes") in target.wanted else None)
        self._sought = target.row
        self._pick(target.row)

    def _line(self) -> Line | None:
        row = self.model.row_of(self.table.picked_id())
        return self.model.rows[row] if row >= 0 else None

    def _fill(self, found: list[Line]) -> None:
        at = self._sought or self.table.picked_id()
        self.lines = found
        self.filters.offer(found)
        self._keep(at)

    def _pick(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        self.table.pick(row)
        if row >= 0 and self._sought == line_id:
            self._sought = ""

    def _keep(self, at: str = "") -> None:
        """Narrow to what is wanted; what was chosen, or what is sought, is chosen afterwards."""
        at = at or self.table.picked_id()
        self.model.fill(self.filters.wanted.of(self.lines))
        self._tell()
        self._pick(at)

    def _tell(self) -> None:
        views = [line.view for line in self.lines if line.view is not None]
        pressing = sum(view.pressing for view in views)
        self.count.setText(words.count("checklist.count", sum(view.open for view in views)))
        self.counted.emit(Count(pressing, "clock") if pressing else Count())
        if views:
            self.empty.say("checklist.no-match", "people.no-match-how", "people.clear")
        else:
            self.empty.say("checklist.none", "checklist.none-how", "checklist.take-forum")
        for one in (self.add, self.take, self.take_guide):
            one.setEnabled(self.event_code is not None)
        self._below.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._look()

    def _look(self) -> None:
        line = self._line()
        view = line.view if line else None
        words.put(self.tick, "checklist.tick" if view is None or view.open else "checklist.open-again")
        for one in (self.tick, self.remove):
            one.setEnabled(view is not None)
        line_id = line.line_id if line else ""
        self.pane.show_line(line, anew=line_id != self._shown)
        # While the list is filled anew no line is chosen for a moment; what is being typed outlives that.
        self._shown = line_id or self._shown

    def _tick(self) -> None:
        line = self._line()
        if line is not None and line.view is not None:
            status = ItemStatus.DONE if line.view.open else ItemStatus.OPEN
            self.desk.change(partial(checklisting.set_status, item_ids=(line.line_id,), status=status))

    def _edit(self, name: str, value: object) -> None:
        line = self._line()
        if line is None or line.view is None:
            return
        if name == "status":
            self.desk.change(partial(checklisting.set_status, item_ids=(line.line_id,), status=ItemStatus(str(value))))
        elif name == "due":
            due = value if isinstance(value, date) else None
            self.desk.change(partial(checklisting.due_at, item_id=line.line_id, due=due))
        else:
            self.desk.change(partial(checklisting.change_item, item_id=line.line_id, values={name: value}))

    def _add(self) -> None:
        """A new item that says so; its text is the field that has the focus next."""
        if self.event_code is not None:
            self.filters.clear()
            text = words.say("checklist.new-item")
            self.desk.change(partial(checklisting.add_item, event_code=self.event_code, text=text))
            self.details_asked.emit()

    def _remove(self) -> None:
        line = self._line()
        if line is not None and line.view is not None:
            self.desk.change(partial(checklisting.remove_item, item_id=line.line_id))

    def _take(self, name: str) -> None:
        if self.event_code is not None:
            self.desk.change(partial(checklisting.take_list, event_code=self.event_code, name=name))
