"""Hotel rooms of those who come to an event, and each change of them as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.apart_places import hotel_name
from forumdesk.domain.disclosure import display_name
from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay, nights
from forumdesk.domain.venues import Venue
from forumdesk.services.attending import participation_of
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import EndsFirstError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StayView:
    """A stay, whose it is as the organiser may see it, and the nights it comes to: the day after the last one."""

    stay: Stay
    ref: str
    name: str
    hotel: str
    nights: tuple[date, date]


def stays(workspace: Workspace, event_code: str) -> list[StayView]:
    """Every stay at an event, by hotel, floor and room. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    found = [
        StayView(
            one,
            snapshot.people[one.person_id].ref,
            display_name(snapshot, one.person_id, event.id),
            hotel_name(snapshot, one),
            nights(one, snapshot.participation(one.person_id, event.id), event),
        )
        for one in snapshot.stays
        if one.event_id == event.id
    ]
    return sorted(found, key=lambda one: (one.hotel.casefold(), one.stay.floor, one.stay.room, one.name.casefold()))


def lodge(workspace: Workspace, event_code: str, refs: Iterable[str], stay: Stay) -> ChangeSet:
    """People in a hotel room, in place of the one that each had at the event; `stay` says all but whose and where from.

    A hotel that bears the name of a venue is that venue. EndsFirstError, UnknownError for who is not at the event.
    """
    event = event_of(workspace.snapshot(), event_code)
    venue_id, hotel = _hotel(workspace, in_order(stay))
    placed = replace(stay, venue_id=venue_id, hotel=hotel)
    with workspace.transaction(Label.STAY_CHANGED) as tx:
        for ref in refs:
            person_id = participation_of(tx, event, ref).person_id
            there = tx.where(Stay, event_id=event.id, person_id=person_id)
            row_id = there[0].id if there else tx.new_id()
            tx.save(replace(placed, id=row_id, event_id=event.id, person_id=person_id))
    return tx.change_set


def in_order(stay: Stay) -> Stay:
    """A stay that does not end before it begins. EndsFirstError."""
    if stay.check_in and stay.check_out and stay.check_out < stay.check_in:
        raise EndsFirstError
    return stay


def _hotel(workspace: Workspace, stay: Stay) -> tuple[str | None, str]:
    if stay.venue_id is not None:
        return stay.venue_id, ""
    wanted = stay.hotel.strip().casefold()
    for venue in workspace.all(Venue):
        if wanted in (venue.name.casefold(), venue.code.casefold()):
            return venue.id, ""
    return None, stay.hotel.strip()


def leave(workspace: Workspace, event_code: str, refs: Iterable[str]) -> ChangeSet:
    """People have no hotel room at the event any more. UnknownError."""
    event: Event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.STAY_REMOVED) as tx:
        for ref in refs:
            person_id = participation_of(tx, event, ref).person_id
            for one in tx.where(Stay, event_id=event.id, person_id=person_id):
                tx.remove(one)
    return tx.change_set
