"""How a time grid is painted: ground, head, hours, blocks and what is found between them."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from ui import icons, theme
from ui.widgets.time_grid_facts import Block, Column, Look
from ui.widgets.time_grid_geometry import Geometry, heads

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
# Look -> ground, stripe (none: there is none), edge.
_INKS: dict[Look, tuple[str, str, str]] = {
    Look.PLENARY: ("tint", "accent", "control"),
    Look.TALK: ("raised", "accent", "control"),
    Look.CLOSED: ("alias_ground", "alias", "control"),
    Look.PAUSE: ("window", "", "line"),
    Look.RECORDING: ("raised", "control", "control"),
    Look.STAFF: ("window", "control", "control"),
    Look.GHOST: ("question_ground", "", "question"),
}
# A block below this width loses its third line first, then its end.
NARROW = 110
_ICONS = {"block": ("block", "block"), "warn": ("warn", "warn_mark")}


@lru_cache(maxsize=32)
def _hatching(ink: str, ground: str, side: int) -> QPixmap:
    """A tile of diagonal lines that goes on seamlessly in every direction."""
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), side / 5))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    return tile


def hatch(painter: QPainter, rect: QRect, ink: str, ground: str, side: int = 7) -> None:
    painter.fillRect(rect, QBrush(_hatching(theme.tokens().of(ink), theme.tokens().of(ground), theme.px(side))))


def ground(painter: QPainter, geometry: Geometry, columns: int) -> None:
    """Lines at the hours and between columns, dots at the quarters."""
    painter.fillRect(QRect(0, 0, geometry.width, geometry.height), theme.colour("surface"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    line, faint = theme.colour("line"), theme.colour("line")
    faint.setAlphaF(0.6)
    first, last = geometry.seen()
    left, right = geometry.gutter - theme.px(6), geometry.left(columns)
    for quarter in range(max(0, first // 15), min(geometry.minutes, last) // 15 + 1):
        y = geometry.top(quarter * 15)
        if quarter % 4 == 0:
            painter.setPen(line)
            painter.drawLine(left, y, right, y)
        else:
            pen = QPen(faint, 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1, 2 if quarter % 2 == 0 else 7])
            painter.setPen(pen)
            painter.drawLine(geometry.gutter + theme.px(4), y, right, y)
    painter.setPen(QPen(faint, theme.px(1)))
    for number in range(columns + 1):
        x = geometry.left(number)
        painter.drawLine(x, geometry.head - theme.px(34), x, geometry.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def hours(painter: QPainter, geometry: Geometry, second: tuple[str, ...]) -> None:
    """The hours at the left, over what is scrolled below them."""
    painter.fillRect(QRect(0, geometry.head, geometry.gutter - theme.px(6), geometry.height), theme.colour("surface"))
    painter.setFont(theme.font(11, 500, figures=True))
    first, last = geometry.seen()
    height, wide = theme.px(14), theme.px(46)
    right = geometry.gutter - theme.px(12)
    for hour in range(max(0, first // 60), min(geometry.minutes, last) // 60 + 1):
        y = geometry.top(hour * 60) - theme.px(1)
        if y < geometry.head - theme.px(4) or hour * 60 >= geometry.minutes:
            continue
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRect(right - wide, y, wide, height), _RIGHT, f"{hour % 24:02}:00")
        if second:
            painter.setPen(theme.colour("text3"))
            box = QRect(right - wide - theme.px(46), y, wide, height)
            painter.drawText(box, _RIGHT, second[hour] if hour < len(second) else "")


def head(painter: QPainter, geometry: Geometry, columns: tuple[Column, ...], corner: tuple[str, str]) -> None:
    """Groups and columns by name. `corner` names the two zones, where two are shown."""
    painter.fillRect(QRect(0, 0, geometry.width, geometry.head), theme.colour("surface"))
    painter.save()
    painter.setClipRect(QRect(geometry.gutter - theme.px(1), 0, geometry.width, geometry.head + 1))
    for first, at, count in heads(columns):
        _group(painter, geometry, first, (at, count))
    for number, column in enumerate(columns):
        x = geometry.left(number)
        painter.setPen(QPen(theme.colour("line"), theme.px(1)))
        painter.drawLine(x, theme.px(33), x, geometry.head)
        box = QRect(x + theme.px(4), theme.px(32), round(geometry.column) - theme.px(10), theme.px(16))
        _text(painter, box, column.name, theme.script_font(column.name, 13, 600), "text")
        below = box.translated(0, theme.px(15))
        _text(painter, below, column.second, theme.font(11.5), "text2")
    painter.restore()
    painter.setPen(theme.colour("line"))
    painter.drawLine(geometry.gutter - theme.px(6), geometry.head, geometry.width, geometry.head)
    if corner[1]:
        box = QRect(0, geometry.head - theme.px(20), geometry.gutter - theme.px(12), theme.px(16))
        _text(painter, box, corner[0], theme.font(11, 500), "text2", _RIGHT)
        _text(painter, box.adjusted(0, 0, -theme.px(46), 0), corner[1], theme.font(11, 500), "text3", _RIGHT)


def _group(painter: QPainter, geometry: Geometry, first: Column, span: tuple[int, int]) -> None:
    """The line of a zone over its rooms; its words stay in sight as long as one of them does."""
    left, right = geometry.left(span[0]) + theme.px(2), geometry.left(sum(span)) - theme.px(2)
    if not first.group or right < geometry.gutter:
        return
    painter.setPen(QPen(theme.colour("control"), max(1.5, theme.px(1.6))))
    painter.drawLine(left, theme.px(29), right, theme.px(29))
    box = QRect(max(left, geometry.gutter) + theme.px(1), theme.px(10), 0, theme.px(16))
    box.setRight(right)
    font = theme.font(11.5, 600)
    _text(painter, box, first.group, font, "text2")
    box.setLeft(box.left() + QFontMetrics(font).horizontalAdvance(first.group) + theme.px(12))
    if box.width() > theme.px(24):
        _text(painter, box, first.group_second, theme.font(11.5), "text2")


def _text(painter: QPainter, box: QRect, text: str, font: QFont, token: str, flags: int = _LEFT) -> None:
    if not text or box.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, flags | int(Qt.TextFlag.TextDontClip), shown)


def now(painter: QPainter, geometry: Geometry, columns: int, minutes: int) -> None:
    """The line of this moment, under the blocks."""
    y = geometry.top(minutes)
    painter.setPen(QPen(theme.colour("focus"), theme.px(1.5)))
    painter.drawLine(geometry.gutter - theme.px(4), y, geometry.left(columns), y)


def now_time(painter: QPainter, geometry: Geometry, minutes: int, said: str) -> None:
    y = geometry.top(minutes)
    box = QRect(geometry.gutter - theme.px(52), y - theme.px(9), theme.px(44), theme.px(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("focus"))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    _text(painter, box, said, theme.font(11, 600, figures=True), "on_accent", _CENTRE)


def _outline(rect: QRect) -> QRectF:
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)


def block(painter: QPainter, rect: QRect, one: Block, edged: bool, dragged: bool = False) -> None:
    """One session: ground, stripe, edge, words, signs."""
    face, stripe, edge = _INKS[one.look]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(_outline(rect), theme.px(5), theme.px(5))
    painter.save()
    painter.setClipPath(shape)
    if one.look is Look.PAUSE and not dragged:
        hatch(painter, rect, "line", "window", 9)
    else:
        painter.fillRect(rect, theme.colour("tint" if dragged else face))
    if stripe and not dragged:
        wide = theme.px(3.5)
        painter.fillRect(
            QRect(rect.left(), rect.top(), wide, rect.height()), theme.colour("block" if edged else stripe)
        )
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_edge(one.look, edge, edged, dragged))
    painter.drawPath(shape)


def _edge(look: Look, token: str, edged: bool, dragged: bool) -> QPen:
    if dragged:
        pen = QPen(theme.colour("accent"), theme.px(2), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2])
        return pen
    if look is Look.GHOST:
        pen = QPen(theme.colour(token), theme.px(1.5), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        return pen
    if edged:
        return QPen(theme.colour("block"), theme.px(1.75))
    colour = theme.colour(token)
    if look is Look.STAFF:
        pen = QPen(colour, 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        return pen
    # The edge of a block is an ornament beside its stripe: softer than that of a control.
    colour.setAlphaF(0.75)
    return QPen(colour, 1)


def block_words(painter: QPainter, rect: QRect, one: Block, time: str = "") -> None:
    """Title, time and people, as many as there is room for; a low block has title and time on one line."""
    if rect.width() < theme.px(30):
        return
    pause = one.look is Look.PAUSE
    inner = rect.adjusted(theme.px(10), 0, -theme.px(6), 0)
    signs = _signs(painter, rect, one)
    title, plain = theme.script_font(one.title, 12.5, 500 if pause else 600), theme.font(12, 400, figures=True)
    line, top = theme.px(15), rect.top() + theme.px(5)
    if rect.height() < theme.px(34):
        box = QRect(inner.left(), rect.top(), inner.width() - signs, rect.height())
        _text(painter, box, one.title, title, "text2" if pause else "text")
        after = box.adjusted(QFontMetrics(title).horizontalAdvance(one.title) + theme.px(8), 0, 0, 0)
        _clock(painter, after, time or one.time, plain)
        return
    # Burmese and Arabic stand higher than the line that is meant for Latin.
    tall = max(0, QFontMetrics(title).height() - theme.px(19))
    box = QRect(inner.left(), top + tall // 2, inner.width() - signs, line)
    _text(painter, box, one.title, title, "text2" if pause else "text")
    box.translate(0, tall // 2)
    box.setRight(inner.right())
    said_time = time or one.time
    box.translate(0, line)
    if rect.width() < theme.px(NARROW):
        _clock(painter, box, said_time.partition("–")[0], plain)
        return
    _clock(painter, box, said_time, plain)
    if one.third and rect.height() >= theme.px(50):
        _text(painter, box.translated(0, line), one.third, plain, "text2")


def _clock(painter: QPainter, box: QRect, said: str, font: QFont) -> None:
    """From when to when, from when where there is no room for more, else nothing: half a time says less than none."""
    _text(painter, box, fitting(said, QFontMetrics(font), box.width()), font, "text2")


def fitting(said: str, metrics: QFontMetrics, room: int) -> str:
    return next((one for one in (said, said.partition("–")[0]) if metrics.horizontalAdvance(one) <= room), "")


def _signs(painter: QPainter, rect: QRect, one: Block) -> int:
    """Lock, microphone and triangle at the right; gives back how much room they took beside the title."""
    shown = [("lock", "alias")] if one.locked else []
    shown += [("mic", "text2")] if one.look is Look.RECORDING else []
    shown += [("question", "question")] if one.look is Look.GHOST else []
    shown += [("block", "block")] if one.look is Look.GHOST and one.severity == "block" else []
    shown += [("warn", "warn_mark")] if one.severity == "warn" else []
    side, gap = theme.px(14), theme.px(5)
    # In a narrow block they stand at the foot and leave the title its room.
    low = rect.width() < theme.px(NARROW) and rect.height() >= theme.px(52)
    y = rect.bottom() - side - gap if low else rect.top() + min(theme.px(6), (rect.height() - side) // 2)
    x = rect.right() - gap - side
    for name, token in shown:
        painter.drawPixmap(x, y, icons.pixmap(name, token, 14))
        x -= side + theme.px(3)
    return 0 if low else len(shown) * (side + theme.px(4))


def shared(painter: QPainter, rect: QRect, part: QRect) -> None:
    """The minutes two blocks share, hatched inside the block."""
    shape = QPainterPath()
    shape.addRoundedRect(_outline(rect), theme.px(5), theme.px(5))
    painter.save()
    painter.setClipPath(shape)
    painter.setOpacity(0.30 if theme.is_dark() else 0.34)
    inner = QRect(rect.left() + theme.px(4), part.top(), rect.width() - theme.px(5), part.height())
    painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    painter.fillRect(inner, QBrush(_hatching(theme.tokens().block, theme.tokens().block_ground, theme.px(8))))
    painter.restore()


def ring(painter: QPainter, rect: QRect) -> None:
    """Where the keyboard is: outside the block, so that nothing moves."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
    painter.drawRoundedRect(QRectF(rect).adjusted(-2.5, -2.5, 2.5, 2.5), theme.px(7), theme.px(7))


