"""A programme on a grid of rooms and hours, to look at and to change by pointer and by keys."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets import time_grid_drag as drags
from ui.widgets.time_grid_drag import Act, Drag
from ui.widgets.time_grid_facts import Block, Live, Look, Spot
from ui.widgets.time_grid_geometry import EDGE
from ui.widgets.time_grid_keys import ARROWS, bind, neighbour, stepped
from ui.widgets.time_grid_view import GridView

PERSON = "application/x-forumdesk-person"
"""What is dragged from a list of people: a ref, for this program alone."""


class TimeGrid(GridView):
    """Nothing is changed here: who hears the signals changes the programme, and shows what came of it.

    `hovered` asks, while a block is dragged, what is found there; `show_live` answers.
    """

    entered_on = Signal(str)
    moved = Signal(str, object)
    made = Signal(object)
    hovered = Signal(str, object)
    parked = Signal(str)
    held = Signal(str)
    person_given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.snap = 15
        self.park: QWidget | None = None
        self._pressed: QPoint | None = None
        self._maybe: Drag | None = None
        self.steps = bind(self, self._step)
        self.viewport().setAcceptDrops(True)
        self.setAcceptDrops(True)

    def show_live(self, live: Live) -> None:
        """What is found where the block is now."""
        self.live = live
        self.viewport().update()

    def bring(self, block: Block | None, at: QPoint) -> None:
        """A block from outside is dragged, the pointer at this place of the screen."""
        if self.drag is None and block is not None:
            self._begin(drags.brought(block))
        self._follow(self.viewport().mapFromGlobal(at))

    def let_go(self) -> None:
        """Drop what is dragged where it is."""
        drag, self._maybe, self._pressed = self.drag, None, None
        self._end()
        if drag is None:
            return
        if drag.parked:
            if drag.block is not None and drag.block.column:
                self.parked.emit(drag.id)
        elif drag.act is Act.MAKE:
            self.made.emit(drag.spot)
        elif drag.block is None or drag.spot != Spot(drag.block.column, drag.block.start, drag.block.end):
            self.moved.emit(drag.id, drag.spot)

    def give_up(self) -> bool:
        """Put back what is dragged; whether there was anything."""
        was = self.drag is not None
        self._maybe = self._pressed = None
        self._end()
        return was

    def _begin(self, drag: Drag) -> None:
        self.drag = drag
        self.live = Live(third=drag.block.third if drag.block else "")
        self.held.emit(drag.id)
        self.redraw()

    def _end(self) -> None:
        if self.drag is not None:
            self.drag = None
            self.held.emit("")
            self.viewport().unsetCursor()
            self.redraw()

    def _follow(self, at: QPoint) -> None:
        """The pointer is there: the block goes along in steps, and each step is asked about once."""
        drag = self.drag
        if drag is None:
            return
        self._scroll_along(at)
        park = self.park
        over = park is not None and park.rect().contains(park.mapFromGlobal(self.viewport().mapToGlobal(at)))
        if over and drag.act is Act.MOVE:
            moved = Drag(drag.act, drag.spot, drag.block, drag.grab, parked=True)
        else:
            geometry = self.geometry_now
            moved = drag.to(geometry.column_at(at.x()), geometry.minutes_at(at.y()), self.snap)
        if moved != drag:
            self.drag = moved
            if not moved.parked:
                self.hovered.emit(moved.id, moved.spot)
            self.viewport().update()

    def _scroll_along(self, at: QPoint) -> None:
        body, near = self.geometry_now.body, theme.px(24)
        for bar, low, high, here in (
            (self.verticalScrollBar(), body.top(), body.bottom(), at.y()),
            (self.horizontalScrollBar(), body.left(), body.right(), at.x()),
        ):
            if here < low + near:
                bar.setValue(bar.value() - near // 2)
            elif high - near < here < high + near:
                bar.setValue(bar.value() + near // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.geometry_now.in_body(at):
            return
        block = self.block_at(at)
        minutes = self.geometry_now.minutes_at(at.y())
        self._pressed = at
        if block is None:
            self.choose("")
            column = self.geometry_now.column_at(at.x())
            self._maybe = drags.begun(column, minutes, self.snap) if column else None
        else:
            self.choose(block.id)
            # What is only proposed is taken or left, not moved.
            ghost = block.look is Look.GHOST
            self._maybe = None if ghost else drags.taken(block, minutes, self._at_edge(block, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.drag is None and self._maybe is not None and self._pressed is not None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._begin(self._maybe)
        if self.drag is not None:
            self._follow(at)
            return
        block = self.block_at(at)
        at_edge = block is not None and block.look is not Look.GHOST and self._at_edge(block, at)
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position().toPoint())
        if block is not None:
            self.entered_on.emit(block.id)

    def _at_edge(self, block: Block, at: QPoint) -> bool:
        rect = self.rect_of(block)
        return rect.height() > 2 * theme.px(EDGE) and at.y() >= rect.bottom() - theme.px(EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.give_up():
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.entered_on.emit(self.chosen)
        elif key in ARROWS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            block = neighbour(self.shown, self.block(self.chosen), ARROWS[Qt.Key(key)])
            if block is not None:
                self.choose(block.id)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The window lost the pointer with it: what was held goes back where it was.
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self.give_up()

    def _step(self, name: str) -> None:
        block = self.block(self.chosen)
        spot = stepped(self.shown, block, name, self.snap) if block and block.look is not Look.GHOST else None
        if spot is not None:
            self.moved.emit(self.chosen, spot)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        block = self.block_at(event.position().toPoint())
        event.setAccepted(block is not None and block.look is not Look.GHOST)
        if block is not None and block.id != self.chosen:
            self.choose(block.id)

    def dropEvent(self, event: QDropEvent) -> None:
        block = self.block_at(event.position().toPoint())
        if block is not None:
            event.acceptProposedAction()
            self.person_given.emit(block.id, bytes(event.mimeData().data(PERSON).data()).decode())
