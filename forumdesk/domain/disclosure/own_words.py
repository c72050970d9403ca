"""Words that somebody typed themselves: whether they name a person whose name may not be seen."""

from ..collation import folded
from ..events import Event
from ..people import Person
from ..snapshot import Snapshot
from .naming import masked
from .papers import sender_allowed


def names_masked(snapshot: Snapshot, text: str) -> bool:
    """Whether a family name, a whole name in either script or an address of somebody masked stands in the text."""
    said = set(_words(text))
    return bool(said) and any(
        set(name) <= said
        for person in snapshot.people.values()
        if masked(snapshot, person.id)
        for name in map(_words, _names(person))
        if name
    )


def mark_allowed(snapshot: Snapshot, event: Event, mark: str) -> bool:
    """Whether pages may bear the mark: it names nobody protected and, at a discreet event, not what or whose it is."""
    return sender_allowed(snapshot, event, mark) and not names_masked(snapshot, mark)


def _names(person: Person) -> tuple[str, ...]:
    return person.family_name or person.given_name, person.print_name, person.native_name, *person.emails


def _words(text: str) -> list[str]:
    """Without case, accents and what stands between words."""
    return "".join(one if one.isalnum() else " " for one in folded(text)).split()
