"""The table of every list page: lines between rows, nothing around them, cells painted by their meaning."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionRange, QModelIndex, QPersistentModelIndex, QPoint, QRect, Signal
from PySide6.QtCore import QItemSelection as Chosen
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from ui import icons, theme, words
from ui.models.cell_editing import CellEdit, Editor
from ui.models.cell_painting import EDGE, MIDDLE, ROW, CellDelegate, draw_tile
from ui.models.cells import IdRole

__all__ = ["EDGE", "ROW", "CellDelegate", "Editor", "Table", "draw_tile"]
Index = QModelIndex | QPersistentModelIndex


class Head(QHeaderView):
    """Names of columns, in line with what stands below them; the arrow of the order beside its name."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.frozen = False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.frozen and self.offset() and self.count():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The name of the first column stands over another one's while that is scrolled away.
        if self.frozen and self.offset() and event.position().x() < self.sectionSize(0):
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder and self.sortIndicatorSection() == 0
            self.setSortIndicator(0, Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder)
            return
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        said = str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")
        box = rect.adjusted(theme.px(EDGE if number == 0 else 6), 0, 0, 0)
        if said and self.sectionSize(number) >= theme.px(70):
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.colour("text2"))
            painter.drawText(box, int(MIDDLE), said)
            if self.isSortIndicatorShown() and self.sortIndicatorSection() == number:
                arrow = "sorted-up" if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else "sorted-down"
                left = box.left() + painter.fontMetrics().horizontalAdvance(said) + theme.px(6)
                painter.drawPixmap(left, rect.center().y() - theme.px(7) + 1, icons.pixmap(arrow, "text2", 14))


class Table(QTableView):
    """Rows are chosen whole; `picked` carries the id of the current one, empty where there is none.

    `chosen` when other rows are chosen than before; `edited` carries a row's id, a column and its new value.
    """

    picked = Signal(str)
    chosen = Signal()
    entered_on = Signal(str)
    edited = Signal(str, int, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        # Before anything else: Qt asks where things are while it is being set up.
        self._head = Head(self)
        self.hovered = -1
        self._editors: Mapping[int, Editor] = {}
        self._editing: CellEdit | None = None
        self._kept: tuple[int, tuple[int, ...]] | None = None
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
        self.setHorizontalHeader(self._head)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # The frozen column stays where it is while the rest moves under it.
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._repaint())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.stop_editing())
        self.remeasure()

    def remeasure(self) -> None:
        """Heights, at the text size in force."""
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setFixedHeight(theme.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(theme.px(40))

    def widen(self, *widths: int) -> None:
        """Column widths at 100 % text; the first column takes what is left, 0 hides one."""
        self._kept, self._head.frozen = None, False
        for number, width in enumerate(widths):
            self.setColumnHidden(number, width == 0)
            if width:
                mode = QHeaderView.ResizeMode.Stretch if number == 0 else QHeaderView.ResizeMode.Interactive
                self._head.setSectionResizeMode(number, mode)
                self._head.resizeSection(number, theme.px(width))

    def freeze(self, least: int, *widths: int, beside: int) -> None:
        """The first column stays in sight while the others, `widths` wide, scroll; none is hidden.

        It is `least` wide, or as wide as leaves room for the first `beside` of the others.
        """
        self._kept, self._head.frozen = (least, widths[:beside]), True
        for number, width in enumerate((least, *widths)):
            at = self._head.logicalIndex(number)
            self.setColumnHidden(at, False)
            self._head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self._head.resizeSection(at, theme.px(width))
        self._fit_first()

    def _fit_first(self) -> None:
        if self._kept is not None:
            least, beside = self._kept
            left = self.viewport().width() - sum(theme.px(width) for width in beside)
            self._head.resizeSection(0, max(theme.px(least), left))

    def order_columns(self, *columns: int) -> None:
        """Where each column stands, by the number the model gives it."""
        for place, column in enumerate(columns):
            self._head.moveSection(self._head.visualIndex(column), place)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_first()

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def _repaint(self) -> None:
        self.stop_editing()
        if self._head.frozen:
            self.viewport().update()
            self._head.viewport().update()

    def indexAt(self, place: QPoint) -> QModelIndex:
        found = super().indexAt(place)
        over = self._head.frozen and self._head.offset() and place.x() < self._head.sectionSize(0)
        return self.model().index(found.row(), 0) if over and found.isValid() else found

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._head.frozen and self._head.offset():
            self._paint_frozen(painter)
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            # The ring goes round the whole row, which no delegate sees.
            row = self.visualRect(index)
            ring = QRect(0, row.top(), self.viewport().width(), row.height()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(ring)
        painter.end()

    def _paint_frozen(self, painter: QPainter) -> None:
        """The first column once more, over what has moved under it."""
        wide, high = self._head.sectionSize(0), self.viewport().height()
        first = max(self.rowAt(0), 0)
        last = self.rowAt(high)
        for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            index = self.model().index(row, 0)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, self.rowViewportPosition(row), wide, self.rowHeight(row))
            option.state = option.state | QStyle.StateFlag.State_Enabled
            if self.selectionModel().isRowSelected(row, QModelIndex()):
                option.state = option.state | QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, theme.colour("surface"))
            self.itemDelegate().paint(painter, option, index)
        painter.setPen(theme.colour("line"))
        painter.drawLine(wide - 1, 0, wide - 1, high)
