"""The seven kinds of list: what tells their rows apart, and who plans them."""

from collections.abc import Callable, Mapping

from forumdesk.domain.snapshot import Snapshot

from .cleaning import letters
from .columns import ColumnMap
from .delegations import DelegationRows
from .events import EventRows
from .headings import ImportKind
from .list_rows import ListRow, Mark, cells_of, rows_of
from .organisation_book import organisation_key
from .organisations import OrganisationRows
from .people import person_mark
from .people_plan import PeoplePlanner
from .plan import ImportPlan, RowPlanner, plan_rows
from .programme import SessionRows
from .separations import SeparationRows
from .sheet import Sheet
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

_PLANNERS: dict[ImportKind, Callable[[ImportPlan], RowPlanner]] = {
    ImportKind.EVENTS: EventRows,
    ImportKind.VENUES: VenueRows,
    ImportKind.ORGANISATIONS: OrganisationRows,
    ImportKind.DELEGATIONS: DelegationRows,
    ImportKind.PROGRAMME: SessionRows,
    ImportKind.SEPARATIONS: SeparationRows,
}


def list_rows(kind: ImportKind, sheet: Sheet, columns: ColumnMap, snapshot: Snapshot) -> tuple[ListRow, ...]:
    """The rows of a sheet, each with what tells it from all others of its kind."""
    cells = cells_of(sheet, columns)
    if kind is ImportKind.PEOPLE:
        marks = [person_mark(one, snapshot.event_by_code) for one in cells]
    else:
        marks = [_MARKS[kind](one) for one in cells]
    return rows_of(cells, [row.number for row in sheet.rows], marks)


def plan_list(plan: ImportPlan) -> None:
    """Judge every row of the plan, and put what they say on its workbench."""
    if plan.kind is ImportKind.PEOPLE:
        PeoplePlanner(plan).run()
    else:
        plan_rows(plan, _PLANNERS[plan.kind](plan))
