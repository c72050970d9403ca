"""The seat list: who sits at which place of which row or table of a session."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from forumdesk.domain.merging import three_way
from forumdesk.domain.programme import Session
from forumdesk.domain.questions import ProblemType
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.snapshot import Snapshot

from .cleaning import letters, one_line
from .dates import plain
from .list_rows import Cells, ListRow, Mark
from .plan import Applied, ImportPlan, Outcome
from .row_people import COLUMN, RowPeople, too_long
from .row_reader import RowReader
from .said import Said, first, flag, number

MOST_PLACES = 1000
Place = tuple[str, str, int]
"""A session's id, a row's name as letters, and a number."""


def seat_marks(snapshot: Snapshot, rows: Sequence[Cells]) -> list[Mark]:
    """A row is that of whoever sits there, wherever it is; a free seat is its session's."""
    people = RowPeople(snapshot)
    sessions = {one.code.casefold(): one for one in snapshot.sessions.values()}
    return [_mark(people, sessions, cells) for cells in rows]


def _mark(people: RowPeople, sessions: dict[str, Session], cells: Cells) -> Mark:
    code = one_line(cells.get("session", ""))
    session = sessions.get(code.casefold())
    event = people.snapshot.events.get(session.event_id) if session else None
    where = [letters(cells.get(name, "")) for name in ("row", "place")]
    ref = people.mark("T", cells, event)
    return Mark(ref or ((code and where[-1]) and code), "/".join((letters(code), *where)), own=True)


def place_number(cell: str, row: str) -> int | None:
    """12, 12.0, or the row's name before it: B12."""
    text = plain(cell).removesuffix(".0").removeprefix(plain(row)).strip(" .-")
    return int(text) if text.isdecimal() and len(text) <= 6 else None


