"""Who at an event is meant by a ref, a name, an alias, a sign code or an e-mail address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from forumdesk.domain.covers import FIELDS
from forumdesk.domain.disclosure import masked
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot

from .cleaning import letters
from .emails import email_key, read_email
from .names import name_keys, split_name

_PARTS = re.compile(r" *(?:[|\n;]| & | \+ | og | and ) *")
_TITLE_LAST = re.compile(r"[ ,/]+(?:mrs?|ms|mx|dr|prof|hr|fru)\.?$", re.IGNORECASE)


@dataclass(slots=True)
class PersonBook:
    """Finds people who take part; whoever is masked is found by what hides them, never by name or address."""

    snapshot: Snapshot
    _at: dict[str, dict[str, dict[str, None]]] = field(default_factory=dict)

    def find(self, text: str, event_id: str) -> tuple[str, ...]:
        """Refs of those whom it may mean, in the order in which they came; none for nobody at the event."""
        known = self._known(event_id)
        exact = known.get(f"ref {text.strip()}")
        if exact:
            return tuple(exact)
        found = {ref for key in _keys(text) for ref in known.get(key, ())}
        return tuple(ref for ref in known["all"] if ref in found) if len(found) > 1 else tuple(found)

    def find_each(self, text: str, event_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """The people of a cell that may name several, each with whom it may mean."""
        whole = self.find(text, event_id)
        if whole or not text.strip():
            return [(text, whole)] if whole else []
        found = []
        for part in filter(None, map(str.strip, _PARTS.split(text))):
            found += self._parted(part, event_id)
        return found

    def _parted(self, part: str, event_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """A comma or a slash may part two names too, where each side is somebody's."""
        refs = self.find(part, event_id)
        for sign in () if refs else (",", "/"):
            pieces = [piece.strip() for piece in part.split(sign) if piece.strip()]
            each = [(piece, self.find(piece, event_id)) for piece in pieces]
            if len(each) > 1 and all(found for _, found in each):
                return each
        return [(part, refs)]

    def _known(self, event_id: str) -> dict[str, dict[str, None]]:
        """Refs by what people at an event are called."""
        if event_id not in self._at:
            known: dict[str, dict[str, None]] = {"all": {}}
            for one in self.snapshot.at_event.get(event_id, ()):
                person = self.snapshot.people[one.person_id]
                for key in ("all", *_marks(person, one)):
                    known.setdefault(key, {})[person.ref] = None
                for key in () if masked(self.snapshot, person.id) else _names(person):
                    known.setdefault(key, {})[person.ref] = None
            self._at[event_id] = known
        return self._at[event_id]


def masked_words(snapshot: Snapshot) -> frozenset[str]:
    """By what cells of those who are masked are known: what they are called, here and in the open."""
    people = [one for one in snapshot.people.values() if masked(snapshot, one.id)]
    marks = {key for one in people for at in snapshot.of_person.get(one.id, ()) for key in _marks(one, at)}
    return frozenset(marks | {key for one in people for key in _names(one)})


def tells_of(text: str, known: frozenset[str]) -> bool:
    """Whether a cell, or a part of it, is one of these."""
    parts = (text, *_PARTS.split(text), *text.split(","), *text.split("/"))
    return any(not known.isdisjoint((f"ref {part.strip()}", *_keys(part))) for part in parts)


def _marks(person: Person, one: Participation) -> Iterator[str]:
    yield from (f"ref {ref}" for ref in person.refs)
    yield from (f"mark {letters(ref)}" for ref in person.refs)
    covers = (str(getattr(one, name)) for name in FIELDS)
    yield from (f"mark {letters(cover)}" for cover in (*covers, one.sign_code) if letters(cover))


def _names(person: Person) -> Iterator[str]:
    whole = f"{person.given_name} {person.family_name}".strip()
    for name in (whole, person.print_name, person.native_name):
        yield from (f"name {key}" for key in name_keys(name))
    yield from (f"mail {email_key(address)}" for address in person.emails if read_email(address))


def _keys(text: str) -> Iterator[str]:
    """All that a text may be looked up by."""
    if read_email(text):
        yield f"mail {email_key(text)}"
        return
    if letters(text):
        yield f"mark {letters(text)}"
    bare = _TITLE_LAST.sub("", text)
    parted = split_name(bare)
    whole = f"{parted.given} {parted.family}".strip() or parted.printed
    for name in dict.fromkeys((text, bare, whole, parted.native)):
        yield from (f"name {key}" for key in name_keys(name))
