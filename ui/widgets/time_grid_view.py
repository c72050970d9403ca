"""The time grid as it is seen: painted, scrolled with head and hours frozen, one block chosen."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPushButton

from ui import icons, theme, words
from ui.widgets import time_grid_painting as paint
from ui.widgets.time_grid_drag import Act, Drag
from ui.widgets.time_grid_facts import Block, Live, Marks, Shown, Spot, clock
from ui.widgets.time_grid_geometry import Geometry, Lane, lanes

FIRST_HOUR = 8
_NO_LANE = Lane(0, 1)


class GridView(QAbstractScrollArea):
    """`picked` carries the id of the chosen block, empty where there is none."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "programme.grid", words.Slot.NAME)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.shown = Shown()
        self.corner = ("", "")
        self.chosen = ""
        self.drag: Drag | None = None
        self.live = Live()
        self.geometry_now = Geometry(1, 1, ())
        self._lanes: dict[str, Lane] = {}
        self._rects: dict[str, QRect] = {}
        self._by_id: dict[str, Block] = {}
        self._still: QPixmap | None = None
        self._hour = 0.0
        # They stand where the page puts them: over the grid they would cover what they are about.
        self.before, self.after = _jump_button("sorted-up"), _jump_button("sorted-down")
        for button, last in ((self.before, False), (self.after, True)):
            button.clicked.connect(lambda _=False, down=last: self._jump(down))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.remeasure)

    def show_all(self, shown: Shown, corner: tuple[str, str] = ("", "")) -> None:
        """Another programme, or the same one as it is now; who was chosen stays chosen while there."""
        self.shown, self.corner = shown, corner
        self._lanes = lanes(shown.blocks)
        self._by_id = {one.id: one for one in shown.blocks}
        if self.chosen not in self._by_id:
            self.chosen = ""
        self.remeasure()
        self._tell()

    def begin_at(self, minutes: int | None = None) -> None:
        """Scroll to a time of day; without one to where days begin, or to the first block of a late day."""
        if minutes is None:
            starts = [one.start for one in self.shown.blocks]
            late = bool(starts) and min(starts) > (FIRST_HOUR + 9) * 60
            minutes = min(starts) if late else FIRST_HOUR * 60
        self.remeasure()
        self.verticalScrollBar().setValue(self.geometry_now.scroll_to(minutes))

    def block(self, block_id: str) -> Block | None:
        return self._by_id.get(block_id)

    def choose(self, block_id: str) -> None:
        """Choose a block and bring it into sight; an empty id chooses none."""
        self.chosen = block_id if block_id in self._by_id else ""
        block = self.block(self.chosen)
        if block is not None:
            self._reveal(block)
        self._tell()
        self.viewport().update()
        self.picked.emit(self.chosen)

    def block_at(self, at: QPoint) -> Block | None:
        if not self.geometry_now.in_body(at):
            return None
        found = (one for one in reversed(self.shown.blocks) if self.rect_of(one).contains(at))
        return next(found, None)

    def rect_of(self, block: Block) -> QRect:
        """Where a block is, in the viewport."""
        known = self._rects.get(block.id)
        if known is None:
            known = self._rects[block.id] = self.geometry_now.rect(block, self._lanes.get(block.id, _NO_LANE))
        return known

    def remeasure(self) -> None:
        """Sizes and scroll bars for the room and the text size there are."""
        size = self.viewport().size()
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        now = Geometry.of(self.shown, size.width(), size.height(), x, y)
        # Another height or text size: the same time of day stays at the top.
        y = round(y * now.hour / (self._hour or now.hour))
        wide, high = now.content
        self.horizontalScrollBar().setRange(0, max(0, wide - now.body.width() - 1))
        self.horizontalScrollBar().setPageStep(now.body.width())
        self.verticalScrollBar().setRange(0, max(0, high - now.body.height()))
        self.verticalScrollBar().setPageStep(now.body.height())
        self.verticalScrollBar().setSingleStep(theme.px(22))
        changed, self._hour = now.hour != self._hour, now.hour
        if changed:
            self.verticalScrollBar().setValue(y)
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.geometry_now = Geometry.of(self.shown, size.width(), size.height(), x, y)
        self._rects.clear()
        self.redraw()
        self._place_jumps()

    def redraw(self) -> None:
        """What stands still is painted anew."""
        self._still = None
        self.viewport().update()

    def _reveal(self, block: Block) -> None:
        rect, body = self.rect_of(block), self.geometry_now.body
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if rect.left() < body.left() or rect.right() > body.right():
            across.setValue(across.value() + rect.left() - body.left() - theme.px(4))
        if rect.top() < body.top() or rect.bottom() > body.bottom():
            down.setValue(down.value() + rect.top() - body.top() - theme.px(22))

    def _tell(self) -> None:
        """Who does not see the grid hears the sentence of the chosen block."""
        block = self.block(self.chosen)
        self.setAccessibleDescription(block.said if block else words.say("programme.grid-how"))
        if block is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _hidden(self, down: bool) -> list[Block]:
        """Blocks wholly above or below what is seen."""
        first, last = self.geometry_now.seen()
        return [one for one in self.shown.blocks if (one.start >= last if down else one.end <= first)]

    def _place_jumps(self) -> None:
        first, last = self.geometry_now.seen()
        for button, down, key, at in (
            (self.before, False, "programme.before", first),
            (self.after, True, "programme.after", last),
        ):
            hidden = len(self._hidden(down))
            words.put(button, key, words.Slot.TEXT, words.Slot.NAME, n=hidden, time=clock(round(max(0, at) / 5) * 5))
            button.setVisible(bool(hidden) and self.isVisible())

    def _jump(self, down: bool) -> None:
        hidden = self._hidden(down)
        if hidden:
            start = min(one.start for one in hidden)
            self.verticalScrollBar().setValue(self.geometry_now.scroll_to(start) - theme.px(6))
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.remeasure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_jumps()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._place_jumps()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._tell()
            self.remeasure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(700), theme.px(560))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._still is None:
            self._still = self._painted()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.geometry_now.body)
        chosen = self.block(self.chosen)
        if chosen is not None and self.drag is None:
            paint.ring(painter, self.rect_of(chosen))
        if self.drag is not None and not self.drag.parked:
            self._paint_drag(painter, self.drag)
        painter.end()

    def _painted(self) -> QPixmap:
        """Everything that stands still, in one picture: during a drag nothing else is painted anew."""
        ratio = self.viewport().devicePixelRatio()
        picture = QPixmap(self.viewport().size() * ratio)
        picture.setDevicePixelRatio(ratio)
        geometry, columns = self.geometry_now, self.shown.columns
        painter = QPainter(picture)
        paint.ground(painter, geometry, len(columns))
        painter.setClipRect(geometry.body)
        if self.shown.now is not None:
            paint.now(painter, geometry, len(columns), self.shown.now[0])
        self._paint_blocks(painter)
        paint_marks(painter, self, self.shown.marks)
        painter.setClipRect(self.viewport().rect())
        paint.hours(painter, geometry, self.shown.second)
        if self.shown.now is not None:
            painter.setClipRect(QRect(0, geometry.head, geometry.width, geometry.height))
            paint.now_time(painter, geometry, *self.shown.now)
            painter.setClipRect(self.viewport().rect())
        paint.head(painter, geometry, columns, self.corner)
        painter.end()
        return picture

    def _paint_blocks(self, painter: QPainter) -> None:
        body, edged = self.geometry_now.body, self.shown.marks.edged
        held = self.drag.id if self.drag else ""
        shared = {one.block: one for one in self.shown.marks.shared}
        for block in self.shown.blocks:
            rect = self.rect_of(block)
            if not rect.intersects(body):
                continue
            # Where it was stays to be seen, faintly, until it is dropped.
            painter.setOpacity(0.35 if block.id == held else 1)
            paint.block(painter, rect, block, block.id in edged)
            if block.id in shared:
                part = self.geometry_now.rect(Spot(block.column, shared[block.id].start, shared[block.id].end))
                paint.shared(painter, rect, part)
            paint.block_words(painter, rect, block)
            painter.setOpacity(1)

    def _paint_drag(self, painter: QPainter, drag: Drag) -> None:
        rect = self.geometry_now.rect(drag.spot)
        made = Block("", "", 0, 0, words.say("programme.new-title"), "")
        block = drag.block if drag.block is not None else made
        paint.block(painter, rect, block, False, dragged=True)
        for shared in self.live.marks.shared:
            part = self.geometry_now.rect(Spot(drag.spot.column, shared.start, shared.end))
            if shared.block == drag.id:
                paint.shared(painter, rect, part)
        paint.block_words(painter, rect, block, self.live.time or f"{clock(drag.spot.start)}–{clock(drag.spot.end)}")
        paint_marks(painter, self, self.live.marks, (drag.id, rect))
        if self.live.text and drag.act is not Act.MAKE:
            tip = (self.live.severity, self.live.text, self.live.hint)
            paint.tip(painter, rect, self.geometry_now.body, tip)


