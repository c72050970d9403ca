"""Who stands before whom: by alphabet, rank, lot or hand; told by what is shown, never by what is kept back."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from ..collation import sort_key
from ..events import Event
from ..orders import AgreedOrder, OrderWay, in_turns
from ..participation import Participation
from ..ranks import standing
from ..snapshot import Snapshot
from .rules import Document, DocumentRefusedError, Refusal, Shown, alias_on, shown_as


class Ordering(StrEnum):
    """In which order people stand, and the delegations they come in."""

    NEUTRAL = "neutral"
    PRECEDENCE = "precedence"
    DRAWN = "drawn"
    MANUAL = "manual"
    ALTERNATED = "alternated"

    @property
    def way(self) -> OrderWay | None:
        """What has to be decided before there is such an order."""
        return _WAYS.get(self)


_WAYS = {
    Ordering.DRAWN: OrderWay.DRAWN,
    Ordering.MANUAL: OrderWay.MANUAL,
    Ordering.ALTERNATED: OrderWay.ALTERNATED,
}
OUTWARD_ORDERS = tuple(one for one in Ordering if one is not Ordering.ALTERNATED)
"""For papers whose readers may not know who is of which party: every other one would tell them."""


def undecided(snapshot: Snapshot, event: Event, ordering: Ordering) -> bool:
    """Whether the order is one that the event has not decided on."""
    return ordering.way is not None and snapshot.order(event.id, ordering.way) is None


def in_standing(
    snapshot: Snapshot,
    event: Event,
    people: Iterable[Participation],
    document: Document,
    ordering: Ordering,
    reveal: bool = False,
) -> tuple[Participation, ...]:
    """People in neutral order, as they stand on the document; that order also settles who would stand alike.

    Raises DocumentRefusedError for an order that the event has not decided on.
    """

    def named(one: Participation) -> bool:
        return shown_as(one, document, reveal) is Shown.NAME

    if ordering is Ordering.NEUTRAL:
        return tuple(people)
    if ordering is Ordering.PRECEDENCE:
        return tuple(sorted(people, key=lambda one: _precedence(snapshot, one, named(one))))
    decided = _decided(snapshot, event, document, ordering)
    if ordering is Ordering.DRAWN:
        return tuple(sorted(people, key=lambda one: decided.lot(_drawn_as(snapshot, one, document, named(one)))))
    if ordering is Ordering.ALTERNATED:
        return _alternated(sorted(people, key=lambda one: _precedence(snapshot, one, named(one))), named, decided)
    places = {ref: place for place, ref in enumerate(decided.people)}
    return tuple(sorted(people, key=lambda one: _by_hand(snapshot, one, named(one), places)))


def groups_in_standing(
    snapshot: Snapshot, event: Event, headings: Iterable[str], document: Document, ordering: Ordering
) -> list[str]:
    """Groups of people by their headings: in the alphabet, and delegations as the event decided, if asked for."""
    alphabet = sorted(headings, key=lambda heading: sort_key(heading, event.language))
    if ordering.way is None:
        return alphabet
    decided = _decided(snapshot, event, document, ordering)
    if ordering is Ordering.DRAWN:
        return sorted(alphabet, key=lambda code: decided.lot(f"delegation {code}"))
    first = decided.parties if ordering is Ordering.ALTERNATED else decided.delegations
    places = {code: place for place, code in enumerate(first)}
    return sorted(alphabet, key=lambda code: places.get(code, len(places)))


def _alternated(
    ranked: list[Participation], named: Callable[[Participation], bool], decided: AgreedOrder
) -> tuple[Participation, ...]:
    """The two parties in turns, then the others; last who is not named, whose turn would say whose they are."""
    told = [one for one in ranked if named(one)]
    first, second = ([one for one in told if one.delegation == code] for code in decided.parties)
    others = (one for one in told if one.delegation not in decided.parties)
    return (*in_turns(first, second), *others, *(one for one in ranked if not named(one)))


def _decided(snapshot: Snapshot, event: Event, document: Document, ordering: Ordering) -> AgreedOrder:
    found = snapshot.order(event.id, ordering.way) if ordering.way else None
    if found is None:
        raise DocumentRefusedError(Refusal(document, event.code))
    return found


def _precedence(snapshot: Snapshot, one: Participation, named: bool) -> tuple[tuple[int, int], date]:
    """Rank, then date of taking office; who is not named has neither, or the place in the list would tell."""
    if not named:
        return standing(""), date.max
    person = snapshot.people[one.person_id]
    return standing(person.rank_class), person.office_since or date.max


def _drawn_as(snapshot: Snapshot, one: Participation, document: Document, named: bool) -> str:
    """A name may be spelt anew and keeps its lot; a cover name has its own, which is not that of its owner."""
    return f"ref {snapshot.people[one.person_id].ref}" if named else f"alias {alias_on(one, document)}"


def _by_hand(
    snapshot: Snapshot, one: Participation, named: bool, places: dict[str, int]
) -> tuple[int, int, tuple[tuple[int, int], date]]:
    """Those who were placed, then the others by rank; last who is not named, whose place would say who they are."""
    if not named:
        return 2, 0, _precedence(snapshot, one, named)
    found = [places[ref] for ref in snapshot.people[one.person_id].refs if ref in places]
    return (0, min(found), (standing(""), date.max)) if found else (1, 0, _precedence(snapshot, one, named))
