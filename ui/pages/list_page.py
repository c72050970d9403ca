"""What pages with one list have in common: a filter above it, what is chosen beside it, a word where it is empty."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.collation import found_in
from ui import theme, words
from ui.desk import Desk
from ui.models.rows import RowsModel
from ui.models.table import Table
from ui.pages.page import Page
from ui.widgets.empty import EmptyPage
from ui.widgets.filter_field import FilterField
from ui.widgets.target import Target

R = TypeVar("R")


class ListPage(Page, Generic[R]):
    """`widths` are those of the columns from so many units of page width on, the widest first."""

    widths: tuple[tuple[int, tuple[int, ...]], ...]
    # The key of the action that makes the first row, for the page that has none.
    first: ClassVar[str] = ""
    # Who comes by a key walks the rows; where codes are scanned, they go into the field.
    walked: ClassVar[bool] = True

    def __init__(self, desk: Desk, model: RowsModel[R]) -> None:
        super().__init__(desk)
        self.model = model
        self.table = Table(f"{self.name}.table")
        self.table.setModel(model)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.field = FilterField(f"{self.name}.filter")
        self.filter_field = self.field
        self.chips = QHBoxLayout()
        theme.fit(self.chips, contentsMargins=(24, 10 if self.family else 0, 24, 10), spacing=8)
        self.chips.addWidget(self.field)
        self.chips.addStretch(1)
        self.empty = EmptyPage(self.home)
        self._below = QStackedWidget()
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addLayout(self.chips)
        self.body.addWidget(self._below, 1)
        self.start = self.table if self.walked else self.field
        self._sought, self._filling = "", False
        self.field.textChanged.connect(lambda _: self.keep())
        self.table.picked.connect(self._look_at)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.empty.way.clicked.connect(self._go_on)

    def text_of(self, row: R) -> str:
        """What the filter looks at; nothing on a page that keeps its rows in a way of its own."""
        return ""

    @abstractmethod
    def look(self, row: R | None) -> None:
        """Show one row in the inspector, or none."""

    def say_count(self, shown: int, total: int) -> None:
        """The number beside the title."""
        told = words.figure(total)
        self.count.setText(words.say("people.count", n=words.figure(shown), total=told) if shown != total else told)

    def row(self, row_id: str) -> R | None:
        """A row that is shown, by its id."""
        number = self.model.row_of(row_id) if row_id else -1
        return self.model.rows[number] if number >= 0 else None

    @property
    def chosen(self) -> R | None:
        return self.row(self.table.picked_id())

    def fill(self, rows: Iterable[R]) -> None:
        """New rows from the desk; what was chosen stays chosen, what was sought is chosen now."""
        at = self._sought or self.table.picked_id()
        self._lay(lambda: self.model.fill(rows), at)
        if self._sought and self.table.picked_id() == self._sought:
            self._sought = ""

    def keep(self) -> None:
        """Narrow to what is typed in the filter."""
        at, wanted = self.table.picked_id(), self.field.text().strip()
        fits = (lambda row: found_in(wanted, (self.text_of(row),))) if wanted else None
        self._lay(lambda: self.model.keep(fits), at)

    def _lay(self, rows: Callable[[], None], at: str) -> None:
        """Other rows, and the one of an id chosen among them: looked at once, so that nobody's typing is lost."""
        self._filling = True
        rows()
        self.table.pick(self.model.row_of(at))
        self._filling = False
        self.show_rows()

    def _look_at(self, row_id: str) -> None:
        if not self._filling:
            self.look(self.row(row_id))

    def show_rows(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        self.say_count(shown, total)
        if total:
            self.empty.say(f"{self.name}.no-match", "people.no-match-how", "people.clear")
        else:
            self.empty.say(f"{self.name}.none", f"{self.name}.none-how", self.first)
        self.start = self.table if shown and self.walked else self.field
        self._below.setCurrentWidget(self.table if shown else self.empty)
        self.look(self.chosen)

    def _go_on(self) -> None:
        """The way out of a page that shows nothing: without the filter, or with a first row."""
        self.field.clear()
        if not self.model.total:
            next(act for act in self.acts if act.text() == words.say(self.first)).trigger()

    def retell(self) -> None:
        self.fill(self.model.every)

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*next(widths for least, widths in self.widths if units >= least))

    def search(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def seek(self, target: Target) -> None:
        self.field.clear()
        self._sought = target.row
        self.table.pick(self.model.row_of(target.row) if target.row else -1)

    def hear(self, change_set: ChangeSet) -> None:
        """A row that was made here is what is looked at next."""
        new = [one.row_id for one in change_set.changes if one.table == self.reads[0] and one.before is None]
        self._sought = new[0] if len(new) == 1 else self._sought
        super().hear(change_set)