def tag(painter: QPainter, at: QPoint, text: str, within: tuple[int, int]) -> QRect:
    """A fact with its octagon, between a left and a right edge; where it was drawn."""
    font = theme.font(11.5, 600, figures=True)
    metrics = QFontMetrics(font)
    side = theme.px(12)
    wide = min(metrics.horizontalAdvance(text) + side + theme.px(20), within[1] - within[0])
    box = QRect(QPoint(max(within[0], min(at.x(), within[1] - wide)), at.y()), QSize(wide, theme.px(20)))
    painter.setBrush(theme.colour("surface"))
    edge = theme.colour("block")
    edge.setAlphaF(0.7)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(_outline(box), theme.px(4), theme.px(4))
    painter.drawPixmap(box.left() + theme.px(6), box.top() + theme.px(4), icons.pixmap("block", "block", 12))
    inner = box.adjusted(side + theme.px(11), 0, -theme.px(4), 0)
    _text(painter, inner, text, font, "block")
    return box


def link(painter: QPainter, first: QRect, second: QRect) -> QPoint:
    """From the foot of the first block to the second, with a dot at either end; where a tag has room."""
    painter.setPen(QPen(theme.colour("block"), theme.px(1.75)))
    start = QPoint(first.left() + theme.px(22), first.bottom() + 1)
    apart = second.left() > first.right() or second.right() < first.left()
    if apart:
        right = second.right() < first.left()
        end = QPoint(
            second.right() if right else second.left(), max(second.top() + theme.px(6), start.y() + theme.px(6))
        )
        if second.bottom() < start.y():
            end.setY(second.bottom())
        elbow = QPoint(start.x(), end.y())
    else:
        start = QPoint(max(first.left(), second.left()) + theme.px(22), start.y())
        end = elbow = QPoint(start.x(), max(second.top(), start.y()))
    painter.drawLine(start, elbow)
    painter.drawLine(elbow, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("block"))
    for dot in (start, end):
        painter.drawEllipse(dot, theme.px(3.6), theme.px(3.6))
    return QPoint(max(start.x(), elbow.x()) + theme.px(8), start.y() + theme.px(2))


