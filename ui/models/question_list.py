"""The list of questions: two lines each, what is asked and what was answered."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forumdesk.services.duplicates import Pair
from ui import icons, theme, words
from ui.models.cells import Cell, CellRole, IdRole
from ui.models.import_rows import QuestionRow
from ui.models.rows import RowsModel

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 50


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(120), theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        if cell.sign is not None:
            shape = icons.pixmap(cell.sign.icon, cell.sign.token, 16)
            painter.drawPixmap(rect.left() + theme.px(20), rect.top() + theme.px(8), shape)
        left = rect.left() + theme.px(46)
        room = rect.right() - left - theme.px(14)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        first = "text2" if cell.faded and not chosen else "text"
        for top, text, font, token in (
            (5, cell.text, theme.script_font(cell.text, 13, 600 if chosen else 500), first),
            (25, cell.beside, theme.font(12), "text2"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            shown = theme.shortened(painter.fontMetrics(), text, room)
            box = QRect(left, rect.top() + theme.px(top), room, theme.px(20))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), shown)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        box = rect.adjusted(theme.px(8), theme.px(1), -theme.px(8), -theme.px(1))
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(box.left(), box.top() + theme.px(14), theme.px(3), theme.px(20)), 1, 1)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


class QuestionList(QListView):
    """`picked` carries the key of the question that is looked at."""

    picked = Signal(str)

    def __init__(self, model: RowsModel[QuestionRow] | RowsModel[Pair], name: str = "import.questions") -> None:
        super().__init__()
        words.put(self, name, words.Slot.NAME)
        self.setModel(model)
        self._rows = model
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def pick(self, key: str) -> None:
        number = self._rows.row_of(key)
        if number >= 0:
            self.setCurrentIndex(self._rows.index(number, 0))

    def current_id(self) -> str:
        index = self.currentIndex()
        return str(index.data(IdRole)) if index.isValid() else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(str(current.data(IdRole)))
