"""A person's photo, as it is kept: scaled, as JPEG, without anything the camera wrote beside it."""

from dataclasses import dataclass

LARGEST = (600, 800)
"""Pixels: enough for a badge at 300 dpi, and for a face in the window."""
_START, _SCAN, _END = b"\xff\xd8", 0xDA, b"\xff\xd9"
# Tables, frame and restart interval, and JFIF's own head: what a decoder needs and nothing else.
_NEEDED = frozenset({0xE0, 0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2, _SCAN})


@dataclass(frozen=True, slots=True)
class Photo:
    """One person has one photo at most. `content` is a JPEG without metadata; `width` and `height` are its pixels."""

    id: str
    person_id: str
    content: bytes
    width: int
    height: int


def is_bare_jpeg(content: bytes) -> bool:
    """Whether it is a JPEG that holds a picture and no more: no place, no time, no camera, no thumbnail, no comment."""
    if not (content.startswith(_START) and content.endswith(_END)):
        return False
    place = 2
    while place + 4 <= len(content):
        mark, kind = content[place], content[place + 1]
        if mark != 0xFF or kind not in _NEEDED:
            return False
        if kind == _SCAN:
            return True
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return False
