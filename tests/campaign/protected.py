"""The strings that must not stand on an event's papers: everything of the protected, the stopped and the covered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.events import Event
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from tests.readers.leaks import hits_in_text


class Kind(StrEnum):
    NAME = "names"
    CONTACT = "addresses and numbers"
    LINE = "lines of address"
    ORGANISATION = "organisations"
    REF = "refs"
    DELEGATION = "delegations"
    TITLE = "titles under cover"


@dataclass(frozen=True, slots=True)
class Protected:
    """Strings by kind. `shared` are left out, since others at the event bear the same in the open."""

    strings: dict[Kind, frozenset[str]]
    shared: int

    def without(self, *kinds: Kind) -> frozenset[str]:
        """Strings of other kinds, unless those kinds tell them: a title under cover may name the side it is with."""
        rest = {one for kind, some in self.strings.items() if kind not in kinds for one in some}
        told = "\n".join(one for kind in kinds for one in self.strings[kind])
        return frozenset(rest - set(hits_in_text(told, rest)))

    def kinds_of(self, found: Iterable[str]) -> list[str]:
        """What kinds of strings were found, for a report that repeats none of them."""
        return sorted({kind.value for kind, some in self.strings.items() for one in found if one in some})


def protected(snapshot: Snapshot, event: Event) -> Protected:
    """Of everybody hidden at any event, and not openly at this one; of every cover, unless it is this event's word."""
    hidden = [one for one in snapshot.people.values() if _hidden(snapshot, one) and not _openly(snapshot, one, event)]
    told = "\n".join(_told(snapshot, event, {one.id for one in hidden}))
    strings = {
        Kind.NAME: {text for one in hidden for text in _names(one)},
        Kind.CONTACT: {text for one in hidden for text in (*one.emails, *one.phones)},
        Kind.LINE: {text for one in hidden for text in (one.title_line, one.salutation, one.envelope_line, one.notes)},
        Kind.ORGANISATION: set(_organisations(snapshot, hidden)),
        Kind.REF: {ref for one in hidden for ref in one.refs},
        Kind.DELEGATION: {one.code for one in snapshot.delegations} | {one.side for one in snapshot.delegations},
        Kind.TITLE: set(_titles(snapshot)),
    }
    all_of = {text for some in strings.values() for text in some if len(text) > 1}
    shared = set(hits_in_text(told, all_of))
    kept = {kind: frozenset(text for text in some if len(text) > 1) - shared for kind, some in strings.items()}
    return Protected(kept, len(shared))


def _hidden(snapshot: Snapshot, person: Person) -> bool:
    return any(one.protected or one.alias_missing for one in snapshot.of_person.get(person.id, ()))


def _openly(snapshot: Snapshot, person: Person, event: Event) -> bool:
    one = snapshot.at.get((person.id, event.id))
    return one is not None and not one.protected and not one.alias_missing


def _names(person: Person) -> Iterator[str]:
    yield from (person.print_name, person.given_name, person.family_name, person.native_name, person.print_name_typed)
    yield f"{person.given_name} {person.family_name}"
    yield f"{person.family_name} {person.given_name}"
    yield from (value for _, value in person.also)


def _organisations(snapshot: Snapshot, hidden: Iterable[Person]) -> Iterator[str]:
    """Those that only hidden people come from."""
    ids = {one.id for one in hidden}
    open_ones = {one.organisation_id for one in snapshot.people.values() if one.id not in ids}
    for organisation_id in {one.organisation_id for one in hidden} - open_ones:
        if organisation_id is not None:
            found = snapshot.organisations[organisation_id]
            yield from (found.name, found.short, *found.aliases)


def _titles(snapshot: Snapshot) -> Iterator[str]:
    for event in snapshot.events.values():
        if event.discreet:
            yield from (event.title, event.place, *(_real(one) for one in snapshot.live_sessions(event.id)))
    for session in snapshot.sessions.values():
        if session.visibility is SessionVisibility.NEED_TO_KNOW:
            yield from (session.title, session.notes)


def _real(session: Session) -> str:
    return session.title if session.title != session.cover_title else ""


def _told(snapshot: Snapshot, event: Event, hidden: set[str]) -> Iterator[str]:
    """What may stand on the event's papers by the rules, so that it tells nothing of somebody hidden."""
    yield event.cover_title if event.discreet else event.title
    yield from (event.cover_place, event.organiser_name, event.organiser_email, event.marking, *event.hosts)
    yield from () if event.discreet else (event.place, event.code)
    for one in snapshot.at_event.get(event.id, ()):
        yield one.alias
        if one.person_id not in hidden:
            person = snapshot.people[one.person_id]
            yield from (*_names(person), person.title_line, person.envelope_line, *person.emails, *person.phones)
            organisation = snapshot.organisations.get(person.organisation_id or "")
            yield from (organisation.name, organisation.short, organisation.country) if organisation else ()
    for session in snapshot.live_sessions(event.id):
        yield session.cover_title
        if not event.discreet and session.visibility is not SessionVisibility.NEED_TO_KNOW:
            yield session.title
    for room in snapshot.rooms.values():
        yield room.name
