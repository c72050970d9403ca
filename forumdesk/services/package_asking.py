"""Questions of a return as somebody can answer them: what is here beside what came, and nothing of masked people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forumdesk.changes import Row
from forumdesk.domain import disclosure
from forumdesk.domain.disclosure.veiling import VEILED, row_is_secret, secret
from forumdesk.domain.packages import Tables, Value
from forumdesk.domain.packages_merging import Clash, Question
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import package_format
from forumdesk.services.comparing import Values, values_of
from forumdesk.services.differing import Naming

# Of a masked person these say nothing that their alias does not.
_PLAIN = frozenset({"category", "answer", "visibility", "arrival", "arrival_place", "departure", "departure_place"})
_PLAIN_NEEDS = frozenset({"diet", "prayer_need", "access_need", "access_zones"})
_ABOUT = ("person_id", "session_id", "vehicle_id", "venue_id", "event_id")


@dataclass(frozen=True, slots=True)
class Beside:
    """One question: `what` names the row as may be shown. `here` and `there` are the values, a field each.

    Hidden ones have none: they would say who a protected person is, or what a need-to-know session is about. A row
    that one side removed has no fields.
    """

    id: str
    table: str
    what: str
    clash: Clash
    fields: tuple[str, ...]
    here: tuple[Values, ...]
    there: tuple[Values, ...]
    hidden: bool


def asked(snapshot: Snapshot, questions: Sequence[Question], came: Tables) -> tuple[Beside, ...]:
    """In the order of the questions. `came` are the rows of the return, for names of rows that are not here."""
    naming = Naming(snapshot, snapshot)
    rows = {(table, row["id"]): row for table, some in came.items() for row in some}
    names = {one.id: one.name for table in (snapshot.organisations, snapshot.rooms) for one in table.values()}
    return tuple(_beside(snapshot, one, naming, rows.get((one.table, one.row_id), {}), names) for one in questions)


def _beside(snapshot: Snapshot, one: Question, naming: Naming, came: Row, names: Mapping[str, str]) -> Beside:
    person_id = one.row_id if one.table == "person" else str(came.get("person_id", ""))
    masked = disclosure.masked(snapshot, person_id) and not set(one.columns) <= _PLAIN | _PLAIN_NEEDS
    hidden = masked or _veiled(snapshot, one, came)
    what = naming.name(one.row_id) or next((name for key in _ABOUT if (name := naming.name(str(came.get(key))))), "")
    sides = [() if hidden else _values(one, side, came, names) for side in (one.here, one.there)]
    return Beside(one.id, one.table, what, one.clash, one.columns, sides[0], sides[1], hidden)


def _veiled(snapshot: Snapshot, one: Question, came: Row) -> bool:
    """Whether either side would say what a need-to-know session is about."""
    here = snapshot.sessions.get(one.row_id)
    needed = (here is not None and secret(here)) or (one.table == "session" and row_is_secret(came))
    return needed and not VEILED.isdisjoint(one.columns)


def _values(one: Question, side: Sequence[Value], came: Row, names: Mapping[str, str]) -> tuple[Values, ...]:
    if not one.columns:
        return ()
    row: Row = {**came, "id": one.row_id, **dict(zip(one.columns, side, strict=True))}
    record = package_format.entities(one.table, [package_format.whole(one.table, row)])[0]
    return tuple(values_of(record, column, names) for column in one.columns)
