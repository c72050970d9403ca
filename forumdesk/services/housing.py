"""Venues, their rooms, and which zones open into each other: what the list shows, and each change as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import zones
from forumdesk.domain.busy import Busy
from forumdesk.domain.disclosure.veiling import called, veiled
from forumdesk.domain.events import Event
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot, grouped
from forumdesk.domain.venues import Room, SetUp, Venue, ZoneBorder
from forumdesk.services.clearing import keep_hotel_name
from forumdesk.services.errors import EmptyNameError, SameZoneError, TakenNameError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

VENUE_FIELDS = frozenset({"code", "name", "place", "cover_place", "zone", "readiness", "notes"})
ROOM_FIELDS = frozenset(
    {
        *("name", "aliases", "zone", "floor", "capacity", "capacities"),
        *("booths", "step_free", "entrances", "notes"),
    }
)


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room and the live sessions in it, by start: those of the event asked about, and how many at others.

    `busy` are the times at which it is not available, by start.
    """

    room: Room
    sessions: tuple[Session, ...] = ()
    elsewhere: int = 0
    busy: tuple[Busy, ...] = ()


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue, its rooms by zone and name, its zones in order, and the borders between them."""

    venue: Venue
    rooms: tuple[RoomView, ...] = ()
    zones: tuple[str, ...] = ()
    borders: tuple[ZoneBorder, ...] = ()


def venues(workspace: Workspace, event_code: str | None = None) -> list[VenueView]:
    """Every venue: those of the event first, then by name."""
    snapshot = workspace.snapshot()
    event = snapshot.event_by_code.get(event_code or "")
    used = _sessions_by_room(snapshot)
    borders = workspace.all(ZoneBorder)
    views = [_view(snapshot, venue, event, used, borders) for venue in snapshot.venues.values()]
    ours = event.venue_codes if event else ()
    return sorted(views, key=lambda one: (one.venue.code not in ours, one.venue.name.casefold(), one.venue.code))


def _sessions_by_room(snapshot: Snapshot) -> dict[str, list[Session]]:
    found: dict[str, list[Session]] = {}
    for session in snapshot.sessions.values():
        if session.room_id is not None and session.id not in snapshot.cancelled_sessions:
            found.setdefault(session.room_id, []).append(session)
    return found


def _view(
    snapshot: Snapshot,
    venue: Venue,
    event: Event | None,
    used: dict[str, list[Session]],
    borders: list[ZoneBorder],
) -> VenueView:
    rooms = [room for room in snapshot.rooms.values() if room.venue_id == venue.id]
    busy = grouped((one.room_id, one) for one in sorted(snapshot.busy, key=lambda one: one.start.utc))
    views = [
        _room_view(room, event, used.get(room.id, []), busy.get(room.id, ())) for room in sorted(rooms, key=_by_zone)
    ]
    own = tuple(one for one in borders if one.venue_id == venue.id)
    return VenueView(venue, tuple(views), zones.letters(rooms), own)


def _room_view(room: Room, event: Event | None, sessions: list[Session], busy: tuple[Busy, ...]) -> RoomView:
    here = [one for one in sessions if event is None or one.event_id == event.id]
    here.sort(key=lambda one: (one.start is None, str(one.start.utc) if one.start else "", one.code))
    return RoomView(
        room, tuple(replace(veiled(one), title=called(one)) for one in here), len(sessions) - len(here), busy
    )


def _by_zone(room: Room) -> tuple[bool, str, str]:
    """Rooms of no zone stand last."""
    return not room.zone, room.zone.casefold(), room.name.casefold()


def free_name(text: str, taken: Iterable[str]) -> str:
    """A name or a code as typed, if nothing else has it, whatever the case. EmptyNameError, TakenNameError."""
    name = " ".join(text.split())
    if not name:
        raise EmptyNameError
    if name.casefold() in {one.casefold() for one in taken}:
        raise TakenNameError(name)
    return name


def add_venue(workspace: Workspace, code: str) -> ChangeSet:
    """A new venue without rooms, named by its code until somebody names it. EmptyNameError, TakenNameError."""
    code = free_name(code, (one.code for one in workspace.all(Venue)))
    with workspace.transaction(Label.VENUE_ADDED) as tx:
        tx.save(Venue(tx.new_id(), code, name=code))
    return tx.change_set


def change_venue(workspace: Workspace, venue_id: str, field: str, value: object) -> ChangeSet:
    """One of VENUE_FIELDS; KeyError for any other. A new code is the venue's at its events too. EmptyNameError, Taken.

    The fields come as the form reads them: `zone` is an IANA zone.
    """
    if field not in VENUE_FIELDS:
        raise KeyError(field)
    with workspace.transaction(Label.VENUE_CHANGED) as tx:
        venue = tx.get(Venue, venue_id)
        if field == "code":
            value = free_name(str(value), (one.code for one in tx.all(Venue) if one.id != venue_id))
            _rename_at_events(tx, venue.code, str(value))
        tx.save(replace(venue, **{field: value}))  # type: ignore[arg-type]  # names and types are the fields'
    return tx.change_set


def _rename_at_events(tx: Transaction, old: str, new: str) -> None:
    for event in tx.all(Event):
        if old in event.venue_codes:
            codes = tuple(new if code == old else code for code in event.venue_codes)
            tx.save(replace(event, venue_codes=tuple(code for code in codes if code)))


def remove_venue(workspace: Workspace, venue_id: str) -> ChangeSet:
    """The venue with its rooms and borders; what was to be there has no room then."""
    with workspace.transaction(Label.VENUE_REMOVED) as tx:
        venue = tx.get(Venue, venue_id)
        for border in tx.where(ZoneBorder, venue_id=venue_id):
            tx.remove(border)
        for room in tx.where(Room, venue_id=venue_id):
            _empty(tx, room)
            tx.remove(room)
        _rename_at_events(tx, venue.code, "")
        keep_hotel_name(tx, venue)
        tx.remove(venue)
    return tx.change_set


def add_room(workspace: Workspace, venue_id: str, name: str, zone: str = "") -> ChangeSet:
    """A new room of a venue. EmptyNameError, TakenNameError."""
    with workspace.transaction(Label.ROOM_ADDED) as tx:
        venue = tx.get(Venue, venue_id)
        name = free_name(name, (one.name for one in tx.where(Room, venue_id=venue.id)))
        tx.save(Room(tx.new_id(), venue.id, name, zone=zone))
    return tx.change_set


def change_room(workspace: Workspace, room_id: str, field: str, value: object) -> ChangeSet:
    """One of ROOM_FIELDS; KeyError for any other. Another zone takes its borders along. EmptyNameError, TakenName."""
    if field not in ROOM_FIELDS:
        raise KeyError(field)
    with workspace.transaction(Label.ROOM_CHANGED) as tx:
        room = tx.get(Room, room_id)
        beside = [one for one in tx.where(Room, venue_id=room.venue_id) if one.id != room_id]
        if field == "name":
            value = free_name(str(value), (one.name for one in beside))
        changed = replace(room, **{field: value})  # type: ignore[arg-type]  # names and types are the fields'
        tx.save(changed)
        _redraw(tx, [*beside, room], [*beside, changed])
    return tx.change_set


def change_capacity(workspace: Workspace, room_id: str, set_up: SetUp, people: int | None) -> ChangeSet:
    """How many a room holds in one set-up; None where the room's own capacity is to serve it again."""
    room = workspace.get(Room, room_id)
    others = {name: number for name, number in room.capacities if name != set_up}
    typed = others if people is None else {**others, set_up.value: str(people)}
    return change_room(workspace, room_id, "capacities", tuple(sorted(typed.items())))


