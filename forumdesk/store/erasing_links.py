"""Which rows hang on rows that go: those that are about them go too, others let go of them, some only mention them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args, get_origin, get_type_hints

from forumdesk.changes import Value
from forumdesk.domain.erasing import Search, Traces
from forumdesk.store import driver
from forumdesk.store.driver import Record
from forumdesk.store.tables import TABLES, Entity, Table
from forumdesk.store.workspace import Workspace

# What lists said, what was asked, typed and handed out: nothing is left of such a row without those it tells of.
_OF_SOMEBODY = frozenset({"imported_row", "question", "draft", "saved_filter", "copy"})
# Columns of refs; an id is known wherever it stands, a ref may be another thing's letter elsewhere.
_REFS = frozenset({"people", "refs"})
_NOT_READ = frozenset({"photo"})
_MARKS = frozenset({"code", "ref", "import_kind", "page", "uid", "serial", "token", "digest", "sign_code", "zone"})
_CALLED_BY = ("ref", "code", "number", "name")


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of a row that stays, in which somebody stands who goes; `name` is what the row is called."""

    table: str
    row_id: str
    name: str
    column: str


@dataclass(frozen=True, slots=True)
class Going:
    """`rows` go, by table. `changed` stay and let go of them. `mentions` stay as they are unless `struck` is taken."""

    rows: dict[str, tuple[str, ...]]
    changed: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    struck: tuple[Entity, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many rows of which table go."""
        return tuple((name, len(self.rows[name])) for name in TABLES if self.rows.get(name))


def follow(workspace: Workspace, seeds: Mapping[str, frozenset[str]], traces: Traces) -> Going:
    """All that goes with the seeds, ids by table. Every row of the workspace is looked at, whatever table it is in."""
    return _Following(workspace, seeds, traces).going()


class _Following:
    def __init__(self, workspace: Workspace, seeds: Mapping[str, frozenset[str]], traces: Traces) -> None:
        self._gone = {name: set(seeds.get(name, ())) for name in TABLES}
        self._traces, self._ids = traces, frozenset[str]().union(*seeds.values())
        with driver.told(workspace.path):
            self._stored = {
                name: workspace.file.connection.execute(
                    f'SELECT {table.quoted} FROM "{name}" ORDER BY rowid'
                ).fetchall()
                for name, table in TABLES.items()
            }

    def going(self) -> Going:
        while more := self._next():
            self._take(more)
        search = Search(self._traces, self._ids)
        told = {name: self._pick(name, lambda table, one: bool(_told(search, table, one))) for name in _OF_SOMEBODY}
        self._take(told)
        left = [(table, one, self._freed(table, one)) for table in TABLES.values() for one in self._staying(table)]
        found = [(table, one, _told(search, table, one)) for table, _, one in left if table.name not in _NOT_READ]
        return Going(
            {name: tuple(sorted(some)) for name, some in self._gone.items() if some},
            _entities((table, freed) for table, one, freed in left if freed != one),
            tuple(
                Mention(table.name, str(one[0]), _called(table, one), column)
                for table, one, columns in found
                for column in columns
            ),
            _entities((table, _struck(search, table, one)) for table, one, columns in found if columns),
        )

    def _next(self) -> dict[str, set[str]]:
        """What is about something that goes already."""
        found = {
            name: self._pick(
                name, lambda table, one: any(_is_about(table, *cell, self._ids) for cell in _cells(table, one))
            )
            for name in TABLES
        }
        return {name: some for name, some in found.items() if some}

    def _pick(self, name: str, goes: Callable[[Table, Record], bool]) -> set[str]:
        table = TABLES[name]
        return {str(one[0]) for one in self._staying(table) if goes(table, one)}

    def _take(self, more: Mapping[str, set[str]]) -> None:
        for name, some in more.items():
            self._gone[name] |= some
        self._ids = self._ids.union(*more.values())

    def _staying(self, table: Table) -> Iterator[Record]:
        return (record for record in self._stored[table.name] if record[0] not in self._gone[table.name])

    def _freed(self, table: Table, record: Record) -> Record:
        """The row without pointing at what goes."""
        return (record[0], *(self._let_go(column, value) for column, value in _cells(table, record)))

    def _let_go(self, column: str, value: Value) -> Value:
        if value in self._ids:
            return None
        if not isinstance(value, str) or not value.startswith('["'):
            return value
        some = json.loads(value)
        off = self._ids | self._traces.marks if column in _REFS else self._ids
        kept = [one for one in some if one not in off]
        # As the codec writes it; a row from which nothing goes is the same row.
        return value if kept == some else json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _cells(table: Table, record: Record) -> Iterator[tuple[str, Value]]:
    """Columns with their values, but for the row's own id."""
    return zip(table.columns[1:], record[1:], strict=True)


def _is_about(table: Table, column: str, value: Value, ids: frozenset[str]) -> bool:
    """Whether the row has no sense without what it points at here: by the cell's name, or as it must not be empty."""
    if value not in ids:
        return False
    return column.removesuffix("_id") in TABLES or column not in _optional(table)


@cache
def _optional(table: Table) -> frozenset[str]:
    hints = get_type_hints(table.type)
    return frozenset(column for column in table.columns if type(None) in get_args(hints[column]))


@cache
def _prose(table: Table) -> frozenset[str]:
    """Columns in which somebody's words may stand: neither choices of ours nor marks that rows are found by."""
    hints = get_type_hints(table.type)
    return frozenset(one for one in table.columns[1:] if hints[one] is str or get_origin(hints[one]) is tuple) - _MARKS


def _told(search: Search, table: Table, record: Record) -> list[str]:
    prose = _prose(table)
    return [one for one, text in _cells(table, record) if one in prose and search.tells(str(text))]


def _struck(search: Search, table: Table, record: Record) -> Record:
    prose = _prose(table)
    cells = _cells(table, record)
    return (record[0], *(search.struck(str(value)) if column in prose else value for column, value in cells))


def _called(table: Table, record: Record) -> str:
    row = table.row(record)
    return next((str(row[column]) for column in _CALLED_BY if row.get(column)), "")


def _entities(some: Iterable[tuple[Table, Record]]) -> tuple[Entity, ...]:
    return tuple(cast(Entity, table.entities([record])[0]) for table, record in some)
