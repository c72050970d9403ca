"""Arrivals by hour: one or two days side by side, a bar an hour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme, words
from ui.widgets.plots import Draw, Plot
from ui.widgets.target import Target

_HOURS, _MARKS = 24, (0, 6, 12, 18)
_LEFT, _FOOT, _TOP = 26, 40, 14


@dataclass(frozen=True, slots=True)
class Hour:
    """So many people in one hour."""

    amount: int
    said: str
    target: Target


@dataclass(frozen=True, slots=True)
class Day:
    """A day by its name, and its 24 hours."""

    name: str
    hours: tuple[Hour, ...]


class ArrivalsPlot(Plot):
    """`show_days` takes one day or two; `most` is the scale, so that two pages of days look alike."""

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "overview.arrivals", words.Slot.NAME)
        self._days: list[Day] = []
        self._most = 1

    def show_days(self, days: list[Day], most: int) -> None:
        self.wipe()
        self._days, self._most = days, max(1, most)
        for number, day in enumerate(days):
            for hour, one in enumerate(day.hours):
                if one.amount:
                    self.put((0, number * _HOURS + hour), one.said, one.target, self._bar(one.amount))
        self.arrange()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(340), theme.px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(220))

    def arrange(self) -> None:
        for (_, slot), link in self.links.items():
            left = self._left(slot)
            link.setGeometry(left, 0, self._left(slot + 1) - left, self._base())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(11, 500, figures=True))
        for step in self._steps():
            y = self._height_of(step)
            painter.setPen(theme.colour("line"))
            painter.drawLine(theme.px(_LEFT), y, self.width(), y)
            painter.setPen(theme.colour("text3"))
            box = QRect(0, y - theme.px(8), theme.px(_LEFT - 6), theme.px(16))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words.figure(step))
        for number, day in enumerate(self._days):
            self._foot(painter, number, day.name)
        painter.end()

    def _foot(self, painter: QPainter, number: int, name: str) -> None:
        top, first = self._base() + theme.px(4), number * _HOURS
        painter.setFont(theme.font(11, 500, figures=True))
        painter.setPen(theme.colour("text3"))
        for hour in _MARKS:
            middle = (self._left(first + hour) + self._left(first + hour + 1)) // 2
            box = QRect(middle - theme.px(12), top, theme.px(24), theme.px(14))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), f"{hour:02}")
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("text2"))
        wide = self._left(first + _HOURS) - self._left(first)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(self._left(first), top + theme.px(16), wide, theme.px(18)), 0, shown)

    def _bar(self, amount: int) -> Draw:
        def draw(painter: QPainter, box: QRect, hovered: bool) -> None:
            top = self._height_of(amount)
            wide = max(theme.px(3), box.width() * 4 // 5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("focus" if hovered else "accent"))
            painter.drawRoundedRect(QRectF((box.width() - wide) / 2, top, wide, box.bottom() + 1 - top), 1, 1)
            painter.setFont(theme.font(11, 500, figures=True))
            said = words.figure(amount)
            if painter.fontMetrics().horizontalAdvance("00") < box.width():
                painter.setPen(theme.colour("text2"))
                painter.drawText(
                    QRect(0, top - theme.px(15), box.width(), theme.px(14)), int(Qt.AlignmentFlag.AlignCenter), said
                )

        return draw

    def _base(self) -> int:
        return self.height() - theme.px(_FOOT)

    def _height_of(self, amount: int) -> int:
        room = self._base() - theme.px(_TOP)
        return self._base() - room * amount // max(self._most, self._steps()[-1])

    def _steps(self) -> list[int]:
        """Lines across: none, some and many, in round numbers."""
        gap = next((one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500) if one * 3 > self._most), 1000)
        return [step for step in range(0, self._most + 1, gap)] or [0]

    def _left(self, slot: int) -> int:
        room = self.width() - theme.px(_LEFT) - theme.px(2)
        return theme.px(_LEFT) + room * slot // (_HOURS * max(1, len(self._days)))
