"""Pictures as files hold them: what they are, how many pixels, and a JPEG without what a camera wrote beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from forumdesk.exporters.display import Picture

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN = 0xDA
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
# APP14 says how the colours of a JPEG are to be read; every other APPn and every comment goes.
_COLOURS = 0xEE
_NOTES = frozenset({*range(0xE1, 0xF0), 0xFE}) - {_COLOURS}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


class UnreadablePictureError(Exception):
    """No JPEG, and no PNG that can be put into a PDF as it is."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """What a PDF has to know of a picture; `channels` is 1, 3 or 4. `body` is compressed as `kind` has it."""

    kind: str
    width: int
    height: int
    channels: int
    body: bytes
    depth: int = 8
    palette: bytes = b""
    inverted: bool = False


@lru_cache(maxsize=64)
def opened(content: bytes) -> Picture:
    """The picture with nothing beside it, and its digest. Raises UnreadablePictureError."""
    bare = stripped(content) if content.startswith(_JPEG) else content
    found = pixels(bare)
    return Picture(sha256(bare).hexdigest(), bare, found.width, found.height)


def stripped(content: bytes) -> bytes:
    """The JPEG without EXIF, thumbnails, comments and whatever follows it; the same bytes where there are none."""
    kept = [_JPEG]
    whole = True
    end = 2
    for marker, start, end in _segments(content):
        if marker in _NOTES:
            whole = False
        elif marker != _SCAN:
            kept.append(content[start:end])
        else:
            last = content.rfind(b"\xff\xd9") + 2
            if whole and last == len(content):
                return content
            return b"".join((*kept, content[start:last]))
    raise UnreadablePictureError


def pixels(content: bytes) -> Pixels:
    """Raises UnreadablePictureError for what is neither, and for a PNG with transparency or interlacing."""
    try:
        if content.startswith(_JPEG):
            return _of_jpeg(content)
        if content.startswith(_PNG):
            return _of_png(content)
    except (IndexError, ValueError) as error:
        raise UnreadablePictureError from error
    raise UnreadablePictureError


def _of_jpeg(content: bytes) -> Pixels:
    inverted = False
    for marker, start, _ in _segments(content):
        if marker == _COLOURS:
            # Adobe's own four-colour JPEGs hold their colours upside down.
            inverted = content[start + 4 : start + 9] == b"Adobe"
        if marker in _FRAMES:
            height, width = _number(content, start + 5, 2), _number(content, start + 7, 2)
            channels = content[start + 9]
            if content[start + 4] == 8 and channels in {1, 3, 4} and width and height:
                return Pixels("jpeg", width, height, channels, content, inverted=inverted and channels == 4)
            break
    raise UnreadablePictureError


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment up to the scan, which ends with the file."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        length = 0 if marker in _ALONE else _number(content, place + 2, 2)
        end = len(content) if marker == _SCAN else place + 2 + length
        yield marker, place, end
        if marker == _SCAN:
            return
        place = end


def _of_png(content: bytes) -> Pixels:
    width, height = _number(content, 16, 4), _number(content, 20, 4)
    depth, colour, interlaced = content[24], content[25], content[28]
    chunks = list(_chunks(content))
    names = {name for name, _ in chunks}
    channels = {0: 1, 2: 3, 3: 1}.get(colour, 0)
    if not channels or depth > 8 or interlaced or b"tRNS" in names or not (width and height):
        raise UnreadablePictureError
    palette = b"".join(body for name, body in chunks if name == b"PLTE") if colour == 3 else b""
    data = b"".join(body for name, body in chunks if name == b"IDAT")
    return Pixels("png", width, height, channels, data, depth, palette)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place + 12 <= len(content):
        length = _number(content, place, 4)
        yield content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        place += 12 + length


def _number(content: bytes, place: int, length: int) -> int:
    found = content[place : place + length]
    if len(found) < length:
        raise ValueError("content")
    return int.from_bytes(found, "big")
