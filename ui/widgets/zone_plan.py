"""A small plan of a venue: its zones as boxes with their rooms, lines where they open into each other."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme, words

# Boxes at 100 % text, up to so many zones; beyond, the letter alone fits.
_FEW, _BOX, _SMALL_BOX = 6, (84, 50), (52, 40)
_ROW, _EDGE = 84, 3
_TAG, _TARGET = (44, 18), (48, 28)
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class PlanZone:
    letter: str
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanBorder:
    """Between two zones, by their letters; `minutes` on foot, None where nobody has said."""

    zone: str
    other: str
    minutes: int | None = None

    def joins(self, zone: str, other: str) -> bool:
        return {self.zone.casefold(), self.other.casefold()} == {zone.casefold(), other.casefold()}


def ring(count: int) -> list[tuple[float, float]]:
    """Where so many zones stand: on a ring, so that no line between two passes through a third; -1 to 1 each way."""
    if count < 2:
        return [(0.0, 0.0)] * count
    first = pi if count == 2 else -pi / 2 - (pi / count if count % 2 == 0 else 0)
    points = [(cos(first + 2 * pi * n / count), sin(first + 2 * pi * n / count)) for n in range(count)]
    wide, high = max(abs(x) for x, _ in points), max(max(abs(y) for _, y in points), 1e-9)
    return [(round(x / wide, 6), round(y / high, 6) if high > 0.01 else 0.0) for x, y in points]


def height_for(count: int) -> int:
    """At 100 % text."""
    return _BOX[1] + 2 * _EDGE + _ROW * max(0, (count + 1) // 2 - 1)


class ZonePlan(QWidget):
    """Arrows walk the zones, Enter takes one and then the one it borders on; the mouse does the same by clicks.

    `join_asked` carries two letters that open into each other, or whose minutes are wanted; `part_asked` two that do
    not any more. Nothing is kept here. What it shows stands below it as rows, too.
    """

    join_asked = Signal(str, str)
    part_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.zones: tuple[PlanZone, ...] = ()
        self.borders: tuple[PlanBorder, ...] = ()
        self.at, self.taken = 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words.put(self, "venues.plan", words.Slot.NAME)

    def show_zones(self, zones: tuple[PlanZone, ...], borders: tuple[PlanBorder, ...]) -> None:
        """Another venue, or the same after a change."""
        if [one.letter for one in zones] != [one.letter for one in self.zones]:
            self.at, self.taken = 0, -1
        self.zones, self.borders = zones, borders
        high = height_for(len(zones))
        theme.fit(self, minimumHeight=high, maximumHeight=high)
        self._tell()

    def boxes(self) -> list[QRectF]:
        """Where each zone stands now."""
        count = len(self.zones)
        wide, high = (theme.px(side) for side in (_BOX if count <= _FEW else _SMALL_BOX))
        across = (self.width() - wide) / 2 - theme.px(_EDGE)
        down = (self.height() - high) / 2 - theme.px(_EDGE)
        middle = QPointF(self.width() / 2, self.height() / 2)
        return [
            QRectF(middle.x() + x * across - wide / 2, middle.y() + y * down - high / 2, wide, high)
            for x, y in ring(count)
        ]

    def tag_at(self, border: PlanBorder) -> QPointF:
        """The middle of the words on a line; off the middle where two lines would cross."""
        one, other = sorted(self._number(letter) for letter in (border.zone, border.other))
        first, second = (self.boxes()[number].center() for number in (one, other))
        beside = abs(one - other) in (1, len(self.zones) - 1)
        return first + (second - first) * (0.5 if beside else 0.36)

    def _number(self, letter: str) -> int:
        return next(n for n, zone in enumerate(self.zones) if zone.letter.casefold() == letter.casefold())

    def _shown(self) -> list[PlanBorder]:
        """Borders of zones that stand here: a list may have named one that has no rooms."""
        here = {zone.letter.casefold() for zone in self.zones}
        return [one for one in self.borders if {one.zone.casefold(), one.other.casefold()} <= here]

    def choose(self, number: int) -> None:
        """Take this zone, or join it to the one that was taken before."""
        self.at = number
        before, self.taken = self.taken, -1
        if before < 0:
            self.taken = number
        elif before != number:
            self.join_asked.emit(self.zones[before].letter, self.zones[number].letter)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        for border in self._shown():
            if _around(self.tag_at(border), _TARGET).contains(point):
                self.join_asked.emit(border.zone, border.other)
                return
        for number, box in enumerate(self.boxes()):
            if box.contains(point):
                self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = {
            Qt.Key.Key_Return: lambda: self.choose(self.at),
            Qt.Key.Key_Enter: lambda: self.choose(self.at),
            Qt.Key.Key_Space: lambda: self.choose(self.at),
            Qt.Key.Key_Delete: self._part,
            Qt.Key.Key_Escape: self._let_go,
        }.get(Qt.Key(event.key()))
        if not self.zones or (event.key() == Qt.Key.Key_Escape and self.taken < 0):
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self._walk(*_STEPS[event.key()])
        elif done is not None:
            done()
        else:
            super().keyPressEvent(event)

    def _walk(self, right: int, down: int) -> None:
        """To the nearest zone that way."""
        middles = [box.center() for box in self.boxes()]
        here = middles[self.at]
        ahead = [
            (hypot(there.x() - here.x(), there.y() - here.y()), number)
            for number, there in enumerate(middles)
            if (there.x() - here.x()) * right + (there.y() - here.y()) * down > 1
        ]
        self.at = min(ahead)[1] if ahead else self.at
        self._tell()

    def _part(self) -> None:
        taken, self.taken = self.taken, -1
        if taken >= 0 and taken != self.at:
            self.part_asked.emit(self.zones[taken].letter, self.zones[self.at].letter)
        self._tell()

    def _let_go(self) -> None:
        self.taken = -1
        self._tell()

    def _tell(self) -> None:
        """In words what is painted, for who only hears it."""
        self.setAccessibleDescription(self.described())
        self.update()

    def described(self) -> str:
        """The zone the keys are at, its rooms, and what it borders on."""
        if not self.zones:
            return ""
        zone = self.zones[self.at]
        parts = [words.say("venues.zone-head", zone=zone.letter), words.count("venues.rooms", len(zone.rooms))]
        for border in self._shown():
            if zone.letter.casefold() in (border.zone.casefold(), border.other.casefold()):
                other = border.other if border.zone.casefold() == zone.letter.casefold() else border.zone
                parts.append(words.say("venues.opens-into", zone=other, minutes=minutes_said(border.minutes)))
        if self.taken >= 0:
            parts.append(words.say("venues.taken", zone=self.zones[self.taken].letter))
        return ", ".join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self.boxes()
        shown = self._shown()
        for border in shown:
            ends = (boxes[self._number(border.zone)].center(), boxes[self._number(border.other)].center())
            painter.setPen(QPen(theme.colour("control"), theme.px(2)))
            painter.drawLine(*ends)
        if self.taken >= 0 and self.taken != self.at:
            painter.setPen(QPen(theme.colour("accent"), theme.px(2), Qt.PenStyle.DashLine))
            painter.drawLine(boxes[self.taken].center(), boxes[self.at].center())
        for number, box in enumerate(boxes):
            self._box(painter, number, box)
        for border in shown:
            _tag(painter, self.tag_at(border), minutes_said(border.minutes))
        painter.end()

    def _box(self, painter: QPainter, number: int, box: QRectF) -> None:
        ringed = number == self.at and self.hasFocus()
        edge = QColor(theme.colour("focus" if ringed else "accent" if number == self.taken else "control"))
        painter.setPen(QPen(edge, theme.px(2 if ringed or number == self.taken else 1)))
        painter.setBrush(theme.colour("tint" if number == self.taken else "raised"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
        zone = self.zones[number]
        inner = box.adjusted(theme.px(7), theme.px(5), -theme.px(5), -theme.px(4))
        few = len(self.zones) <= _FEW
        self._line(painter, inner, (zone.letter, 600, "text"), words.figure(len(zone.rooms)))
        if few:
            below = inner.adjusted(0, theme.px(20), 0, 0)
            self._line(painter, below, (", ".join(zone.rooms), 400, "text2"), "")

    def _line(self, painter: QPainter, box: QRectF, text: tuple[str, int, str], beside: str) -> None:
        said, weight, token = text
        painter.setFont(theme.font(12 if weight == 600 else 11, weight))
        painter.setPen(theme.colour(token))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), beside)


def minutes_said(minutes: int | None) -> str:
    return words.say("venues.walk-unknown") if minutes is None else words.say("venues.walk", n=minutes)


def _around(middle: QPointF, size: tuple[int, int]) -> QRectF:
    wide, high = theme.px(size[0]), theme.px(size[1])
    return QRectF(middle - QPoint(wide // 2, high // 2), QSizeF(wide, high))


def _tag(painter: QPainter, middle: QPointF, said: str) -> None:
    box = _around(middle, _TAG)
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setFont(theme.font(11, 500, figures=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
