"""Files that are no list we read, told apart by their first bytes and by what a zip holds."""

import io
import zipfile
import zlib

from .refusals import TooLargeError, Unreadable, UnreadableInputError

LARGEST_UNPACKED = 500_000_000
MOST_PARTS = 5_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_WORKBOOK = "xl/workbook.xml"
_BINARY_WORKBOOK = "xl/workbook.bin"
_PROLOGUE = 4_096


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def refuse_foreign(data: bytes) -> None:
    """Raises UnreadableInputError or TooLargeError for what is neither text nor a workbook that is safe to unpack."""
    if data.startswith(_OLD_EXCEL):
        raise UnreadableInputError(Unreadable.OLD_EXCEL)
    if data.startswith(_PDF):
        raise UnreadableInputError(Unreadable.PDF)
    if not is_zip(data):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_archive(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise UnreadableInputError(Unreadable.DAMAGED) from None


def _refuse_archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS:
        raise TooLargeError("parts", MOST_PARTS)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise TooLargeError("bytes", LARGEST_UNPACKED)
    if _WORKBOOK not in names:
        raise UnreadableInputError(_kind(archive, names))
    if any(_declares(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
        raise UnreadableInputError(Unreadable.DAMAGED)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> Unreadable:
    if _BINARY_WORKBOOK in names:
        return Unreadable.BINARY_EXCEL
    if "mimetype" in names and archive.read("mimetype").strip() == _OPEN_DOCUMENT:
        return Unreadable.OPEN_DOCUMENT
    return Unreadable.ZIP


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """A document type has no place in a workbook; its entities can grow without end."""
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(_PROLOGUE)
