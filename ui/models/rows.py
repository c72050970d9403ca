"""A table of frozen rows: columns with names, cells, an order; filtered and sorted in one pass."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui import words
from ui.models.cells import Cell, CellRole, IdRole

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """`key` names it in the words; `order` is what it is sorted by, None where it is not."""

    key: str
    cell: Callable[[R], Cell]
    order: Callable[[R], Any] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """`said` reads a row as a sentence, for who does not see the table."""

    def __init__(
        self, columns: tuple[Column[R], ...], row_id: Callable[[R], str], said: Callable[[R], str] | None = None
    ) -> None:
        super().__init__()
        self.columns = columns
        self._row_id, self._said = row_id, said
        self._all: list[R] = []
        self._shown: list[R] = []
        self._fits: Callable[[R], bool] | None = None
        self._order: tuple[int, bool] | None = None

    def fill(self, rows: Iterable[R]) -> None:
        """New rows, in the order and under the filter that stand."""
        self._all = list(rows)
        self._arrange()

    def keep(self, fits: Callable[[R], bool] | None) -> None:
        """Show those rows alone; None shows all."""
        self._fits = fits
        self._arrange()

    @property
    def rows(self) -> list[R]:
        """What is shown, in its order."""
        return self._shown

    @property
    def every(self) -> list[R]:
        """All rows, shown or not."""
        return self._all

    @property
    def total(self) -> int:
        return len(self._all)

    def row_of(self, row_id: str) -> int:
        """Where the row of an id is shown; -1 where it is not."""
        return next((number for number, row in enumerate(self._shown) if self._row_id(row) == row_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        # -1 is what Qt calls no column.
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        shown = self._all if self._fits is None else [row for row in self._all if self._fits(row)]
        if self._order is not None:
            key = self.columns[self._order[0]].order
            shown = sorted(shown, key=key, reverse=self._order[1]) if key else shown
        self.beginResetModel()
        self._shown = list(shown)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.say(f"column.{self.columns[section].key}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Cell | None:
        row = self._shown[index.row()]
        if role == IdRole:
            return self._row_id(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0 and self._said is not None:
            return self._said(row)
        if role in (CellRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self.columns[index.column()].cell(row)
            return cell if role == CellRole else _plain(cell)
        return None


def _plain(cell: Cell) -> str:
    return cell.text or ", ".join(sign.said for sign in cell.flags)
