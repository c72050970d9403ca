"""Staggered arrivals and departures: times proposed where rules keep sides apart, why there are none, taking them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.arriving import LATEST, Party, Question, Window, Wish, question
from forumdesk.domain.events import Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Participation
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.staggering import Answered, Conflict, Demand, StaleProposalError, staggered
from forumdesk.domain.vehicles import Journey, Ride
from forumdesk.progress import Progress, silent
from forumdesk.services.choosing import event_of, refs_at
from forumdesk.services.driving import named
from forumdesk.services.errors import UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

__all__ = ["Asked", "Demand", "Journey", "Move", "Proposal", "Reason", "propose", "take"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: `windows` by delegation, `fixed` people by ref, `entrance` in minutes."""

    event_code: str
    direction: Journey = Journey.ARRIVAL
    within: timedelta = LATEST
    windows: Mapping[str, Window] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    entrance: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """People who come together: (ref, name as the organiser may see it). `at` is when, `was` as it stood.

    `vehicle` is what brings them, empty where no ride is planned.
    """

    people: tuple[tuple[str, str], ...]
    delegation: str
    was: datetime | None
    at: datetime
    vehicle: str = ""

    @property
    def waits(self) -> int:
        """Minutes later than it stood."""
        return int((self.at - self.was).total_seconds() // 60) if self.was else 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One demand of those that contradict each other: whose, and between when and when or how far apart.

    `parties` are one or two groups of people as (ref, name as the organiser may see it).
    """

    demand: Demand
    parties: tuple[tuple[tuple[str, str], ...], ...]
    delegations: tuple[str, ...]
    minutes: int = 0
    rule: str = ""
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Times for everybody who comes, in order; or none of them and the reasons. Nothing is changed by it.

    `untimed` have no time that could be moved.
    """

    asked: Asked
    zone: str
    moves: tuple[Move, ...] = ()
    reasons: tuple[Reason, ...] = ()
    untimed: tuple[tuple[str, str], ...] = ()

    @property
    def moved(self) -> tuple[Move, ...]:
        """Those who would come at another time than now."""
        return tuple(one for one in self.moves if one.at != one.was)


def propose(workspace: Workspace, asked: Asked, progress: Progress = silent) -> Proposal:
    """The times with the least waiting, or why there are none. UnknownError; UndecidedError where it takes too long.

    `progress` is asked between steps, and may stop the search.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, asked.event_code)
    posed = question(snapshot, event, _wish(snapshot, event, asked))
    steps = _Steps(progress, len(posed.movements))
    answered = staggered(posed.movements, posed.gaps, steps.step)
    made = Proposal(asked, event.zone, untimed=named(snapshot, posed.untimed, event))
    if answered.conflicts:
        return replace(made, reasons=tuple(_reason(snapshot, event, posed, one) for one in answered.conflicts))
    return replace(made, moves=_moves(snapshot, event, posed, answered))


@dataclass(slots=True)
class _Steps:
    """How many questions the solver will need nobody knows: a bar that is full may still take a while."""

    progress: Progress
    many: int
    done: int = 0

    def step(self) -> None:
        self.done += 1
        self.progress(min(self.done, self.many), self.many)


def _wish(snapshot: Snapshot, event: Event, asked: Asked) -> Wish:
    known = {one.delegation for one in snapshot.at_event.get(event.id, ())}
    for code in asked.windows:
        if code not in known:
            raise UnknownError("delegation at this event", code)
    refs_at(snapshot, event, asked.fixed)
    fixed = frozenset(snapshot.person_by_ref[ref].id for ref in asked.fixed)
    return Wish(asked.direction, asked.within, asked.windows, fixed, asked.entrance)


def _moves(snapshot: Snapshot, event: Event, posed: Question, answered: Answered) -> tuple[Move, ...]:
    found = [
        Move(
            named(snapshot, one.people, event),
            one.delegation,
            one.at,
            _moved(posed, one, answered.times[one.key]),
            snapshot.vehicles[one.ride.vehicle_id].code if one.ride else "",
        )
        for one in posed.parties
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.people)))


def _moved(posed: Question, one: Party, minutes: int) -> datetime:
    """Seconds that a time has stay where nothing moves it."""
    stays = one.at is not None and int((one.at - posed.origin).total_seconds() // 60) == minutes
    return one.at if stays and one.at is not None else posed.moment(minutes)


def _reason(snapshot: Snapshot, event: Event, posed: Question, conflict: Conflict) -> Reason:
    parties = {one.key: one for one in posed.parties}
    concerned = [parties[key] for key in conflict.movements]
    window = next((one for one in posed.movements if one.key == conflict.movements[0]), None)
    alone = conflict.demand in (Demand.WINDOW, Demand.FIXED) and window is not None
    return Reason(
        conflict.demand,
        tuple(named(snapshot, one.people, event) for one in concerned),
        tuple(dict.fromkeys(one.delegation for one in concerned if one.delegation)),
        conflict.minutes,
        conflict.rule,
        (posed.moment(window.earliest), posed.moment(window.latest)) if alone and window else None,
    )


def take(workspace: Workspace, proposal: Proposal) -> ChangeSet:
    """The proposed times as one step that can be undone. StaleProposalError where somebody's time is another by now."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, proposal.asked.event_code)
    with workspace.transaction(Label.TIMES_STAGGERED) as tx:
        for move in proposal.moved:
            people = [snapshot.person_by_ref[ref].id for ref, _ in move.people if ref in snapshot.person_by_ref]
            ride = _ride(snapshot, event, proposal.asked.direction, move, people)
            if ride is not None:
                tx.save(_driven(ride, move.at - ride.told_at.utc))
            else:
                _restate(tx, event, proposal.asked.direction, move, people)
    return tx.change_set


def _ride(snapshot: Snapshot, event: Event, direction: Journey, move: Move, people: Iterable[str]) -> Ride | None:
    if not move.vehicle:
        return None
    aboard = {one.ride_id for one in snapshot.passengers if one.person_id in set(people)}
    for ride in snapshot.rides.values():
        vehicle = snapshot.vehicles[ride.vehicle_id]
        ours = (vehicle.event_id, vehicle.code, ride.journey) == (event.id, move.vehicle, direction)
        if ours and ride.id in aboard and ride.told_at.utc == move.was:
            return ride
    raise StaleProposalError


def _driven(ride: Ride, by: timedelta) -> Ride:
    start = Moment(ride.start.utc + by, ride.start.zone)
    return replace(ride, start=start, end=Moment(ride.end.utc + by, ride.end.zone) if ride.end else None)


def _restate(tx: Transaction, event: Event, direction: Journey, move: Move, people: Iterable[str]) -> None:
    for person_id in people:
        found = tx.where(Participation, person_id=person_id, event_id=event.id)
        stated = (found[0].arrival if direction is Journey.ARRIVAL else found[0].departure) if found else None
        if not found or (stated.utc if isinstance(stated, Moment) else None) != move.was:
            raise StaleProposalError
        at = Moment(move.at, stated.zone if isinstance(stated, Moment) else event.zone)
        arriving = direction is Journey.ARRIVAL
        tx.save(replace(found[0], arrival=at) if arriving else replace(found[0], departure=at))
