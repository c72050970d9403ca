"""The table of every list page: lines between rows, nothing around them, cells painted by their meaning."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionRange, QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtCore import QItemSelection as Chosen
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QAbstractItemView

from ui import theme, words
from ui.models.cell_editing import CellEdit, Editor
from ui.models.cell_painting import EDGE, ROW, CellDelegate, draw_tile
from ui.models.cells import IdRole
from ui.models.wide_table import WideTable

__all__ = ["EDGE", "ROW", "CellDelegate", "Editor", "Table", "draw_tile"]
Index = QModelIndex | QPersistentModelIndex


class Table(WideTable):
    """Rows are chosen whole; `picked` carries the id of the current one, empty where there is none.

    `chosen` when other rows are chosen than before; `edited` carries a row's id, a column and its new value.
    """

    picked = Signal(str)
    chosen = Signal()
    entered_on = Signal(str)
    edited = Signal(str, int, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.hovered = -1
        self._editors: Mapping[int, Editor] = {}
        self._editing: CellEdit | None = None
        words.put(self, name, words.Slot.NAME)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.stop_editing())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.stop_editing())

    def edit_by(self, editors: Mapping[int, Editor]) -> None:
        """By column of the model; F2 and a double click then edit in place."""
        self._editors = editors

    def picked_id(self) -> str:
        index = self.currentIndex()
        return str(index.data(IdRole)) if index.isValid() else ""

    def chosen_ids(self) -> tuple[str, ...]:
        """Of every chosen row, from the top down."""
        ranges: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]  # a list
        spans = sorted((one.top(), one.bottom()) for one in ranges)
        rows = dict.fromkeys(row for top, bottom in spans for row in range(top, bottom + 1))
        return tuple(str(self.model().index(row, 0).data(IdRole)) for row in rows)

    def pick(self, number: int) -> None:
        """Choose a row by where it is shown; nothing for -1."""
        if number >= 0:
            self.setCurrentIndex(self.model().index(number, 0))

    def choose(self, numbers: list[int]) -> None:
        """Choose several rows besides the current one."""
        flags = self.selectionModel().SelectionFlag
        chosen = Chosen()
        for number in numbers:
            index = self.model().index(number, 0)
            chosen.select(index, index)
        self.selectionModel().select(chosen, flags.Select | flags.Rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        here = self.currentIndex()
        # Qt makes a row the current one without choosing it: the details would be of one that looks like the others.
        by_hand = event.reason() is Qt.FocusReason.MouseFocusReason
        if here.isValid() and not by_hand and not self.selectionModel().hasSelection():
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().select(here, flags.Select | flags.Rows)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stop_editing()
        self.viewport().update()
        self.picked.emit(self.picked_id())

    def selectionChanged(self, selected: Chosen, deselected: Chosen) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def start_editing(self, index: Index) -> bool:
        """Open the editor of a cell; False where its column has none."""
        editor = self._editors.get(index.column()) if index.isValid() else None
        if editor is None:
            return False
        self.stop_editing()
        row_id, column = str(index.data(IdRole)), index.column()
        self.scrollTo(self.model().index(index.row(), column))
        self._editing = CellEdit(editor, editor.begin(row_id), self.viewport())
        self._editing.done.connect(lambda value: self.edited.emit(row_id, column, value))
        self._editing.closed.connect(self._edited)
        self._editing.open(self.visualRect(self.model().index(index.row(), column)))
        return True

    def stop_editing(self) -> None:
        """Drop an editor that is open."""
        if self._editing is not None:
            self._editing.end()

    def _edited(self) -> None:
        editing, self._editing = self._editing, None
        if editing is not None and (editing.hasFocus() or editing.control.hasFocus()):
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.picked_id():
            self.entered_on.emit(self.picked_id())
            return
        if key == Qt.Key.Key_F2 and self._editors and self.picked_id():
            current = self.currentIndex()
            first = self.model().index(current.row(), next(iter(self._editors)))
            if not self.start_editing(current):
                self.start_editing(first)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.start_editing(self.indexAt(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid() or not self.hasFocus():
            return
        # The ring goes round the whole row, which no delegate sees.
        row = self.visualRect(index)
        ring = QRect(0, row.top(), self.viewport().width(), row.height()).adjusted(1, 1, -1, -1)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRect(ring)
        if index.column() in self._editors:
            # The cell that F2 would edit.
            painter.setPen(QPen(theme.colour("focus"), 1))
            painter.drawRect(self.visualRect(index).adjusted(1, 4, -2, -6))
        painter.end()
