"""The rooming list: a row for each room, or for each who sleeps in one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay, common_nights, nights
from forumdesk.domain.merging import three_way
from forumdesk.domain.moments import local_day
from forumdesk.domain.questions import ProblemType
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Venue

from .cleaning import letters
from .list_rows import Cells, ListRow, Mark
from .plan import Applied, ImportPlan, Outcome
from .row_people import COLUMN, RowPeople, too_long
from .row_reader import RowReader
from .said import Said, first, when

Bed = tuple[date, date, str, str]
"""First night, the day after the last, hotel and room."""


def stay_marks(snapshot: Snapshot, rows: Sequence[Cells]) -> list[Mark]:
    """A row is its guest's, whatever the hotel, the room and the nights are."""
    people = RowPeople(snapshot)
    return [_mark(people, cells) for cells in rows]


def _mark(people: RowPeople, cells: Cells) -> Mark:
    event = people.event(cells)
    told = (letters(cells.get(name, "")) for name in ("hotel", "check_in"))
    return Mark(people.mark("S", cells, event), "/".join((event.id if event else "", *told)), own=True)


@dataclass(slots=True)
class StayRows:
    """`beds` are those that this list has given somebody, `used` the stays they became."""

    plan: ImportPlan
    key_column: str = COLUMN
    joins: bool = True
    people: RowPeople = field(init=False)
    hotels: dict[str, str] = field(init=False)
    stays: dict[tuple[str, str], dict[str, Stay]] = field(default_factory=dict)
    beds: dict[tuple[str, str], list[Bed]] = field(default_factory=dict)
    used: dict[str, Bed] = field(default_factory=dict)
    row: ListRow | None = None
    waits: bool = False

    def __post_init__(self) -> None:
        bench = self.plan.bench
        self.people = RowPeople(bench.snapshot)
        self.hotels = {letters(name): one.id for one in bench.all(Venue) for name in (one.code, one.name)}
        for stay in bench.all(Stay):
            self.stays.setdefault((stay.person_id, stay.event_id), {})[stay.id] = stay

    def read(self, reader: RowReader) -> None:
        self.row = reader.row
        reader.texts("hotel", "floor", "room")
        event = self.people.event(reader.row.cells)
        if event is None:
            reader.reject(ProblemType.UNKNOWN_REF, "event")
        too_long(reader, "hotel", "floor", "room")
        if event is None or reader.rejected:
            return
        reader.put("event", (event.id,))
        self._read_nights(reader, event)

    def _read_nights(self, reader: RowReader, event: Event) -> None:
        reader.when("check_in", "check_in", event.zone)
        reader.when("check_out", "check_out", event.zone)
        base = self.plan.lineage.said(reader.row.key)
        self.people.read(reader, event, base)
        if not (reader.said.get(COLUMN) or reader.asked or base):
            reader.reject(ProblemType.UNKNOWN_PERSON, COLUMN)
        stay = self._stay_of(reader.said, "", "", event.id)
        if stay.check_in and stay.check_out and stay.check_out < stay.check_in:
            reader.reject(ProblemType.ENDS_FIRST, "check_out")
        self.waits = not {"check_in", "check_out"}.isdisjoint(reader.asked)
        if not reader.rejected and not self.waits:
            self._read_beds(reader, event, stay)

    def _read_beds(self, reader: RowReader, event: Event, stay: Stay) -> None:
        """Nobody sleeps in two rooms in one night; the same room told again is no second one."""
        wanted = {person_id: self._bed(stay, person_id, event) for person_id in self._ids(reader.said)}
        for person_id, bed in wanted.items():
            others = (one for one in self.beds.get((person_id, event.id), ()) if one != bed)
            if any(common_nights(bed[:2], one[:2]) for one in others):
                reader.reject(ProblemType.SAME_NIGHT, COLUMN)
                return
        for person_id, bed in wanted.items():
            self.beds.setdefault((person_id, event.id), []).append(bed)

    def _bed(self, stay: Stay, person_id: str, event: Event) -> Bed:
        at = self.plan.bench.snapshot.participation(person_id, event.id)
        return (*nights(stay, at, event), stay.house, letters(f"{stay.floor} {stay.room}"))

    def _ids(self, said: Said) -> list[str]:
        known = self.plan.bench.snapshot.person_by_ref
        return [known[ref].id for ref in said.get(COLUMN, ()) if ref in known]

    def apply(self, base: Said | None, said: Said) -> Applied:
        event_id, people = first(said, "event"), self._ids(said)
        if not people or self.waits:  # the row is kept for the answer to who it is, or which night
            return Applied(self._of_row() or event_id, Outcome.UNCHANGED)
        # A row that waited so far has made nothing that its text of then would tell of.
        before = base if self.plan.bench.get(Stay, self._of_row()) else None
        done = [self._lodge(before, said, person_id, event_id) for person_id in people]
        return Applied(done[0][0], Outcome.CREATED if any(is_new for _, is_new in done) else None)

    def _lodge(self, base: Said | None, said: Said, person_id: str, event_id: str) -> tuple[str, bool]:
        made, event = self._stay_of(said, "", person_id, event_id), self.plan.bench.snapshot.events[event_id]
        bed = self._bed(made, person_id, event)
        told = next((one for one in self.stays.get((person_id, event_id), {}) if self.used.get(one) == bed), None)
        if told is not None:
            return told, False
        here = self._here(made, base, event)
        if here is None:
            stay = replace(made, id=self.plan.world.new_id())
        elif base:
            stay = three_way(self._stay_of(base, here.id, person_id, event_id), made, here)
        else:
            stay = _moved(here, made)
        self.used[stay.id] = bed
        self.stays.setdefault((person_id, event_id), {})[stay.id] = stay
        self.plan.bench.put(stay)
        return stay.id, here is None

    def _here(self, made: Stay, base: Said | None, event: Event) -> Stay | None:
        """The stay that the row made last time, else one in those nights: nobody sleeps in two rooms."""
        mine = self.stays.get((made.person_id, event.id), {})
        free = [one for one in mine.values() if one.id not in self.used]
        of_row = self._of_row()
        first_night, until = self._bed(made, made.person_id, event)[:2]
        then = [self._stay_of(base, "", made.person_id, event.id)] if base else []
        spans = [(first_night, until), *(self._bed(one, made.person_id, event)[:2] for one in then)]

        def near(one: Stay) -> bool:
            nights_of_one = self._bed(one, one.person_id, event)[:2]
            return any(nights_of_one == span or common_nights(nights_of_one, span) for span in spans)

        return next((one for one in free if one.id == of_row), None) or next(filter(near, free), None)

    def _of_row(self) -> str:
        return self.plan.lineage.entity_id(self.row.key) if self.row else ""

    def _stay_of(self, said: Said, stay_id: str, person_id: str, event_id: str) -> Stay:
        """The stay as the row alone tells it; a hotel that bears the name of a venue is that venue."""
        name = first(said, "hotel")
        venue_id = self.hotels.get(letters(name)) if letters(name) else None
        arrives, leaves = when(said, "check_in"), when(said, "check_out")
        return Stay(
            id=stay_id,
            event_id=event_id,
            person_id=person_id,
            venue_id=venue_id,
            hotel="" if venue_id else name,
            floor=first(said, "floor"),
            room=first(said, "room"),
            check_in=local_day(arrives) if arrives else None,
            check_out=local_day(leaves) if leaves else None,
        )


def _moved(here: Stay, made: Stay) -> Stay:
    """A stay that somebody typed, or another list brought, as this list has it; the room of another hotel goes."""
    nowhere = Stay("", here.event_id, here.person_id)
    if made.house in (here.house, nowhere.house):
        return three_way(nowhere, made, here)
    return replace(
        made, id=here.id, check_in=made.check_in or here.check_in, check_out=made.check_out or here.check_out
    )
