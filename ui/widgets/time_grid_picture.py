"""The picture of a time grid: what stands still in one, and what is dragged over it."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme, words
from ui.widgets import time_grid_painting as paint
from ui.widgets.time_grid_drag import Act, Drag
from ui.widgets.time_grid_facts import Block, Live, Marks, Shown, Spot, clock
from ui.widgets.time_grid_geometry import Geometry


class Seen(Protocol):
    """What a picture needs to know of the grid."""

    shown: Shown
    corner: tuple[str, str]
    drag: Drag | None
    live: Live
    geometry_now: Geometry

    def viewport(self) -> QWidget: ...

    def block(self, block_id: str) -> Block | None: ...

    def rect_of(self, block: Block) -> QRect: ...


def still(view: Seen) -> QPixmap:
    """Everything that stands still, in one picture: during a drag nothing else is painted anew."""
    ratio = view.viewport().devicePixelRatio()
    picture = QPixmap(view.viewport().size() * ratio)
    picture.setDevicePixelRatio(ratio)
    geometry, columns = view.geometry_now, view.shown.columns
    painter = QPainter(picture)
    paint.ground(painter, geometry, len(columns))
    painter.setClipRect(geometry.body)
    if view.shown.now is not None:
        paint.now(painter, geometry, len(columns), view.shown.now[0])
    _blocks(painter, view)
    _marks(painter, view, view.shown.marks)
    painter.setClipRect(view.viewport().rect())
    paint.hours(painter, geometry, view.shown.second)
    if view.shown.now is not None:
        painter.setClipRect(QRect(0, geometry.head, geometry.width, geometry.height))
        paint.now_time(painter, geometry, *view.shown.now)
        painter.setClipRect(view.viewport().rect())
    paint.head(painter, geometry, columns, view.corner)
    painter.end()
    return picture


def _blocks(painter: QPainter, view: Seen) -> None:
    body, edged = view.geometry_now.body, view.shown.marks.edged
    held = view.drag.id if view.drag else ""
    shared = {one.block: one for one in view.shown.marks.shared}
    for block in view.shown.blocks:
        rect = view.rect_of(block)
        if not rect.intersects(body):
            continue
        # Where it was stays to be seen, faintly, until it is dropped.
        painter.setOpacity(0.35 if block.id == held else 1)
        paint.block(painter, rect, block, block.id in edged)
        if block.id in shared:
            part = view.geometry_now.rect(Spot(block.column, shared[block.id].start, shared[block.id].end))
            paint.shared(painter, rect, part)
        paint.block_words(painter, rect, block)
        painter.setOpacity(1)


def would(painter: QPainter, view: Seen, marks: Marks) -> None:
    """What the ghost that is chosen would bring: edges, hatched minutes, lines and facts."""
    shared = {one.block: one for one in marks.shared}
    for block in view.shown.blocks:
        if block.id in marks.edged:
            rect = view.rect_of(block)
            paint.block(painter, rect, block, True)
            if block.id in shared:
                part = view.geometry_now.rect(Spot(block.column, shared[block.id].start, shared[block.id].end))
                paint.shared(painter, rect, part)
            paint.block_words(painter, rect, block)
    _marks(painter, view, marks)


def held(painter: QPainter, view: Seen, drag: Drag) -> None:
    rect = view.geometry_now.rect(drag.spot)
    made = Block("", "", 0, 0, words.say("programme.new-title"), "")
    block = replace(drag.block, third=view.live.third) if drag.block is not None else made
    paint.block(painter, rect, block, False, dragged=True)
    for shared in view.live.marks.shared:
        part = view.geometry_now.rect(Spot(drag.spot.column, shared.start, shared.end))
        if shared.block == drag.id:
            paint.shared(painter, rect, part)
    paint.block_words(painter, rect, block, f"{clock(drag.spot.start)}–{clock(drag.spot.end)}")
    _marks(painter, view, view.live.marks, (drag.id, rect))
    if view.live.text and drag.act is not Act.MAKE:
        tip = (view.live.severity, view.live.text, view.live.hint)
        paint.tip(painter, rect, view.geometry_now.body, tip)


def _marks(painter: QPainter, view: Seen, marks: Marks, held: tuple[str, QRect] | None = None) -> None:
    """Lines and tags between blocks; the one that is held is where it is held."""

    def rect(block_id: str) -> QRect:
        block = view.block(block_id)
        if held is not None and held[0] == block_id:
            return held[1]
        return view.rect_of(block) if block else QRect()

    geometry, told = view.geometry_now, _Told(painter)
    for link in marks.links:
        first, second = rect(link.first), rect(link.second)
        if first.isValid() and second.isValid() and first.united(second).intersects(geometry.body):
            at = paint.link(painter, first, second)
            told.tell(at, link.text, (geometry.body.left(), max(geometry.body.right(), at.x() + theme.px(110))))
    for tag in marks.tags:
        box = rect(tag.block)
        if box.isValid() and box.adjusted(0, 0, 0, theme.px(24)).intersects(geometry.body):
            at = QPoint(box.left(), box.bottom() + theme.px(4))
            told.tell(at, tag.text, geometry.column_of(box.center().x()))


class _Told:
    """Where many facts fall on one place the first is read; the inspector has them all."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._boxes: list[QRect] = []

    def tell(self, at: QPoint, text: str, within: tuple[int, int]) -> None:
        if not any(box.contains(at) for box in self._boxes):
            self._boxes.append(paint.tag(self._painter, at, text, within))
