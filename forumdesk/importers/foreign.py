"""A file becomes a sheet, whoever wrote it: what it is, its content tells, whatever it is called."""

import re
from collections.abc import Callable

from .calendar_rows import read_calendar
from .contact_cards import read_contacts
from .known_exports import recognised
from .schedule_json import read_schedule_json
from .schedule_xml import read_schedule_xml
from .sheet import Sheet, read_sheet

_BEGINNING = 4_096
_MARKS = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0")
_LISTED = re.compile(rb'[\[{]\s*["{}\]]')


def read_file(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    reader = reader_of(data)
    return reader(data) if reader is not None else recognised(read_sheet(data))


def reader_of(data: bytes) -> Callable[[bytes], Sheet] | None:
    """Who reads a file that begins so; nobody for what may be a table."""
    head = _MARKS.sub(b"", data[:_BEGINNING]).lstrip().upper()
    if head.startswith(b"BEGIN:VCALENDAR"):
        return read_calendar
    if head.startswith(b"BEGIN:VCARD"):
        return read_contacts
    if re.match(rb"<(?:\?XML|!|[A-Z])", head):
        return read_schedule_xml
    return read_schedule_json if _LISTED.match(head) else None
