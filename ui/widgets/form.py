"""Forms: a label above each field, what is wrong with it below; a field tells of an edit once it is finished."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from ui import theme, words
from ui.widgets.fields import MIXED, Field

# Width in units from which on two fields side by side can be read.
_TWO_COLUMNS = 232


class Form(QWidget):
    """Fields in a grid of two columns. `edited` carries a field's name and its new value, one edit at a time.

    Nothing is kept here: who hears `edited` changes the workspace, and `fill` shows what came of it.
    """

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._grid = QGridLayout(self)
        self._cell = 0
        self._cells: dict[str, tuple[int, int, int]] = {}
        self._single = False
        theme.fit(self._grid, contentsMargins=(0, 0, 0, 0), spacing=10)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def add(self, name: str, field: Field, wide: bool = False) -> Field:
        """Put a field in the next cell; a wide one takes a line of its own."""
        self._cell += self._cell % 2 if wide else 0
        row, column = divmod(self._cell, 2)
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._cells[name] = (row, column, 2 if wide else 1)
        self._cell += 2 if wide else 1
        self.fields[name] = field
        field.finished.connect(lambda value, one=name: self.edited.emit(one, value))
        return field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        single = self.width() < theme.px(_TWO_COLUMNS)
        if single != self._single:
            self._single = single
            self._arrange()

    def _arrange(self) -> None:
        """Every field in its cell; with little room each takes a line, in the same order."""
        for number, (name, (row, column, span)) in enumerate(self._cells.items()):
            place = (number, 0, 1, 2) if self._single else (row, column, 1, span)
            self._grid.addWidget(self.fields[name], *place, Qt.AlignmentFlag.AlignTop)

    def fill(self, values: Mapping[str, object]) -> None:
        """Show values by name. What somebody is typing just now stays, unless it is about another thing."""
        for name, field in self.fields.items():
            if name in values and not field.pending():
                field.show_value(values[name])

    def fill_anew(self, values: Mapping[str, object]) -> None:
        """Show another thing: what was typed and not finished is dropped."""
        for name, field in self.fields.items():
            field.show_value(values.get(name))

    def fill_many(self, things: Iterable[Mapping[str, object]]) -> None:
        """Show what several things have in common; a value in which they differ stays until somebody types."""
        rows = list(things)
        for name, field in self.fields.items():
            seen = [row.get(name) for row in rows]
            field.show_value(seen[0] if all(value == seen[0] for value in seen) else MIXED)

    def refuse(self, name: str, error: ForumDeskError | None) -> None:
        """What is wrong with one field, below it; what was typed stays. None takes it back."""
        self.fields[name].refuse(words.refusal(error) if error else "")

    def pending(self) -> dict[str, str]:
        """What was typed and not finished, by field: kept as a draft when the window is locked."""
        return {name: text for name, field in self.fields.items() if (text := field.pending())}

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Put a draft back as if it had just been typed."""
        for name, text in typed.items():
            if name in self.fields:
                self.fields[name].take_up(text)

    def when_finished(self, name: str, does: Callable[[object], object]) -> None:
        """For a form that hears its fields one by one."""
        self.fields[name].finished.connect(lambda value: does(value))
