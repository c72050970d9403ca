"""The kinds of list: what tells their rows apart, and who plans them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from forumdesk.domain.snapshot import Snapshot

from .cleaning import letters
from .columns import ColumnMap
from .delegations import DelegationRows
from .events import EventRows
from .headings import WITHOUT_OWN_FIELDS, ImportKind
from .list_rows import ListRow, Mark, cells_of, rows_of
from .organisation_book import organisation_key
from .organisations import OrganisationRows
from .people import person_mark
from .people_plan import PeoplePlanner
from .plan import ImportPlan, RowPlanner, plan_rows
from .programme import SessionRows
from .rides import RideRows, ride_marks
from .seats import SeatRows, seat_marks
from .separations import SeparationRows
from .sheet import Sheet
from .stays import StayRows, stay_marks
from .venues import VenueRows

Cells = Mapping[str, str]


def _venue_mark(cells: Cells) -> Mark:
    return Mark(cells.get("venue_id") or cells.get("venue", ""), letters(cells.get("room", "")))


_MARKS: dict[ImportKind, Callable[[Cells], Mark]] = {
    ImportKind.EVENTS: lambda cells: Mark(cells["code"]),
    ImportKind.VENUES: _venue_mark,
    ImportKind.ORGANISATIONS: lambda cells: Mark(organisation_key(cells["canonical_name"]), silent=True, own=True),
    ImportKind.DELEGATIONS: lambda cells: Mark(cells["code"], cells.get("event", "")),
    ImportKind.PROGRAMME: lambda cells: Mark(cells["session_id"]),
    ImportKind.SEPARATIONS: lambda cells: Mark(cells["rule_id"]),
}

# Rows about people who are here already: what tells them apart is who they are about.
_MARKS_HERE: dict[ImportKind, Callable[[Snapshot, Sequence[Cells]], list[Mark]]] = {
    ImportKind.PEOPLE: lambda snapshot, rows: [person_mark(cells, snapshot.event_by_code) for cells in rows],
    ImportKind.RIDES: ride_marks,
    ImportKind.STAYS: stay_marks,
    ImportKind.SEATS: seat_marks,
}

_PLANNERS: dict[ImportKind, Callable[[ImportPlan], RowPlanner]] = {
    ImportKind.EVENTS: EventRows,
    ImportKind.VENUES: VenueRows,
    ImportKind.ORGANISATIONS: OrganisationRows,
    ImportKind.DELEGATIONS: DelegationRows,
    ImportKind.PROGRAMME: SessionRows,
    ImportKind.SEPARATIONS: SeparationRows,
    ImportKind.RIDES: RideRows,
    ImportKind.STAYS: StayRows,
    ImportKind.SEATS: SeatRows,
}


def list_rows(kind: ImportKind, sheet: Sheet, columns: ColumnMap, snapshot: Snapshot) -> tuple[ListRow, ...]:
    """The rows of a sheet, each with what tells it from all others of its kind."""
    cells = cells_of(sheet, replace(columns, unknown=()) if kind in WITHOUT_OWN_FIELDS else columns)
    here = _MARKS_HERE.get(kind)
    marks = here(snapshot, cells) if here else [_MARKS[kind](one) for one in cells]
    return rows_of(cells, [row.number for row in sheet.rows], marks)


def plan_list(plan: ImportPlan) -> None:
    """Judge every row of the plan, and put what they say on its workbench."""
    if plan.kind is ImportKind.PEOPLE:
        PeoplePlanner(plan).run()
    else:
        plan_rows(plan, _PLANNERS[plan.kind](plan))
