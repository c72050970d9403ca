"""When people and rooms are not available: typed, or from a calendar of which the busy times alone are kept."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.busy import Busy
from forumdesk.domain.disclosure import display_name
from forumdesk.domain.moments import Moment, When
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room, Venue
from forumdesk.importers.busy_times import busy_times
from forumdesk.services.errors import EndsFirstError, SeveralRoomsError, UnknownError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Whose:
    """A person by ref, or a room by its row id: one of the two."""

    ref: str = ""
    room_id: str = ""


@dataclass(frozen=True, slots=True)
class BusyView:
    """One busy time, and whose: a person by ref and by the name the organiser may see, or a room by its name."""

    busy: Busy
    name: str
    ref: str = ""


def all_busy(workspace: Workspace) -> list[BusyView]:
    """Every busy time of the workspace, by start."""
    snapshot = workspace.snapshot()
    return [_view(snapshot, one) for one in sorted(snapshot.busy, key=lambda one: (one.start.utc, one.id))]


def _view(snapshot: Snapshot, one: Busy) -> BusyView:
    if one.room_id is not None:
        return BusyView(one, snapshot.rooms[one.room_id].name)
    person = snapshot.people[one.person_id or ""]
    return BusyView(one, display_name(snapshot, person.id), person.ref)


def busy_of(workspace: Workspace, whose: Whose) -> list[Busy]:
    """The busy times of one, by start. UnknownError."""
    person_id, room_id = _owner(workspace, whose)
    mine = workspace.where(Busy, person_id=person_id, room_id=room_id)
    return sorted(mine, key=lambda one: (one.start.utc, one.end.utc))


def room_named(workspace: Workspace, name: str) -> Whose:
    """A room by its name or alias, where one room bears it; else as VENUE/Room. UnknownError, SeveralRoomsError."""
    venues = {one.id: one.code for one in workspace.all(Venue)}
    wanted = name.strip().casefold()
    found = [
        (f"{venues[room.venue_id]}/{room.name}", room.id)
        for room in workspace.all(Room)
        if wanted in {*map(str.casefold, (room.name, *room.aliases)), f"{venues[room.venue_id]}/{room.name}".casefold()}
    ]
    if not found:
        raise UnknownError("room", name)
    if len(found) > 1:
        raise SeveralRoomsError(name, tuple(sorted(said for said, _ in found)))
    return Whose(room_id=found[0][1])


def span(start: When, end: When, zone: str) -> tuple[Moment, Moment]:
    """From the one to the other by the clock of `zone`; a day is the whole of it. EndsFirstError."""
    begins = start if isinstance(start, Moment) else _midnight(start, zone)
    ends = end if isinstance(end, Moment) else _midnight(end + timedelta(days=1), zone)
    if ends.utc <= begins.utc:
        raise EndsFirstError
    return begins, ends


def add(workspace: Workspace, whose: Whose, start: When, end: When, zone: str) -> ChangeSet:
    """Not available from one day or time to another. UnknownError, EndsFirstError."""
    begins, ends = span(start, end, zone)
    owner = _owner(workspace, whose)
    with workspace.transaction(Label.AVAILABILITY_CHANGED) as tx:
        tx.save(Busy(tx.new_id(), begins, ends, *owner))
    return tx.change_set


def remove(workspace: Workspace, busy_id: str) -> ChangeSet:
    """Available after all. UnknownError for one that is not there."""
    with workspace.transaction(Label.AVAILABILITY_CHANGED) as tx:
        found = tx.where(Busy, id=busy_id)
        if not found:
            raise UnknownError("busy time", busy_id)
        tx.remove(found[0])
    return tx.change_set


def take_calendar(workspace: Workspace, whose: Whose, data: bytes, zone: str) -> ChangeSet:
    """The busy times of a calendar file in place of those that a calendar brought before; what was typed stays.

    Nothing else of the file is kept. UnknownError, and the refusals of the reading layer.
    """
    spans, owner = busy_times(data, zone), _owner(workspace, whose)
    with workspace.transaction(Label.AVAILABILITY_CHANGED) as tx:
        before = tx.where(Busy, person_id=owner[0], room_id=owner[1], from_calendar=True)
        here = {(one.start.utc, one.end.utc): one for one in before}
        for span, one in here.items():
            if span not in spans:
                tx.remove(one)
        new = [span for span in spans if span not in here]
        tx.save_all(Busy(tx.new_id(), Moment(start, zone), Moment(end, zone), *owner, True) for start, end in new)
    return tx.change_set


def forget_calendar(workspace: Workspace, whose: Whose) -> ChangeSet:
    """Nothing any more of what a calendar brought. UnknownError."""
    person_id, room_id = _owner(workspace, whose)
    with workspace.transaction(Label.AVAILABILITY_CHANGED) as tx:
        for one in tx.where(Busy, person_id=person_id, room_id=room_id, from_calendar=True):
            tx.remove(one)
    return tx.change_set


def _owner(workspace: Workspace, whose: Whose) -> tuple[str | None, str | None]:
    """Row ids of the person and the room, one of which is None."""
    if whose.room_id:
        if not workspace.where(Room, id=whose.room_id):
            raise UnknownError("room", whose.room_id)
        return None, whose.room_id
    person = workspace.snapshot().person_by_ref.get(whose.ref)
    if person is None:
        raise UnknownError("person", whose.ref)
    return person.id, None


def _midnight(day: date, zone: str) -> Moment:
    return Moment(datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC), zone)
