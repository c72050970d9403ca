"""The drawing of a session's seats: tables with their chairs, walked by arrows, and people carried between them."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from forumdesk.domain.seating_shapes import Shape
from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.seat_chair import Carried, Chair
from ui.widgets.seat_geometry import Placed, placed

_EDGE, _TITLE, _BETWEEN = 24, 26, 28
_TOKENS = {"block": "block", "note": "text3", "ok": "ok"}


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table or row; where two rows face each other the chairs of the second come after those of the first."""

    name: str
    shape: Shape
    chairs: tuple[Chair, ...]
    beyond: int = 0


class Carrying(QWidget):
    """Chairs or slips, by key: `chosen`, `taken`, `reached` by the arrows, or `moved` with where the pointer is."""

    chosen = Signal(str)
    reached = Signal(str)
    taken = Signal(str)
    moved = Signal(str, QPoint)
    dropped = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chairs: dict[str, Carried] = {}

    def make(self, chair: Chair) -> Carried:
        made = Carried(chair)
        made.setParent(self)
        key = chair.key
        made.clicked.connect(lambda: self.chosen.emit(key))
        made.taken.connect(lambda: self.taken.emit(key))
        made.dragged.connect(lambda at: self.moved.emit(key, at))
        made.let_go.connect(self.dropped)
        made.given_up.connect(self.given_up)
        made.walked.connect(lambda right, down: self.walk(key, right, down))
        self.chairs[key] = made
        return made

    def clear(self) -> None:
        for chair in self.chairs.values():
            chair.hide()
            chair.deleteLater()
        self.chairs.clear()

    def mark(self, held: str, target: str, chosen: str) -> None:
        """By key; empty for none. The one that is chosen is where Tab comes in."""
        entry = chosen if chosen in self.chairs else next(iter(self.chairs), "")
        for key, chair in self.chairs.items():
            chair.mark(key == held, key == target, key == chosen)
            chair.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == entry else Qt.FocusPolicy.ClickFocus)

    def walk(self, key: str, right: int, down: int) -> None:
        """To the nearest one that way; what lies straight ahead is nearer."""
        here = self.chairs[key].geometry().center()
        ahead: list[tuple[int, str]] = []
        for other, chair in self.chairs.items():
            way = chair.geometry().center() - here
            on, beside = way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)
            if other != key and on > 0 and on >= beside / 4:
                ahead.append((on + 2 * beside, other))
        if ahead:
            self.go_to(min(ahead)[1])

    def go_to(self, key: str) -> None:
        """The keyboard there."""
        if key in self.chairs:
            self.chairs[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit(key)

    def under(self, at: QPoint) -> str:
        """The key of what is at a point of the screen, if anything."""
        here = self.mapFromGlobal(at)
        return next((key for key, chair in self.chairs.items() if chair.geometry().contains(here)), "")


class _Floor(Carrying):
    """What is painted below the chairs, and where each stands."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.tables: tuple[TableShown, ...] = ()
        self._laid: list[tuple[TableShown, Placed, QPointF]] = []
        self._marks = ("", "", "")

    def show_tables(self, tables: tuple[TableShown, ...], room: int) -> None:
        """The same chairs stay, so that the focus does."""
        self.tables = tables
        wanted = [chair for table in tables for chair in table.chairs]
        if list(self.chairs) != [chair.key for chair in wanted]:
            self.clear()
            for chair in wanted:
                self.make(chair).show()
        for chair in wanted:
            self.chairs[chair.key].show_chair(chair)
        self.lay(room)

    def lay(self, room: int) -> None:
        """Tables side by side as long as there is room, in pixels."""
        scale = theme.scale() / 100
        wide = room / scale - 2 * _EDGE
        self._laid, left, top, low, right = [], 0.0, 0.0, 0.0, 0.0
        for table in self.tables:
            own = len(table.chairs) - table.beyond
            one = placed(table.shape, own, table.beyond, max(1, int(wide)))
            across, high = one.size[0], one.size[1] + _TITLE
            if left and left + across > wide:
                left, top = 0.0, top + low + _BETWEEN
                low = 0.0
            spot = QPointF((_EDGE + left) * scale, (_EDGE / 2 + top) * scale)
            self._laid.append((table, one, spot))
            self._seat(table, one, spot, scale)
            left, low, right = left + across + _BETWEEN, max(low, high), max(right, left + across)
        size = (2 * _EDGE + right) * scale, (_EDGE + top + low) * scale
        self.setMinimumSize(round(size[0]), round(size[1]))
        self.update()

    def _seat(self, table: TableShown, one: Placed, spot: QPointF, scale: float) -> None:
        for chair, (x, y) in zip(table.chairs, one.chairs, strict=True):
            made = self.chairs[chair.key]
            corner = QPoint(round(spot.x() + x * scale), round(spot.y() + (y + _TITLE) * scale))
            made.setGeometry(QRect(corner, made.sizeHint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.scale() / 100
        for table, one, spot in self._laid:
            below = spot + QPointF(0, _TITLE * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            for x, y, wide, high in one.tables:
                box = QRectF(below + QPointF(x, y) * scale, QPointF(x + wide, y + high) * scale + below)
                if one.oval:
                    painter.drawEllipse(box)
                else:
                    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
            painter.setFont(theme.script_font(table.name, 12, 600))
            painter.setPen(QPen(theme.colour("text2")))
            line = QRectF(spot, QPointF(spot.x() + one.size[0] * scale, spot.y() + 18 * scale))
            shown = theme.shortened(painter.fontMetrics(), table.name, int(line.width()))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class SeatPlan(QScrollArea):
    """All tables of a session. Nothing is kept here but what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.floor = _Floor()
        words.put(self, "seating.plan", words.Slot.NAME)
        self.setWidget(self.floor)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_tables(self, tables: tuple[TableShown, ...]) -> None:
        self.floor.show_tables(tables, self._room())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.floor.lay(self._room())

    def _room(self) -> int:
        """As wide as it is with a bar at its side, so that the bar moves nothing."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def reveal(self, key: str) -> None:
        """Scroll to a chair."""
        if key in self.floor.chairs:
            self.ensureWidgetVisible(self.floor.chairs[key])


class StateLine(QFrame):
    """What is to be said of neighbours, always one line: the chairs must not move while somebody is carried."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "foot")
        self._sign, self.said = parts.picture("note", "text3", 16), parts.Elided()
        line = parts.row(self._sign, margins=(24, 6, 24, 6), spacing=8)
        line.addWidget(self.said, 1)
        self.setLayout(line)

    def tell(self, severity: str, said: str) -> None:
        """Said aloud, too, where it is news: the keyboard is on a chair meanwhile."""
        if said != self.said.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, said))
        icons.show(self._sign, severity, _TOKENS[severity], 16)
        self.said.setText(said)
        self.said.setAccessibleName(said)


