"""Pictures somebody drops: read, turned upright, scaled, and written anew as JPEG with nothing beside the picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from forumdesk.domain.photos import LARGEST
from forumdesk.services.errors import PhotoRefusedError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
_KINDS = frozenset({b"jpeg", b"jpg", b"png"})
_QUALITY = 88


def bare_jpeg(path: Path) -> tuple[bytes, tuple[int, int]]:
    """The picture and its width and height. PhotoRefusedError for what is none, or is too large to be opened."""
    return _bare(opened(path))


def bare_jpeg_of(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """The same of a picture that lay in another file. PhotoRefusedError."""
    if len(content) > MOST_BYTES:
        raise PhotoRefusedError
    return _bare(_decoded(content))


def face(content: bytes, side: int) -> QImage:
    """Small, to be looked at; a null image for what is none. Only as much is unfolded as is shown."""
    buffer, reader = _reading(content)
    size = reader.size()
    if bytes(reader.format().data()) not in _KINDS or not 0 < size.width() * size.height() <= MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)
    reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    found = reader.read()
    buffer.close()
    return found.copy((found.width() - side) // 2, (found.height() - side) // 4, side, side)


def _bare(image: QImage) -> tuple[bytes, tuple[int, int]]:
    image = scaled(image, LARGEST)
    return written(image), (image.width(), image.height())


def _reading(content: bytes) -> tuple[QBuffer, QImageReader]:
    """The buffer has to outlive its reader."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer, QImageReader(buffer)


def opened(path: Path) -> QImage:
    """The picture in a file, upright. PhotoRefusedError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PhotoRefusedError
        return _decoded(path.read_bytes())
    except OSError as error:
        raise PhotoRefusedError from error


def _decoded(content: bytes) -> QImage:
    buffer, reader = _reading(content)
    size = reader.size()
    known = bytes(reader.format().data()) in _KINDS
    # A small file can say that it is a picture of gigabytes: its size is asked before it is unfolded.
    if not known or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise PhotoRefusedError
    reader.setAutoTransform(True)
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise PhotoRefusedError
    return image


def scaled(image: QImage, most: tuple[int, int]) -> QImage:
    """No wider and no higher than that, in the colours of a screen."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    largest = QSize(*most)
    if image.width() <= largest.width() and image.height() <= largest.height():
        return image
    keep = Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(largest, keep, Qt.TransformationMode.SmoothTransformation)


def written(image: QImage, kind: bytes = b"jpeg") -> bytes:
    """As JPEG or PNG, painted on a sheet of its own: what the file said besides, Qt would copy."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB888)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    if kind != b"png":
        writer.setQuality(_QUALITY)
    if not writer.write(sheet):
        raise PhotoRefusedError
    return bytes(buffer.data().data())
