"""Reading rows: as entities, as stored records, and everything at once as a snapshot."""

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import cast

from forumdesk.changes import Row, Value
from forumdesk.domain.badges import Badge
from forumdesk.domain.busy import Busy
from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Acceptance
from forumdesk.domain.hotels import Stay
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationAnswer
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.questions import Question
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue, ZoneBorder
from forumdesk.store.driver import Connection, Record
from forumdesk.store.errors import NotFoundError
from forumdesk.store.tables import T, Table, table_of

_AS_NOW: Mapping[tuple[str, str], Row | None] = MappingProxyType({})


def fetch_where(connection: Connection, kind: type[T], **columns: object) -> list[T]:
    """Rows whose columns equal the given values (None included), oldest first; all rows without any."""
    table = table_of(kind)
    condition = " AND ".join(f'"{name}" IS ?' for name in columns)
    values = [_stored(table, name, value) for name, value in columns.items()]
    where = f" WHERE {condition}" if condition else ""
    with _collector_at_rest():
        found = connection.execute(f'SELECT {table.quoted} FROM "{table.name}"{where} ORDER BY rowid', values)
        return cast(list[T], table.entities(found.fetchall()))


def _fetch_all(connection: Connection, kind: type[T]) -> list[T]:
    """A whole table, oldest first, one JSON text for each column: a third of the time of value by value.

    Not for pictures, which need not fit into one text.
    """
    table = table_of(kind)
    lists = ", ".join(f'json_group_array("{column}")' for column in table.columns)
    with _collector_at_rest():
        # Without an index rows come in the order in which they were written.
        (texts,) = connection.execute(f'SELECT {lists} FROM "{table.name}" NOT INDEXED').fetchall()
        return cast(list[T], table.of_columns([json.loads(str(text)) for text in texts]))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """100,000 new objects make the garbage collector look at all of them, again and again: a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def fetch_one(connection: Connection, kind: type[T], row_id: str) -> T:
    """One row; NotFoundError."""
    found = fetch_where(connection, kind, id=row_id)
    if not found:
        raise NotFoundError(table_of(kind).name, row_id)
    return found[0]


def fetch_column(connection: Connection, kind: type[T], name: str) -> list[object]:
    """One column of every row, oldest first: the rest, such as pictures, is not read."""
    table = table_of(kind)
    decode = table.column(name).decode
    found = connection.execute(f'SELECT "{name}" FROM "{table.name}" ORDER BY rowid')
    return [value if decode is None or value is None else decode(value) for (value,) in found]


def fetch_records(connection: Connection, table: Table, row_ids: Iterable[str]) -> dict[str, Record]:
    """Rows as stored, by id, of those ids that are there."""
    # One statement for any number of ids: they go in as one JSON text.
    found = connection.execute(
        f'SELECT {table.quoted} FROM "{table.name}" WHERE "id" IN (SELECT value FROM json_each(?))',
        (json.dumps(list(row_ids)),),
    )
    return {str(record[0]): record for record in found}


def fetch_snapshot(connection: Connection, then: Mapping[tuple[str, str], Row | None] = _AS_NOW) -> Snapshot:
    """Every row that the rules look at. `then` are rows, by table and id, that are to be as given; None is away."""

    def every(kind: type[T]) -> tuple[T, ...]:
        return tuple(_as_then(kind, _fetch_all(connection, kind), then))

    def by_id(kind: type[T]) -> dict[str, T]:
        return {one.id: one for one in every(kind)}

    return Snapshot(
        events=by_id(Event),
        venues=by_id(Venue),
        rooms=by_id(Room),
        sessions=by_id(Session),
        roles=every(SessionRole),
        people=by_id(Person),
        organisations=by_id(Organisation),
        participations=every(Participation),
        delegations=every(Delegation),
        rules=every(SeparationRule),
        invitations=every(Invitation),
        answers=every(InvitationAnswer),
        cancellations=every(Cancellation),
        badges=every(Badge),
        acceptances=every(Acceptance),
        questions=every(Question),
        checklist=every(ChecklistItem),
        busy=every(Busy),
        orders=every(AgreedOrder),
        borders=every(ZoneBorder),
        vehicles=by_id(Vehicle),
        rides=by_id(Ride),
        passengers=every(Passenger),
        seat_rows=by_id(SeatRow),
        seats=every(Seat),
        stays=every(Stay),
    )


def _as_then(kind: type[T], rows: list[T], then: Mapping[tuple[str, str], Row | None]) -> list[T]:
    table = table_of(kind)
    rewound = {row_id: row for (name, row_id), row in then.items() if name == table.name}
    if not rewound:
        return rows
    back = [tuple(row.values()) for row in rewound.values() if row is not None]
    return [one for one in rows if one.id not in rewound] + cast(list[T], table.entities(back))


def _stored(table: Table, name: str, value: object) -> Value:
    encode = table.column(name).encode
    return cast(Value, value) if encode is None or value is None else encode(value)