class SeatTray(QFrame):
    """Who is expected and has no place, side by side below the plan."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "foot")
        words.put(self, "seating.tray-name", words.Slot.NAME)
        self.count = parts.label(look="second")
        self.line = _Line()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.line)
        self._scroll = scroll
        outer = parts.row(margins=(24, 3, 8, 3), spacing=16)
        outer.addLayout(parts.column(None, parts.label("seating.tray", "section"), self.count, None, spacing=2))
        outer.addWidget(scroll, 1)
        self.setLayout(outer)
        # Not before it has a parent: what is shown without one is a window of its own.
        self.compact(False)

    def compact(self, low: bool) -> None:
        """Little room: a line of names alone."""
        self.count.setVisible(not low)
        high = 40 if low else 62
        theme.fit(self._scroll, minimumHeight=high, maximumHeight=high)
        self.line.compact(low)

    def show_people(self, people: tuple[Chair, ...], total: str) -> None:
        self.count.setText(total)
        if [one.chair for one in self.line.chairs.values()] != list(people):
            self.line.show_people(people)

    def holds(self, at: QPoint) -> bool:
        """Whether a point of the screen is on it."""
        return self.rect().contains(self.mapFromGlobal(at))


class _Line(Carrying):
    """One after the other; what does not fit is scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self._row = QHBoxLayout(self)
        theme.fit(self._row, contentsMargins=parts.NONE, spacing=8)
        self._low = False

    def compact(self, low: bool) -> None:
        self._low = low
        for slip in self.chairs.values():
            slip.shrink(low)

    def show_people(self, people: tuple[Chair, ...]) -> None:
        """Those who stay keep their slip, so that the focus does not jump."""
        while self._row.takeAt(0) is not None:
            pass
        for key in [one for one in self.chairs if one not in {chair.key for chair in people}]:
            gone = self.chairs.pop(key)
            gone.hide()
            gone.deleteLater()
        for chair in people:
            slip = self.chairs[chair.key] if chair.key in self.chairs else self.make(chair)
            slip.show_chair(chair)
            slip.shrink(self._low)
            slip.show()
            self._row.addWidget(slip)
        self._row.addStretch(1)
