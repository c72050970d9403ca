"""The register of what left the house as a numbered copy, and of what was revealed."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from .errors import ForumDeskError

LONGEST_MARK = 60
_DIGITS = 8
_ANCHOR = re.compile(r"(\d{1,12})[\s·.:/-]+([0-9A-Fa-f][0-9A-Fa-f\s-]*)")


class NotThenError(ForumDeskError):
    """A copy cannot have come back, been destroyed or lost on a day that was before it was made, or is yet to come."""

    def __init__(self, number: str, day: date) -> None:
        super().__init__(number, day)
        self.number, self.day = number, day


class Fate(StrEnum):
    """What became of a copy."""

    RETURNED = "returned"
    DESTROYED = "destroyed"
    LOST = "lost"


class Standing(StrEnum):
    """How a copy stands now: out, out for longer than it should be, or what became of it."""

    OUT = "out"
    EXPIRED = "expired"
    LOST = "lost"
    RETURNED = "returned"
    DESTROYED = "destroyed"

    @property
    def to_recall(self) -> bool:
        """Whether it is somewhere outside: who knows of a lost copy may find it yet."""
        return self in (Standing.OUT, Standing.EXPIRED, Standing.LOST)


@dataclass(frozen=True, slots=True)
class Terms:
    """What was said when a copy left: why, for whom, until which day, and whom its pages name across."""

    purpose: str = ""
    for_whom: str = ""
    until: date | None = None
    mark: str = ""


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Copy:
    """One list, paper or run that left: `digest` is the SHA-256 of its bytes, in hex, of several files `digest_of`.

    `what` is the document, `audience` its reader; for papers of no audience both are the same. `parts` are the hashes
    of its files where there are several. `anchor` is the end of the history that it was made from.
    """

    id: str
    number: str
    event_id: str
    audience: str
    fields: tuple[str, ...]
    at: datetime
    digest: str
    purpose: str = ""
    for_whom: str = ""
    expires_at: datetime | None = None
    what: str = ""
    mark: str = ""
    anchor: str = ""
    parts: tuple[str, ...] = ()
    fate: Fate | None = None
    fate_at: datetime | None = None

    def standing(self, now: datetime) -> Standing:
        if self.fate is not None:
            return Standing(self.fate.value)
        return Standing.EXPIRED if self.expires_at is not None and self.expires_at <= now else Standing.OUT

    def moved(self, fate: Fate | None, at: datetime) -> Self:
        """What became of it, as of a moment; None where it is out after all."""
        return replace(self, fate=fate, fate_at=at if fate else None)

    def until(self, zone: str) -> date | None:
        """The last day on which it may be out, by a zone's calendar."""
        if self.expires_at is None:
            return None
        return (self.expires_at.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()

    def is_of(self, digest: str) -> bool:
        """Whether a file of this hash is the copy, or one of its files."""
        return digest == self.digest or digest in self.parts


@dataclass(frozen=True, slots=True)
class Reveal:
    """A moment in which protected names were shown: where, and for which event (none: all)."""

    id: str
    where: str
    event_id: str | None
    at: datetime


def expiry(until: date, zone: str) -> datetime:
    """The moment after the last day, where the event is."""
    return datetime.combine(until + timedelta(days=1), time(), ZoneInfo(zone))


def digest_of(digests: Sequence[str]) -> str:
    """The hash of one file as it is; of several the SHA-256 of their hashes, sorted, each on a line of its own."""
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(f"{one}\n" for one in sorted(digests)).encode()).hexdigest()


class Chain(StrEnum):
    """What a file's history says to an anchor: it holds it, ends before it, or went another way."""

    HOLDS = "holds"
    OLDER = "older"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One line of the history by its number and the first hex digits of its hash; on paper as 412·7F3A-9C21."""

    number: int
    digits: str

    @classmethod
    def of(cls, number: int, digest: bytes) -> Self:
        return cls(number, digest.hex()[:_DIGITS])

    @classmethod
    def read(cls, text: str) -> Self | None:
        """As somebody typed it off a page, whatever stands between its groups; None where it is none."""
        found = _ANCHOR.fullmatch(text.strip())
        digits = re.sub(r"[\s-]", "", found[2]).lower() if found else ""
        return cls(int(found[1]), digits) if found and len(digits) >= _DIGITS else None

    def __str__(self) -> str:
        groups = (self.digits[at : at + 4].upper() for at in range(0, len(self.digits), 4))
        return f"{self.number}·{'-'.join(groups)}"

    def is_of(self, digest: bytes) -> bool:
        return digest.hex().startswith(self.digits)
