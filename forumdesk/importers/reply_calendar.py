"""One calendar in, the answers in it out: only the lines that matter are looked at, and no rule is ever followed."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from forumdesk.domain.answers import COUNTER, EARLIEST, REPLY, Clock, Said
from forumdesk.domain.invitations import Partstat

from .decoding import decode
from .refusals import AnswerRefusedError, NoAnswer, UnreadableInputError
from .reply_addresses import plain_address
from .reply_mail import LARGEST_CALENDAR, CalendarPart
from .reply_times import read_clock, read_duration, read_mail_date, read_stamp, zone_named

_MOST_LINES = 5_000
_MOST_ANSWERS = 200
_DEEPEST = 10
_LONGEST_LINE = 8_000
_LONGEST_COMMENT = 2_000
_LONGEST_UID = 1_000
_MOST_SEQUENCE = 2**31
_SPOKEN = re.compile(
    r"utf-?8|utf-?16|utf-?32|us-ascii|ascii|iso-?8859|iso-?2022|latin|cp\d|windows|koi8|gb|big5|euc|shift|mac|ks_c|tis",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^(BEGIN|END|METHOD|UID|ATTENDEE|SEQUENCE|DTSTAMP|COMMENT|RECURRENCE-ID|DTSTART|DTEND|DURATION)([;:][^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# Possessive, so that a line that is none of these is given up at once.
_REST = re.compile(r'((?:;[\w-]++ *+=(?:"[^"]*+"|[^";:]++)*+)*+):(.*)', re.DOTALL)
_PARAM = re.compile(r';([\w-]++) *+=((?:"[^"]*+"|[^";:]++)*+)')
_MAILTO = re.compile(r"mailto:([^\s\";>]+)", re.IGNORECASE)
_STATUS = re.compile(r"PARTSTAT=\"?([A-Za-z-]+)")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Exchange wraps a UID that is not its own: "vCal-Uid", a number, then ours, all in hex (MS-OXOCAL, 2.2.1.27).
_WRAPPED = re.compile(r"040000008200E00074C5B7101A82E008[0-9A-F]*?7643616C2D556964........((?:[0-9A-F]{2})+?)(?:00)?")
_SAID = {one.value.replace("_", "-").upper(): one for one in Partstat}
_EMAIL_PARAMS = ("EMAIL", "X-CALENDARSERVER-EMAIL", "X-EMAIL")


@dataclass(slots=True)
class _Line:
    """A property: its parameters by upper-case name, and its value."""

    value: str
    params: dict[str, str]


@dataclass(slots=True)
class _Event:
    lines: dict[str, list[_Line]] = field(default_factory=dict)

    def first(self, name: str) -> _Line | None:
        return next(iter(self.lines.get(name, ())), None)

    def text(self, name: str) -> str:
        line = self.first(name)
        return line.value.strip() if line else ""


def read_calendar(part: CalendarPart, file: str) -> list[Said]:
    """Raises AnswerRefusedError where there is none, or one that does not say what an answer has to say."""
    if len(part.data) > LARGEST_CALENDAR:
        raise AnswerRefusedError(NoAnswer.LARGE)
    text = _text(part)
    method, events = _components(text)
    method = (method or part.method).strip().upper()[:20]
    if not events:
        raise AnswerRefusedError(NoAnswer.NOTHING if method else NoAnswer.DAMAGED)
    if not method:
        raise AnswerRefusedError(NoAnswer.METHOD)
    if len(events) > _MOST_ANSWERS:
        raise AnswerRefusedError(NoAnswer.LINES)
    found = [one for event in events for one in _said(event, method, part, file, text)]
    return list(dict.fromkeys(found))


def _text(part: CalendarPart) -> str:
    """Unfolded before it is decoded: some programs fold in the middle of a letter."""
    data = part.data
    if b"\0" in data[:400] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _unfolded(decode(data).encode()).decode()
        except (UnreadableInputError, UnicodeError):
            raise AnswerRefusedError(NoAnswer.DAMAGED) from None
    data = _unfolded(data.removeprefix(codecs.BOM_UTF8))
    declared = part.charset if _SPOKEN.match(part.charset) else "utf-8"
    for charset in (declared, "utf-8"):
        try:
            return data.decode(charset)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _unfolded(data: bytes) -> bytes:
    lines = re.sub(rb"\r+\n?", b"\n", data) if b"\r" in data else data
    return lines.replace(b"\n ", b"").replace(b"\n\t", b"")


def _components(text: str) -> tuple[str, list[_Event]]:
    """METHOD, and every whole VEVENT with its own lines; what stands in alarms and zones is not its own."""
    method, event = "", _Event()
    events: list[_Event] = []
    inside: list[str] = []
    for name, rest in _lines(text):
        if name == "BEGIN":
            inside.append(rest[1:].strip().upper())
            event = _Event() if inside[-1] == "VEVENT" else event
        elif name == "END":
            closed = inside.pop() if inside else ""
            if closed == "VEVENT" and inside[-1:] == ["VCALENDAR"]:
                events.append(event)
        elif name == "METHOD":
            method = method or rest.rpartition(":")[2]
        elif inside[-1:] == ["VEVENT"]:
            event.lines.setdefault(name, []).append(_line(name, rest))
    return method, events


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Name and rest of the lines that matter; an answer has a few dozen of them, and few levels."""
    depth = 0
    for count, found in enumerate(_LINE.finditer(text)):
        name = found[1].upper()
        depth += (name == "BEGIN") - (name == "END")
        if count >= _MOST_LINES or depth > _DEEPEST:
            raise AnswerRefusedError(NoAnswer.DEEP if depth > _DEEPEST else NoAnswer.LINES)
        yield name, found[2]


