"""Search everywhere: people in any script, sessions, rooms, organisations and events, as the organiser may see them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

from forumdesk.domain import disclosure
from forumdesk.domain.collation import folded
from forumdesk.domain.disclosure import Paper
from forumdesk.domain.disclosure.naming import first_by_start, mask_of, organisation_name
from forumdesk.domain.people import NameOrder, Person
from forumdesk.domain.programme import Session
from forumdesk.domain.series import Edition, Series
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room
from forumdesk.store.workspace import Workspace

_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_WEAK = re.compile(r"[aeiouy'`.\- ]+")
_TWICE = re.compile(r"(.)\1+")
# Fewer consonants than this are shared by too many names to mean anything.
_FEWEST = 3


class Kind(StrEnum):
    """What was found, in the order in which kinds are listed."""

    PERSON = "person"
    SESSION = "session"
    ROOM = "room"
    ORGANISATION = "organisation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be found. `key` is how its page knows it; `events` are the codes of the events it is at.

    `beside` stands after the name in its own script. What a masked person is called elsewhere is in none of it.
    """

    kind: Kind
    key: str
    name: str
    beside: str = ""
    said: str = ""
    events: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A thing with what a search looks at: as folded, with digraphs folded too, and bare of vowels."""

    thing: Thing
    plain: str
    loose: str
    bare: str


class Index:
    """Everything that can be found, folded once: a search looks at texts alone and asks no store."""

    def __init__(self, things: Iterable[tuple[Thing, tuple[str, ...]]]) -> None:
        self._lines = [_Line(thing, *_texts(texts)) for thing, texts in things]

    def find(self, search: str, each: int = 6) -> list[Thing]:
        """Things in which each word of the search stands, at most `each` of a kind; those beginning with it first."""
        wanted = [(word, _loose(word), _bare_query(raw)) for raw, word in _words(search)]
        if not wanted:
            return []
        found: dict[Kind, list[tuple[bool, _Line]]] = {kind: [] for kind in Kind}
        for line in self._lines:
            if all(_in(line, *word) for word in wanted):
                found[line.thing.kind].append((not _begins(line, wanted[0][0]), line))
        return [line.thing for some in found.values() for _, line in sorted(some, key=lambda pair: pair[0])[:each]]


def _in(line: _Line, word: str, loose: str, bare: str) -> bool:
    return word in line.plain or loose in line.loose or (bool(bare) and bare in line.bare)


def _begins(line: _Line, word: str) -> bool:
    return f" {word}" in line.plain


def _words(search: str) -> Iterator[tuple[str, str]]:
    """Each word as typed and as it is looked for."""
    return ((raw, word) for raw in search.split() if (word := folded(raw)))


def _bare_query(raw: str) -> str:
    """The consonants of a word in a script that writes no vowels, to meet a Latin name; else those of a Latin word."""
    bare = _bare(anyascii(raw))
    return bare if len(bare) >= _FEWEST else ""


@lru_cache(maxsize=65536)
def _texts(texts: tuple[str, ...]) -> tuple[str, str, str]:
    """Kept from one index to the next: most things did not change."""
    plain = " " + "\n ".join(folded(text) for text in texts if text)
    foreign = [text for text in texts if text and not folded(text).isascii()]
    if foreign:
        plain = "\n ".join((plain, *(anyascii(text).lower() for text in foreign)))
    # Consonants alone only where a script is in it that leaves vowels out: two Latin names would meet too often.
    bare = "\n".join(_bare(anyascii(text)) for text in foreign) if foreign else ""
    return plain, _loose(plain), bare


def _loose(plain: str) -> str:
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain


def _bare(latin: str) -> str:
    return _TWICE.sub(r"\1", _WEAK.sub("", latin.lower()))


def index(workspace: Workspace) -> Index:
    """What can be found now."""
    snapshot = workspace.snapshot()
    editions = {one.id: one for one in workspace.all(Edition)}
    series = {one.id: one.name for one in workspace.all(Series)}
    return Index(
        (
            *_people(snapshot),
            *_sessions(snapshot),
            *_rooms(snapshot),
            *_organisations(snapshot),
            *_events(snapshot, editions, series),
        )
    )


_Found = Iterator[tuple[Thing, tuple[str, ...]]]


def _people(snapshot: Snapshot) -> _Found:
    for person in sorted(snapshot.people.values(), key=lambda one: (one.family_name, one.given_name, one.ref)):
        if disclosure.masked(snapshot, person.id):
            yield from _masked(snapshot, person)
        else:
            yield _named(snapshot, person)


def _named(snapshot: Snapshot, person: Person) -> tuple[Thing, tuple[str, ...]]:
    organisation = organisation_name(snapshot, person)
    name = surname_first(person)
    beside = person.native_name if person.native_name != name else ""
    thing = Thing(Kind.PERSON, person.ref, name, beside, organisation, _events_of(snapshot, person.id))
    latin = f"{person.given_name} {person.family_name} {person.given_name}"
    return thing, (latin, person.print_name_typed, person.native_name, organisation, *person.refs, *person.emails)


def _masked(snapshot: Snapshot, person: Person) -> _Found:
    """Once for each alias: two aliases of one person must not be seen to be one person."""
    by_alias: dict[str, list[str]] = {}
    for one in first_by_start(snapshot, person.id):
        alias = mask_of(snapshot, person.id, one.event_id)
        by_alias.setdefault(alias or person.ref, []).append(snapshot.events[one.event_id].code)
    for alias, codes in by_alias.items():
        yield Thing(Kind.PERSON, person.ref, alias, events=tuple(codes), hidden=True), (alias,)


def _events_of(snapshot: Snapshot, person_id: str) -> tuple[str, ...]:
    return tuple(snapshot.events[one.event_id].code for one in first_by_start(snapshot, person_id))


def surname_first(person: Person) -> str:
    """Aagaard, Søren; as printed where there is one name, or where the family's comes first anyway."""
    if person.name_order is NameOrder.FAMILY_FIRST or not (person.family_name and person.given_name):
        return person.print_name
    return f"{person.family_name}, {person.given_name}"


