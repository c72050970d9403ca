"""What came back beside what is here and what had left: what is taken, what is asked, what stays."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .packages import REFERENCES, TABLES, Digests, Row, Tables, Value, digest, mark

RECORDS = frozenset({"badge", "invitation", "cancellation"})
"""Tables of what left the house: they are brought together by rules of their own, and nobody is asked."""

_TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "session": (("start", "end"),),
    "event": (("start_date", "end_date"),),
    "ride": (("start", "end"),),
    "busy": (("start", "end"),),
    "stay": (("check_in", "check_out"),),
    "person": (("given_name", "family_name", "name_order"),),
}
# Each of these alone tells two rows apart, and somebody gave it: a second one is given another.
_CODES = frozenset({"code", "ref"})


class Choice(StrEnum):
    """Whose value stands in the end."""

    HERE = "here"
    THERE = "there"


class Clash(StrEnum):
    """How both sides are at odds."""

    CHANGED = "changed"
    GONE_HERE = "gone-here"
    GONE_THERE = "gone-there"


class Kept(StrEnum):
    """Why something that came back was not taken as it came."""

    STILL_NAMED = "still-named"
    PARENT_GONE = "parent-gone"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Question:
    """Both sides changed the same: `columns` of one row, or one side removed it. Values only where columns are."""

    table: str
    row_id: str
    clash: Clash
    columns: tuple[str, ...] = ()
    here: tuple[Value, ...] = ()
    there: tuple[Value, ...] = ()

    @property
    def id(self) -> str:
        what = "+".join(self.columns) or self.clash.value
        return f"{self.table}.{what}:{self.row_id}"


@dataclass(frozen=True, slots=True)
class Note:
    """One row that was not taken as it came."""

    table: str
    row_id: str
    why: Kept


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging would write. `base` is what counts as known from now on; questions without an answer are `open`."""

    saved: dict[str, list[Row]]
    removed: dict[str, list[str]]
    added: int
    questions: tuple[Question, ...]
    open: tuple[Question, ...]
    notes: tuple[Note, ...]
    base: Digests
    taken: tuple[tuple[str, str, str], ...]

    @property
    def empty(self) -> bool:
        return not self.saved and not self.removed


@dataclass(frozen=True, slots=True)
class Sides:
    """`base` are the digests under `key` of what left, `came` what came back, `here` every row of this workspace.

    `unique` are by table the columns in which no two rows may agree. `blank` fills a row of a table with what it
    lacks. `answers` are by question id. `left` are by table the columns that were chosen to leave: of a row that is
    here no other one is ever touched, whatever comes; None where all were.
    """

    key: str
    base: Digests
    came: Tables
    here: Tables
    unique: Mapping[str, tuple[str, ...]]
    blank: Callable[[str, Row], Row]
    answers: Mapping[str, Choice]
    left: Mapping[str, Collection[str]] | None = None

    def may_come(self, table: str, there: Row) -> list[str]:
        """The columns that a row of here may take from there."""
        return [one for one in there if one != "id" and (self.left is None or one in self.left.get(table, ()))]


def merge(sides: Sides) -> Merged:
    """Field by field: changed on one side is taken, changed on both is asked, what had not left stays untouched."""
    return _Merging(sides).merged()