def tip(painter: QPainter, near: QRect, within: QRect, live: tuple[str, str, str]) -> None:
    """What is found about the block that is dragged, beside it: severity, sentence, what dropping does."""
    severity, text, hint = live
    strong, plain = theme.font(12.5, 500), theme.font(11.5)
    wide = max(QFontMetrics(strong).horizontalAdvance(text), QFontMetrics(plain).horizontalAdvance(hint))
    box = QRect(0, 0, min(wide + theme.px(48), within.width() - theme.px(8)), theme.px(46))
    box.moveTopLeft(QPoint(near.left() + theme.px(4), near.bottom() + theme.px(5)))
    if box.bottom() > within.bottom():
        box.moveBottom(near.top() - theme.px(5))
    box.moveLeft(max(within.left() + theme.px(4), min(box.left(), within.right() - box.width() - theme.px(4))))
    painter.setBrush(theme.colour("raised"))
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.drawRoundedRect(_outline(box), theme.px(6), theme.px(6))
    name, token = _ICONS.get(severity, ("note", "note"))
    painter.drawPixmap(box.left() + theme.px(10), box.top() + theme.px(8), icons.pixmap(name, token, 14))
    line = QRect(box.left() + theme.px(31), box.top() + theme.px(5), box.width() - theme.px(38), theme.px(18))
    _text(painter, line, text, strong, "text")
    _text(painter, line.translated(0, theme.px(18)), hint, plain, "text2")
