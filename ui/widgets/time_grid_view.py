"""The time grid as it is seen: painted, scrolled with head and hours frozen, one block chosen."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
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
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui import theme, words
from ui.widgets import time_grid_painting as paint
from ui.widgets.time_grid_drag import Drag
from ui.widgets.time_grid_facts import Block, Live, Shown
from ui.widgets.time_grid_geometry import Geometry, Lane, lanes
from ui.widgets.time_grid_jumps import Jumps
from ui.widgets.time_grid_picture import held, still, would

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
        self.jumps = Jumps(self)
        self.jumps.asked.connect(self._jump)
        self.jumps.shortened.connect(self._place_jumps)
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

    def _place_jumps(self) -> None:
        self.jumps.place(self.shown.blocks, self.geometry_now.seen(), self.isVisible())

    def _jump(self, minutes: int) -> None:
        self.verticalScrollBar().setValue(self.geometry_now.scroll_to(minutes) - theme.px(6))
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_jumps()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._place_jumps()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.remeasure()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._still is None:
            self._still = still(self)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.geometry_now.body)
        chosen = self.block(self.chosen)
        if chosen is not None and self.drag is None:
            for marks in (one for ghost, one in self.shown.ghosts if ghost == chosen.id):
                would(painter, self, marks)
            paint.ring(painter, self.rect_of(chosen))
        if self.drag is not None and not self.drag.parked:
            held(painter, self, self.drag)
        painter.end()
