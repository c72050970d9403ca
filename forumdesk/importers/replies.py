"""A dropped file in, the answers to invites in it out: a calendar, a mail, or an mbox of mails."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.domain.answers import Said

from .decoding import decode
from .file_types import is_zip
from .refusals import AnswerRefusedError, NoAnswer, UnreadableInputError
from .reply_calendar import read_calendar
from .reply_mail import TNEF, CalendarPart, Walk, mails

_MSG = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST = 4_096
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CALENDAR = re.compile(rb"\s*BEGIN\s*:\s*VCALENDAR", re.IGNORECASE)
_MAIL = re.compile(rb"(?:From |>?[!-9;-~]{1,60}:[ \t])")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or one mail in it, that holds no answer that can be read."""

    file: str
    why: NoAnswer


Found = Said | Unread


def read_replies(data: bytes, file: str) -> list[Found]:
    """Every answer in a file; where it has none, why. `file` is what they are reported under; nothing is raised."""
    try:
        found = list(_read(data, file))
    except AnswerRefusedError as error:
        return [Unread(file, error.what)]
    return found or [Unread(file, NoAnswer.NOTHING)]


def may_hold_replies(start: bytes) -> bool:
    """Whether a file that begins so could be a mail or a calendar; for what lies in a folder beside them."""
    plain = start.replace(b"\0", b"")
    for mark in (codecs.BOM_UTF8, *_UTF16):
        plain = plain.removeprefix(mark)
    return start.startswith(TNEF) or bool(_MAIL.match(plain.lstrip())) or _is_calendar(start)


def _is_calendar(data: bytes) -> bool:
    start = data[:_FIRST].removeprefix(codecs.BOM_UTF8)
    return bool(_CALENDAR.match(start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")))


def _read(data: bytes, file: str) -> Iterator[Found]:
    if not data or data.isspace():
        raise AnswerRefusedError(NoAnswer.EMPTY)
    if data.startswith(_MSG) or is_zip(data):
        raise AnswerRefusedError(NoAnswer.MSG if data.startswith(_MSG) else NoAnswer.ZIP)
    if data.startswith(TNEF):
        raise AnswerRefusedError(NoAnswer.WINMAIL)
    if _is_calendar(data):
        yield from read_calendar(CalendarPart(data), file)
        return
    data = _narrow(data)
    if not _MAIL.match(data[:_FIRST].removeprefix(codecs.BOM_UTF8).lstrip()):
        raise AnswerRefusedError(NoAnswer.NEITHER)
    text = data.removeprefix(codecs.BOM_UTF8).lstrip() if data[:1] in (b"\xef", b"\r", b"\n", b" ") else data
    walk = Walk()
    regions = mails(text)
    for number, (start, end) in enumerate(regions, 1):
        name = file if len(regions) == 1 else f"{file}#{number}"
        yield from _in_mail(walk, text, (start, end), name)


def _narrow(data: bytes) -> bytes:
    """A mail is of single bytes; one that an editor saved in two for each letter is made so again."""
    if not data.startswith(_UTF16) and b"\0" not in data[:2]:
        return data
    try:
        return decode(data).removeprefix("\ufeff").encode()
    except (UnreadableInputError, UnicodeError):
        raise AnswerRefusedError(NoAnswer.DAMAGED) from None


def _in_mail(walk: Walk, data: bytes, where: tuple[int, int], name: str) -> Iterator[Found]:
    """A mail may hold the same answer twice, as a part and as an attachment; that is one answer."""
    found: dict[Found, None] = {}
    walk.closed = None
    try:
        for part in walk.calendars(data, *where):
            try:
                found.update(dict.fromkeys(read_calendar(part, name)))
            except AnswerRefusedError as error:
                found[Unread(name, error.what)] = None
    except AnswerRefusedError as error:
        found[Unread(name, error.what)] = None
    if walk.closed is not None and not found:
        found[Unread(name, walk.closed)] = None
    said = [one for one in found if isinstance(one, Said)]
    yield from said or found
