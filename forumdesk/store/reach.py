"""What undo and redo would take, with facts for their words: no value of anybody's row, a session as it is called."""

from collections.abc import Sequence
from typing import cast

from forumdesk.changes import Change, Label, Row
from forumdesk.domain.events import Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session
from forumdesk.domain.venues import Room
from forumdesk.store import history, queries
from forumdesk.store.driver import Connection
from forumdesk.store.errors import ErasedError
from forumdesk.store.history import Moved, Reach, Step
from forumdesk.store.tables import TABLES, T, table_of


def reach(connection: Connection) -> Reach:
    """Asked after every change, so it looks at two entries, not at the whole history."""
    return Reach(_step(connection, history.last_done(connection)), _step(connection, history.first_undone(connection)))


def _step(connection: Connection, number: int | None) -> Step | None:
    if number is None:
        return None
    found = connection.execute(
        'SELECT "table_name", count(*) FROM "history_row" WHERE "entry" = ? GROUP BY "table_name"', (number,)
    )
    rows = tuple((str(table), cast(int, many)) for table, many in found)
    label = history.label_of(connection, number)
    if sum(many for _, many in rows) != 1:
        return Step(label, rows)
    try:
        (change,) = history.changes_of(connection, number)
    except ErasedError:
        return Step(label, rows)
    moved = _moved(connection, change) if label is Label.SESSION_MOVED else None
    return Step(label, rows, _fields(change), moved)


def _fields(change: Change) -> tuple[str, ...]:
    before, after = change.before, change.after
    return tuple(name for name in before if before[name] != after[name]) if before and after else ()


def _moved(connection: Connection, change: Change) -> Moved | None:
    """By the session as it stands now, so that a cover that it has is never passed over."""
    # All the rules of who may know what are not needed to open a file.
    from forumdesk.domain.disclosure import Paper, session_word

    if change.before is None or change.after is None:
        return None
    session = _stored(connection, Session, [change.row_id])[0]
    event = _stored(connection, Event, [session.event_id])[0]
    title = session_word(session, event, Paper.ORGANISER_AGENDA)
    if not isinstance(title, str):
        return None
    was, now = (_session(row) for row in (change.before, change.after))
    room = _stored(connection, Room, [now.room_id]) if now.room_id and now.room_id != was.room_id else []
    name = room[0].name if room else ""
    if now.start is None or now.start == was.start:
        return Moved(title, room=name)
    start = now.start.in_zone(event.zone)
    return Moved(title, start, _day(was.start, event) != start.date(), name)


def _day(start: Moment | None, event: Event) -> object:
    return start.in_zone(event.zone).date() if start else None


def _session(row: Row) -> Session:
    return cast(Session, TABLES["session"].entities([tuple(row.values())])[0])


def _stored(connection: Connection, kind: type[T], ids: Sequence[str]) -> list[T]:
    table = table_of(kind)
    return cast(list[T], table.entities(list(queries.fetch_records(connection, table, ids).values())))
