"""Mails in, calendar parts out: MIME walked by offsets, so that a bomb of parts, depth or length costs little."""

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32

from .refusals import AnswerRefusedError, NoAnswer
from .reply_addresses import sender_address

LARGEST_CALENDAR = 2_000_000
_LARGEST_NESTED = 10_000_000
_DEEPEST = 12
_MOST_PARTS = 20_000
_MOST_MAILS = 20_000
_LONGEST_HEAD = 256_000
_LONGEST_HEADER = 4_096
_LONGEST_ENVELOPE = 400
_HEADERS = re.compile(
    rb"^(content-type|content-transfer-encoding|content-disposition|from|date):"
    rb"([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT_MAIL = b"\nFrom "
_CLOCK = re.compile(rb"\d\d:\d\d")
_CALENDARS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar", "application/calendar"})
_SUFFIXES = (".ics", ".ical", ".ifb", ".vcs")
TNEF = b"\x78\x9f\x3e\x22"
"""How winmail.dat begins."""
_CLOSED = {
    "application/vnd.ms-tnef": NoAnswer.WINMAIL,
    "application/ms-tnef": NoAnswer.WINMAIL,
    "application/pkcs7-mime": NoAnswer.ENCRYPTED,
    "application/x-pkcs7-mime": NoAnswer.ENCRYPTED,
    "multipart/encrypted": NoAnswer.ENCRYPTED,
}


@dataclass(frozen=True, slots=True, repr=False)
class CalendarPart:
    """A calendar as it lay in a mail, and what the mail says of it; `date` as its header has it."""

    data: bytes
    charset: str = ""
    method: str = ""
    sender: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Letter:
    """The mail around a part: who sent it, and when."""

    sender: str
    date: str


@dataclass(frozen=True, slots=True, repr=False)
class _Region:
    """Where a part lies; nothing is copied until a calendar is found."""

    data: bytes
    start: int
    end: int

    def find(self, what: bytes, start: int) -> int:
        return self.data.find(what, start, self.end)


def mails(data: bytes) -> list[tuple[int, int]]:
    """Start and end of each mail of an mbox; of any other file, of the whole."""
    if not data.startswith(b"From "):
        return [(0, len(data))]
    cuts, at = [0], 0
    while (at := data.find(_NEXT_MAIL, at + 1)) >= 0:
        # A blank line before, and the time of its delivery behind: a sentence may begin with the word, too.
        blank = data[max(0, at - 2) : at].rstrip(b"\r").endswith(b"\n")
        if blank and _CLOCK.search(data, at, min(at + _LONGEST_ENVELOPE, len(data))):
            cuts.append(at + 1)
        if len(cuts) > _MOST_MAILS:
            raise AnswerRefusedError(NoAnswer.PARTS)
    return list(zip(cuts, [*cuts[1:], len(data)], strict=True))


@dataclass(slots=True)
class Walk:
    """The parts of the mails of one file, which share one budget. `closed` is why a part could not be looked into."""

    left: int = _MOST_PARTS
    closed: NoAnswer | None = None

    def calendars(self, data: bytes, start: int, end: int) -> Iterator[CalendarPart]:
        """The calendars of one mail, those of mails in it too. Raises AnswerRefusedError."""
        yield from self._part(_Region(data, start, end), 0, None)

    def _part(self, region: _Region, depth: int, around: _Letter | None) -> Iterator[CalendarPart]:
        """`around` is the mail that a part lies in; None for a mail, which is its own."""
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            raise AnswerRefusedError(NoAnswer.PARTS if self.left < 0 else NoAnswer.DEEP)
        head, body = _head(region)
        inside = _Region(region.data, body, region.end)
        letter = around or _Letter(sender_address(head.get("from", "")), head.get("date", ""))
        kind = head.get_content_type()
        self.closed = NoAnswer.WINMAIL if _name(head) == "winmail.dat" else _CLOSED.get(kind, self.closed)
        if kind.startswith("multipart/"):
            for part in self._between(inside, head.get_boundary() or ""):
                yield from self._part(part, depth + 1, letter)
        elif kind == "message/rfc822" or _name(head).endswith(".eml"):
            yield from self._part(_nested(head, inside), depth + 1, None)
        elif _holds_calendar(head, inside):
            yield _calendar(head, inside, letter)

    def _between(self, region: _Region, boundary: str) -> Iterator[_Region]:
        """The parts between the boundaries; one that is never closed reaches to the end."""
        mark = b"--" + boundary.encode("latin-1", "replace")
        begun, at = -1, region.start
        while boundary and (at := region.find(mark, at)) >= 0:
            self.left -= 1
            if self.left < 0:
                raise AnswerRefusedError(NoAnswer.PARTS)
            after = at + len(mark)
            if (at == region.start or region.data[at - 1 : at] == b"\n") and _ends(region, after):
                if begun >= 0:
                    yield _Region(region.data, begun, at)
                if region.data[after : after + 2] == b"--":
                    return
                line = region.find(b"\n", after)
                begun = after = line + 1 if line >= 0 else region.end
            at = after
        if begun >= 0:
            yield _Region(region.data, begun, region.end)


def _ends(region: _Region, at: int) -> bool:
    """Whether a boundary ends there; the boundary of a part inside may begin as that around it does."""
    return (
        at >= region.end or region.data[at : at + 1] in (b"\r", b"\n", b" ", b"\t") or region.data[at : at + 2] == b"--"
    )


def _head(region: _Region) -> tuple["Message[str, str]", int]:
    """The headers that matter, and where the body begins."""
    message: Message[str, str] = Message(compat32)
    first = region.data[region.start : region.start + 2]
    if first[:1] == b"\n" or first == b"\r\n":
        return message, region.start + first.index(b"\n") + 1
    end, body = _blank_line(region)
    for found in _HEADERS.finditer(region.data, region.start, end):
        name = found[1].decode("ascii").lower()
        if name not in message:
            # latin-1 keeps every byte, and an 8-bit header can make no Header object of itself.
            message[name] = " ".join(found[2][:_LONGEST_HEADER].decode("latin-1").split())
    return message, body


def _blank_line(region: _Region) -> tuple[int, int]:
    """Where the headers end and where the body begins."""
    last = min(region.end, region.start + _LONGEST_HEAD)
    found = [at for mark in (b"\n\n", b"\n\r\n") if (at := region.data.find(mark, region.start, last)) >= 0]
    if found:
        return min(found), region.data.index(b"\n", min(found) + 1) + 1
    if last < region.end:
        raise AnswerRefusedError(NoAnswer.HEADERS)
    return region.end, region.end


def _name(head: "Message[str, str]") -> str:
    """What an attachment calls itself; it tells a calendar by its end, and is used for nothing else."""
    try:
        return (head.get_filename() or "").strip().lower()
    except (ValueError, LookupError):  # an RFC 2231 name in a charset that is none
        return ""


def _holds_calendar(head: "Message[str, str]", inside: _Region) -> bool:
    kind = head.get_content_type()
    if kind in _CALENDARS or _name(head).endswith(_SUFFIXES):
        return True
    return kind == "text/plain" and inside.find(b"BEGIN:VCALENDAR", inside.start) >= 0


def _nested(head: "Message[str, str]", region: _Region) -> _Region:
    """A mail in a mail: mostly as it is, though some programs encode it all the same."""
    if head.get("content-transfer-encoding", "").lower() not in ("base64", "quoted-printable"):
        return region
    data = _decoded(head, region, _LARGEST_NESTED)
    return _Region(data, 0, len(data))


def _calendar(head: "Message[str, str]", region: _Region, letter: _Letter) -> CalendarPart:
    data = _decoded(head, region, LARGEST_CALENDAR)
    if head.get_content_type() == "text/plain":
        data = data[max(0, data.find(b"BEGIN:VCALENDAR")) :]
    method = head.get_param("method", "")
    said = method if isinstance(method, str) else ""
    return CalendarPart(data, _charset(head), said, letter.sender, letter.date)


def _charset(head: "Message[str, str]") -> str:
    try:
        return head.get_content_charset("") or ""
    except (ValueError, LookupError):
        return ""


def _decoded(head: "Message[str, str]", region: _Region, most: int) -> bytes:
    if region.end - region.start > most * 3 // 2:
        raise AnswerRefusedError(NoAnswer.LARGE)
    raw = region.data[region.start : region.end]
    how = head.get("content-transfer-encoding", "").lower()
    if how == "base64":
        try:
            return a2b_base64(raw + b"===")
        except Base64Error:
            raise AnswerRefusedError(NoAnswer.DAMAGED) from None
    return a2b_qp(raw) if how == "quoted-printable" else raw
