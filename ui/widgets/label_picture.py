"""The badge that is being designed, as it will be printed, with what is chosen on it and handles to draw at."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.exporters.display import Box, Laid
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.template import Element, Picture
from ui import theme, words
from ui.widgets import label_keys
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_moves import Handle
from ui.widgets.label_painting import EDGE, Seen, handle_at, paint_label
from ui.widgets.label_snaps import Guide

_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


class LabelPicture(QWidget):
    """What is seen, and what is where in it; `dragged` while something is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.design: Design | None = None
        self.laid: Laid | None = None
        self.guides: tuple[Guide, ...] = ()
        self.dragged = False
        self.scale = 4.0
        """Pixels a millimetre."""
        self._facts: Facts | None = None
        self._hovered = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_design(self, design: Design, facts: Facts) -> None:
        """Another design, or the same for another person."""
        self.guides, self.dragged, self._facts = (), False, facts
        self.lay(design)

    def show_scale(self, scale: float) -> None:
        self.scale = scale
        self.update()

    def label_size(self) -> QSize:
        """How much room the label takes at this scale, the edge round it included."""
        if self.design is None:
            return QSize()
        label, edges = self.design.label, 2 * theme.px(EDGE)
        return QSize(round(label.width * self.scale) + edges, round(label.height * self.scale) + edges)

    def on_screen(self, box: Box) -> QRectF:
        """Where millimetres of the label are on this widget."""
        corner = self._corner()
        return QRectF(
            corner.x() + box.x * self.scale,
            corner.y() + box.y * self.scale,
            box.width * self.scale,
            box.height * self.scale,
        )

    def _corner(self) -> QPointF:
        room = self.label_size()
        edge = theme.px(EDGE)
        return QPointF(
            max(0, (self.width() - room.width()) // 2) + edge, max(0, (self.height() - room.height()) // 2) + edge
        )

    def on_label(self, at: QPointF) -> tuple[float, float]:
        """Where a point of this widget is on the label, in mm."""
        corner = self._corner()
        return (at.x() - corner.x()) / self.scale, (at.y() - corner.y()) / self.scale

    def lay(self, design: Design) -> None:
        self.design = design
        self.laid = design.lay_out(self._facts) if self._facts else None
        self.tell()
        self.update()

    def tell(self) -> None:
        """What is to be seen here, for who only hears it."""
        design = self.design
        if design is None:
            return
        wide, high = label_keys.said(design.layout.width), label_keys.said(design.layout.height)
        self.setAccessibleName(words.say("designer.canvas", wide=wide, high=high))
        self.setAccessibleDescription("; ".join(label_keys.told(one) for one in design.picked))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken" if theme.is_dark() else "line"))
        if self.design is not None and self.laid is not None:
            seen = Seen(self.design, self.laid, self.guides, self._hovered, self.dragged)
            paint_label(painter, seen, self.on_screen)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(1, 1, -1, -1))
        painter.end()

    def element_at(self, at: QPointF) -> Element | None:
        """The smallest one there, which the larger ones leave no other way to; of equal ones the uppermost."""
        if self.design is None:
            return None
        x, y = self.on_label(at)
        slack = 2 / self.scale
        there = [
            one
            for one in reversed(self.design.elements)
            if one.x - slack <= x <= one.x + one.width + slack and one.y - slack <= y <= one.y + one.height + slack
        ]
        return min(there, key=lambda one: one.width * one.height, default=None)

    def picture_at(self, at: tuple[float, float]) -> Element | None:
        """The uppermost picture under a point of the label, in mm."""
        there = (
            one for one in reversed(self.design.elements if self.design else ()) if isinstance(one.content, Picture)
        )
        return next((one for one in there if _holds(one, at)), None)

    def handle_at(self, at: QPointF) -> Handle | None:
        only = self.design.only if self.design else None
        return handle_at(self.on_screen(box_of(only)), at) if only else None

    def hover(self, at: QPointF) -> None:
        handle = self.handle_at(at)
        under = self.element_at(at)
        self.setCursor(_CURSORS[handle] if handle else Qt.CursorShape.ArrowCursor)
        name = under.id if under else ""
        if name != self._hovered:
            self._hovered = name
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ""
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.tell()
        super().changeEvent(event)


def _holds(element: Element, at: tuple[float, float]) -> bool:
    across, down = at[0] - element.x, at[1] - element.y
    return 0 <= across <= element.width and 0 <= down <= element.height
