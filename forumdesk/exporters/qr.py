"""A badge's token as a QR code, drawn as one path."""

from itertools import groupby
from math import isqrt

import zxingcpp

# A reader needs this many modules of white on every side (ISO/IEC 18004, 9.1).
QUIET = 4
# Sixteen capitals and figures fill the smallest code at a quarter of it mended when scratched.
_CORRECTION = "Q"


def modules(token: str) -> tuple[bytes, ...]:
    """The rows from top to bottom; a dark module is 0."""
    code = zxingcpp.create_barcode(token, zxingcpp.BarcodeFormat.QRCode, ec_level=_CORRECTION)
    image = code.to_image(scale=1, add_quiet_zones=False)
    cells = memoryview(image).tobytes()  # type: ignore[arg-type]  # a buffer, which its stub does not say
    side = isqrt(len(cells))
    return tuple(cells[start : start + side] for start in range(0, side * side, side))


def drawing(token: str, x: float, y: float, side: float) -> str:
    """PDF operators for the code, `side` points wide, its lower left at x, y; filled with the colour in force."""
    rows = modules(token)
    scale = side / len(rows)
    parts = [f"q {scale:.4f} 0 0 {scale:.4f} {x:.3f} {y:.3f} cm"]
    for height, row in enumerate(reversed(rows)):
        start = 0
        for cell, run in groupby(row):
            length = len(list(run))
            if not cell:
                parts.append(f"{start} {height} {length} 1 re")
            start += length
    parts.append("f Q")
    return " ".join(parts)
