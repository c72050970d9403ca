"""The page of what has to be done: items group by group, when they are due, and how they stand."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.checklists import ItemStatus
from forumdesk.services import checklisting, typed
from ui import icons, theme, words
from ui.desk import Desk
from ui.models import checklist_rows as rows
from ui.models.checklist_rows import Line, Wanted, checklist_model
from ui.models.days import whole_day
from ui.models.table import Table
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.form import Form
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


class ItemPane(QWidget):
    """One item, to be edited. `status_asked` carries how it is to stand."""

    status_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.hint, self.head = parts.text("inspector.empty"), parts.text(look="section")
        self.form = Form()
        self.form.add("text", LongField("checklist.text", 3), wide=True)
        self.form.add("status", ChoiceField("column.status", []), wide=True)
        self.form.add("owner", TextField("column.owner"))
        self.form.add("due", TextField("column.due", typed.day_of, _day_text, hint="checklist.due-hint"))
        self.form.add("note", LongField("checklist.note", 5), wide=True)
        self.offer()
        head = parts.column(self.hint, self.head, margins=(0, 0, 28, 0))
        self.setLayout(parts.column(head, self.form, None, margins=(20, 16, 20, 20), spacing=12))
        self.show_line(None)

    def offer(self) -> None:
        """The words of the ways an item can stand, in the language in force."""
        status = self.form.fields["status"]
        if isinstance(status, ChoiceField):
            status.offer([(one, rows.status_said(one)) for one in ItemStatus])

    def show_line(self, line: Line | None, anew: bool = True) -> None:
        view = line.view if line else None
        self.hint.setVisible(view is None)
        self.form.setVisible(view is not None)
        self.head.setVisible(view is not None)
        if line is None or view is None:
            return
        self.head.setText(" · ".join(dict.fromkeys((rows.list_said(line.checklist), rows.group_said(line)))))
        item = view.item
        values = {"text": item.text, "status": item.status, "owner": item.owner, "due": view.due, "note": item.note}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)


class ChecklistPage(Page):
    """Grouped as the lists have them; what is late or due today is marked, and counted in the navigation."""

    name = "checklist"
    reads = ("checklist_item", "event")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wanted, self._sought, self._shown = Wanted(), "", ""
        self.model = checklist_model()
        self.table = ChecklistTable("checklist.table")
        self.table.setModel(self.model)
        self.table.widen(*_WIDTHS)
        self.field = _filter_field()
        self.filter_field = self.field
        self.status, self.list = Chip("column.status"), Chip("checklist.list")
        self.due = Chip("checklist.due", toggles=True)
        self.empty = EmptyPage("checklist")
        self._below = QStackedWidget()
        self.pane = self.details = ItemPane()
        self._build()
        self._wire()
        self._tell()

    def _build(self) -> None:
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addLayout(parts.row(self.field, self.status, self.list, self.due, None, margins=(24, 0, 24, 10)))
        self.body.addWidget(self._below, 1)
        self.tick = self.act("checklist.tick", self._tick, icon="ok")
        self.remove = self.act("checklist.remove", self._remove, icon="remove")
        self.take = self.act("checklist.take-forum", partial(self._take, "forum"))
        self.take_guide = self.act("checklist.take-nexus", partial(self._take, "nexus"))
        self.add = self.act("checklist.add", self._add, icon="add", primary=True, keys="new")

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda text: self._want(replace(self.wanted, text=text.strip())))
        self.status.changed.connect(lambda value: self._want(replace(self.wanted, status=str(value or ""))))
        self.list.changed.connect(lambda value: self._want(replace(self.wanted, checklist=str(value or ""))))
        self.due.changed.connect(lambda value: self._want(replace(self.wanted, due=bool(value))))
        self.table.picked.connect(lambda _: self._look())
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.table.doubleClicked.connect(lambda _: self.details_asked.emit())
        self.table.ticked.connect(lambda _: self._tick())
        self.table.dropped.connect(lambda _: self._remove())
        self.pane.form.edited.connect(self._edit)
        self.empty.way.clicked.connect(self._way)

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
        self._offer()
        self._tell()
        self._pick(at)

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_NARROW if units < 480 else _TIGHT if units < 660 else _WIDTHS))
        for chip, least in ((self.list, 560), (self.status, 460)):
            chip.setVisible(units >= least or chip.value is not None)

    def search(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def seek(self, target: Target) -> None:
        self.clear_filters()
        self.due.put(True if ("due", "yes") in target.wanted else None)
        self._sought = target.row
        self._pick(target.row)

    def clear_filters(self) -> None:
        """Every item again."""
        for chip in (self.status, self.list, self.due):
            chip.put(None)
        self.field.clear()

    def _line(self) -> Line | None:
        row = self.model.row_of(self.table.picked_id())
        return self.model.rows[row] if row >= 0 else None

    def _fill(self, found: list[Line]) -> None:
        at = self._sought or self.table.picked_id()
        self.model.fill(found)
        self._offer()
        self.model.keep(self.wanted.keeps(self.model.every) if self.wanted.anything else None)
        self._tell()
        self._pick(at)

    def _pick(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        self.table.pick(row)
        if row >= 0 and self._sought == line_id:
            self._sought = ""

    def _offer(self) -> None:
        lists = dict.fromkeys(line.checklist for line in self.model.every)
        there = {line.view.item.status for line in self.model.every if line.view is not None}
        self.status.offer([(one.value, rows.status_said(one)) for one in ItemStatus if one in there])
        self.list.offer([(name, rows.list_said(name)) for name in lists])
        self.due.offer([])

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        at = self.table.picked_id()
        self.model.keep(wanted.keeps(self.model.every) if wanted.anything else None)
        self._tell()
        self._pick(at)

    def _tell(self) -> None:
        views = [line.view for line in self.model.every if line.view is not None]
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

    def _way(self) -> None:
        if self.model.every:
            self.clear_filters()
        else:
            self._take("forum")

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
            self.clear_filters()
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


def _day_text(value: object) -> str:
    return whole_day(value) if isinstance(value, date) else ""


def _filter_field() -> QLineEdit:
    field = QLineEdit()
    words.put(field, "checklist.filter", words.Slot.HINT, words.Slot.NAME)
    funnel = QAction(field)
    icons.put(funnel, "filter", "text2")
    field.addAction(funnel, QLineEdit.ActionPosition.LeadingPosition)
    theme.fit(field, minimumWidth=150, maximumWidth=220)
    return field
