"""What search everywhere found: a list under the field, walked by keys while the field keeps the focus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme, words
from ui.widgets import parts

Index = QModelIndex | QPersistentModelIndex
HitRole = Qt.ItemDataRole.UserRole + 1
ROW, HEAD, MOST = 34, 28, 12
_NOWHERE = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: a thing or an action, and what taking it does. Without `does` it is a heading or a remark."""

    text: str
    icon: str = ""
    beside: str = ""
    said: str = ""
    kind: str = ""
    hidden: bool = False
    does: Callable[[], object] | None = None

    @property
    def sentence(self) -> str:
        """As read aloud."""
        return ", ".join(part for part in (self.text, self.beside, self.kind, self.said) if part)


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def fill(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Hit | None:
        hit = self.hits[index.row()]
        if role == HitRole:
            return hit
        return hit.sentence if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.hits[index.row()].does else Qt.ItemFlag.NoItemFlags


class _Lines(QStyledItemDelegate):
    """Icon, name, name in its own script; at the right what tells it from others of that name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit: Hit = index.data(HitRole)
        return QSize(theme.px(200), theme.px(ROW if hit.does else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HitRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hit.does:
            self._line(painter, rect, hit, option.state)
        else:
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(theme.px(12), 0, 0, 0), int(_MIDDLE), hit.text)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, hit: Hit, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(theme.px(4), 1, -theme.px(4), -1), theme.px(6), theme.px(6))
        token = "alias" if hit.hidden else "text2"
        painter.drawPixmap(
            QPoint(rect.left() + theme.px(12), rect.center().y() - theme.px(8) + 1), icons.pixmap(hit.icon, token, 16)
        )
        box = rect.adjusted(theme.px(38), 0, -theme.px(14), 0)
        box = self._right(painter, box, hit.said)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.script_font(hit.text, 13, 600 if hit.hidden else 500))
        metrics = painter.fontMetrics()
        painter.drawText(box, int(_MIDDLE), theme.shortened(metrics, hit.text, box.width()))
        if hit.beside:
            box.setLeft(box.left() + metrics.horizontalAdvance(hit.text) + theme.px(9))
            painter.setPen(theme.colour("text2"))
            painter.setFont(theme.font(12) if hit.hidden else theme.script_font(hit.beside, 13))
            painter.drawText(box, int(_MIDDLE | Qt.TextFlag.TextDontClip), hit.beside)

    def _right(self, painter: QPainter, box: QRect, said: str) -> QRect:
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        room = box.width() // 2
        shown = theme.shortened(painter.fontMetrics(), said, room)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown)
        return box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(shown) - theme.px(12), 0)


class Palette(QFrame):
    """Stands under a field and over everything else of the window."""

    def __init__(self, field: QLineEdit, over: QWidget) -> None:
        super().__init__(over)
        theme.look(self, "drop")
        self._field, self._over = field, over
        self._model = _Hits()
        self.view = QListView()
        words.put(self.view, "palette.name", words.Slot.NAME)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Lines(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(lambda index: self.take(index.row()))
        theme.look(self.view, "drop")
        self.setLayout(parts.column(self.view, margins=(1, 5, 1, 5)))
        self.hide()

    @property
    def hits(self) -> list[Hit]:
        return self._model.hits

    @property
    def at_first(self) -> bool:
        """Whether the line chosen is still the one that a new list begins with."""
        return self.view.currentIndex().row() == self._first

    @property
    def _first(self) -> int:
        return next((number for number, hit in enumerate(self.hits) if hit.does), -1)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Under the field; the first that can be taken is chosen."""
        self._model.fill(hits)
        self.setVisible(bool(hits))
        if hits:
            self._place()
            self.raise_()
            self._choose(self._first)

    def move_by(self, step: int) -> None:
        """To the next line that can be taken, round and round."""
        lines = [number for number, hit in enumerate(self.hits) if hit.does]
        if lines:
            here = self.view.currentIndex().row()
            at = lines.index(here) if here in lines else -1
            self._choose(lines[(at + step) % len(lines)])

    def take(self, number: int = -1) -> None:
        """Do what the line says, the chosen one without a number."""
        at = number if number >= 0 else self.view.currentIndex().row()
        hit = self.hits[at] if 0 <= at < len(self.hits) else None
        if hit is not None and hit.does is not None:
            self.hide()
            hit.does()

    def _choose(self, number: int) -> None:
        index = self._model.index(number, 0)
        self.view.setCurrentIndex(index)
        if index.isValid():
            said = self.hits[number].sentence
            self._field.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _place(self) -> None:
        """As wide as the field and wider where the field is narrow; as high as its lines, if there is room."""
        over = self._over
        wide = max(self._field.width(), min(theme.px(520), over.width() - theme.px(32)))
        below = self._field.mapTo(over, QPoint(0, self._field.height() + theme.px(4)))
        left = max(theme.px(16), min(below.x() - (wide - self._field.width()) // 2, over.width() - wide - theme.px(16)))
        high = sum(theme.px(ROW if hit.does else HEAD) for hit in self.hits) + theme.px(12)
        self.setGeometry(left, below.y(), wide, min(high, over.height() - below.y() - theme.px(16)))
