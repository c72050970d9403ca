"""Paints a badge that is being designed: paper, what will be printed, and over it what only the designer sees."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from forumdesk.exporters.display import Box, Laid
from ui import icons, theme
from ui.theme import Mode
from ui.widgets import label_keys
from ui.widgets.display_list import paint
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_moves import Handle
from ui.widgets.label_snaps import Guide

EDGE = 28
HANDLES: tuple[Handle, ...] = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
_HANDLE, _GRIP, _SHADOW = 8, 12, 4
# Narrower than this a box has handles at its corners alone.
_ROOMY = 28

OnScreen = Callable[[Box], QRectF]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is painted: the design, what comes of it for one person, and what is being done with it just now."""

    design: Design
    laid: Laid
    guides: tuple[Guide, ...]
    hovered: str
    dragged: bool


def paint_label(painter: QPainter, seen: Seen, on_screen: OnScreen) -> None:
    paper = on_screen(seen.design.label.box)
    _paper(painter, paper)
    painter.save()
    painter.setClipRect(paper)
    painter.translate(paper.topLeft())
    painter.scale(paper.width() / seen.laid.width, paper.height() / seen.laid.height)
    paint(painter, seen.laid)
    painter.restore()
    _troubles(painter, seen, on_screen)
    _hovered(painter, seen, on_screen)
    _guides(painter, seen.guides, paper, on_screen)
    _chosen(painter, seen, on_screen)


def handle_at(box: QRectF, at: QPointF) -> Handle | None:
    """The handle of a box under a point."""
    reach = theme.px(_GRIP) / 2
    places = ((handle, place_of(box, handle)) for handle in handles_of(box))
    near = ((abs(at.x() - place.x()), abs(at.y() - place.y()), handle) for handle, place in places)
    return next((handle for across, down, handle in near if across <= reach and down <= reach), None)


def handles_of(box: QRectF) -> tuple[Handle, ...]:
    """Those between the corners only where there is room to take hold of the box, too."""
    wide, high = box.width() >= theme.px(_ROOMY), box.height() >= theme.px(_ROOMY)
    return tuple(one for one in HANDLES if (one[0] or wide) and (one[1] or high))


def place_of(box: QRectF, handle: Handle) -> QPointF:
    """Where a handle of a box is."""
    centre = box.center()
    return QPointF(centre.x() + handle[0] * box.width() / 2, centre.y() + handle[1] * box.height() / 2)


def _ink(name: str) -> QColor:
    """A colour on paper, which is white in the dark too."""
    return QColor(theme.tokens_of(Mode.LIGHT).of(name))


def _paper(painter: QPainter, paper: QRectF) -> None:
    shade = QColor(theme.INK)
    shade.setAlpha(14)
    for step in range(theme.px(_SHADOW), 0, -1):
        painter.fillRect(paper.adjusted(-step, -step, step, step), shade)
    painter.fillRect(paper, _ink("surface"))


def _troubles(painter: QPainter, seen: Seen, on_screen: OnScreen) -> None:
    """A shape and an edge where something does not fit this person."""
    worst: dict[str, bool] = {}
    for problem in seen.laid.problems:
        worst[problem.element] = worst.get(problem.element, False) or problem.stops
    for element in seen.design.elements:
        if element.id in worst:
            token = "block" if worst[element.id] else "warn"
            box = on_screen(box_of(element))
            painter.setPen(QPen(_ink(token), theme.px(1.5), Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            _sign(painter, box, token)


def _sign(painter: QPainter, box: QRectF, token: str) -> None:
    """In the upper right corner, in the colours for paper, clear of what is printed there."""
    side, edge = theme.px(16), theme.px(2)
    ground = QRectF(box.right() - side - 2 * edge, box.top(), side + 2 * edge, side + 2 * edge)
    painter.fillRect(ground, _ink("surface"))
    sign = icons.pixmap(token, token, 16, mode=Mode.LIGHT)
    painter.drawPixmap((ground.topLeft() + QPointF(edge, edge)).toPoint(), sign)


def _hovered(painter: QPainter, seen: Seen, on_screen: OnScreen) -> None:
    for element in seen.design.elements:
        if element.id == seen.hovered and element.id not in seen.design.chosen:
            painter.setPen(QPen(_ink("control"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(on_screen(box_of(element)))


def _guides(painter: QPainter, guides: tuple[Guide, ...], paper: QRectF, on_screen: OnScreen) -> None:
    painter.setPen(QPen(_ink("focus"), 1))
    for guide in guides:
        at = on_screen(Box(guide.at, guide.at, 0, 0)).topLeft()
        over = theme.px(12)
        if guide.upright:
            painter.drawLine(QPointF(at.x(), paper.top() - over), QPointF(at.x(), paper.bottom() + over))
        else:
            painter.drawLine(QPointF(paper.left() - over, at.y()), QPointF(paper.right() + over, at.y()))


def _chosen(painter: QPainter, seen: Seen, on_screen: OnScreen) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = Qt.PenStyle.DashLine if seen.dragged else Qt.PenStyle.SolidLine
    for element in seen.design.picked:
        painter.setPen(QPen(_ink("accent"), theme.px(1.5), style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(on_screen(box_of(element)))
    only = seen.design.only
    if only is None:
        return
    box = on_screen(box_of(only))
    if seen.dragged:
        _numbers(painter, box, label_keys.numbers(only))
        return
    painter.setPen(QPen(_ink("accent"), theme.px(1.5)))
    painter.setBrush(_ink("surface"))
    side = theme.px(_HANDLE)
    for handle in handles_of(box):
        place = place_of(box, handle)
        painter.drawRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side))


def _numbers(painter: QPainter, box: QRectF, said: str) -> None:
    """Where it is just now, beside what is dragged."""
    painter.setFont(theme.font(12, 500, figures=True))
    metrics = painter.fontMetrics()
    room = QRectF(0, 0, metrics.horizontalAdvance(said) + theme.px(12), metrics.height() + theme.px(6))
    room.moveTopLeft(box.bottomLeft() + QPointF(0, theme.px(6)))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(room, theme.px(4), theme.px(4))
    painter.setPen(theme.colour("text"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), said)
