"""A snapshot as it was before one change, made in memory: nothing is read again."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, cast, get_args, get_origin, get_type_hints

from forumdesk.changes import Change, ChangeSet
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store.tables import TABLES, Entity, table_of


def _fields() -> dict[str, str]:
    """Table -> the field of a snapshot that holds its rows."""
    hints = get_type_hints(Snapshot)
    held = ((one.name, hints[one.name]) for one in fields(Snapshot) if one.init)
    rows = ((name, get_args(hint)) for name, hint in held if get_origin(hint) in (dict, tuple))
    return {table_of(kinds[1] if kinds[0] is str else kinds[0]).name: name for name, kinds in rows}


_FIELDS = _fields()


def as_before(now: Snapshot, change_set: ChangeSet) -> Snapshot:
    """`now` is how everything stood right after the change."""
    by_table: dict[str, list[Change]] = {}
    for change in change_set.changes:
        by_table.setdefault(change.table, []).append(change)
    then: dict[str, Any] = {}  # the fields of a snapshot, each of its own type
    for table, changes in by_table.items():
        if table in _FIELDS:
            held = getattr(now, _FIELDS[table])
            rows = _rewound(table, held.values() if isinstance(held, dict) else held, changes)
            then[_FIELDS[table]] = {one.id: one for one in rows} if isinstance(held, dict) else tuple(rows)
    return replace(now, **then)


def _rewound(table: str, rows: Iterable[Entity], changes: list[Change]) -> list[Entity]:
    """Rows keep their places; those that were taken away come last."""
    records = [tuple(change.before.values()) for change in changes if change.before is not None]
    before = {one.id: one for one in cast(list[Entity], TABLES[table].entities(records))}
    changed = {change.row_id for change in changes}
    kept = [before.pop(one.id, None) if one.id in changed else one for one in rows]
    return [one for one in kept if one is not None] + list(before.values())
