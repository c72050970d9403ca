"""The field and the chips above a checklist."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.checklists import ItemStatus
from ui.models import checklist_rows as rows
from ui.models.checklist_rows import Line, Wanted
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.filter_field import FilterField


class ItemFilters(QWidget):
    """`changed` when other items are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.field = FilterField("checklist.filter")
        self.status, self.list = Chip("column.status"), Chip("checklist.list")
        self.due = Chip("checklist.due", toggles=True)
        self.setLayout(parts.row(self.field, self.status, self.list, self.due, None, margins=(24, 0, 24, 10)))
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda text: self._want(replace(self.wanted, text=text.strip())))
        self.status.changed.connect(lambda value: self._want(replace(self.wanted, status=str(value or ""))))
        self.list.changed.connect(lambda value: self._want(replace(self.wanted, checklist=str(value or ""))))
        self.due.changed.connect(lambda value: self._want(replace(self.wanted, due=bool(value))))
        self.offer([])

    def offer(self, lines: list[Line]) -> None:
        """Chips offer what the list has."""
        there = {line.view.item.status for line in lines if line.view is not None}
        self.status.offer([(one.value, rows.status_said(one)) for one in ItemStatus if one in there])
        self.list.offer([(name, rows.list_said(name)) for name in dict.fromkeys(line.checklist for line in lines)])
        self.due.offer([])

    def clear(self) -> None:
        """Every item again."""
        for chip in (self.status, self.list, self.due):
            chip.put(None)
        self.field.clear()

    def search(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def narrow(self, units: int) -> None:
        for chip, least in ((self.list, 560), (self.status, 460)):
            chip.setVisible(units >= least or chip.value is not None)

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.changed.emit()
