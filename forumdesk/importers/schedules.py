"""A published schedule as frab and pretalx tell it, whichever form it comes in: one talk, and the table of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape

from .cleaning import letters
from .entries import code_of, sheet_of_entries
from .sheet import Sheet
from .sources import Source
from .times import known_zone, read_time

READS = {
    "guid": "session_id",
    "conference": "event",
    "start": "start",
    "end": "end",
    "time zone": "tz",
    "room": "room",
    "title": "title",
    "type": "type",
    "language": "languages",
    "persons": "speakers",
    "description": "notes",
}
# What those who call for papers name the kinds of talks; other words are a problem with a name.
_TYPES = {
    "plenary": (
        "lecture",
        "keynote",
        "talk",
        "talks",
        "longtalk",
        "shorttalk",
        "panel",
        "podium",
        "opening",
        "vortrag",
        "maintrack",
        "presentation",
    ),
    "breakout": (
        "workshop",
        "meetup",
        "meeting",
        "discussion",
        "lightning",
        "lightningtalk",
        "lightningtalks",
        "bof",
        "tutorial",
        "devroom",
    ),
    "meal": ("lunch", "dinner", "breakfast"),
    "break": ("coffee", "coffeebreak"),
    "briefing": ("info",),
}
_KINDS = {word: kind for kind, words in _TYPES.items() for word in words}
# Separation rules may let a meal or a break pass, so those are taken from the whole name alone.
_BY_A_WORD = frozenset({"plenary", "breakout"})
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|a|em|strong|b|i|span|h[1-6]|code|pre|blockquote)\b[^<>]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>\s*", re.IGNORECASE)
_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Conference:
    """`codes` are what it may be called here, the likeliest first."""

    codes: Sequence[str]
    zone: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk; `start` and `end` are as a list would have them: with an offset, or by the clock of the conference."""

    uid: str
    start: str
    end: str
    title: str
    room: str = ""
    kind: str = ""
    language: str = ""
    persons: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    track: str = ""


def sheet_of_talks(conference: Conference, talks: Iterable[Talk], source: Source) -> Sheet:
    """Raises EmptyInputError, TooLargeError."""
    entries = [
        {
            "guid": code_of("S", talk.uid),
            "conference": "|".join(code for code in conference.codes if code),
            "start": talk.start,
            "end": talk.end,
            "time zone": conference.zone,
            "room": talk.room,
            "title": talk.title,
            "type": kind_of(talk.kind),
            "language": talk.language,
            "persons": "|".join(name.replace("|", "/") for name in talk.persons if name),
            "description": "\n\n".join(text for text in map(plain, talk.texts) if text),
            "track": talk.track,
        }
        for talk in talks
    ]
    return sheet_of_entries(entries, source, READS)


def kind_of(name: str) -> str:
    """What a kind of talk is here: by its whole name, else by the first word that tells it: Talk 30 min + questions."""
    whole = _KINDS.get(letters(name))
    words = (_KINDS.get(letters(word), "") for word in _WORD.findall(name))
    return whole or next((kind for kind in words if kind in _BY_A_WORD), name)


def plain(text: str) -> str:
    """The words of a text, which frab and pentabarf keep as a page."""
    if not _MARKUP.search(text):
        return text
    return re.sub(r"\n{3,}", "\n\n", unescape(_MARKUP.sub("", _BREAK.sub("\n", text)))).strip()


def zone_of(name: str) -> str:
    """The IANA zone; the name as it stands where it is none, which is then a problem of each row."""
    return known_zone(name) or name


def times(start: str, duration: str) -> tuple[str, str]:
    """Start and end of a talk from an ISO time and a duration such as 00:45 or 1:30:00; empty where not told."""
    try:
        begins = datetime.fromisoformat(start.strip())
    except ValueError:
        return start.strip(), ""
    lasts = lasting(duration)
    try:
        return begins.isoformat(), (begins + lasts).isoformat() if lasts else ""
    except OverflowError:
        return begins.isoformat(), ""


def lasting(duration: str) -> timedelta | None:
    """Hours and minutes, with seconds after them; four numbers have days before them."""
    parts = duration.strip().split(":")
    if not _DURATION.fullmatch(duration.strip()):
        return None
    numbers = [int(part) for part in parts]
    days, hours, minutes, seconds = {2: (0, *numbers, 0), 3: (0, *numbers), 4: numbers}[len(numbers)]
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def on_day(day: str, clock: str, turns: str) -> str:
    """A day of the schedule and a clock; before the hour at which its day turns it is the next one."""
    at, first = read_time(clock), read_time(turns) or time()
    try:
        whole = date.fromisoformat(day.strip())
    except ValueError:
        return ""
    return datetime.combine(whole + timedelta(days=at < first), at).isoformat() if at else ""