def remove_room(workspace: Workspace, room_id: str) -> ChangeSet:
    """Its sessions stay, without a room, until they are given another."""
    with workspace.transaction(Label.ROOM_REMOVED) as tx:
        room = tx.get(Room, room_id)
        rooms = tx.where(Room, venue_id=room.venue_id)
        _redraw(tx, rooms, [one for one in rooms if one.id != room_id])
        _empty(tx, room)
        tx.remove(room)
    return tx.change_set


def _empty(tx: Transaction, room: Room) -> None:
    """No session is in it any more; papers must not go on naming it, as they would by the name a list gave it."""
    for busy in tx.where(Busy, room_id=room.id):
        tx.remove(busy)
    tx.save_all(replace(one, room_id=None, room_typed="") for one in tx.where(Session, room_id=room.id))


def _redraw(tx: Transaction, before: list[Room], after: list[Room]) -> None:
    found = zones.redrawn(tx.where(ZoneBorder, venue_id=before[0].venue_id), before, after)
    tx.save_all(found.changed)
    for border in found.gone:
        tx.remove(border)


def set_border(workspace: Workspace, venue_id: str, pair: tuple[str, str], minutes: int | None = None) -> ChangeSet:
    """Two zones open into each other, so many minutes apart on foot. SameZoneError; UnknownError for one not there."""
    with workspace.transaction(Label.BORDER_CHANGED) as tx:
        known = zones.letters(tx.where(Room, venue_id=venue_id))
        for zone in pair:
            if not any(zones.alike(zone, one) for one in known):
                raise UnknownError("zone", zone)
        if zones.alike(*pair):
            raise SameZoneError(pair[0])
        there = zones.border_of(tx.where(ZoneBorder, venue_id=venue_id), *pair)
        made = there or ZoneBorder(tx.new_id(), venue_id, min(pair, key=str.casefold), max(pair, key=str.casefold))
        tx.save(replace(made, minutes=minutes))
    return tx.change_set


def remove_border(workspace: Workspace, border_id: str) -> ChangeSet:
    """Two zones do not open into each other after all."""
    with workspace.transaction(Label.BORDER_REMOVED) as tx:
        tx.remove(tx.get(ZoneBorder, border_id))
    return tx.change_set
