"""A display list painted on the screen, in millimetres: the same items that the PDF is drawn from."""

from functools import lru_cache
from math import isclose

import uharfbuzz as hb  # type: ignore[import-untyped]  # the library ships no types
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from forumdesk.exporters.display import Bars, Image, Laid, Path, Picture, Step, Words
from forumdesk.exporters.fonts import Face
from forumdesk.exporters.glyphs import EMBOLDEN, Run

# A picture of a camera is drawn at every step of a drag; a screen shows no more of a badge than this many pixels.
_SIDE = 1200
# What PDF does with sharp corners of a stroke.
_MITER = 10.0


def paint(painter: QPainter, laid: Laid) -> None:
    """Draw all of it with its upper left corner at the painter's origin; one unit of the painter is 1 mm."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for part in laid.parts:
        for item in part.items:
            if isinstance(item, Words):
                _words(painter, item)
            elif isinstance(item, Path):
                _path(painter, item)
            elif isinstance(item, Bars):
                _bars(painter, item)
            else:
                _image(painter, item, laid.pictures[item.digest])
    painter.restore()


@lru_cache(maxsize=8192)
def outline(face: Face, gid: int) -> QPainterPath:
    """What a glyph looks like, in font units from its origin, upwards as in the font."""
    path = QPainterPath()
    # Glyphs may overlap themselves: what is inside of any contour is ink.
    path.setFillRule(Qt.FillRule.WindingFill)
    face.font.draw_glyph(gid, _pen(), path)
    return path


@lru_cache(maxsize=1)
def _pen() -> "hb.DrawFuncs":
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, path: path.moveTo(x, y))
    pen.set_line_to_func(lambda x, y, path: path.lineTo(x, y))
    pen.set_quadratic_to_func(lambda a, b, x, y, path: path.quadTo(a, b, x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, path: path.cubicTo(a, b, c, d, x, y))
    pen.set_close_path_func(lambda path: path.closeSubpath())
    return pen


def _words(painter: QPainter, words: Words) -> None:
    painter.save()
    _turn(painter, words.x, words.y, words.turn)
    painter.scale(words.size, -words.size)
    colour = QColor(words.colour)
    for run in words.line.runs:
        _run(painter, run, colour)
        painter.translate(run.width, 0)
    painter.restore()


def _run(painter: QPainter, run: Run, colour: QColor) -> None:
    face = run.face
    painter.save()
    painter.scale(1 / face.upem, 1 / face.upem)
    painter.setBrush(colour)
    painter.setPen(_edge(colour, EMBOLDEN * face.upem) if face.embolden else Qt.PenStyle.NoPen)
    place = painter.transform()
    across = 0
    for gid, _, advance, x, y in run.placed:
        painter.setTransform(QTransform.fromTranslate(across + x, y) * place)
        painter.drawPath(outline(face, gid))
        across += advance
    painter.restore()


def _edge(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.SvgMiterJoin)
    pen.setMiterLimit(_MITER)
    return pen


def _turn(painter: QPainter, x: float, y: float, turn: int) -> None:
    painter.translate(x, y)
    painter.rotate(turn)


def _path(painter: QPainter, path: Path) -> None:
    painter.save()
    for clip in path.clips:
        painter.setClipPath(_drawn(clip), Qt.ClipOperation.IntersectClip)
    painter.setBrush(QColor(path.fill) if path.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_edge(QColor(path.stroke), path.thickness) if path.stroke else Qt.PenStyle.NoPen)
    painter.drawPath(_drawn(path.steps))
    painter.restore()


@lru_cache(maxsize=512)
def _drawn(steps: tuple[Step, ...]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for verb, numbers in steps:
        points = [QPointF(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)]
        if verb == "M":
            path.moveTo(*points)
        elif verb == "L":
            path.lineTo(*points)
        elif verb == "Q":
            path.quadTo(*points)
        elif verb == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def _bars(painter: QPainter, bars: Bars) -> None:
    painter.save()
    _turn(painter, bars.x, bars.y, bars.turn)
    painter.scale(bars.width / bars.across, bars.height / bars.down)
    painter.fillPath(_dark(bars.bars), QColor(bars.colour))
    painter.restore()


@lru_cache(maxsize=64)
def _dark(bars: tuple[tuple[int, int, int, int], ...]) -> QPainterPath:
    """One path: single bars side by side would show hairlines between them."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for bar in bars:
        path.addRect(*bar)
    return path


def _image(painter: QPainter, image: Image, picture: Picture) -> None:
    painter.save()
    frame, box = image.frame, image.box
    _turn(painter, frame.x, frame.y, image.turn)
    if not (isclose(box.width, frame.width) and isclose(box.height, frame.height)):
        painter.setClipRect(QRectF(0, 0, frame.width, frame.height), Qt.ClipOperation.IntersectClip)
    place = QRectF(box.x - frame.x, box.y - frame.y, box.width, box.height)
    painter.drawImage(place, _seen(picture))
    painter.restore()


def _seen(picture: Picture) -> QImage:
    # By its digest: a tuple of megabytes would be hashed at every step.
    if picture.digest not in _pictures:
        if len(_pictures) >= _KEPT:
            _pictures.clear()
        _pictures[picture.digest] = _opened(picture.content)
    return _pictures[picture.digest]


_KEPT = 32
_pictures: dict[str, QImage] = {}


def _opened(content: bytes) -> QImage:
    image = QImage.fromData(QByteArray(content))
    if max(image.width(), image.height()) <= _SIDE:
        return image
    return image.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
