"""Who comes or leaves when, and which rules of staggered arrival are broken by it."""

from dataclasses import dataclass

from forumdesk.domain.arriving import Party, Wish, question
from forumdesk.domain.events import Event
from forumdesk.domain.separation import SeparationKind
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Journey
from forumdesk.services.arriving import Move
from forumdesk.services.checking import Noticed
from forumdesk.services.choosing import event_of
from forumdesk.services.driving import named
from forumdesk.services.keeping_apart import COVERED, rules
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Movements:
    """Who moves together, the first first; who has no time of day; what is found; and the side of each delegation.

    `moves` stand as they are: `was` and `at` are one.
    """

    zone: str
    moves: tuple[Move, ...]
    untimed: tuple[tuple[str, str], ...]
    found: tuple[Noticed, ...]
    sides: dict[str, str]

    def broken_by(self, move: Move) -> tuple[Noticed, ...]:
        """What is found of somebody who moves. A rule that may not name somebody is not laid at their door."""
        refs = {ref for ref, _ in move.people}
        return tuple(one for one in self.found if any(ref in refs and name != COVERED for ref, name in one.people))


def movements(workspace: Workspace, event_code: str, direction: Journey = Journey.ARRIVAL) -> Movements:
    """Arrivals or departures of an event. What is found is about both. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    posed = question(snapshot, event, Wish(direction))
    found = (
        one
        for view in rules(workspace, event_code)
        if view.rule.kind is SeparationKind.STAGGERED_ARRIVAL
        for one in view.found
    )
    timed = (_move(snapshot, event, party) for party in posed.parties)
    sides = {one.code: one.side for one in snapshot.delegations if one.event_id == event.id}
    return Movements(event.zone, tuple(filter(None, timed)), named(snapshot, posed.untimed, event), tuple(found), sides)


def _move(snapshot: Snapshot, event: Event, party: Party) -> Move | None:
    if party.at is None:
        return None
    vehicle = snapshot.vehicles[party.ride.vehicle_id].code if party.ride else ""
    return Move(named(snapshot, party.people, event), party.delegation, party.at, party.at, vehicle)
