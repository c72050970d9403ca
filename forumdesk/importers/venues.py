"""The list of venues, a row per room."""

from dataclasses import dataclass, field, replace

from forumdesk.domain.merging import three_way
from forumdesk.domain.venues import Room, Venue

from .cleaning import letters
from .events import read_zone
from .plan import Applied, ImportPlan, Outcome
from .row_reader import RowReader
from .said import Said, custom, first, flag, number


@dataclass(slots=True)
class VenueRows:
    plan: ImportPlan
    key_column: str = "venue_id"
    joins: bool = False
    read_here: set[str] = field(default_factory=set)
    venues: dict[str, str] = field(init=False)
    rooms: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        self.venues = {venue.code: venue.id for venue in self.plan.bench.all(Venue)}
        self.rooms = {(room.venue_id, letters(room.name)): room.id for room in self.plan.bench.all(Room)}

    def read(self, reader: RowReader) -> None:
        reader.texts("venue_id", "venue", "place", "room", "zone")
        read_zone(reader, "tz")
        reader.many("aliases", "aliases")
        reader.number("capacity", "capacity")
        reader.number("booths", "booths")
        reader.flag("step_free", "step_free")
        reader.custom()
        if not reader.cell("venue_id"):
            reader.put("venue_id", (reader.cell("venue"),))

    def apply(self, base: Said | None, said: Said) -> Applied:
        venue = self._venue(base, said)
        if not first(said, "room"):
            return Applied(venue.id, Outcome.CREATED if self.plan.bench.is_new(venue.id) else None)
        place = (venue.id, letters(first(said, "room")))
        here = self.plan.bench.get(Room, self.rooms.get(place, ""))
        if here is None:
            room = room_of(said, self.plan.world.new_id(), venue.id)
        else:
            room = three_way(room_of(base or {}, here.id, venue.id), room_of(said, here.id, venue.id), here)
        self.rooms[place] = room.id
        self.plan.bench.put(room)
        return Applied(room.id, Outcome.CREATED if here is None else None)

    def _venue(self, base: Said | None, said: Said) -> Venue:
        """The venue of the row; of two rows of one list that describe it differently the first one counts."""
        code = first(said, "venue_id")
        here = self.plan.bench.get(Venue, self.venues.get(code, ""))
        if here is None:
            venue = venue_of(said, self.plan.world.new_id())
        elif code in self.read_here and base is None:
            venue = replace(
                here,
                name=here.name or first(said, "venue"),
                place=here.place or first(said, "place"),
                zone=first(said, "tz") or here.zone if here.zone == "UTC" else here.zone,
            )
        else:
            venue = three_way(venue_of(base or {}, here.id), venue_of(said, here.id), here)
        self.read_here.add(code)
        self.venues[code] = venue.id
        self.plan.bench.put(venue)
        return venue


def venue_of(said: Said, venue_id: str) -> Venue:
    """The row's own columns are the room's, unless it has none."""
    return Venue(
        id=venue_id,
        code=first(said, "venue_id"),
        name=first(said, "venue"),
        place=first(said, "place"),
        zone=first(said, "tz") or "UTC",
        custom=() if first(said, "room") else custom(said),
    )


def room_of(said: Said, room_id: str, venue_id: str) -> Room:
    return Room(
        id=room_id,
        venue_id=venue_id,
        name=first(said, "room"),
        aliases=said.get("aliases", ()),
        zone=first(said, "zone"),
        capacity=number(said, "capacity"),
        booths=number(said, "booths") or 0,
        step_free=flag(said, "step_free"),
        custom=custom(said),
    )
