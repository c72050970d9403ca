"""Bytes of a text file become text: Unicode by its marks or its pattern, else what Windows wrote in western Europe."""

import codecs
import re

from .refusals import Unreadable, UnreadableInputError

# Longer marks first: that of UTF-32 LE begins as that of UTF-16 LE does.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN_WORD = re.compile(r"[^\W\d_\x00-\x7f]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a]")


def decode(data: bytes) -> str:
    """The text. Raises UnreadableInputError where it is none, or is in an encoding that would only be guessed at."""
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise UnreadableInputError(Unreadable.ENCODING) from None
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise UnreadableInputError(Unreadable.NOT_TEXT)
    return text


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data:
        return _without_mark(data)
    return "utf-8" if _is(data, "utf-8") else _western(data)


def _without_mark(data: bytes) -> str:
    """Every line end and delimiter of UTF-16 has a zero byte: at odd places in little endian, at even ones in big."""
    little = data[1::2].count(0) >= data[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def _western(data: bytes) -> str:
    """cp1252, unless most accented words are long runs of accents alone: so Cyrillic or Arabic code pages look in it.

    Which one it was could only be guessed (a library took Hebrew for Cyrillic), and a wrong name is worse than none.
    """
    if not _is(data, "cp1252"):
        raise UnreadableInputError(Unreadable.ENCODING)
    # Words first and the accents then: one pattern for both goes back over a long word from each of its letters.
    accented = {word for word in _WORD.findall(data.decode("cp1252")) if not word.isascii()}
    foreign = [word for word in accented if _FOREIGN_WORD.search(word)]
    if len(foreign) >= _ENOUGH and len(foreign) * 2 > len(accented):
        raise UnreadableInputError(Unreadable.ENCODING)
    return "cp1252"


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
