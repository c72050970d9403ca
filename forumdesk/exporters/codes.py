"""Codes for readers: which squares of a grid are dark."""

import re
from functools import lru_cache
from math import isqrt

import zxingcpp

from forumdesk.exporters.display import Bar

# A reader needs this many modules of white on every side (ISO/IEC 18004, 9.1), and left and right of bars (15417, 4.2).
QR_QUIET, BARCODE_QUIET = 4, 10
# Sixteen capitals and figures fill the smallest code at a quarter of it mended when scratched.
_CORRECTION = "Q"
_DARK = re.compile(rb"\x00+")


def modules(token: str) -> tuple[bytes, ...]:
    """The rows from top to bottom; a dark module is 0."""
    code = zxingcpp.create_barcode(token, zxingcpp.BarcodeFormat.QRCode, ec_level=_CORRECTION)
    image = code.to_image(scale=1, add_quiet_zones=False)
    cells = memoryview(image).tobytes()  # type: ignore[arg-type]  # a buffer, which its stub does not say
    side = isqrt(len(cells))
    return tuple(cells[start : start + side] for start in range(0, side * side, side))


def qr_bars(token: str) -> tuple[int, tuple[Bar, ...]]:
    """How many modules wide, and the dark stretches of each row."""
    rows = modules(token)
    bars = []
    for y, row in enumerate(rows):
        for match in _DARK.finditer(row):
            start, end = match.span()
            bars.append((start, y, end - start, 1))
    return len(rows), tuple(bars)


@lru_cache(maxsize=16)
def barcode_bars(text: str) -> tuple[int, tuple[Bar, ...]]:
    """The same for Code 128. Raises ValueError for a character that it has no sign for."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]  # as above
    _, across = image.shape or (0, 0)
    row = image.tobytes()[:across]
    return across, tuple((match.start(), 0, match.end() - match.start(), 1) for match in _DARK.finditer(row))