def _jump_button(icon: str) -> QPushButton:
    button = QPushButton()
    button.setAutoDefault(False)
    icons.put(button, icon, "text2", 14, gap=3)
    theme.look(button, "status")
    button.hide()
    return button


def paint_marks(painter: QPainter, view: GridView, marks: Marks, held: tuple[str, QRect] | None = None) -> None:
    """Lines and tags between blocks; the one that is held is where it is held."""

    def rect(block_id: str) -> QRect:
        block = view.block(block_id)
        if held is not None and held[0] == block_id:
            return held[1]
        return view.rect_of(block) if block else QRect()

    most, seen = theme.px(260), view.geometry_now.body
    for link in marks.links:
        first, second = rect(link.first), rect(link.second)
        if first.isValid() and second.isValid() and first.united(second).intersects(seen):
            at = paint.link(painter, first, second)
            paint.tag(painter, at, link.text, most)
    for tag in marks.tags:
        box = rect(tag.block)
        block = view.block(tag.block)
        if box.isValid() and box.adjusted(0, 0, 0, theme.px(24)).intersects(seen):
            # Of two side by side the fact is about both: it begins where their column does.
            column = view.geometry_now.rect(block).left() if block and held is None else box.left()
            most = round(view.geometry_now.column) - theme.px(4)
            paint.tag(painter, QPoint(column, box.bottom() + theme.px(4)), tag.text, most)
