"""Small things side by side that go on in the next line where there is no more room: the links of a card."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme

# A link has its ring before its first letter; so much further left its words stand under the others.
_LEAD = 1


class Flow(QLayout):
    """Lines as wide as there is room, each as high as its tallest thing."""

    def __init__(self, *parts: QWidget, spacing: int = 12) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        theme.fit(self, contentsMargins=(0, 0, 0, 0), spacing=spacing)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._lines(width)[1])

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(one.width() for one in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((one.height() for one in hints), default=0))

    def minimumSize(self) -> QSize:
        """Of the widest thing: the rest goes below it."""
        wide = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        return QSize(wide, self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        places, _ = self._lines(rect.width())
        for item, place in places:
            item.setGeometry(QRect(rect.topLeft() + place, item.sizeHint()))

    def _lines(self, width: int) -> tuple[list[tuple[QLayoutItem, QPoint]], list[int]]:
        """Where each thing stands, and how high the lines are."""
        lead, x, highs = -theme.px(_LEAD), 0, [0]
        places: list[tuple[QLayoutItem, QPoint]] = []
        for item in self._items:
            hint = item.sizeHint()
            if item.isEmpty():
                continue
            if x and x + hint.width() + lead > width:
                x = 0
                highs.append(0)
            places.append((item, QPoint(lead + x, sum(highs[:-1]))))
            x += hint.width() + self.spacing()
            highs[-1] = max(highs[-1], hint.height())
        return places, highs
