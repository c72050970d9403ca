"""The orders an event decides on: drawing lots, setting precedence by hand, and who stands where by them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.disclosure import Ordering, Paper, Shown, shown_as
from forumdesk.domain.events import Event
from forumdesk.domain.orders import AgreedOrder, OrderWay, in_turns
from forumdesk.domain.participation import Participation
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of, refs_at
from forumdesk.services.errors import OrderReasonError, UndecidedOrderError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

__all__ = ["Ordering", "Standing", "decided", "draw", "orders", "orders_of", "require", "set_by_hand", "standing"]

_SEED_LETTERS = 20  # 100 bits, and still short enough to be read out before witnesses


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands where, as (ref, name) and by code; `unnamed` more stand last, each by alias.

    `decision` is what that follows from; None for an order that needs none.
    """

    people: tuple[tuple[str, str], ...]
    delegations: tuple[str, ...]
    unnamed: int
    decision: AgreedOrder | None


def decided(workspace: Workspace, event_code: str) -> dict[OrderWay, AgreedOrder]:
    """What the event has decided on. Raises UnknownError."""
    event = event_of(workspace.snapshot(), event_code)
    return {one.way: one for one in workspace.where(AgreedOrder, event_id=event.id)}


def standing(workspace: Workspace, event_code: str, ordering: Ordering) -> Standing:
    """Everybody who comes, as they stand on paper. Raises UnknownError, UndecidedOrderError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    require(snapshot, event, ordering)
    found = disclosure.badge_holders(snapshot, event).people
    people = disclosure.in_standing(snapshot, event, found, Paper.BADGE, ordering)
    named = [one for one in people if ordering is Ordering.DRAWN or shown_as(one, Paper.BADGE) is Shown.NAME]
    codes = disclosure.groups_in_standing(snapshot, event, _codes(snapshot, event), Paper.BADGE, ordering)
    return Standing(
        tuple(_told(snapshot, one) for one in named),
        tuple(codes),
        len(people) - len(named),
        snapshot.order(event.id, ordering.way) if ordering.way else None,
    )


def in_session(workspace: Workspace, session_id: str, ordering: Ordering) -> tuple[str, ...]:
    """Refs of everybody expected in a session, as they stand on paper. UndecidedOrderError, UnknownError."""
    snapshot = workspace.snapshot()
    session = snapshot.sessions.get(session_id)
    if session is None:
        raise UnknownError("session", session_id)
    event = snapshot.events[session.event_id]
    require(snapshot, event, ordering)
    there = snapshot.people_in(session)
    holders = [one for one in disclosure.badge_holders(snapshot, event).people if one.person_id in there]
    people = disclosure.in_standing(snapshot, event, holders, Paper.BADGE, ordering)
    return tuple(snapshot.people[one.person_id].ref for one in people)


def alternate(workspace: Workspace, event_code: str, left: str, right: str) -> ChangeSet:
    """Two delegations take turns; lots say which begins, in place of what was decided before. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    parties = _known(snapshot, event, (left, right))
    if len(parties) < len((left, right)):
        raise UnknownError("delegation at this event", right)
    with workspace.transaction(Label.ORDER_ALTERNATED) as tx:
        old = _old(tx, event, OrderWay.ALTERNATED)
        tx.save(replace(old, at=tx.now(), seed=workspace.world.code(_SEED_LETTERS), delegations=parties))
    return tx.change_set


def turns(workspace: Workspace, session_id: str) -> tuple[str, ...]:
    """Refs of everybody expected in a session: the two parties in turns, each by precedence, then the others likewise.

    UndecidedOrderError where no two parties were decided on, UnknownError.
    """
    snapshot = workspace.snapshot()
    refs = in_session(workspace, session_id, Ordering.PRECEDENCE)
    event = snapshot.events[snapshot.sessions[session_id].event_id]
    decided = snapshot.order(event.id, OrderWay.ALTERNATED)
    if decided is None:
        raise UndecidedOrderError(event.code, OrderWay.ALTERNATED)
    of = {ref: snapshot.at[snapshot.person_by_ref[ref].id, event.id].delegation for ref in refs}
    second = next(code for code in decided.delegations if code != decided.begins)
    parties = [[ref for ref in refs if of[ref] == code] for code in (decided.begins, second)]
    return (*in_turns(*parties), *(ref for ref in refs if of[ref] not in decided.delegations))


