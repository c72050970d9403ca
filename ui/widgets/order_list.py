"""A list whose rows are put in order: dragged with the mouse, or moved with Alt+Up and Alt+Down."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui import shortcuts, theme, words


class OrderList(QListWidget):
    """Rows of (key, words); `moved` when they stand otherwise. Each is read out with its place."""

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        words.put(self, name, words.Slot.NAME)
        theme.look(self, "boxed")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dragged = -1
        for key, steps in (("earlier", -1), ("later", 1)):
            action = shortcuts.action(self, key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, by=steps: self.move_by(by))

    def fill(self, rows: tuple[tuple[str, str], ...]) -> None:
        self.clear()
        for key, said in rows:
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.px(28)))
            self.addItem(item)
        self.setCurrentRow(0 if rows else -1)
        self._number()

    def keys(self) -> tuple[str, ...]:
        """From the top."""
        return tuple(str(self.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.count()))

    def move_by(self, steps: int) -> None:
        """The current row that many places down; at the ends it stays."""
        self._move(self.currentRow(), self.currentRow() + steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._dragged = self.indexAt(event.position().toPoint()).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Not Qt's own drag: the row goes along under the hand, and nothing can be dropped in from elsewhere.
        under = self.indexAt(event.position().toPoint()).row()
        if self._dragged >= 0 and under >= 0:
            self._move(self._dragged, under)
            self._dragged = under

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._dragged = -1

    def _move(self, start: int, end: int) -> None:
        if start == end or start < 0 or not 0 <= end < self.count():
            return
        item = self.takeItem(start)
        self.insertItem(end, item)
        self._number()
        self.setCurrentRow(end)
        self.scrollToItem(item)
        self.moved.emit()

    def _number(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            said = words.say("orders.place", place=row + 1, n=self.count(), name=item.text())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