def _line(name: str, rest: str) -> _Line:
    """A line whose quotes are broken still has an address and a status."""
    if len(rest) > _LONGEST_LINE and name != "COMMENT":
        raise AnswerRefusedError(NoAnswer.LINES)
    if name == "COMMENT":
        return _Line(rest.partition(":")[2][: 2 * _LONGEST_COMMENT], {})
    whole = _REST.fullmatch(rest)
    address = _MAILTO.search(rest) if name == "ATTENDEE" else None
    if whole is not None and (address is None or whole[2].lstrip()[:7].lower() == "mailto:"):
        return _Line(whole[2], {key.upper(): value.strip(' "') for key, value in _PARAM.findall(whole[1])})
    status = _STATUS.search(rest)
    return _Line(address[1] if address else "", {"PARTSTAT": status[1]} if status else {})


def _said(event: _Event, method: str, part: CalendarPart, file: str, text: str) -> Iterator[Said]:
    """One for each attendee who answers; of a delegation two, for who gives the place and who takes it."""
    uid = _uid(event.text("UID"))
    if not uid:
        raise AnswerRefusedError(NoAnswer.UID)
    said = Said(file, method, uid, "", sequence=_sequence(event), stamped_at=_stamp(event, part))
    if method not in (REPLY, COUNTER):
        yield said
        return
    said = replace(said, comment=_comment(event), sender=part.sender)
    instance = event.first("RECURRENCE-ID")
    said = replace(said, recurrence=_clock(instance, text), onward=_onward(instance))
    if method == COUNTER:
        said = _with_times(said, event, text)
    answering = [one for one in map(partial(_attending, said), event.lines.get("ATTENDEE", ())) if one.attendee]
    if not answering:
        raise AnswerRefusedError(NoAnswer.ATTENDEE)
    if len(answering) > 1:
        answering = [one for one in answering if one.partstat is not Partstat.NEEDS_ACTION or one.delegated_from]
    yield from answering[:_MOST_ANSWERS]
    yield from _implied(answering[:_MOST_ANSWERS])


def _attending(said: Said, line: _Line) -> Said:
    addresses = [plain_address(text) for text in (line.value, *(line.params.get(one, "") for one in _EMAIL_PARAMS))]
    known = [one for one in dict.fromkeys(addresses) if one]
    return replace(
        said,
        attendee=known[0] if known else "",
        also=tuple(known[1:]),
        partstat=_SAID.get(line.params.get("PARTSTAT", "").upper(), Partstat.NEEDS_ACTION),
        name=_CONTROLS.sub("", line.params.get("CN", "")).strip()[:200],
        on_behalf=bool(plain_address(line.params.get("SENT-BY", ""))),
        delegated_to=plain_address(line.params.get("DELEGATED-TO", "")),
        delegated_from=plain_address(line.params.get("DELEGATED-FROM", "")),
    )


def _implied(answering: list[Said]) -> Iterator[Said]:
    """The other side of a delegation, where its own line is not there."""
    there = {one for said in answering for one in said.addresses}
    for one in answering:
        bare = replace(one, also=(), name="", on_behalf=False, comment="", delegated_to="", delegated_from="")
        if one.partstat is Partstat.DELEGATED and one.delegated_to and one.delegated_to not in there:
            waiting = Partstat.NEEDS_ACTION
            yield replace(bare, attendee=one.delegated_to, partstat=waiting, delegated_from=one.attendee, sender="")
        if one.delegated_from and one.delegated_from not in there:
            gave = Partstat.DELEGATED
            yield replace(bare, attendee=one.delegated_from, partstat=gave, delegated_to=one.attendee)


def _uid(text: str) -> str:
    text = _CONTROLS.sub("", text).strip().strip("{}")[:_LONGEST_UID]
    wrapped = _WRAPPED.fullmatch(text.upper())
    if wrapped is None:
        return text
    return bytes.fromhex(wrapped[1]).decode("ascii", "replace").rstrip("\0").strip("{}")


def _sequence(event: _Event) -> int:
    """Missing is 0."""
    text = event.text("SEQUENCE")
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 10 or int(text) >= _MOST_SEQUENCE:
        raise AnswerRefusedError(NoAnswer.DAMAGED)
    return int(text)


def _stamp(event: _Event, part: CalendarPart) -> datetime:
    return read_stamp(event.text("DTSTAMP")) or read_mail_date(part.date) or EARLIEST


def _comment(event: _Event) -> str:
    texts = [_ESCAPED.sub(_unescaped, line.value) for line in event.lines.get("COMMENT", ())[:20]]
    return _CONTROLS.sub("", "\n".join(texts)).strip()[:_LONGEST_COMMENT]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _clock(line: _Line | None, text: str) -> Clock | None:
    if line is None:
        return None
    name = line.params.get("TZID", "")
    zone = zone_named(name[:200], text) if name else None
    found = read_clock(line.value, zone)
    if found is None or (name and zone is None and isinstance(found, datetime) and found.tzinfo is None):
        raise AnswerRefusedError(NoAnswer.TIME)
    return found


def _onward(instance: _Line | None) -> bool:
    """This time and all after it; this and all before it, as RFC 2445 had it, is not to be guessed at."""
    reach = instance.params.get("RANGE", "").upper() if instance is not None else ""
    if reach not in ("", "THISANDFUTURE"):
        raise AnswerRefusedError(NoAnswer.TIME)
    return bool(reach)


def _with_times(said: Said, event: _Event, text: str) -> Said:
    start, end = _clock(event.first("DTSTART"), text), _clock(event.first("DTEND"), text)
    lasts = read_duration(event.text("DURATION"))
    if end is None and start is not None and lasts is not None:
        end = start + lasts
    return replace(said, start=start, end=end)
