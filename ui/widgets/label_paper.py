"""A template as it comes to stand on a sheet: page, cut lines, several badges, and where a printer misses them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.exporters.display import Laid
from forumdesk.exporters.stocks import Stock
from ui import icons, theme, words
from ui.theme import Mode
from ui.widgets.display_list import paint
from ui.widgets.printer import Offset

_EDGE = 20
# What most printers cannot reach at the edge of a page, in mm.
MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is seen: a stock, its words, the badges for its labels in turn, and how a printer's prints are moved."""

    stock: Stock
    said: str
    badges: tuple[Laid, ...]
    offset: Offset


class LabelPaper(QWidget):
    """Nothing until `show_sheet`. Only looked at: what is wrong is mended on the badge itself."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._retell()
        self.update()

    def page(self) -> tuple[QRectF, float]:
        """Where the page is, and pixels to a millimetre."""
        stock = self.sheet.stock if self.sheet else None
        if stock is None:
            return QRectF(), 1.0
        edge = theme.px(_EDGE)
        wide, high = max(self.width() - 2 * edge, 1), max(self.height() - 2 * edge, 1)
        scale = min(wide / stock.page_width, high / stock.page_height)
        page = QRectF(0, 0, stock.page_width * scale, stock.page_height * scale)
        page.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return page, scale

    def labels(self) -> list[QRectF]:
        """Where the labels are, row by row."""
        page, scale = self.page()
        return [_on(page, scale, box) for box in _boxes(self.sheet.stock)] if self.sheet else []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken" if theme.is_dark() else "line"))
        if self.sheet is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self.sheet)
        painter.end()

    def _paint(self, painter: QPainter, sheet: Sheet) -> None:
        page, scale = self.page()
        painter.fillRect(page, _ink("surface"))
        for number, place in enumerate(self.labels()):
            self._badge(painter, sheet, number, place)
        if sheet.stock.slots > 1:
            self._margin(painter, page, scale)
        radius = sheet.stock.corner * scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_ink("control"), 1))
        for place in self.labels():
            painter.drawRoundedRect(place, radius, radius)
        if sheet.offset != Offset():
            painter.setPen(QPen(_ink("accent"), 1, Qt.PenStyle.DashLine))
            for box in _boxes(sheet.stock):
                painter.drawRoundedRect(_on(page, scale, missed(box, sheet.offset)), radius, radius)

    def _badge(self, painter: QPainter, sheet: Sheet, number: int, place: QRectF) -> None:
        if not sheet.badges:
            return
        laid = sheet.badges[number % len(sheet.badges)]
        halves = [(place.topLeft(), 0.0)]
        if sheet.stock.folded:
            # A tent's other side lies above it, upside down, until it is folded.
            fold = place.center().y()
            halves = [(QPointF(place.left(), fold), 0.0), (QPointF(place.right(), fold), 180.0)]
        for corner, turn in halves:
            painter.save()
            painter.setClipRect(place)
            painter.translate(corner)
            painter.rotate(turn)
            painter.scale(place.width() / laid.width, place.width() / laid.width)
            paint(painter, laid)
            painter.restore()
        if any(problem.stops for problem in laid.problems):
            _sign(painter, place)

    def _margin(self, painter: QPainter, page: QRectF, scale: float) -> None:
        """Inside of it every printer prints."""
        by = MARGIN * scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_ink("control"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(page.adjusted(by, by, -by, -by))

    def _retell(self) -> None:
        if self.sheet is not None:
            self.setAccessibleName(words.say("designer.on-paper-name", stock=self.sheet.said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)


def missed(box: QRectF, offset: Offset) -> QRectF:
    """Where a printer would put a box in mm if its prints were not moved and stretched for it."""
    across, down = offset.wide / 100, offset.high / 100
    return QRectF(
        (box.x() - offset.right) / across, (box.y() - offset.down) / down, box.width() / across, box.height() / down
    )


def _boxes(stock: Stock) -> list[QRectF]:
    """The labels in mm from the upper left of the page."""
    return [
        QRectF(
            stock.left + column * (stock.width + stock.gap_x),
            stock.top + row * (stock.height + stock.gap_y),
            stock.width,
            stock.height,
        )
        for row in range(stock.rows)
        for column in range(stock.columns)
    ]


def _on(page: QRectF, scale: float, box: QRectF) -> QRectF:
    return QRectF(page.x() + box.x() * scale, page.y() + box.y() * scale, box.width() * scale, box.height() * scale)


def _sign(painter: QPainter, place: QRectF) -> None:
    """What is not printed as it is: a frame and a shape, in the colours for paper."""
    side, edge = theme.px(16), theme.px(2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_ink("block"), theme.px(1.5), Qt.PenStyle.DashLine))
    painter.drawRect(place.adjusted(edge, edge, -edge, -edge))
    ground = QRectF(place.center().x() - side / 2 - edge, place.center().y() - side / 2 - edge, side + 2 * edge, 0)
    ground.setHeight(ground.width())
    painter.fillRect(ground, _ink("surface"))
    sign = icons.pixmap("block", "block", 16, mode=Mode.LIGHT)
    painter.drawPixmap((ground.topLeft() + QPointF(edge, edge)).toPoint(), sign)


def _ink(name: str) -> QColor:
    """A colour on paper, which is white in the dark too."""
    return QColor(theme.tokens_of(Mode.LIGHT).of(name))
