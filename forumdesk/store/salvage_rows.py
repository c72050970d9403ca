"""Which rows of a damaged file can be read, and of which tables they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from forumdesk.store.driver import Connection
from forumdesk.store.salvage_pages import TABLE_LEAF, TREES, BrokenPageError, Node, Pages, Values
from forumdesk.store.tables import TABLES

_SCHEMA_COLUMNS = 5
HISTORY_ROW = "history_row"
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_NAME_PLACE, _ID_PLACE = 2, 3  # in a row of the history: the table it is about, and the row's id


@dataclass(frozen=True, slots=True)
class Shape:
    """What a row of a table looks like: type, whether it may be empty, and what stands for it in a row of old."""

    name: str
    columns: tuple[tuple[str, type, bool, str | int | None], ...]
    number_at: int | None
    """Which column is the number by which SQLite keeps the row itself."""
    by_number: bool
    """Whether SQLite keeps its rows by number; else they stand as an index does."""

    def fits(self, values: Values) -> bool:
        """Whether the values could be a row of this table."""
        if not 0 < len(values) <= len(self.columns):
            return False
        for place, (value, (_, kind, empty, _)) in enumerate(zip(values, self.columns, strict=False)):
            if value is None:
                if not empty and place != self.number_at:
                    return False
            elif not isinstance(value, kind):
                return False
        return self._means(values)

    def _means(self, values: Values) -> bool:
        """Whether the domain can read it, where the table is one of the domain's."""
        table = TABLES.get(self.name)
        if table is None:
            return True
        row = dict(zip((name for name, *_ in self.columns), self.whole(values, None), strict=True))
        try:
            for name, codec in zip(table.columns, table.codecs, strict=True):
                if name in row:  # a file of an older version lacks some
                    list(codec.decoded((row[name],)))
        except (KeyError, TypeError, ValueError):
            return False
        return True

    def whole(self, values: Values, rowid: int | None) -> Values:
        """The row with its number, and with columns that were added after it was written."""
        added = tuple(default for *_, default in self.columns[len(values) :])
        filled = (*values, *added)
        if self.number_at is None:
            return filled
        return (*filled[: self.number_at], rowid, *filled[self.number_at + 1 :])


@dataclass(slots=True)
class Found:
    """Rows by table, each with its number. `short` are rows cut by a bad page, by table; `unplaced` of no known one.

    `cut` are the pages of a table that are lost, as far as its tree still names them.
    """

    rows: dict[str, dict[object, tuple[int | None, Values]]] = field(default_factory=lambda: defaultdict(dict))
    lost_pages: set[int] = field(default_factory=set)
    short: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    cut: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    unplaced: int = 0


def shapes_of(connection: Connection) -> dict[str, Shape]:
    """What the tables of a sound file look like."""
    listed = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {str(name): _shape(connection, str(name), "WITHOUT ROWID" in str(sql)) for name, sql in listed.fetchall()}


def _shape(connection: Connection, name: str, as_index: bool) -> Shape:
    columns, number_at = [], None
    for place, column, kind, filled, default, key in connection.execute(f'PRAGMA table_info("{name}")').fetchall():
        columns.append((str(column), _TYPES[str(kind)], not filled, _literal(default)))
        if key and kind == "INTEGER" and not as_index:
            number_at = int(str(place))
    return Shape(name, tuple(columns), number_at, not as_index)


def _literal(default: object) -> str | int | None:
    """A default as SQL has it: nothing, a number, or a text in quotes."""
    text = str(default)
    if default is None or text == "NULL":
        return None
    return text[1:-1].replace("''", "'") if text.startswith("'") else int(text)


class Reading:
    """One pass over a damaged file: first along its trees, then over pages whose tree is cut above them."""

    def __init__(self, pages: Pages, shapes: dict[str, Shape]) -> None:
        self._pages, self._shapes = pages, shapes
        self._used: set[int] = set()
        self.found = Found()
        self.found.lost_pages.update(pages.bad)

    def read(self) -> Found:
        self._follow(self._schema())
        loose = self._loose()
        # The schema of a file whose first page is lost stands on pages of its own, as any table's rows do.
        schema = {number: node for number, node in loose.items() if any(map(_is_schema, _rows_of(node)))}
        if schema:
            self._used.update(schema)
            self._follow(row for node in schema.values() for row in _rows_of(node) if _is_schema(row))
            loose = self._loose()
        # The history first: it says of most rows which table they are of.
        history = {number for number, node in loose.items() if self._are(HISTORY_ROW, node)}
        for number in history:
            self._take(self._shapes[HISTORY_ROW], loose[number])
        owners = self._owners()
        for number, node in loose.items():
            if number not in history and node.kind == TABLE_LEAF:
                self._place(node, owners)
        return self.found

    def _schema(self) -> list[Values]:
        return [values for node in self._tree(1) for values in _rows_of(node) if _is_schema(values)]

    def _follow(self, schema: Iterable[Values]) -> None:
        for _, name, _, root, _ in schema:
            shape = self._shapes.get(str(name))
            for node in self._tree(int(str(root)), str(name)):
                if shape is not None:
                    self._take(shape, node)

    def _tree(self, root: int, name: str = "") -> Iterable[Node]:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._used:
                continue
            self._used.add(number)
            try:
                node = self._pages.node(number)
            except BrokenPageError:
                self.found.lost_pages.add(number)
                self.found.cut[name] += 1
                continue
            waiting.extend(node.below)
            yield node

    def _loose(self) -> dict[int, Node]:
        """Pages that hold rows and hang on nothing."""
        found = {}
        for number in range(2, self._pages.count + 1):
            if number not in self._used and self._pages.kind(number) in TREES:
                try:
                    found[number] = self._pages.node(number)
                except BrokenPageError:
                    self.found.lost_pages.add(number)
        return found

    def _take(self, shape: Shape, node: Node) -> None:
        kept = self.found.rows[shape.name]
        for cell in node.cells:
            if cell.values is None:
                self.found.short[shape.name] += 1
            elif shape.fits(cell.values):
                values = shape.whole(cell.values, cell.rowid)
                kept[cell.rowid if shape.by_number else values[:2]] = (cell.rowid, values)

    def _are(self, name: str, node: Node) -> bool:
        rows = _rows_of(node)
        shape = self._shapes[name]
        whole = all(len(row) == len(shape.columns) and shape.fits(row) for row in rows)
        return bool(rows) and node.kind != TABLE_LEAF and whole

    def _owners(self) -> dict[object, str]:
        return {values[_ID_PLACE]: str(values[_NAME_PLACE]) for _, values in self.found.rows[HISTORY_ROW].values()}

    def _place(self, node: Node, owners: dict[object, str]) -> None:
        """All rows of a page are of one table: that which the history names for one, or the only one they fit."""
        rows = _rows_of(node)
        named = {owners[row[0]] for row in rows if row[0] in owners}
        fitting = [one for one in self._shapes.values() if one.by_number and all(map(one.fits, rows))]
        likely = [one for one in fitting if one.name in named] or fitting
        if rows and len(likely) == 1:
            self._take(likely[0], node)
        else:
            self.found.unplaced += len(node.cells)


def _rows_of(node: Node) -> list[Values]:
    return [cell.values for cell in node.cells if cell.values]


def _is_schema(values: Values) -> bool:
    if len(values) != _SCHEMA_COLUMNS or values[0] not in ("table", "index") or not isinstance(values[3], int):
        return False
    # An index that SQLite made for a UNIQUE has no words.
    return values[4] is None or str(values[4]).startswith("CREATE ")
