"""The register of what left the house as a numbered copy, and of what was revealed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Copy:
    """One list or extract that left: `digest` is the SHA-256 of its bytes, in hex."""

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


@dataclass(frozen=True, slots=True)
class Reveal:
    """A moment in which protected names were shown: where, and for which event (none: all)."""

    id: str
    where: str
    event_id: str | None
    at: datetime