@dataclass
class _Merging:
    sides: Sides
    saved: dict[str, dict[str, Row]] = field(default_factory=dict)
    removed: dict[str, dict[str, None]] = field(default_factory=dict)
    added: set[tuple[str, str]] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    base: Digests = field(default_factory=dict)
    taken: list[tuple[str, str, str]] = field(default_factory=list)
    same: dict[tuple[str, str], str] = field(default_factory=dict)

    def merged(self) -> Merged:
        self._here = {table: {str(row["id"]): row for row in rows} for table, rows in self.sides.here.items()}
        self.base = {table: {key: dict(row) for key, row in rows.items()} for table, rows in self.sides.base.items()}
        for table in TABLES:
            if table in self.sides.came and table not in RECORDS:
                self._table(table, {str(row["id"]): row for row in self.sides.came[table]})
        self._keep_what_is_named()
        self._rename()
        return Merged(
            {table: list(rows.values()) for table, rows in self.saved.items() if rows},
            {table: list(rows) for table, rows in self.removed.items() if rows},
            sum(row_id in self.saved.get(table, ()) for table, row_id in self.added),
            tuple(self.questions),
            tuple(self._open),
            tuple(self.notes),
            self.base,
            tuple(self.taken),
        )

    def _table(self, table: str, came: Mapping[str, Row]) -> None:
        left = self.sides.base.get(table, {})
        for row_id, raw in came.items():
            there = self._pointing_here(table, raw)
            here = self._here.get(table, {}).get(row_id)
            known = left.get(self._mark(table, row_id))
            if known is None:
                self._added(table, there, here)
            elif here is None:
                self._gone_here(table, there, known)
            else:
                self._both(table, there, here, known)
        mine = {self._mark(table, row_id): row for row_id, row in self._here.get(table, {}).items()}
        for gone in left.keys() - {self._mark(table, row_id) for row_id in came}:
            if gone in mine:
                self._gone_there(table, mine[gone], left[gone])
            else:
                self.base[table].pop(gone)

    def _mark(self, table: str, row_id: str) -> str:
        return mark(self.sides.key, table, row_id)

    def _both(self, table: str, there: Row, here: Row, left: Mapping[str, str]) -> None:
        row_id, new = str(here["id"]), dict(here)
        for columns in _groups(table, [one for one in left if one in there]):
            moved_there = self._moved(table, there, left, columns)
            if not moved_there or all(there[one] == here[one] for one in columns):
                self._know(table, there, columns)
                continue
            if self._moved(table, here, left, columns) and not self._decided(table, there, here, columns):
                continue
            new.update({one: there[one] for one in columns})
            self.taken += [(table, row_id, one) for one in columns if there[one] != here[one]]
            self._know(table, there, columns)
        if new != here:
            self._put(table, new)

    def _decided(self, table: str, there: Row, here: Row, columns: tuple[str, ...]) -> bool:
        """Ask; whether what came is to be taken. With an answer the other side's value is known from now on."""
        values = (tuple(side[one] for one in columns) for side in (here, there))
        question = Question(table, str(here["id"]), Clash.CHANGED, columns, *values)
        answer = self._ask(question)
        if answer is not None:
            self._know(table, there, columns)
        return answer is Choice.THERE

    @property
    def _open(self) -> list[Question]:
        return [one for one in self.questions if one.id not in self.sides.answers]

    def _ask(self, question: Question) -> Choice | None:
        self.questions.append(question)
        return self.sides.answers.get(question.id)

    def _added(self, table: str, there: Row, here: Row | None) -> None:
        twin = here or self._twin(table, there)
        if twin is not None:
            self.same[table, str(there["id"])] = str(twin["id"])
            self._join(table, there, twin)
            return
        whole = self.sides.blank(table, there)
        if self._parent_gone(table, whole):
            self.notes.append(Note(table, str(there["id"]), Kept.PARENT_GONE))
            return
        self._put(table, whole)
        self.added.add((table, str(there["id"])))
        self._know(table, there, tuple(one for one in there if one != "id"))

    def _join(self, table: str, there: Row, here: Row) -> None:
        """Both sides made the same row: what differs is asked."""
        new, may_come = dict(here), self.sides.may_come(table, there)
        for columns in _groups(table, [one for one in may_come if one in here]):
            if any(there[one] != here[one] for one in columns) and self._decided(table, there, here, columns):
                new.update({one: there[one] for one in columns})
                self.taken += [(table, str(here["id"]), one) for one in columns if there[one] != here[one]]
        if new != here:
            self._put(table, new)
        if str(there["id"]) == str(here["id"]):
            open_ones = {one for each in self._open for one in each.columns if each.row_id == here["id"]}
            self._know(table, there, tuple(one for one in may_come if one not in open_ones))

    def _gone_here(self, table: str, there: Row, left: Mapping[str, str]) -> None:
        """Removed here: so it stays, unless it was changed there and somebody wants it back."""
        columns = tuple(one for one in left if one in there)
        if not self._moved(table, there, left, columns) or not _whole(table, there):
            return
        answer = self._ask(Question(table, str(there["id"]), Clash.GONE_HERE))
        whole = self.sides.blank(table, there)
        if answer is Choice.THERE and not self._parent_gone(table, whole):
            self._put(table, whole)
            self.added.add((table, str(there["id"])))
        if answer is not None:
            self._know(table, there, columns)

    def _gone_there(self, table: str, here: Row, left: Mapping[str, str]) -> None:
        row_id = str(here["id"])
        if self._moved(table, here, left, tuple(left)):
            answer = self._ask(Question(table, row_id, Clash.GONE_THERE))
            if answer is Choice.HERE:
                self.base[table].pop(self._mark(table, row_id))
            if answer is not Choice.THERE:
                return
        self.removed.setdefault(table, {})[row_id] = None
        self.base[table].pop(self._mark(table, row_id))

    def _moved(self, table: str, row: Row, left: Mapping[str, str], columns: Iterable[str]) -> bool:
        row_id = str(row["id"])
        return any(digest(self.sides.key, table, row_id, one, row[one]) != left[one] for one in columns if one in row)

    def _know(self, table: str, there: Row, columns: Iterable[str]) -> None:
        row_id = str(there["id"])
        known = self.base.setdefault(table, {}).setdefault(self._mark(table, row_id), {})
        known.update({one: digest(self.sides.key, table, row_id, one, there[one]) for one in columns})

    def _put(self, table: str, row: Row) -> None:
        self.saved.setdefault(table, {})[str(row["id"])] = row

    def _pointing_here(self, table: str, there: Row) -> Row:
        """With the rows of here in place of their twins."""
        row = dict(there)
        for (name, column), parent in REFERENCES.items():
            if name == table and (parent, str(row.get(column))) in self.same:
                row[column] = self.same[parent, str(row[column])]
        return row

    def _twin(self, table: str, there: Row) -> Row | None:
        """The row here that could not stand beside it."""
        own = self.sides.unique.get(table, ())
        if not own or set(own) & _CODES == set(own) or any(one not in there for one in own):
            return None
        alike = (row for row in self._here.get(table, {}).values() if all(row[one] == there[one] for one in own))
        return next(alike, None)

    def _parent_gone(self, table: str, row: Row) -> bool:
        for (name, column), parent in REFERENCES.items():
            if name == table and row.get(column) is not None:
                known = row[column] in self._here.get(parent, {}) or row[column] in self.saved.get(parent, {})
                if not known or row[column] in self.removed.get(parent, {}):
                    return True
        return False

    def _keep_what_is_named(self) -> None:
        """A row that another one names stays, until nothing more is kept."""
        while True:
            named = self._named()
            kept = [(table, one) for table, some in self.removed.items() for one in some if one in named]
            if not kept:
                return
            for table, row_id in kept:
                del self.removed[table][row_id]
                self.notes.append(Note(table, row_id, Kept.STILL_NAMED))

    def _named(self) -> set[Value]:
        found: set[Value] = set()
        for table, rows in self._here.items():
            columns = [column for name, column in REFERENCES if name == table]
            columns += ["left", "right"] if table == "separation_rule" else []
            away, new = self.removed.get(table, {}), self.saved.get(table, {})
            standing = [new.get(row_id, row) for row_id, row in rows.items() if row_id not in away]
            standing += [row for row_id, row in new.items() if row_id not in rows]
            found.update(row.get(column) for row in standing for column in columns)
        return found

    def _rename(self) -> None:
        """A code that another row here has is given a number."""
        for table, rows in self.saved.items():
            own = self.sides.unique.get(table, ())
            if len(own) != 1 or own[0] not in _CODES:
                continue
            others = [row for key, row in self._here.get(table, {}).items() if key not in self.removed.get(table, {})]
            taken = {row[own[0]] for row in others if row["id"] not in rows}
            for row_id, row in rows.items():
                code = _free(str(row[own[0]]), taken)
                if code != row[own[0]]:
                    rows[row_id] = {**row, own[0]: code}
                    self.notes.append(Note(table, row_id, Kept.RENAMED))
                taken.add(code)


def _free(code: str, taken: Collection[Value]) -> str:
    found, number = code, 1
    while found in taken:
        number += 1
        found = f"{code}-{number}"
    return found


def _groups(table: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Columns that mean something together alone, and each other by itself."""
    groups = [tuple(one for one in group if one in columns) for group in _TOGETHER.get(table, ())]
    grouped = {one for group in groups for one in group}
    return [group for group in groups if group] + [(one,) for one in columns if one not in grouped]


def _whole(table: str, there: Row) -> bool:
    """A masked person left without a name: nobody is made of that."""
    return table != "person" or "given_name" in there
