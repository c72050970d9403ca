"""Findings: everything a person should look at, in one shape."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
    QUESTION = "question"


class FindingKind(StrEnum):
    ROOM_CLASH = "room-clash"
    PERSON_CLASH = "person-clash"
    SEPARATION = "separation"
    ALIAS_MISSING = "alias-missing"
    COVER_MISSING = "cover-missing"
    COVER_SHARED = "cover-shared"
    ORGANISER_MISSING = "organiser-missing"
    TEXT_OVERFLOW = "text-overflow"
    MISSING_GLYPH = "missing-glyph"
    CAPACITY = "capacity"
    DELEGATION_SIZE = "delegation-size"
    DELEGATION_RANK = "delegation-rank"
    INTERPRETATION = "interpretation"
    OUTSIDE_EVENT = "outside-event"
    AVAILABILITY = "availability"
    CONSENT_MISSING = "consent-missing"
    OUTDATED = "outdated"
    NO_ROOM = "no-room"
    NO_TIME = "no-time"
    QUESTION = "question"


SEVERITY: dict[FindingKind, Severity] = {
    FindingKind.ROOM_CLASH: Severity.BLOCK,
    FindingKind.PERSON_CLASH: Severity.BLOCK,
    FindingKind.SEPARATION: Severity.BLOCK,
    FindingKind.ALIAS_MISSING: Severity.BLOCK,
    FindingKind.COVER_MISSING: Severity.BLOCK,
    FindingKind.COVER_SHARED: Severity.WARN,
    FindingKind.ORGANISER_MISSING: Severity.BLOCK,
    FindingKind.TEXT_OVERFLOW: Severity.BLOCK,
    FindingKind.MISSING_GLYPH: Severity.BLOCK,
    FindingKind.CAPACITY: Severity.WARN,
    FindingKind.DELEGATION_SIZE: Severity.WARN,
    FindingKind.DELEGATION_RANK: Severity.WARN,
    FindingKind.INTERPRETATION: Severity.WARN,
    FindingKind.OUTSIDE_EVENT: Severity.WARN,
    FindingKind.AVAILABILITY: Severity.WARN,
    FindingKind.CONSENT_MISSING: Severity.WARN,
    FindingKind.OUTDATED: Severity.WARN,
    FindingKind.NO_ROOM: Severity.NOTE,
    FindingKind.NO_TIME: Severity.NOTE,
    FindingKind.QUESTION: Severity.QUESTION,
}


ELSEWHERE = ("elsewhere", "busy")
"""The fact of a finding about something here that another circle stands in the way of; of that one it says no more."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `event`, `events`, `sessions`, `people`, `rule` hold codes and primary refs, never row ids and never names.
    `start` and `end` are UTC: the overlap, or the gap that is too short. `facts` are further (name, value) pairs,
    in which people appear only as disclosed to the organiser: by alias, or by ref, where they are protected.
    """

    kind: FindingKind
    event: str
    events: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    room: str | None = None
    rule: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.kind]

    @property
    def elsewhere(self) -> bool:
        return ELSEWHERE in self.facts

    @property
    def id(self) -> str:
        """The same as long as its facts are the same: acceptance is bound to it."""
        parts = [
            self.kind,
            self.event,
            self.events,
            self.sessions,
            self.people,
            self.room,
            self.rule,
            str(self.start),
            str(self.end),
            self.facts,
        ]
        return _digest(parts)

    @property
    def about(self) -> str:
        """The same whatever its facts: who and which sessions, in any order, and by which rule or question."""
        facts = dict(self.facts)
        asked = facts.get("question") or facts.get("elsewhere", "")
        return _digest([self.kind, self.event, sorted(self.sessions), sorted(self.people), self.rule, asked])


def _digest(parts: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding somebody accepted: quiet until its facts, and so its id, change; what it is `about` then stays."""

    id: str
    finding_id: str
    reason: str
    by: str
    at: datetime
    about: str = ""
