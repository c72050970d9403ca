"""Sessions that are not on the grid, below it: dragged in and out, walked and opened by keys."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from ui import icons, theme, words
from ui.widgets import parts


@dataclass(frozen=True, slots=True)
class Loose:
    """One session that is not scheduled, with words made already."""

    id: str
    title: str
    second: str
    said: str
    locked: bool = False


class _Slip(QPushButton):
    """A session as a slip of paper: chosen by a click or Enter, dragged by holding it."""

    dragged = Signal(QPoint)
    let_go = Signal()
    given_up = Signal()

    def __init__(self, one: Loose) -> None:
        super().__init__()
        self.one, self.moving, self._low = one, False, False
        self._pressed: QPoint | None = None
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(one.said)

    def sizeHint(self) -> QSize:
        title = QFontMetrics(theme.font(12.5, 600)).horizontalAdvance(self.one.title)
        second = QFontMetrics(theme.font(12)).horizontalAdvance(self._second)
        second = 0 if self._low else second
        wide = max(title + (theme.px(20) if self.one.locked else 0), second) + theme.px(26)
        return QSize(min(max(wide, theme.px(84)), theme.px(220)), theme.px(28 if self._low else 40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def shrink(self, low: bool) -> None:
        self._low = low
        self.updateGeometry()
        self.update()

    @property
    def _second(self) -> str:
        return words.say("programme.moving") if self.moving else self.one.second

    def mark_moving(self, moving: bool) -> None:
        self.moving = moving
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if self.moving or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.mark_moving(True)
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._pressed = self.moving, None
        self.mark_moving(False)
        if moved:
            self.setDown(False)
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.moving:
            self._pressed = None
            self.mark_moving(False)
            self.setDown(False)
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = 2 if self.hasFocus() or self.isChecked() else 1
        painter.setPen(QPen(theme.colour("focus" if ring == 2 else "line"), theme.px(ring)))
        painter.setBrush(theme.colour("alias_ground" if self.one.locked else "raised"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme.px(6), theme.px(6))
        inner = self.rect().adjusted(theme.px(10), theme.px(4), -theme.px(8), -theme.px(4))
        if self.one.locked:
            x = inner.right() - theme.px(13)
            y = self.height() // 2 - theme.px(7) if self._low else inner.top() + theme.px(1)
            painter.drawPixmap(x, y, icons.pixmap("lock", "alias", 13))
        for text, font, token, top in (
            (self.one.title, theme.script_font(self.one.title, 12.5, 600), "text", True),
            (self._second, theme.font(12, figures=True), "text2", False),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            room = inner.width() - (theme.px(18) if top and self.one.locked else 0)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            if self._low and not top:
                continue
            edge = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
            edge = Qt.AlignmentFlag.AlignVCenter if self._low else edge
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | edge), shown)
        painter.end()


class Tray(QFrame):
    """`picked` carries an id; `dragged` an id and where on the screen, again and again; then `let_go` or `given_up`."""

    picked = Signal(str)
    dragged = Signal(str, QPoint)
    let_go = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "foot")
        words.put(self, "programme.tray-name", words.Slot.NAME)
        self.count = parts.label(look="second")
        self.slips: list[_Slip] = []
        self._low = False
        self._line = QHBoxLayout()
        theme.fit(self._line, spacing=12)
        held = QWidget()
        held.setLayout(self._line)
        theme.look(held, "window")
        self._line.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        self._scroll = scroll
        outer = parts.row(margins=(24, 3, 8, 3), spacing=16)
        outer.addLayout(parts.column(None, parts.label("programme.tray", "section"), self.count, None, spacing=2))
        outer.addWidget(scroll, 1)
        self.setLayout(outer)
        # Not before it has a parent: what is shown without one is a window of its own.
        self.compact(False)

    def show_all(self, loose: list[Loose]) -> None:
        """These sessions and no others."""
        words.put(self.count, f"programme.sessions.{'one' if len(loose) == 1 else 'other'}", n=words.figure(len(loose)))
        if [slip.one for slip in self.slips] == loose:
            return
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.slips = [self._slip(one) for one in loose]
        self._line.addStretch(1)

    def compact(self, low: bool) -> None:
        """Little height: a line of titles alone."""
        self._low = low
        self.count.setVisible(not low)
        high = 34 if low else 52
        theme.fit(self._scroll, minimumHeight=high, maximumHeight=high)
        for slip in self.slips:
            slip.shrink(low)

    def choose(self, session_id: str) -> None:
        """Mark one as chosen, or none."""
        for slip in self.slips:
            slip.setChecked(slip.one.id == session_id)

    def _slip(self, one: Loose) -> _Slip:
        slip = _Slip(one)
        slip.shrink(self._low)
        slip.clicked.connect(lambda: self.picked.emit(one.id))
        slip.dragged.connect(lambda at: self.dragged.emit(one.id, at))
        slip.let_go.connect(self.let_go)
        slip.given_up.connect(self.given_up)
        self._line.addWidget(slip)
        return slip
