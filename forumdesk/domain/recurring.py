"""Sessions of one series as one recurring invite: the rule that most of them keep to, and those that stand apart."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from math import gcd
from typing import TypeVar
from zoneinfo import ZoneInfo

from .cards import Appointment, Recurrence, Span
from .events import Event
from .moments import utc_text
from .programme import Session

_FEWEST = 3
"""Fewer sessions are no series: two invites say more than a rule."""
_NAMES = frozenset({"series", "serie"})
_NUMBERED = re.compile(r"(.*[^\W_])[-_./ ]+\d+")

Words = tuple[str, str, str]
T = TypeVar("T")


def series_of(session: Session, event: Event) -> tuple[str, ...] | None:
    """What sessions of one series have in common: what a column "series" says, else the stem of their codes.

    BRIEF-1 and BRIEF-2 are one series if they are called the same; numbers after the event's own code make none.
    """
    named = next((text.strip() for key, text in session.custom if key.strip().casefold() in _NAMES), "")
    if named:
        return (named.casefold(),)
    found = _NUMBERED.fullmatch(session.code)
    if found is None or found[1] == event.code:
        return None
    return (found[1], session.title, session.cover_title, session.kind, session.visibility)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One session of a series as its holder is told it; `slot` is the start that the rule gave it before, if any."""

    session_id: str
    appointment: Appointment
    slot: datetime | None = None

    @property
    def start(self) -> datetime:
        return _instant(self.appointment.span.start)

    @property
    def minutes(self) -> int:
        return int((_instant(self.appointment.span.end) - self.start).total_seconds()) // 60

    @property
    def words(self) -> Words:
        return self.appointment.summary, self.appointment.location, self.appointment.description


