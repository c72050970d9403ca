"""Cells as they are painted: tile or icon, text, what stands beside it, flags; by their meaning alone."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygon, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.models.cells import Cell, CellRole, Tile

ROW = 32
EDGE = 24
# Letters of a second name below which it says nothing any more.
_LEAST_BESIDE = 5
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
# As numbers: a table scrolls by painting thousands of cells, and flags are slow to compare.
_AT_MIDDLE = int(MIDDLE)
_ASIDE = int(MIDDLE | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextDontClip)
_SELECTED, _ACTIVE = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_Active.value


@lru_cache(maxsize=64)
def _font(size: float, weight: int, figures: bool, scale: int) -> QFont:
    return theme.font(size, weight, figures=figures)


@lru_cache(maxsize=8192)
def _fitted(text: str, look: tuple[float, int, bool, int], width: int) -> tuple[str, int]:
    """The text as far as there is room, and how wide it is whole."""
    metrics = QFontMetrics(_font(*look))
    whole = metrics.horizontalAdvance(text)
    return (text if whole <= width else theme.shortened(metrics, text, width)), whole


@lru_cache(maxsize=64)
def _colour(token: str, dark: bool) -> QColor:
    return theme.colour(token)


@lru_cache(maxsize=4)
def _line(dark: bool) -> QColor:
    """Between two rows: half as strong as the lines between panes."""
    line = theme.colour("line")
    line.setAlphaF(0.5)
    return line


@lru_cache(maxsize=64)
def _tile(tile: Tile, scale: int, dark: bool, ratio: float) -> QPixmap:
    side = theme.px(18) + 1
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_tile(painter, QPoint(0, 0), tile)
    painter.end()
    return drawn


class CellDelegate(QStyledItemDelegate):
    """Paints a Cell: tile or icon, text, what stands beside it, flags at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(80), theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        cell = model.data(index, CellRole)
        if not isinstance(cell, Cell):
            return
        rect: QRect = option.rect
        row, column = index.row(), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state.value, row)
        left = rect.left() + theme.px(EDGE if column == 0 else 6)
        inner = QRect(left, rect.top(), rect.right() - left - theme.px(6), rect.height())
        if cell.flags:
            self._flags(painter, inner, cell)
        else:
            self._content(painter, inner, cell)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: int, row: int) -> None:
        """The pointer is over a row, not over a cell."""
        dark = theme.is_dark()
        if state & _SELECTED:
            painter.fillRect(rect, _chosen(bool(state & _ACTIVE), dark))
        elif getattr(self.parent(), "hovered", -1) == row:
            painter.fillRect(rect, _colour("hover", dark))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, _line(dark))

    def _content(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        scale, dark = theme.scale(), theme.is_dark()
        if cell.locked:
            box = self._lock(painter, box, cell.opened)
        if cell.tile is not None:
            drawn = _tile(cell.tile, scale, dark, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - theme.px(9) + 1, drawn)
            box.setLeft(box.left() + theme.px(26))
        if cell.sign is not None:
            token = "text3" if cell.faded else cell.sign.token
            shape = icons.pixmap(cell.sign.icon, token, 16)
            painter.drawPixmap(box.left(), box.center().y() - theme.px(8) + 1, shape)
            box.setLeft(box.left() + theme.px(22))
        if not cell.text and not cell.beside:
            return
        look = (12, 600, False, scale) if cell.head else (theme.BODY, cell.strong, cell.figures, scale)
        shown, whole = _fitted(cell.text, look, box.width())
        painter.setFont(_font(*look))
        painter.setPen(_colour("text3" if cell.faded else cell.token, dark))
        painter.drawText(box, _AT_MIDDLE, shown)
        if cell.beside:
            box.setLeft(box.left() + whole + theme.px(9))
            self._beside(painter, box, cell)

    def _beside(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        painter.setFont(theme.script_font(cell.beside, 12 if cell.locked or cell.head else 13))
        painter.setPen(theme.colour("text3" if cell.faded else "text2"))
        shown = theme.shortened(painter.fontMetrics(), cell.beside, box.width())
        if len(shown) < _LEAST_BESIDE and shown != cell.beside:
            return
        # Left even where the script runs from the right: the name stands beside the other one.
        painter.drawText(box, _ASIDE, shown)

    def _lock(self, painter: QPainter, box: QRect, opened: bool) -> QRect:
        side = theme.px(20)
        square = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        # Filled while the name stands beside the list, so that nobody forgets it open.
        painter.setBrush(theme.colour("alias" if opened else "alias_ground"))
        painter.drawRoundedRect(square, theme.px(4), theme.px(4))
        shape = icons.pixmap("unlock", "alias_ground", 13) if opened else icons.pixmap("lock", "alias", 13)
        painter.drawPixmap(square.left() + (side - theme.px(13)) // 2, square.top() + (side - theme.px(13)) // 2, shape)
        return box.adjusted(theme.px(28), 0, 0, 0)

    def _flags(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        side = theme.px(16)
        right = box.right() - theme.px(6)
        for sign in reversed(cell.flags):
            right -= side
            painter.drawPixmap(right, box.center().y() - side // 2 + 1, icons.pixmap(sign.icon, sign.token, 16))
            right -= theme.px(6)


@lru_cache(maxsize=4)
def _chosen(active: bool, dark: bool) -> QColor:
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
