"""What tells of somebody who is to be erased: the ids, names and marks to look for, and how a text is searched."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from .collation import WORD
from .errors import ForumDeskError
from .events import Event
from .participation import Participation
from .people import Person
from .snapshot import Snapshot

STRUCK = "[erased]"
# Of one word alone; "Li" or "An" would be found in every other sentence.
_SHORTEST = 3
# A line end in JSON is a backslash and a letter, which would hang on to the word after it.
_ESCAPED = re.compile(r"\\+[nrtbf]")

Words = tuple[str, ...]


class Kind(StrEnum):
    """What is erased: a person, a whole event, or fields whose time has come."""

    PERSON = "person"
    EVENT = "event"
    FIELDS = "fields"


class Duty(StrEnum):
    """What was answered when it was asked whether an archive is owed."""

    NONE = "none"
    SEALED = "sealed"
    ELSEWHERE = "elsewhere"


Counts = tuple[tuple[str, int], ...]
"""How many rows of which table."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of the history's rows hold something to forget, and in how many entries."""

    rows: int
    entries: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased, told without anything of whom it was; `anchor` and `digest` are the end of the history."""

    kind: Kind
    at: datetime
    by: str
    number: int
    anchor: str
    gone: Counts
    changed: Counts
    forgotten: Forgotten
    duty: Duty
    archive: str
    mentions: int
    backups: int
    rewritten: bool


class ArchiveNameError(ForumDeskError):
    """The sealed archive has no name, or one that tells of whoever is erased."""


class ArchiveNotReadError(ForumDeskError):
    """The sealed archive at `path` could not be opened again, so nothing was erased."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


@dataclass(frozen=True, slots=True)
class Traces:
    """`texts` tell of somebody wherever they stand, whole and in any case; `marks` are refs and codes, as typed."""

    texts: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    def __or__(self, other: "Traces") -> "Traces":
        return Traces(self.texts | other.texts, self.marks | other.marks)


class Search:
    """Looks for many texts and row ids at once, word by word."""

    def __init__(self, traces: Traces, ids: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[Words]] = {}
        # A mark of figures alone is in every other number.
        marks = [one for one in traces.marks if any(letter.isalpha() for letter in one)]
        for found in {words(one) for one in (*traces.texts, *marks, *ids)} - {()}:
            self._by_first.setdefault(found[0], []).append(found)

    def tells(self, text: str) -> bool:
        """Whether any of them stands in the text."""
        return next(self._spans(_composed(text)), None) is not None

    def struck(self, text: str) -> str:
        """The text with each of them struck out."""
        whole, parts, at = _composed(text), [], 0
        for start, end in self._spans(whole):
            parts += [whole[at:start], STRUCK]
            at = end
        return "".join((*parts, whole[at:])) if parts else text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        # Blanked at the same length, so that places in the one are places in the other.
        plain = _ESCAPED.sub(lambda found: " " * len(found[0]), text)
        # Next to no text has one of them, and a large house has a million words in its history.
        if self._by_first.keys().isdisjoint(map(str.casefold, WORD.findall(plain))):
            return
        some = [(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(plain)]
        at = 0
        while at < len(some):
            known = some[at][0] in self._by_first
            length = self._length(tuple(word for word, _, _ in some[at : at + 12])) if known else 0
            if length:
                yield some[at][1], some[at + length - 1][2]
            at += length or 1

    def _length(self, ahead: Words) -> int:
        """How many of the words ahead are the longest of the texts; 0 where none begins here."""
        return max((len(one) for one in self._by_first[ahead[0]] if ahead[: len(one)] == one), default=0)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def words(text: str) -> Words:
    """A text as it is looked for: its first twelve words, without case."""
    return tuple(found[0].casefold() for found in WORD.finditer(_composed(text)))[:12]


def of_person(person: Person, there: Iterable[Participation]) -> Traces:
    """Everything that says who a person is: names in each script and order, addresses, phones, aliases, refs."""
    texts = {
        *(person.given_name, person.family_name, person.native_name, person.print_name_typed, person.print_name),
        *(f"{person.given_name} {person.family_name}", f"{person.family_name} {person.given_name}"),
        *(person.salutation, person.envelope_line, *person.emails, *person.phones),
        *(value for _, value in person.also),
    }
    for one in there:
        texts |= {one.alias, one.alias_badge, one.alias_hotel, one.alias_driver, one.alias_invite, one.sign_code}
    return Traces(frozenset(texts), frozenset(person.refs))


def of_event(event: Event) -> Traces:
    """What an event is called, openly and under cover, and its code."""
    return Traces(frozenset({event.title, event.cover_title}), frozenset({event.code}))


def alone(traces: Traces, snapshot: Snapshot, gone: frozenset[str], titles: bool = False) -> Traces:
    """Without what also tells of somebody or something that stays, and without what is too short to be looked for.

    `gone` are the ids of the people and events that go. With `titles` those of sessions that stay count, too: an event
    may be called by a word of theirs, and a session that is called after somebody should be found.
    """
    others = [*_said_of_others(snapshot, gone), *(_titles(snapshot, gone) if titles else ())]
    names = {words(one) for one in others}
    single = {word for name in names for word in name}
    return Traces(frozenset(one for one in traces.texts if _tells_alone(words(one), names, single)), traces.marks)


def _tells_alone(found: Words, names: set[Words], single: set[str]) -> bool:
    if len(found) == 1:
        return len(found[0]) >= _SHORTEST and found[0] not in single
    return bool(found) and found not in names


def _said_of_others(snapshot: Snapshot, gone: frozenset[str]) -> Iterator[str]:
    for person in snapshot.people.values():
        if person.id not in gone:
            yield from of_person(person, snapshot.of_person.get(person.id, ())).texts
    for event in snapshot.events.values():
        if event.id not in gone:
            yield from of_event(event).texts
    for venue in snapshot.venues.values():
        yield from (venue.name, venue.place)
    yield from (room.name for room in snapshot.rooms.values())
    yield from (one.name for one in snapshot.organisations.values())


def _titles(snapshot: Snapshot, gone: frozenset[str]) -> Iterator[str]:
    for session in snapshot.sessions.values():
        if session.event_id not in gone:
            yield from (session.title, session.cover_title)


def known_only_at(snapshot: Snapshot, event: Event) -> frozenset[str]:
    """Ids of the people who are at this event, or in its sessions, and have to do with no other."""
    sessions = {one.id: one.event_id for one in snapshot.sessions.values()}
    events: dict[str, set[str]] = {}
    for one in snapshot.participations:
        events.setdefault(one.person_id, set()).add(one.event_id)
    for role in snapshot.roles:
        events.setdefault(role.person_id, set()).add(sessions[role.session_id])
    return frozenset(person_id for person_id, some in events.items() if some == {event.id})
