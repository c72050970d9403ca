"""A session's seats as they are or would be: who sits where, who stands, which neighbours must not be, proposals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from forumdesk.changes import ChangeSet
from forumdesk.domain import disclosure
from forumdesk.domain.collation import sort_key
from forumdesk.domain.disclosure import Ordering
from forumdesk.domain.orders import OrderWay
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import NoPlaceError, Seat, SeatRow, places_of
from forumdesk.domain.seating_shapes import Place, Shape, by_side, facing, heads, in_turns_order, pairs_of, shape_of
from forumdesk.domain.separation import SeparationKind
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import ordering, seating
from forumdesk.services.checking import Noticed
from forumdesk.services.errors import UndecidedOrderError, UnknownError
from forumdesk.services.keeping_apart import COVERED, found_of_kind
from forumdesk.store.workspace import Workspace

Seats = tuple[tuple[str, int, str], ...]
"""Who would sit where, as (row, place, ref)."""


class Way(StrEnum):
    """By what people are proposed to sit."""

    NEUTRAL = "neutral"
    PRECEDENCE = "precedence"
    DRAWN = "drawn"
    MANUAL = "manual"
    TURNS = "turns"
    FACING = "facing"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody as the organiser may see them; `hidden` where that is an alias."""

    ref: str
    name: str
    hidden: bool
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row, how it stands, which of its places are at the head, and who sits in it by place.

    `across` is the id of the row that it faces, said of the first of the two alone.
    """

    row: SeatRow
    shape: Shape
    heads: frozenset[int]
    sitters: dict[int, Sitter]
    across: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """`broken` is what is found of neighbours; `marked` the places it may be shown at, with what is found there.

    `ways` are those by which a proposal can be made now; `parties` those who take turns, the one that begins first.
    `judged` tells whether any rule of the event is about neighbours.
    """

    session_id: str
    rows: tuple[LaidRow, ...]
    standing: tuple[Sitter, ...]
    broken: tuple[Noticed, ...]
    marked: dict[Place, tuple[Noticed, ...]]
    judged: bool
    ways: tuple[Way, ...]
    parties: tuple[str, ...]
    delegations: tuple[str, ...]

    @property
    def seats(self) -> Seats:
        return tuple((one.row.id, place, each.ref) for one in self.rows for place, each in one.sitters.items())

    @property
    def places(self) -> int:
        return sum(one.row.places for one in self.rows)


def plan(workspace: Workspace, session_code: str, seats: Seats | None = None) -> Plan:
    """As it is; with `seats` as it would be then, and what would be found. UnknownError for a session."""
    snapshot = workspace.snapshot()
    session = _session(snapshot, session_code)
    if seats is not None:
        snapshot = _seated(snapshot, session, seats)
    event = snapshot.events[session.event_id]
    laid = _rows(snapshot, session)
    rows = tuple(_laid(snapshot, session, row, laid) for row in laid)
    taken = {each.ref for one in rows for each in one.sitters.values()}
    there = [_sitter(snapshot, session, person_id) for person_id in snapshot.people_in(session)]
    standing = sorted(
        (one for one in there if one.ref not in taken), key=lambda one: (sort_key(one.name, event.language), one.ref)
    )
    kind = SeparationKind.NO_ADJACENT_SEAT
    broken = tuple(one for one in found_of_kind(snapshot, kind, event.code) if session.code in one.finding.sessions)
    judged = any(rule.kind is kind and rule.event_id in (None, event.id) for rule in snapshot.rules)
    decided = snapshot.order(event.id, OrderWay.ALTERNATED)
    begins = (decided.begins, *(one for one in decided.delegations if one != decided.begins)) if decided else ()
    present = {each.delegation for one in rows for each in one.sitters.values()} | {one.delegation for one in there}
    return Plan(
        session.id,
        rows,
        tuple(standing),
        broken,
        _marked(rows, broken),
        judged,
        tuple(_ways(snapshot, session, laid)),
        begins,
        tuple(sorted(filter(None, present), key=str.casefold)),
    )


def moved(seats: Seats, ref: str, row_id: str, place: int) -> Seats:
    """Somebody at a place; who sat there changes places with them, or stands where they had none."""
    came_from = next(((row, at) for row, at, one in seats if one == ref), None)
    there = next((one for row, at, one in seats if (row, at) == (row_id, place)), "")
    rest = [one for one in seats if one[2] not in (ref, there)]
    swapped = [(*came_from, there)] if came_from and there and there != ref else []
    return (*rest, *swapped, (row_id, place, ref))


def propose(workspace: Workspace, session_code: str, way: Way) -> Seats:
    """Who would sit where; those for whom there is no place are left out. UndecidedOrderError, UnknownError."""
    snapshot = workspace.snapshot()
    session = _session(snapshot, session_code)
    laid = _rows(snapshot, session)
    if way is Way.FACING:
        return _facing(workspace, snapshot, session, laid)
    if way is Way.TURNS:
        people, places = ordering.turns(workspace, session.id), in_turns_order(laid, session.set_up)
    else:
        people, places = ordering.in_session(workspace, session.id, Ordering(way.value)), places_of(laid)
    return tuple((*place, ref) for place, ref in zip(places, people, strict=False))


def take_turns(workspace: Workspace, session_code: str) -> ChangeSet:
    """The two parties in turns, in place of whoever sat there. NoPlaceError, UndecidedOrderError, UnknownError."""
    session_id = seating.session_called(workspace, session_code).id
    seats = propose(workspace, session_code, Way.TURNS)
    if len(ordering.turns(workspace, session_id)) > len(seats):
        raise NoPlaceError(len(seats))
    return seating.arrange(workspace, session_id, seats)


def _facing(workspace: Workspace, snapshot: Snapshot, session: Session, laid: Sequence[SeatRow]) -> Seats:
    """One party on either side, its lead in the middle; the others, and who is too many, at what is left."""
    decided = snapshot.order(session.event_id, OrderWay.ALTERNATED)
    if decided is None:
        raise UndecidedOrderError(snapshot.events[session.event_id].code, OrderWay.ALTERNATED)
    refs = ordering.in_session(workspace, session.id, Ordering.PRECEDENCE)
    of = {ref: snapshot.at[snapshot.person_by_ref[ref].id, session.event_id].delegation for ref in refs}
    second = next(code for code in decided.delegations if code != decided.begins)
    leads = {snapshot.people[one.head_id].ref for one in snapshot.delegations if one.head_id}
    refs = tuple(sorted(refs, key=lambda ref: ref not in leads))
    found: dict[Place, str] = {}
    for code, places in zip((decided.begins, second), by_side(facing(laid, session.set_up)), strict=True):
        found |= dict(zip(places, (ref for ref in refs if of[ref] == code), strict=False))
    free = (place for place in places_of(laid) if place not in found)
    sits = set(found.values())
    found |= dict(zip(free, (ref for ref in refs if ref not in sits), strict=False))
    return tuple((*place, ref) for place, ref in found.items())


def _ways(snapshot: Snapshot, session: Session, laid: Sequence[SeatRow]) -> Iterable[Way]:
    """Those that somebody decided on, and sides where there are any."""
    event_id = session.event_id
    for way in Way:
        ordered = way in (Way.NEUTRAL, Way.PRECEDENCE)
        needs = OrderWay(way) if way in (Way.DRAWN, Way.MANUAL) else OrderWay.ALTERNATED
        fits = way is not Way.FACING or any(facing(laid, session.set_up))
        if ordered or (fits and snapshot.order(event_id, needs) is not None):
            yield way


def _session(snapshot: Snapshot, code: str) -> Session:
    found = next((one for one in snapshot.sessions.values() if one.code == code), None)
    if found is None:
        raise UnknownError("session", code)
    return found


def _rows(snapshot: Snapshot, session: Session) -> list[SeatRow]:
    return [row for row in snapshot.seat_rows.values() if row.session_id == session.id]


def _seated(snapshot: Snapshot, session: Session, seats: Seats) -> Snapshot:
    here = {row.id for row in _rows(snapshot, session)}
    others = [one for one in snapshot.seats if one.row_id not in here]
    made = [Seat(f"{row_id}/{place}", row_id, place, snapshot.person_by_ref[ref].id) for row_id, place, ref in seats]
    return replace(snapshot, seats=(*others, *made))


def _laid(snapshot: Snapshot, session: Session, row: SeatRow, rows: Sequence[SeatRow]) -> LaidRow:
    shape = shape_of(row, session.set_up)
    across = {first.id: second.id for first, second in pairs_of(rows, session.set_up)}
    seats = sorted(snapshot.seats_of_row.get(row.id, ()), key=lambda one: one.place)
    sitters = {one.place: _sitter(snapshot, session, one.person_id) for one in seats}
    return LaidRow(row, shape, heads(shape, row.places), sitters, across.get(row.id, ""))


def _sitter(snapshot: Snapshot, session: Session, person_id: str) -> Sitter:
    at = snapshot.participation(person_id, session.event_id)
    name = disclosure.display_name(snapshot, person_id, session.event_id)
    hidden = disclosure.masked(snapshot, person_id)
    return Sitter(snapshot.people[person_id].ref, name, hidden, at.delegation if at else "")


def _marked(rows: Sequence[LaidRow], broken: Sequence[Noticed]) -> dict[Place, tuple[Noticed, ...]]:
    """Where somebody sits whom it concerns. What may not name one of them is shown at neither: the other would."""
    shown = [one for one in broken if all(name != COVERED for _, name in one.people)]
    seat_of = {one.finding.id: dict(one.finding.facts).get("seat") for one in shown}
    marked = {
        (laid.row.id, place): tuple(
            one for one in shown if seat_of[one.finding.id] == laid.row.name and sitter.ref in dict(one.people)
        )
        for laid in rows
        for place, sitter in laid.sitters.items()
    }
    return {place: found for place, found in marked.items() if found}
