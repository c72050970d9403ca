"""A page and its labels, drawn to scale: what does not fit is seen before it is read."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.exporters.stocks import Stock
from ui import theme, words
from ui.theme import Mode

_ROOM = (220, 300)
_EDGE = 10


class StockDrawing(QWidget):
    """Nothing until `show_stock`; `wrong` colours the labels."""

    def __init__(self) -> None:
        super().__init__()
        self._stock: Stock | None = None
        self._wrong = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._retell()

    def show_stock(self, stock: Stock | None, wrong: bool) -> None:
        self._stock, self._wrong = stock, wrong
        self._retell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_ROOM[0]), theme.px(_ROOM[1]))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def labels(self) -> list[QRectF]:
        """Where the labels are drawn, row by row."""
        stock = self._stock
        if stock is None:
            return []
        page, scale = self._page(stock)
        return [
            QRectF(
                page.left() + (stock.left + column * (stock.width + stock.gap_x)) * scale,
                page.top() + (stock.top + row * (stock.height + stock.gap_y)) * scale,
                stock.width * scale,
                stock.height * scale,
            )
            for row in range(stock.rows)
            for column in range(stock.columns)
        ]

    def _page(self, stock: Stock) -> tuple[QRectF, float]:
        """The page in the middle, and pixels to a millimetre."""
        edge = theme.px(_EDGE)
        wide, high = self.width() - 2 * edge, self.height() - 2 * edge
        scale = min(wide / stock.page_width, high / stock.page_height)
        size = stock.page_width * scale, stock.page_height * scale
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size), scale

    def _retell(self) -> None:
        stock = self._stock
        said = words.say("stock.drawing-none")
        if stock is not None:
            said = words.say("stock.drawing", columns=words.figure(stock.columns), rows=words.figure(stock.rows))
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        stock = self._stock
        if stock is not None:
            page, scale = self._page(stock)
            painter.setPen(QPen(_ink("line"), 1))
            painter.setBrush(_ink("surface"))
            painter.drawRect(page)
            painter.setPen(QPen(_ink("block" if self._wrong else "accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if self._wrong else _ink("tint"))
            for label in self.labels():
                painter.drawRoundedRect(label, stock.corner * scale, stock.corner * scale)
        painter.end()


def _ink(name: str) -> QColor:
    """A colour on paper, which is white in the dark too."""
    return QColor(theme.tokens_of(Mode.LIGHT).of(name))
