"""The badge that is being designed, under mouse and keyboard: chosen, drawn, resized, walked through."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QWheelEvent

from forumdesk.exporters.facts import Facts
from forumdesk.exporters.template import Element
from ui import theme
from ui.widgets import label_keys, label_moves
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_moves import Handle
from ui.widgets.label_picture import LabelPicture
from ui.widgets.label_snaps import Lines, drawn_handle, drawn_to, lines_of

# So near, in pixels at 100 % text, something is drawn to a line; and so far a press must go to be a drag.
_REACH, _START = 6, 3


@dataclass(frozen=True, slots=True)
class _Drag:
    """From where, what was so then, and what it could be drawn to; without a handle all that is chosen is moved."""

    start: QPointF
    design: Design
    lines: Lines
    handle: Handle | None


class LabelCanvas(LabelPicture):
    """Nothing is kept here: `edited` carries what the design would be and of which kind the step is.

    `dropped` carries the Path of a file that was let go, and where in mm.
    `chosen` carries ids, `tried` the design while something is dragged, `asked` the name of a key that was pressed.
    """

    edited = Signal(object, str)
    chosen = Signal(object)
    tried = Signal(object)
    asked = Signal(str)
    zoomed = Signal(int)
    dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: Design | None = None
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def show_design(self, design: Design, facts: Facts) -> None:
        """A drag that is going on is given up."""
        self._drag, self._kept = None, design
        super().show_design(design, facts)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.design is None:
            return
        at, more = event.position(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        handle = None if more else self.handle_at(at)
        if handle is None:
            self._choose(self.element_at(at), more)
        if handle is not None or self.design.chosen:
            self.dragged = False
            self._drag = _Drag(at, self.design, lines_of(self.design), handle)

    def _choose(self, element: Element | None, more: bool) -> None:
        if self.design is None:
            return
        now = self.design.chosen
        if element is None:
            wanted: tuple[str, ...] = now if more else ()
        elif more:
            wanted = tuple(one for one in now if one != element.id) if element.id in now else (*now, element.id)
        else:
            # One of several that are chosen is the beginning of dragging them all.
            wanted = now if element.id in now else (element.id,)
        self.choose(wanted)

    def choose(self, ids: tuple[str, ...]) -> None:
        if self.design is not None and ids != self.design.chosen:
            self.design = self._kept = self.design.choose(ids)
            self.tell()
            self.update()
            self.chosen.emit(self.design.chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is None:
            self.hover(at)
            return
        way = at - self._drag.start
        if self.dragged or way.manhattanLength() >= theme.px(_START):
            self.dragged = True
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._draw((way.x() / self.scale, way.y() / self.scale), free)

    def _draw(self, by: tuple[float, float], free: bool) -> None:
        """What is chosen, drawn so many millimetres from where it was taken; to the lines near it unless `free`."""
        drag = self._drag
        if drag is None or not drag.design.picked:
            return
        reach = theme.px(_REACH) / self.scale
        boxes = [box_of(one) for one in drag.design.picked]
        self.guides = ()
        if not free and drag.handle:
            across, down, self.guides = drawn_handle(boxes[0], drag.handle, by, drag.lines, reach)
        elif not free:
            across, down, self.guides = drawn_to(label_keys.whole(boxes), by, drag.lines, reach)
        else:
            across, down = by
        drawn = (
            label_moves.resized(drag.design, drag.handle, across, down)
            if drag.handle
            else label_moves.moved(drag.design, across, down)
        )
        self.lay(drawn)
        self.tried.emit(drawn)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or self.design is None:
            return
        dragged = self.dragged
        self._end()
        if dragged:
            self.edited.emit(self.design, "")
        elif not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            under = self.element_at(event.position())
            # A press that was no drag means that one alone.
            if under is not None and under.id in self.design.chosen:
                self.choose((under.id,))

    def _end(self) -> None:
        self._drag, self.guides, self.dragged = None, (), False
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event) is not None and self.design is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path, self.on_label(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        # Keys that the window has for itself, such as undo, are the canvas's own while it has the focus.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and label_keys.named(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = label_keys.step_of(event)
        name = label_keys.named(event)
        if event.key() == Qt.Key.Key_Escape and self.give_up():
            return
        if step and self.design is not None and self.design.picked:
            self.edited.emit(label_moves.moved(self.design, *step), "step")
        elif name:
            self.asked.emit(name)
        else:
            super().keyPressEvent(event)

    def give_up(self) -> bool:
        """What is dragged goes back; else nothing is chosen any more. False where there is neither."""
        if self._drag is not None and self._kept is not None:
            self._end()
            self.lay(self._kept)
            self.tried.emit(self._kept)
            return True
        if self.design is not None and self.design.chosen:
            self.choose(())
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from element to element, and after the last one on to what is beside the canvas."""
        ids = [one.id for one in self.design.elements] if self.design else []
        chosen = self.design.chosen if self.design else ()
        at = ids.index(chosen[-1]) + (1 if forward else -1) if chosen else (0 if forward else len(ids) - 1)
        if 0 <= at < len(ids):
            self.choose((ids[at],))
            return True
        return super().focusNextPrevChild(forward)


def dropped_path(event: QDropEvent) -> Path | None:
    """The one file that is dragged; whether it is a picture is seen once it is let go, and said."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None