def draw(workspace: Workspace, event_code: str) -> ChangeSet:
    """Lots for the people and delegations of an event, in place of those that were drawn before. UnknownError."""
    event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.ORDER_DRAWN) as tx:
        old = _old(tx, event, OrderWay.DRAWN)
        tx.save(replace(old, at=tx.now(), seed=workspace.world.code(_SEED_LETTERS)))
    return tx.change_set


def set_by_hand(
    workspace: Workspace,
    event_code: str,
    people: Iterable[str] | None = None,
    delegations: Iterable[str] | None = None,
    reason: str = "",
) -> ChangeSet:
    """Put people, by ref, and delegations, by code, in an order, for a reason; None leaves what there was.

    Who is not among them stands after them by rank. Raises UnknownError for an event, somebody who is not at it or a
    delegation it does not have, OrderReasonError without a reason.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    if not reason.strip():
        raise OrderReasonError(event.code)
    with workspace.transaction(Label.ORDER_SET) as tx:
        made = replace(_old(tx, event, OrderWay.MANUAL), at=tx.now(), reason=reason.strip())
        if people is not None:
            refs = tuple(people)
            refs_at(snapshot, event, refs)
            made = replace(made, people=tuple(dict.fromkeys(snapshot.person_by_ref[ref].ref for ref in refs)))
        if delegations is not None:
            made = replace(made, delegations=_known(snapshot, event, delegations))
        tx.save(made)
    return tx.change_set


def orders(workspace: Workspace, event_code: str) -> tuple[Ordering, ...]:
    """The orders that papers of an event can have. Raises UnknownError."""
    snapshot = workspace.snapshot()
    return orders_of(snapshot, event_of(snapshot, event_code))


def orders_of(snapshot: Snapshot, event: Event) -> tuple[Ordering, ...]:
    """The same of a snapshot: those that need no decision, and those that one was taken on."""
    return tuple(one for one in Ordering if not disclosure.undecided(snapshot, event, one))


def require(snapshot: Snapshot, event: Event, ordering: Ordering) -> None:
    """UndecidedOrderError for an order that the event has not decided on."""
    if disclosure.undecided(snapshot, event, ordering):
        raise UndecidedOrderError(event.code, ordering)


def _old(tx: Transaction, event: Event, way: OrderWay) -> AgreedOrder:
    """The decision that stands, or a first one."""
    found = tx.where(AgreedOrder, event_id=event.id, way=way)
    return found[0] if found else AgreedOrder(tx.new_id(), event.id, way, tx.now())


def _codes(snapshot: Snapshot, event: Event) -> tuple[str, ...]:
    """Delegations that are on a list, and those that people were only said to be of."""
    listed = [one.code for one in snapshot.delegations if one.event_id == event.id]
    said = [one.delegation for one in snapshot.at_event.get(event.id, ()) if one.delegation]
    return tuple(dict.fromkeys([*listed, *said]))


def _known(snapshot: Snapshot, event: Event, codes: Iterable[str]) -> tuple[str, ...]:
    there = {code.casefold(): code for code in _codes(snapshot, event)}
    found = []
    for code in codes:
        if code.casefold() not in there:
            raise UnknownError("delegation at this event", code)
        found.append(there[code.casefold()])
    return tuple(dict.fromkeys(found))


def _told(snapshot: Snapshot, one: Participation) -> tuple[str, str]:
    person = snapshot.people[one.person_id]
    return person.ref, disclosure.display_name(snapshot, person.id, one.event_id)
