"""Rooms under their venue and zone, as the list of venues shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.domain.collation import found_in
from forumdesk.domain.venues import Room, SetUp
from forumdesk.domain.zones import alike
from forumdesk.services.housing import RoomView, VenueView
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class Line:
    """A room; without one the heading of a venue or, with a zone, of a part of it."""

    venue: VenueView
    zone: str | None = None
    room: RoomView | None = None

    @property
    def line_id(self) -> str:
        if self.room is not None:
            return self.room.room.id
        return self.venue.venue.id if self.zone is None else f"{self.venue.venue.id}/{self.zone}"

    @property
    def rooms(self) -> tuple[RoomView, ...]:
        """The room, or those below the heading."""
        if self.room is not None:
            return (self.room,)
        return tuple(one for one in self.venue.rooms if self.zone is None or alike(one.room.zone, self.zone))


def lines(views: Iterable[VenueView]) -> list[Line]:
    """Each venue with its zones and their rooms below it; rooms of no zone last, under no heading of their own."""
    found = []
    for view in views:
        found.append(Line(view))
        for zone in (*view.zones, ""):
            heading = Line(view, zone)
            found += [heading] if zone else []
            found += [Line(view, zone, one) for one in heading.rooms]
    return found


def set_up_said(set_up: SetUp | str) -> str:
    return words.say(f"venues.set-up.{set_up}")


def venue_name(view: VenueView) -> str:
    return view.venue.name or view.venue.code


def _name(line: Line) -> Cell:
    if line.room is not None:
        return Cell(line.room.room.name, ", ".join(line.room.room.aliases), strong=500)
    rooms = words.count("venues.rooms", len(line.rooms))
    if line.zone is not None:
        return Cell(words.say("venues.zone-head", zone=line.zone), rooms, head=True)
    venue = line.venue.venue
    code = venue.code if venue.name and venue.name != venue.code else ""
    about = " · ".join(text for text in (code, venue.place, rooms) if text)
    return Cell(venue_name(line.venue), about, strong=600, sign=Sign("venues", "text2"))


def capacities_said(room: Room) -> str:
    """Plenary 120 · U-shape 24, in the order of the set-ups."""
    typed = dict(room.capacities)
    return " · ".join(f"{set_up_said(one)} {typed[one]}" for one in SetUp if one in typed)


def _of_room(line: Line) -> Room | None:
    return line.room.room if line.room is not None else None


def _figure(number: int | None) -> Cell:
    return Cell(words.figure(number) if number else "", token="text2", figures=True)


def _floor(line: Line) -> Cell:
    room = _of_room(line)
    return Cell(room.floor if room else "", token="text2")


def _holds(line: Line) -> Cell:
    room = _of_room(line)
    return _figure(room.capacity if room else None)


def _set_ups(line: Line) -> Cell:
    room = _of_room(line)
    return Cell(capacities_said(room) if room else "", token="text2")


def _booths(line: Line) -> Cell:
    room = _of_room(line)
    return _figure(room.booths if room else None)


def step_free_said(step_free: bool | None) -> str:
    """Empty where nobody has said."""
    return "" if step_free is None else words.say("venues.yes" if step_free else "venues.no")


def _step_free(line: Line) -> Cell:
    room = _of_room(line)
    return Cell(step_free_said(room.step_free if room else None), token="text2")


def _sessions(line: Line) -> Cell:
    return _figure(len(line.room.sessions)) if line.room is not None else Cell()


def said(line: Line) -> str:
    """Great hall, House of Paper, zone A, floor 1, holds 120, 2 booths, step-free, 3 sessions."""
    if line.room is None:
        head = venue_name(line.venue)
        zone = [words.say("venues.zone-head", zone=line.zone)] if line.zone is not None else []
        return ", ".join([head, *zone, words.count("venues.rooms", len(line.rooms))])
    room = line.room.room
    parts = [
        room.name,
        venue_name(line.venue),
        words.say("venues.zone-head", zone=room.zone) if room.zone else "",
        words.say("venues.row-floor", floor=room.floor) if room.floor else "",
        words.count("venues.row-holds", room.capacity) if room.capacity is not None else "",
        capacities_said(room),
        words.count("venues.row-booths", room.booths) if room.booths else "",
        "" if room.step_free is None else words.say("venues.row-step-free" if room.step_free else "venues.row-steps"),
        words.count("venues.row-sessions", len(line.room.sessions)),
    ]
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the field and the chips above the list ask for. A heading stays as long as something below it does."""

    text: str = ""
    step_free: bool = False
    booths: bool = False

    def fits(self, line: Line) -> bool:
        if line.room is None:
            below = any(self.fits(Line(line.venue, one.room.zone, one)) for one in line.rooms)
            return below or (not self.step_free and not self.booths and found_in(self.text, (searched(line),)))
        room = line.room.room
        return (
            (not self.step_free or room.step_free is True)
            and (not self.booths or room.booths > 0)
            and found_in(self.text, (searched(line),))
        )


def searched(line: Line) -> str:
    """What the filter looks at: of a room its venue too."""
    venue, room = line.venue.venue, line.room.room if line.room is not None else None
    about = (room.name, *room.aliases, room.zone, room.floor) if room is not None else ()
    return "\n".join((venue.name, venue.code, venue.place, *about))


def venues_model() -> RowsModel[Line]:
    return RowsModel(
        (
            Column("venue-room", _name),
            Column("floor", _floor),
            Column("holds", _holds),
            Column("set-ups", _set_ups),
            Column("booths", _booths),
            Column("step-free", _step_free),
            Column("room-sessions", _sessions),
        ),
        lambda line: line.line_id,
        said,
    )
