"""The layers of a file: what a reader, a program or a curious person finds in it once everything is opened."""

import base64
import binascii
import html
import io
import quopri
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from PIL import Image, UnidentifiedImageError

_DEEPEST = 8
_MAIL = re.compile(rb"\A(From .*\r?\n|[A-Za-z][A-Za-z-]*:)")
_MAIL_HEADERS = re.compile(rb"^(Content-Type|MIME-Version|From|Subject):", re.IGNORECASE | re.MULTILINE)
# However short, where it is said to be that.
_BASE64 = re.compile(
    r"(?<=BASE64:)[A-Za-z0-9+/]{4,11}(?![A-Za-z0-9+/=])"
    r"|[A-Za-z0-9+/_-]{6,}={1,2}|[A-Za-z0-9+/_-]{12,}(?:\s+[A-Za-z0-9+/_-]{4,})*={0,2}"
)
_UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Layer:
    """One view of a file: its text, and the bytes it came from where they are opened for the first time."""

    where: str
    text: str
    data: bytes = b""


def layers(data: bytes, where: str, depth: int = 0) -> Iterator[Layer]:
    """Every layer, the innermost too: parts of mails, members of archives, streams of papers, what a camera wrote."""
    if depth > _DEEPEST or not data:
        return
    yield Layer(where, "", data)
    if b"%PDF-" in data[:1024]:
        from tests.readers.leaks_pdf import pdf_layers  # late: it opens what is inside with this module

        yield from pdf_layers(data, where, depth)
    elif data.startswith(b"PK\x03\x04"):
        yield from _archive(data, where, depth)
    elif data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")):
        yield from _picture(data, where)
    elif data.startswith(b"\x1f\x8b"):
        yield from layers(zlib.decompress(data, wbits=31), f"{where} > gzip", depth + 1)
    else:
        yield from _written(data, where, depth)


def _archive(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Layer(f"{where} > comment", "", archive.comment)
        for one in archive.infolist():
            inside = f"{where} > {one.filename}"
            yield Layer(f"{inside} > name", one.filename, one.comment + one.extra)
            yield from layers(archive.read(one), inside, depth + 1)


def _picture(data: bytes, where: str) -> Iterator[Layer]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            exif = picture.getexif()
            beside = [*picture.info.items(), *exif.items()]
            for place in (0x8769, 0x8825, 0xA005):
                beside += exif.get_ifd(place).items()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return
    for name, value in beside:
        raw = value if isinstance(value, bytes) else b""
        yield Layer(f"{where} > {name}", "" if raw else str(value), raw)
        yield from (Layer(f"{where} > {name}", raw.decode(coding, "replace")) for coding in ("latin-1", "utf-16-le"))


def _written(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    text = _decoded(data)
    if text is None:
        return
    if _MAIL.match(data) and _MAIL_HEADERS.search(data[:20_000]):
        yield from _mails(data, where, depth)
    if "BEGIN:V" in text.upper():
        yield from _content_lines(text, where, depth)
    yield from views(text, where, depth)


def _decoded(data: bytes) -> str | None:
    """The text; none for what is no text, such as an encrypted file or a font."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        odd = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096])
        return None if odd > len(data[:4096]) // 50 else data.decode("cp1252", "replace")


def views(text: str, where: str, depth: int) -> Iterator[Layer]:
    """A text as it stands and as each way of hiding letters from a plain search would have it read."""
    yield Layer(where, text)
    if "<" in text:
        bare = html.unescape(_TAG.sub("", text))
        yield Layer(f"{where} > without tags", bare)
        yield Layer(f"{where} > between tags", html.unescape(_TAG.sub(" ", text)))
    if "&" in text:
        yield Layer(f"{where} > entities", html.unescape(text))
    if "%" in text:
        yield Layer(f"{where} > percent", urllib.parse.unquote(text))
    if "\\u" in text:
        escaped = _UNICODE_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        yield Layer(f"{where} > escapes", escaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if "=" in text:
        loose = quopri.decodestring(text.encode("utf-8", "surrogateescape"))
        yield Layer(f"{where} > quoted-printable", loose.decode("utf-8", "replace"))
    for number, found in enumerate(_BASE64.findall(text)):
        inside = _unpacked(found)
        if inside:
            yield from layers(inside, f"{where} > base64 {number}", depth + 1)


def _unpacked(found: str) -> bytes:
    plain = re.sub(r"\s+", "", found).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _content_lines(text: str, where: str, depth: int) -> Iterator[Layer]:
    """A calendar or a card: lines unfolded, then their escapes undone."""
    whole = re.sub(r"=?\r?\n[ \t]", "", text)
    plain = re.sub(r"\\([,;\\])", r"\1", whole).replace("\\n", " ").replace("\\N", " ")
    yield from views(plain, f"{where} > unfolded", depth + 1)
    tighter = re.sub(r"\r?\n[ \t]+", "", text)
    if tighter != whole:
        yield Layer(f"{where} > joined", tighter)


def _mails(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    parts = re.split(rb"(?m)^From .*\r?\n", data) if data.startswith(b"From ") else [data]
    for number, one in enumerate(part for part in parts if part.strip()):
        yield from _mail(one, f"{where} > mail {number + 1}", depth)


def _mail(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    message = message_from_bytes(data, policy=policy.default)
    for number, part in enumerate(message.walk()):
        inside = f"{where} > part {number}"
        for name, value in part.items():
            yield from views(str(value), f"{inside} > {name}", depth + 1)
        if isinstance(part, EmailMessage):
            yield Layer(f"{inside} > file name", part.get_filename() or "")
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            charset = part.get_content_charset() or "utf-8"
            yield Layer(f"{inside} > text", _in_charset(payload, charset))
            yield from layers(payload, inside, depth + 1)


def _in_charset(payload: bytes, charset: str) -> str:
    try:
        return payload.decode(charset, "replace")
    except LookupError:
        return payload.decode("latin-1")
