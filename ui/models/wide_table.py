"""A table whose first column stays in sight: with little room the others scroll under it."""

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from ui import icons, theme
from ui.models.cell_painting import EDGE, MIDDLE, ROW


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


class WideTable(QTableView):
    """Widths are given at 100 % text; `widen` fits them beside each other, `freeze` lets them scroll."""

    def __init__(self) -> None:
        super().__init__()
        # Before anything else: Qt asks where things are while it is being set up.
        self._head = Head(self)
        self._kept: tuple[int, tuple[int, ...]] | None = None
        self.setHorizontalHeader(self._head)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # The frozen column stays where it is while the rest moves under it.
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._repaint())
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_first()

    def _repaint(self) -> None:
        if self._head.frozen:
            self.viewport().update()
            self._head.viewport().update()

    def indexAt(self, place: QPoint) -> QModelIndex:
        found = super().indexAt(place)
        over = self._head.frozen and self._head.offset() and place.x() < self._head.sectionSize(0)
        return self.model().index(found.row(), 0) if over and found.isValid() else found

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._head.frozen and self._head.offset():
            painter = QPainter(self.viewport())
            self._paint_frozen(painter)
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
