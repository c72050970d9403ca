"""Cells as they are painted: tile or icon, text, what stands beside it, flags; by their meaning alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.models.cells import Cell, CellRole, Tile

ROW = 32
EDGE = 24
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


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
        self._ground(painter, rect, state | self._hover(index))
        left = rect.left() + theme.px(EDGE if index.column() == 0 else 6)
        inner = QRect(left, rect.top(), rect.right() - left - theme.px(6), rect.height())
        if cell.flags:
            self._flags(painter, inner, cell)
        else:
            self._content(painter, inner, cell)
        painter.restore()

    def _hover(self, index: QModelIndex | QPersistentModelIndex) -> QStyle.StateFlag:
        """The pointer is over a row, not over a cell."""
        over = getattr(self.parent(), "hovered", -1) == index.row()
        return QStyle.StateFlag.State_MouseOver if over else QStyle.StateFlag.State_None

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, _chosen(bool(state & QStyle.StateFlag.State_Active)))
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
        painter.drawText(box, int(MIDDLE), metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width()))
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


def _chosen(active: bool) -> QColor:
    """What is chosen in a window that is not in front steps back."""
    ground = theme.colour("tint" if active else "line")
    ground.setAlphaF(1.0 if active else 0.5)
    return ground


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
