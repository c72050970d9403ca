"""Words that somebody typed themselves: whether they name a person whose name may not be seen."""

from .. import telephone
from ..collation import WORD, folded
from ..events import Event
from ..people import Person
from ..snapshot import Snapshot
from .naming import masked
from .papers import sender_allowed


class MaskedNames:
    """What everybody masked is called, gathered once for many texts."""

    def __init__(self, snapshot: Snapshot) -> None:
        hidden = [one for one in snapshot.people.values() if masked(snapshot, one.id)]
        self._phones = telephone.tails(phone for person in hidden for phone in person.phones)
        self._by_first: dict[str, list[list[str]]] = {}
        for name in (_words(text) for person in hidden for text in _names(person)):
            if name:
                self._by_first.setdefault(name[0], []).append(name)

    def stand_in(self, text: str) -> bool:
        """Whether a family name, a whole name in either script, an address or a number of one of them is in it."""
        if self._phones and telephone.stand_in(text, self._phones):
            return True
        said = _words(text)
        return any(_stands(name, said) for word in set(said) for name in self._by_first.get(word, ()))


def names_masked(snapshot: Snapshot, text: str) -> bool:
    """As `MaskedNames`, for one text."""
    return MaskedNames(snapshot).stand_in(text)


def mark_allowed(snapshot: Snapshot, event: Event, mark: str) -> bool:
    """Whether pages may bear the mark: it names nobody protected and, at a discreet event, not what or whose it is."""
    return sender_allowed(snapshot, event, mark) and not names_masked(snapshot, mark)


def _names(person: Person) -> tuple[str, ...]:
    return person.family_name or person.given_name, person.print_name, person.native_name, *person.emails


def _stands(name: list[str], said: list[str]) -> bool:
    """In any order; in scripts without spaces as it is written, and no single letter, which is in many words."""
    if all(len(word) == 1 for word in name):
        return len(name) > 1 and f" {' '.join(name)} " in f" {' '.join(said)} "
    return set(name) <= set(said)


def _words(text: str) -> list[str]:
    """Without case, accents and what stands between words."""
    return WORD.findall(folded(text))
