"""The table of every list page: lines between rows, nothing around them, cells painted by their meaning."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygon, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import icons, theme, words
from ui.models.cells import Cell, CellRole, IdRole, Tile

ROW = 32
EDGE = 24
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CellDelegate(QStyledItemDelegate):
    """Paints a Cell: tile or icon, text, what stands beside it, flags at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(80), theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        left = rect.left() + theme.px(EDGE if index.column() == 0 else 6)
        inner = QRect(left, rect.top(), rect.right() - left - theme.px(6), rect.height())
        if cell.flags:
            self._flags(painter, inner, cell)
        else:
            self._content(painter, inner, cell)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            active = state & QStyle.StateFlag.State_Active
            painter.fillRect(rect, theme.colour("tint" if active else "hover"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _content(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.locked:
            box = self._lock(painter, box)
        if cell.tile is not None:
            draw_tile(painter, QPoint(box.left(), box.center().y() - theme.px(9) + 1), cell.tile)
            box.setLeft(box.left() + theme.px(26))
        if cell.sign is not None:
            token = "text3" if cell.faded else cell.sign.token
            shape = icons.pixmap(cell.sign.icon, token, 16)
            painter.drawPixmap(box.left(), box.center().y() - theme.px(8) + 1, shape)
            box.setLeft(box.left() + theme.px(22))
        painter.setFont(theme.font(12, 600) if cell.head else theme.font(theme.BODY, cell.strong, figures=cell.figures))
        painter.setPen(theme.colour("text3" if cell.faded else cell.token))
        metrics = painter.fontMetrics()
        painter.drawText(box, int(_MIDDLE), metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width()))
        if cell.beside:
            box.setLeft(box.left() + metrics.horizontalAdvance(cell.text) + theme.px(9))
            self._beside(painter, box, cell)

    def _beside(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if box.width() < theme.px(20):
            return
        painter.setFont(theme.script_font(cell.beside, 12 if cell.locked or cell.head else 13))
        painter.setPen(theme.colour("text3" if cell.faded else "text2"))
        shown = painter.fontMetrics().elidedText(cell.beside, Qt.TextElideMode.ElideRight, box.width())
        # Left even where the script runs from the right: the name stands beside the other one.
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), shown)

    def _lock(self, painter: QPainter, box: QRect) -> QRect:
        side = theme.px(20)
        square = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("alias_ground"))
        painter.drawRoundedRect(square, theme.px(4), theme.px(4))
        shape = icons.pixmap("lock", "alias", 13)
        painter.drawPixmap(square.left() + (side - theme.px(13)) // 2, square.top() + (side - theme.px(13)) // 2, shape)
        return box.adjusted(theme.px(28), 0, 0, 0)

    def _flags(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        side = theme.px(16)
        right = box.right() - theme.px(6)
        for sign in reversed(cell.flags):
            right -= side
            painter.drawPixmap(right, box.center().y() - side // 2 + 1, icons.pixmap(sign.icon, sign.token, 16))
            right -= theme.px(6)


def draw_tile(painter: QPainter, at: QPoint, tile: Tile) -> None:
    """18 px with the letter; the second category of a family has a contrasting corner."""
    ground, white = theme.FAMILIES[tile.family]
    ink = "#FFFFFF" if white else theme.INK
    side = theme.px(18)
    square = QRect(at, QSize(side, side))
    painter.save()
    # In the dark the darkest tiles would melt into the page.
    edged = theme.is_dark() and tile.family in ("safety", "hosts", "mediation")
    painter.setPen(QPen(theme.colour("control"), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(square, theme.px(4), theme.px(4))
    if tile.striped:
        corner = theme.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        x, y = square.right(), square.top() + 1
        painter.drawPolygon(QPolygon([QPoint(x - corner, y), QPoint(x, y), QPoint(x, y + corner)]))
    painter.setPen(QColor(ink))
    painter.setFont(theme.font(11, 700))
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), tile.letter)
    painter.restore()


class Head(QHeaderView):
    """Names of columns, in line with what stands below them; the arrow of the order beside its name."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

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
            painter.drawText(box, int(_MIDDLE), said)
            if self.isSortIndicatorShown() and self.sortIndicatorSection() == number:
                arrow = "sorted-up" if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else "sorted-down"
                left = box.left() + painter.fontMetrics().horizontalAdvance(said) + theme.px(6)
                painter.drawPixmap(left, rect.center().y() - theme.px(7) + 1, icons.pixmap(arrow, "text2", 14))


class Table(QTableView):
    """Rows are chosen whole; `picked` carries the id of the current one, empty where there is none."""

    picked = Signal(str)
    entered_on = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
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
        head = Head(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.remeasure()

    def remeasure(self) -> None:
        """Heights, at the text size in force."""
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setFixedHeight(theme.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(theme.px(40))

    def widen(self, *widths: int) -> None:
        """Column widths at 100 % text; the first column takes what is left, 0 hides one."""
        head = self.horizontalHeader()
        for number, width in enumerate(widths):
            self.setColumnHidden(number, width == 0)
            if width:
                mode = QHeaderView.ResizeMode.Stretch if number == 0 else QHeaderView.ResizeMode.Interactive
                head.setSectionResizeMode(number, mode)
                head.resizeSection(number, theme.px(width))

    def picked_id(self) -> str:
        index = self.currentIndex()
        return str(index.data(IdRole)) if index.isValid() else ""

    def pick(self, number: int) -> None:
        """Choose a row by where it is shown; nothing for -1."""
        if number >= 0:
            self.setCurrentIndex(self.model().index(number, 0))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.picked.emit(self.picked_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.picked_id():
            self.entered_on.emit(self.picked_id())
            return
        super().keyPressEvent(event)

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
        painter.end()