@dataclass(slots=True)
class SeatRows:
    """`taken` and `sits` are the places that this list has given somebody, from both sides."""

    plan: ImportPlan
    key_column: str = "place"
    joins: bool = True
    people: RowPeople = field(init=False)
    sessions: dict[str, Session] = field(init=False)
    rows: dict[tuple[str, str], str] = field(init=False)
    longest: dict[tuple[str, str], int] = field(default_factory=dict)
    seats: dict[tuple[str, int], Seat] = field(init=False)
    sitting: dict[tuple[str, str], tuple[str, int]] = field(init=False)
    taken: dict[Place, str] = field(default_factory=dict)
    sits: dict[tuple[str, str], Place] = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    row: ListRow | None = None
    asks: bool = False

    def __post_init__(self) -> None:
        bench = self.plan.bench
        self.people = RowPeople(bench.snapshot)
        self.sessions = {one.code.casefold(): one for one in bench.all(Session)}
        self.rows = {(one.session_id, letters(one.name)): one.id for one in bench.all(SeatRow)}
        self.seats = {(one.row_id, one.place): one for one in bench.all(Seat)}
        session_of = {one.id: one.session_id for one in bench.all(SeatRow)}
        self.sitting = {(session_of[one.row_id], one.person_id): where for where, one in self.seats.items()}
        for row in self.plan.rows:
            session = self._session(row.cells)
            name = one_line(row.cells.get("row", ""))
            place = place_number(one_line(row.cells.get("place", "")), name) or 0
            if session and place <= MOST_PLACES:
                key = session.id, letters(name)
                self.longest[key] = max(place, self.longest.get(key, 1))

    def _session(self, cells: Cells) -> Session | None:
        return self.sessions.get(one_line(cells.get("session", "")).casefold())

    def read(self, reader: RowReader) -> None:
        self.row = reader.row
        session = self._session(reader.row.cells)
        if session is None:
            reader.reject(ProblemType.UNKNOWN_REF, "session")
            return
        reader.put("session", (session.id,))
        name = reader.cell("row")
        if not letters(name):
            reader.reject(ProblemType.MISSING_KEY, "row")
        too_long(reader, "row")
        if reader.rejected:
            return
        reader.put("row", (name,))
        event = self.people.snapshot.events[session.event_id]
        self.people.read(reader, event, self.plan.lineage.said(reader.row.key))
        self._read_place(reader, (session.id, letters(name)))
        self.asks = bool(reader.asked)

    def _read_place(self, reader: RowReader, key: tuple[str, str]) -> None:
        cell = reader.cell("place")
        place = place_number(cell, reader.cell("row"))
        if place is None:
            reader.reject(ProblemType.UNKNOWN_VALUE if cell else ProblemType.MISSING_KEY, "place")
            return
        reader.put("place", (str(place),))
        self._read_row(reader, key)
        laid = self.plan.bench.get(SeatRow, self.rows.get(key, ""))
        most = number(reader.said, "places") or (laid.places if laid else 0)
        if max(most, place) > MOST_PLACES or not 1 <= place <= most:
            reader.reject(ProblemType.NO_PLACE, "place")
        else:
            self._read_sitting(reader, (*key, place))

    def _read_row(self, reader: RowReader, key: tuple[str, str]) -> None:
        """How many places the row has; of one that this list lays and does not say, as many as it fills."""
        reader.number("places", "places")
        reader.flag("round", "round")
        before = number(self.plan.lineage.said(reader.row.key) or {}, "places")
        if "places" not in reader.said and (before or key not in self.rows):
            reader.put("places", (str(max(self.longest.get(key, 1), before or 1)),))
            reader.unsaid.discard("places")

    def _read_sitting(self, reader: RowReader, place: Place) -> None:
        """A seat has one person, and a person one seat in a session; the same told again is nothing new."""
        known = self.plan.bench.snapshot.person_by_ref
        people = [known[ref].id for ref in reader.said.get(COLUMN, ()) if ref in known]
        if not people:
            unknown = any(one.type is ProblemType.UNKNOWN_PERSON for one in reader.problems)
            if unknown:
                reader.reject(ProblemType.UNKNOWN_PERSON, COLUMN)
            return
        if len(people) > 1 or self.taken.get(place, people[0]) != people[0]:
            reader.reject(ProblemType.SEAT_TAKEN, "place")
        elif self.sits.get((place[0], people[0]), place) != place:
            reader.reject(ProblemType.SITS_TWICE, COLUMN)
        else:
            self.taken[place], self.sits[place[0], people[0]] = people[0], place

    def apply(self, base: Said | None, said: Said) -> Applied:
        same = base is not None and _where(base) == _where(said)
        laid = self._laid(base, said, same)
        if laid is None:
            return Applied(self._entity_id())
        row, is_new = laid
        known = self.plan.bench.snapshot.person_by_ref
        person = next((known[ref] for ref in said.get(COLUMN, ()) if ref in known), None)
        if same and person:
            return Applied(self._entity_id())
        if person is None:
            return Applied(row.id, Outcome.CREATED if is_new else Outcome.UNCHANGED if self.asks else None)
        seat, made = self._seat(row, int(first(said, "place")), person.id)
        return Applied(seat.id, Outcome.CREATED if made else None)

    def _entity_id(self) -> str:
        return self.plan.lineage.entity_id(self.row.key) if self.row else ""

    def _laid(self, base: Said | None, said: Said, same: bool) -> tuple[SeatRow, bool] | None:
        """The row of the session; none where somebody took it up, and the list says nothing new."""
        key = first(said, "session"), letters(first(said, "row"))
        here = self.plan.bench.get(SeatRow, self.rows.get(key, ""))
        if here is None and same:
            return None
        if here is None:
            row = SeatRow(self.plan.world.new_id(), key[0], first(said, "row"), number(said, "places") or 1)
            row = replace(row, round=flag(said, "round") or False)
        else:
            row = self._told(base, said, here)
        self.described.add(row.id)
        self.rows[key] = row.id
        self.plan.bench.put(row)
        return row, here is None

    def _told(self, base: Said | None, said: Said, here: SeatRow) -> SeatRow:
        """As the first of its seats has it; it is as long as the longest that any of them says."""
        places = number(said, "places") or 0
        if base is None and here.id in self.described:
            return replace(here, places=max(places, here.places))
        before = replace(here, places=number(base or {}, "places") or 0, round=flag(base or {}, "round") or False)
        row = three_way(before, replace(here, places=places, round=flag(said, "round") or False), here)
        return row if row.places >= here.places else replace(row, places=max(row.places, self._last(here)))

    def _last(self, row: SeatRow) -> int:
        """The last place of a row at which somebody sits."""
        return max((place for row_id, place in self.seats if row_id == row.id), default=1)

    def _seat(self, row: SeatRow, place: int, person_id: str) -> tuple[Seat, bool]:
        """Whoever sat there stands, and so does the person anywhere else in the session."""
        here, mine = (row.id, place), self.sitting.get((row.session_id, person_id))
        if mine is not None and mine != here:
            self.plan.bench.remove(self.seats.pop(mine))
        there = self.seats.get(here)
        if there is not None:
            self.sitting.pop((row.session_id, there.person_id), None)
        seat = replace(there, person_id=person_id) if there else Seat(self.plan.world.new_id(), *here, person_id)
        self.seats[here] = seat
        self.sitting[row.session_id, person_id] = here
        self.plan.bench.put(seat)
        return seat, mine is None


def _where(said: Said) -> tuple[str, ...]:
    return (*(first(said, name) for name in ("session", "place")), letters(first(said, "row")), *said.get(COLUMN, ()))
