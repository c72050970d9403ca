"""Sessions by room and day: a grid whose cells are the fuller the darker, with the number in each."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui import icons, theme, words
from ui.widgets.plots import Draw, Plot, elided, mixed
from ui.widgets.target import Target

_HEAD, _LEAST, _MOST, _COLUMN, _GAP = 22, 34, 61, 40, 2
# Width of the names: at least, and at most of the whole.
_LEAST_LABEL, _MOST_LABEL = 106, 0.4


@dataclass(frozen=True, slots=True)
class RoomCell:
    """So many sessions; `stopped` where a finding about one of them stops output."""

    amount: int
    stopped: bool
    said: str
    target: Target


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room and its days, in the order of the head."""

    name: str
    cells: tuple[RoomCell, ...]


class RoomsPlot(Plot):
    """`show_rooms` takes the names of the days and a row a room."""

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "overview.rooms", words.Slot.NAME)
        self._days: list[str] = []
        self._rows: list[RoomRow] = []

    def show_rooms(self, days: list[str], rows: list[RoomRow]) -> None:
        self.wipe()
        self._days, self._rows = days, rows
        most = max((cell.amount for row in rows for cell in row.cells), default=1)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if cell.amount:
                    self.put((number, column), cell.said, cell.target, _cell(cell, most))
        self.updateGeometry()
        self.arrange()
        self.update()

    @property
    def _label(self) -> int:
        metrics = QFontMetrics(theme.font(13))
        longest = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0) + theme.px(12)
        return max(theme.px(_LEAST_LABEL), min(longest, round(self.width() * _MOST_LABEL)))

    def fits(self) -> int:
        """How many days there is room for."""
        return max(1, (self.width() - self._label) // theme.px(_COLUMN))

    def sizeHint(self) -> QSize:
        return QSize(
            theme.px(_LEAST_LABEL + 44 * max(3, len(self._days))),
            theme.px(_HEAD) + theme.px(_LEAST + 8) * len(self._rows),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST_LABEL + _COLUMN), theme.px(_HEAD) + theme.px(_LEAST) * len(self._rows))

    def arrange(self) -> None:
        for (row, column), link in self.links.items():
            link.setGeometry(self._box(row, column))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, 500, figures=True))
        painter.setPen(theme.colour("text2"))
        for column, day in enumerate(self._days):
            box = self._box(0, column)
            head = QRect(box.left() - _GAP, 0, box.width() + 2 * _GAP, theme.px(_HEAD - 2))
            elided(painter, head, day, Qt.AlignmentFlag.AlignHCenter)
        for number, row in enumerate(self._rows):
            self._row(painter, number, row)
        painter.end()

    def _row(self, painter: QPainter, number: int, row: RoomRow) -> None:
        painter.setFont(theme.script_font(row.name))
        painter.setPen(theme.colour("text"))
        first = self._box(number, 0)
        elided(painter, QRect(0, first.top(), self._label - theme.px(8), first.height()), row.name)
        for column, cell in enumerate(row.cells):
            if not cell.amount:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("window"))
                painter.drawRoundedRect(self._box(number, column), theme.px(4), theme.px(4))

    def _box(self, row: int, column: int) -> QRect:
        across = self.width() - self._label
        wide = across / max(1, len(self._days))
        room = (self.height() - theme.px(_HEAD)) / max(1, len(self._rows))
        high = min(max(room, theme.px(_LEAST)), theme.px(_MOST))
        left, top = self._label + wide * column, theme.px(_HEAD) + high * row
        return QRectF(left + _GAP / 2, top + _GAP / 2, wide - _GAP, high - _GAP).toRect()


def _cell(cell: RoomCell, most: int) -> Draw:
    def draw(painter: QPainter, box: QRect, hovered: bool) -> None:
        share = (0.12, 0.3) if theme.is_dark() else (0.12, 0.44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed("surface", "accent", share[0] + share[1] * cell.amount / most))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if hovered:
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setFont(theme.font(13, 600, figures=True))
        painter.setPen(theme.colour("text"))
        said = words.figure(cell.amount)
        shift = theme.px(9) if cell.stopped else 0
        painter.drawText(box.adjusted(0, 0, -2 * shift, 0), int(Qt.AlignmentFlag.AlignCenter), said)
        if cell.stopped:
            side = theme.px(14)
            shape = icons.pixmap("block", "block", 14)
            painter.drawPixmap(box.center().x() + theme.px(4), box.center().y() - side // 2 + 1, shape)

    return draw
