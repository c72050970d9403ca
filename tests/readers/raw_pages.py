"""Reads a workspace without SQLCipher: every page as who has the key could see it, free pages included."""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
SALT = 16
_RESERVE = 80  # 16 bytes of IV, 64 of HMAC-SHA512
_IV = 16


class BrokenSealError(Exception):
    """A page was not written under this key, or was changed since."""


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the file decrypted, in order, its seal checked first; BrokenSealError names the page."""
    data = path.read_bytes()
    salt = data[:SALT]
    seal_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    if not data or len(data) % PAGE:
        raise BrokenSealError(f"{len(data)} bytes are no whole number of pages")
    for number, start in enumerate(range(0, len(data), PAGE), 1):
        # The first page begins with the salt, where SQLite has its magic words.
        begin = start + (SALT if number == 1 else 0)
        yield _opened(data[begin : start + PAGE], number, key, seal_key)


def _opened(sealed: bytes, number: int, key: bytes, seal_key: bytes) -> bytes:
    content, reserve = sealed[:-_RESERVE], sealed[-_RESERVE:]
    iv, seal = reserve[:_IV], reserve[_IV:]
    signed = content + iv + number.to_bytes(4, "little")
    if not hmac.compare_digest(hmac.new(seal_key, signed, "sha512").digest(), seal):
        raise BrokenSealError(f"page {number}")
    return Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(content)


def found_in(path: Path, key: bytes, texts: Iterable[str]) -> set[str]:
    """Of the texts those that stand anywhere in the file, also where a page ends inside one.

    Looked for in UTF-8 and in UTF-16, in both normal forms, and as JSON writes them.
    """
    opened = list(pages(path, key))
    # A long text goes on in another page after that page's 4 bytes of pointer: pages are joined both ways.
    whole = b"".join(opened) + b"\0" + b"".join(page[4:] for page in opened)
    return {text for text in texts if any(form in whole for form in forms(text))}


def forms(text: str) -> set[bytes]:
    """All the ways in which a text may stand in a file."""
    said = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")} | {text}
    escaped = {one.encode("ascii", "backslashreplace").decode() for one in said}
    return {one.encode(code) for one in said | escaped for code in ("utf-8", "utf-16-le", "utf-16-be")}
