"""How an answer looks in a bar: by pattern as much as by colour, since colour alone tells nothing to some."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from ui import theme

# token of the ink, token of the ground (empty: the surface), pattern
_LOOKS: dict[str, tuple[str, str, str]] = {
    "attended": ("ok", "ok_ground", "dots"),
    "confirmed": ("ok", "ok", "solid"),
    "invited": ("note", "note_ground", "slanted"),
    "tentative": ("warn_mark", "warn_ground", "upright"),
    "proposed": ("control", "surface", "dashed"),
    "declined": ("control", "surface", "outline"),
    "cancelled": ("control", "surface", "crossed"),
}
ORDER = tuple(_LOOKS)


def fill(painter: QPainter, box: QRectF, look: str) -> None:
    """Paint one piece of a bar, or a swatch of the legend."""
    ink, ground, pattern = _LOOKS[look]
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(box, theme.px(2), theme.px(2))
    painter.fillPath(path, theme.colour(ground))
    if pattern in ("slanted", "upright", "crossed", "dots"):
        painter.setClipPath(path)
        _hatch(painter, box, pattern, ink)
        painter.setClipping(False)
    if pattern in ("outline", "dashed", "crossed"):
        style = Qt.PenStyle.DashLine if pattern == "dashed" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour(ink), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(2), theme.px(2))
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, pattern: str, ink: str) -> None:
    painter.setPen(QPen(theme.colour(ink), max(1.0, theme.px(2))))
    gap = max(3, theme.px(4))
    if pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.colour(ink), Qt.BrushStyle.Dense4Pattern))
        painter.drawRect(box)
        return
    lean = box.height() if pattern == "slanted" else 0.0
    if pattern == "crossed":
        painter.setPen(QPen(theme.colour(ink), 1))
        lean, gap = box.height(), gap * 2
    left = box.left() - lean + 1
    while left < box.right() + lean:
        painter.drawLine(int(left), int(box.bottom()), int(left + lean), int(box.top()))
        left += gap
