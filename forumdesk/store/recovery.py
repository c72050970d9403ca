"""The key as lines on paper: each carries its own check characters, so that a mistyped line is named."""

import binascii
import hashlib
import re
from collections.abc import Sequence

from forumdesk.store.errors import BadLinesError
from forumdesk.world import CODE_ALPHABET

LINES = 4
KEY_BYTES = 32
_PER_LINE = KEY_BYTES // LINES
_CHECK = 2
_LETTERS = 16
_GROUP = 4
_BITS = 5
_MARK_BYTES = 5


def lines_of(raw: bytes) -> tuple[str, ...]:
    """32 bytes as four lines of four groups of four letters and digits."""
    return tuple(
        _grouped(_coded(part + _check(number, part)))
        for number in range(1, LINES + 1)
        for part in (raw[(number - 1) * _PER_LINE : number * _PER_LINE],)
    )


def raw_of(lines: Sequence[str]) -> bytes:
    """What `lines_of` was given; BadLinesError names every line that is not as it was printed, or not in its place.

    Case, blanks and hyphens do not matter, nor does the line's number in front, as it is printed. Any one wrong
    character of a line is found, and any two side by side.
    """
    read = [_read(number, line) for number, line in enumerate((*lines, "", "", "", "")[:LINES], 1)]
    wrong = tuple(number for number, part in enumerate(read, 1) if part is None)
    if wrong:
        raise BadLinesError(wrong)
    return b"".join(part for part in read if part)


def checked(number: int, line: str) -> str:
    """One line as typed, once it is as it was printed; nothing is asked of one that is empty. Raises BadLinesError."""
    if line.strip() and _read(number, line) is None:
        raise BadLinesError((number,))
    return line.strip()


def mark_of(salt: bytes) -> str:
    """Which file a sheet or a backup belongs to, without a title: of the random bytes at the file's head."""
    # Of their hash, since a file that is still somewhere shows the bytes themselves to everybody.
    return _grouped(_coded(hashlib.sha256(b"ForumDesk mark" + salt).digest()[:_MARK_BYTES]))


def _check(number: int, part: bytes) -> bytes:
    # A sum that finds every burst of 16 bits, with the line's number in it: swapped lines do not pass either.
    return binascii.crc_hqx(part, number).to_bytes(_CHECK, "big")


def _coded(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), len(data) * 8 // _BITS
    return "".join(CODE_ALPHABET[number >> _BITS * place & 31] for place in reversed(range(letters)))


def _grouped(text: str) -> str:
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _read(number: int, line: str) -> bytes | None:
    letters = re.sub(r"[\s\-\u2010-\u2015]", "", line).upper()
    if len(letters) == _LETTERS + 1:
        letters = letters.removeprefix(str(number))
    if len(letters) != _LETTERS or any(letter not in CODE_ALPHABET for letter in letters):
        return None
    value = 0
    for letter in letters:
        value = value << _BITS | CODE_ALPHABET.index(letter)
    data = value.to_bytes(_PER_LINE + _CHECK, "big")
    part, check = data[:_PER_LINE], data[_PER_LINE:]
    return part if _check(number, part) == check else None