def _sessions(snapshot: Snapshot) -> _Found:
    for session in sorted(snapshot.sessions.values(), key=_when):
        event = snapshot.events[session.event_id]
        said = disclosure.session_word(session, event, Paper.ORGANISER_AGENDA)
        name = said if isinstance(said, str) and said else session.code
        room = snapshot.rooms.get(session.room_id or "")
        where = ", ".join(part for part in (_clock(session), room.name if room else "") if part)
        yield Thing(Kind.SESSION, session.id, name, "", where, (event.code,)), (name, session.code)


def _when(session: Session) -> tuple[bool, str, str]:
    return session.start is None, str(session.start.utc if session.start else ""), session.code


def _clock(session: Session) -> str:
    return f"{session.start.local:%Y-%m-%d %H:%M}" if session.start else ""


def _rooms(snapshot: Snapshot) -> _Found:
    def order(room: Room) -> tuple[str, str]:
        return snapshot.venues[room.venue_id].name, room.name

    for room in sorted(snapshot.rooms.values(), key=order):
        venue = snapshot.venues[room.venue_id]
        yield Thing(Kind.ROOM, room.id, room.name, said=venue.name), (room.name, *room.aliases, venue.name, venue.place)


def _organisations(snapshot: Snapshot) -> _Found:
    """Those of masked people are found as any other: that an organisation is in the lists names nobody."""
    for one in sorted(snapshot.organisations.values(), key=lambda one: one.name):
        yield Thing(Kind.ORGANISATION, one.id, one.name, said=one.short), (one.name, one.short, *one.aliases)


def _events(snapshot: Snapshot, editions: dict[str, Edition], series: dict[str, str]) -> _Found:
    for event in sorted(
        snapshot.events.values(), key=lambda one: (one.start_date is None, str(one.start_date), one.code)
    ):
        edition = editions.get(event.edition_id or "")
        whole = series.get(edition.series_id, "") if edition else ""
        name = event.title or event.code
        yield (
            Thing(Kind.EVENT, event.code, name, said=whole or event.place, events=(event.code,)),
            (name, event.code, event.place, whole, edition.name if edition else ""),
        )
