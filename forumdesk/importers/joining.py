"""Two people of the workspace become one: whatever pointed to either points to the one who stays."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from forumdesk.domain.busy import Busy
from forumdesk.domain.hotels import Stay
from forumdesk.domain.merging import (
    at_event,
    merge_participations,
    merge_people,
    prefer_participation,
    prefer_person,
)
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import SessionRole
from forumdesk.domain.seating import Seat
from forumdesk.domain.separation import Scope, SeparationRule
from forumdesk.domain.vehicles import Passenger

from .refusals import BothIssuedError
from .workbench import Workbench


def join_people(bench: Workbench, shown_id: str, other_id: str, chosen: Collection[str] = ()) -> tuple[str, str]:
    """The shown one's data come first, but for the chosen fields. Returns (id that stays, id that goes).

    The row that stays is the one that holds invites or badges, since those are never rewritten.
    Raises BothIssuedError.
    """
    shown, other = bench.get(Person, shown_id), bench.get(Person, other_id)
    if shown is None or other is None:
        raise LookupError(shown_id if shown is None else other_id)
    stays, goes = _who_stays(bench, shown, other)
    bench.remove(goes)
    bench.put(replace(prefer_person(merge_people(shown, other), other, chosen), id=stays.id))
    for participation in _joined_participations(bench, shown, other, chosen):
        bench.put(replace(participation, person_id=stays.id))
    _join_roles(bench, stays.id, goes.id)
    for busy in [one for one in bench.all(Busy) if one.person_id == goes.id]:
        bench.put(replace(busy, person_id=stays.id))
    _join_places(bench, stays.id, goes.id)
    for delegation in bench.all(Delegation):
        if delegation.head_id == goes.id:
            bench.put(replace(delegation, head_id=stays.id))
    for rule in bench.all(SeparationRule):
        if rule.scope is Scope.PERSON and goes.id in (rule.left, rule.right):
            sides = [stays.id if side == goes.id else side for side in (rule.left, rule.right)]
            bench.put(replace(rule, left=sides[0], right=sides[1]))
    return stays.id, goes.id


def _who_stays(bench: Workbench, shown: Person, other: Person) -> tuple[Person, Person]:
    issued = {one.person_id for one in bench.snapshot.invitations}
    issued |= {one.person_id for one in bench.snapshot.badges}
    if shown.id in issued and other.id in issued:
        raise BothIssuedError((shown.ref, other.ref))
    return (other, shown) if other.id in issued else (shown, other)


def _joined_participations(
    bench: Workbench, shown: Person, other: Person, chosen: Collection[str]
) -> Iterable[Participation]:
    """One for each event; the second of two goes from the bench."""
    at = {one.event_id: one for one in bench.all(Participation) if one.person_id == shown.id}
    theirs = [one for one in bench.all(Participation) if one.person_id == other.id]
    for participation in theirs:
        here = at.get(participation.event_id)
        if here is None:
            at[participation.event_id] = participation
            continue
        bench.remove(participation)
        both = merge_participations(here, participation)
        at[here.event_id] = prefer_participation(both, participation, at_event(chosen, here.event_id))
    return at.values()


def _join_roles(bench: Workbench, stays_id: str, goes_id: str) -> None:
    """A role that both had in one session is there once."""
    roles = bench.all(SessionRole)
    taken = {(role.session_id, role.role) for role in roles if role.person_id == stays_id}
    for role in roles:
        if role.person_id != goes_id:
            continue
        if (role.session_id, role.role) in taken:
            bench.remove(role)
        else:
            bench.put(replace(role, person_id=stays_id))


def _join_places(bench: Workbench, stays_id: str, goes_id: str) -> None:
    """Seats, hotel rooms and rides of both; a ride that both were to take is taken once."""
    for seat in bench.all(Seat):
        if seat.person_id == goes_id:
            bench.put(replace(seat, person_id=stays_id))
    for stay in bench.all(Stay):
        if stay.person_id == goes_id:
            bench.put(replace(stay, person_id=stays_id))
    taken = {one.ride_id for one in bench.all(Passenger) if one.person_id == stays_id}
    for passenger in bench.all(Passenger):
        if passenger.person_id == goes_id and passenger.ride_id in taken:
            bench.remove(passenger)
        elif passenger.person_id == goes_id:
            bench.put(replace(passenger, person_id=stays_id))
