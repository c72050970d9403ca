"""Answers by category: one bar a category, a piece of it an answer, a legend in words."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from ui import theme, words
from ui.widgets.plots import Draw, Plot, elided
from ui.widgets.plots_fill import fill
from ui.widgets.target import Target

_ROWS, _BAR, _TILE, _AFTER, _LEGEND, _RING = (36, 30), 14, 26, 44, 26, 6
# With more bars than that the rows are the lower ones.
_MANY = 8
_LABELS = (110, 0.42)
_GAP = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """So many people of one answer; `look` names its pattern."""

    amount: int
    look: str
    said: str
    target: Target


@dataclass(frozen=True, slots=True)
class Bar:
    """One category. `paint` draws its tile at a point; `said` is the whole of it in words."""

    label: str
    said: str
    target: Target
    pieces: tuple[Piece, ...]
    paint: Callable[[QPainter, QPoint], None] | None = None

    @property
    def total(self) -> int:
        return sum(piece.amount for piece in self.pieces)


class AnswersPlot(Plot):
    """`show_bars` takes the bars and, for the legend, pairs of a look and its word."""

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "overview.answers", words.Slot.NAME)
        self._bars: list[Bar] = []
        self._legend: list[tuple[str, str]] = []

    def show_bars(self, bars: list[Bar], legend: list[tuple[str, str]]) -> None:
        self.wipe()
        self._bars, self._legend = bars, legend
        for row, bar in enumerate(bars):
            self.put((row, 0), bar.said, bar.target, _label(bar))
            for column, piece in enumerate(bar.pieces, 1):
                self.put((row, column), piece.said, piece.target, _piece(piece))
        self.updateGeometry()
        self.arrange()
        self.update()

    @property
    def _row(self) -> int:
        return theme.px(_ROWS[len(self._bars) > _MANY])

    @property
    def _label(self) -> int:
        """As wide as the longest name, as far as the bars still have room."""
        metrics = QFontMetrics(theme.font(13))
        longest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        least, most = _LABELS
        return min(max(longest + theme.px(_RING + _TILE + 10), theme.px(least)), round(self.width() * most))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), self._row * len(self._bars) + self._legend_lines() * theme.px(_LEGEND))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # How many lines the legend takes depends on it.
            self.updateGeometry()

    def arrange(self) -> None:
        most = max((bar.total for bar in self._bars), default=0)
        for row, bar in enumerate(self._bars):
            top = row * self._row
            self.links[row, 0].setGeometry(0, top, self._label - theme.px(4), self._row)
            left = self._label
            for column, wide in enumerate(self._widths(bar, most), 1):
                self.links[row, column].setGeometry(left, top, wide, self._row)
                left += wide + _GAP

    def _widths(self, bar: Bar, most: int) -> list[int]:
        room = max(theme.px(60), self.width() - self._label - theme.px(_AFTER) - _GAP * len(bar.pieces))
        return [max(theme.px(4), room * piece.amount // most) for piece in bar.pieces]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12, 400, figures=True))
        painter.setPen(theme.colour("text2"))
        for row, bar in enumerate(self._bars):
            last = self.links[row, len(bar.pieces)].geometry()
            box = QRect(last.right() + theme.px(8), last.top(), theme.px(_AFTER), last.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words.figure(bar.total))
        for at, (look, word) in zip(self._places(), self._legend, strict=True):
            swatch = QRectF(at.x(), at.y() + theme.px(8), theme.px(14), theme.px(10))
            fill(painter, swatch, look)
            painter.setPen(theme.colour("text2"))
            painter.drawText(at + QPoint(theme.px(20), theme.px(17)), word)
        painter.end()

    def _places(self) -> list[QPoint]:
        """Where each word of the legend begins, in as many lines as it takes."""
        metrics = self.fontMetrics()
        places: list[QPoint] = []
        at, top = theme.px(_RING), len(self._bars) * self._row
        for _, word in self._legend:
            wide = theme.px(20 + 16) + metrics.horizontalAdvance(word)
            if places and at + wide > self.width():
                at, top = theme.px(_RING), top + theme.px(_LEGEND)
            places.append(QPoint(at, top))
            at += wide
        return places

    def _legend_lines(self) -> int:
        places = self._places()
        return 1 + (places[-1].y() - places[0].y()) // theme.px(_LEGEND) if places else 0


def _label(bar: Bar) -> Draw:
    def draw(painter: QPainter, box: QRect, hovered: bool) -> None:
        if bar.paint is not None:
            bar.paint(painter, QPoint(box.left() + theme.px(_RING), box.center().y() - theme.px(9) + 1))
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("accent" if hovered else "text"))
        elided(painter, box.adjusted(theme.px(_RING + _TILE), 0, -theme.px(4), 0), bar.label)

    return draw


def _piece(piece: Piece) -> Draw:
    def draw(painter: QPainter, box: QRect, hovered: bool) -> None:
        high = theme.px(_BAR + 4 * hovered)
        fill(painter, QRectF(box.left(), box.center().y() - high // 2 + 1, box.width(), high), piece.look)

    return draw