def _instant(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("span")
    return moment


@dataclass(frozen=True, slots=True)
class Rule:
    """Every `interval` days from `first` (a local time in `zone`, none is UTC), `count` times but for `without`."""

    first: datetime
    zone: str
    interval: int
    count: int
    minutes: int
    words: Words
    without: tuple[datetime, ...] = ()
    sequence: int = 0

    def slot(self, number: int) -> datetime:
        local = self.first + timedelta(days=number * self.interval)
        return local.replace(tzinfo=_zone(self.zone)).astimezone(UTC)

    def slots(self) -> tuple[datetime, ...]:
        return tuple(self.slot(number) for number in range(self.count))

    def number(self, start: datetime) -> int | None:
        """Which time of the rule falls on the same day there; none where the rule passes over it, or begins later."""
        days = (start.astimezone(_zone(self.zone)).date() - self.first.date()).days
        number, rest = divmod(days, self.interval)
        return number if not rest and number >= 0 else None

    def appointment(self, uid: str) -> Appointment:
        """The recurring one, as its file has it first."""
        start = self.slot(0)
        span = Span(start=start, end=start + timedelta(minutes=self.minutes), zone=self.zone)
        recurrence = Recurrence(self.interval, self.count, self.without)
        summary, location, description = self.words
        return Appointment(uid, self.sequence, span, summary, location, description, recurrence)

    def same_times(self, other: "Rule") -> bool:
        """Whether nothing differs that a recipient must answer again: the times, and the place."""
        return replace(self, sequence=0, words=("", self.words[1], "")) == replace(
            other, sequence=0, words=("", other.words[1], "")
        )

    def to_text(self) -> str:
        facts = {
            "first": self.first.isoformat(),
            "zone": self.zone,
            "interval": self.interval,
            "count": self.count,
            "minutes": self.minutes,
            "words": self.words,
            "without": [utc_text(one) for one in self.without],
            "sequence": self.sequence,
        }
        return json.dumps(facts, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_text(text: str) -> "Rule":
        facts = json.loads(text)
        without = tuple(datetime.fromisoformat(one).astimezone(UTC) for one in facts.pop("without"))
        summary, location, description = facts.pop("words")
        first = datetime.fromisoformat(facts.pop("first"))
        return Rule(first=first, words=(summary, location, description), without=without, **facts)


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule, the start that it gives each session (by id), which differ from it, and which have no place in it."""

    rule: Rule
    slots: dict[str, datetime]
    apart: frozenset[str]
    left: tuple[Occurrence, ...] = ()


def plan(
    occurrences: Sequence[Occurrence], zone: str, rule: Rule | None, taken: Iterable[datetime] = ()
) -> Plan | None:
    """The rule for these sessions, or None where single invites say it better.

    A rule that was issued stays while it holds for half of them: what moved stands apart. `taken` are starts of it
    that were called off, and do not come back.
    """
    new = _fresh(occurrences, zone)
    if rule is None:
        return new
    kept = _kept(rule, occurrences, frozenset(taken))
    if kept is None or 2 * len(kept.apart) <= len(kept.slots):
        return kept or new
    return new if new is not None and len(new.apart) < len(kept.apart) else kept


def _fresh(occurrences: Sequence[Occurrence], zone: str) -> Plan | None:
    """A rule of its own: one session a day, evenly apart, and more of them than gaps."""
    by_day = {one.start.astimezone(_zone(zone)).date(): one for one in occurrences}
    if len(occurrences) < _FEWEST or len(by_day) < len(occurrences):
        return None
    days = sorted(by_day)
    interval = reduce(gcd, ((later - days[0]).days for later in days[1:]))
    count = (days[-1] - days[0]).days // interval + 1
    if count - len(days) >= len(days):
        return None
    at = _most([one.start.astimezone(_zone(zone)).time() for one in occurrences])
    bare = Rule(
        datetime.combine(days[0], at), zone, interval, count, _most([one.minutes for one in occurrences]), _NONE
    )
    return _settled(
        bare, {one.session_id: bare.slot((day - days[0]).days // interval) for day, one in by_day.items()}, occurrences
    )


def _kept(rule: Rule, occurrences: Sequence[Occurrence], taken: frozenset[datetime]) -> Plan | None:
    """The rule as it was issued, over more days where sessions came to it; None where none of them has a place."""
    slots = {one.session_id: one.slot for one in occurrences if one.slot is not None}
    used, left = {*slots.values(), *taken}, []
    for one in occurrences:
        if one.slot is None:
            number = rule.number(one.start)
            if number is None or rule.slot(number) in used:
                left.append(one)
                continue
            slots[one.session_id] = rule.slot(number)
            used.add(rule.slot(number))
    if not slots:
        return None
    last = max(rule.number(slot) or 0 for slot in slots.values())
    longer = replace(rule, count=max(rule.count, last + 1))
    found = _settled(longer, slots, [one for one in occurrences if one.session_id in slots])
    return replace(found, left=tuple(left))


def _settled(rule: Rule, slots: dict[str, datetime], occurrences: Sequence[Occurrence]) -> Plan:
    """With the words that most have, without the times that nobody has, and with those that differ told apart."""
    words = _most([one.words for one in occurrences])
    without = tuple(slot for slot in rule.slots() if slot not in slots.values())
    rule = replace(rule, words=words, without=without)
    told = (words, rule.minutes)
    apart = frozenset(
        one.session_id for one in occurrences if (one.start, (one.words, one.minutes)) != (slots[one.session_id], told)
    )
    return Plan(rule, slots, apart)


_NONE: Words = ("", "", "")


def _most(values: Sequence[T]) -> T:
    """The commonest; of equally common ones the first."""
    return Counter(values).most_common(1)[0][0]


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name or "UTC")


def spans(appointments: Sequence[Appointment]) -> list[Span]:
    """When they take place, in time: each time of a recurring one, or what stands in for it."""
    instead: dict[tuple[str, datetime | None], Span] = {
        (one.uid, one.recurrence_id): one.span for one in appointments if one.recurrence_id is not None
    }
    found = []
    for one in appointments:
        if one.recurrence is None:
            found += [one.span] if one.recurrence_id is None else []
            continue
        found += [instead.pop((one.uid, span.start), span) for span in _times(one.span, one.recurrence)]
    # What stands in for a time that its series is not in the same file as: a change of one time alone.
    return sorted([*found, *instead.values()], key=lambda span: str(span.start or span.first_day))


def _times(first: Span, recurrence: Recurrence) -> list[Span]:
    start, end = _instant(first.start), _instant(first.end)
    local = start.astimezone(_zone(first.zone)).replace(tzinfo=None)
    rule = Rule(local, first.zone, recurrence.interval, recurrence.count, 0, _NONE)
    slots = (slot for slot in rule.slots() if slot not in recurrence.without)
    return [replace(first, start=slot, end=slot + (end - start)) for slot in slots]
