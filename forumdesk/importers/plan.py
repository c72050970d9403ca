"""What an import would do: every row read against the workspace, nothing written yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.people import Person
from forumdesk.domain.questions import Problem, ProblemType, Question
from forumdesk.domain.snapshot import Snapshot
from forumdesk.progress import Progress, silent
from forumdesk.world import World

from .asking import Asking
from .headings import ImportKind
from .list_lineage import ListLineage, lineage_of, lineage_of_one
from .list_rows import ListRow, first_key
from .row_reader import RowReader
from .said import RowText, Said, carried_over
from .workbench import Workbench


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Merge:
    """Two rows that are one person: the ref that is shown, the ref that joined it, and why."""

    refs: tuple[str, ...]
    evidence: str


@dataclass(slots=True)
class ImportPlan:
    """One import while it is planned, and its result. `shipped` are organisations that the program knows by itself.

    `preferring` names, by ref, the fields in which that one's values are shown first where it joins another.
    """

    kind: ImportKind
    rows: Sequence[ListRow]
    bench: Workbench
    asking: Asking
    lineage: ListLineage
    world: World
    progress: Progress = silent
    shipped: Sequence[Organisation] = ()
    preferring: Mapping[str, Collection[str]] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    unknown_organisations: list[str] = field(default_factory=list)
    imported: dict[str, ImportedRow] = field(default_factory=dict)

    def each_row(self) -> Iterable[ListRow]:
        """The rows, telling now and then how far it is."""
        for done, row in enumerate(self.rows):
            if done % 100 == 0:
                self.progress(done, len(self.rows))
            yield row
        self.progress(len(self.rows), len(self.rows))

    def count(self, outcome: Outcome) -> int:
        return self.outcomes.count(outcome)

    def reader(self, row: ListRow) -> RowReader:
        return RowReader(row, self.kind.value, self.asking, self.world.now().year)

    def record(self, row: ListRow, text: RowText, entity_id: str) -> None:
        """Keep what the row said, for the list's next edition."""
        new_id = self.world.new_id()
        self.imported[row.key] = self.lineage.written(new_id, row, self.kind.value, text, entity_id)

    def joined(self, shown: Person, other: Person, evidence: str) -> None:
        """Two people who were here became one: report it, and count the rows of the one who joined."""
        self.merges.append(Merge((shown.ref, other.ref), evidence))
        for place, row in enumerate(self.rows):
            if row.ref in other.refs and self.outcomes[place] is not Outcome.REJECTED:
                self.outcomes[place] = Outcome.MERGED

    def becomes(self, gone_id: str, entity_id: str) -> None:
        """What rows said of one entity they say of another from now on."""
        lines = {row.id: row for row in (*self.lineage.rows.values(), *self.lineage.retired(), *self.imported.values())}
        for row in lines.values():
            if row.entity_ids == (gone_id,):
                self.imported[row.key] = replace(row, entity_ids=(entity_id,))

    def lineage_changes(self) -> tuple[ImportedRow, ...]:
        before = {row.id: row for row in self.lineage.rows.values()}
        retired = {row.id: row for row in self.lineage.retired()}
        after = {**retired, **{row.id: row for row in self.imported.values()}}
        return tuple(row for row in after.values() if before.get(row.id) != row)

    def closed(self) -> tuple[Question, ...]:
        """Open questions about cells that no longer raise them; a rejected row settles nothing."""
        of_cells = [one for one in self._still_open() if one.field]
        if not of_cells:
            return ()
        read = [row for row, outcome in zip(self.rows, self.outcomes, strict=True) if outcome is not Outcome.REJECTED]
        cells = {f"{column}:{row.question_ref}" for row in read for column in row.cells}
        return tuple(one for one in of_cells if one.key in cells)

    def open_questions(self) -> tuple[Question, ...]:
        """Those the list raises, and those about its rows that are still open from earlier."""
        refs = {row.ref for row in self.rows}
        closed = self.closed()
        earlier = (one for one in self._still_open() if one not in closed and refs.intersection(one.refs))
        return (*self.asking.open, *earlier)

    def _still_open(self) -> list[Question]:
        """Of this kind, open before, and neither raised nor answered now."""
        asking = self.asking
        touched = {*asking.raised, *asking.answers}
        here = asking.here.items()
        return [one for key, one in here if one.open and one.import_kind == self.kind and key not in touched]


def new_plan(
    kind: ImportKind, snapshot: Snapshot, lineage: Sequence[ImportedRow], rows: Sequence[ListRow], world: World
) -> ImportPlan:
    """A plan for a whole list."""
    return _plan(kind, rows, snapshot, lineage_of(lineage, rows, world.new_id()), world)


def new_plan_of_one(
    kind: ImportKind, snapshot: Snapshot, lineage: Sequence[ImportedRow], row: ListRow | None, world: World
) -> ImportPlan:
    """A plan for one row of a list that is read again because of an answer, or for none."""
    return _plan(kind, (row,) if row else (), snapshot, lineage_of_one(lineage, row, world.new_id()), world)


def _plan(
    kind: ImportKind, rows: Sequence[ListRow], snapshot: Snapshot, lineage: ListLineage, world: World
) -> ImportPlan:
    asking = Asking({}, {question.key: question for question in snapshot.questions}, world.new_id)
    return ImportPlan(kind, rows, Workbench(snapshot), asking, lineage, world)


@dataclass(frozen=True, slots=True)
class Applied:
    """The row's own entity; `outcome` where it is neither updated nor unchanged."""

    entity_id: str
    outcome: Outcome | None = None


class RowPlanner(Protocol):
    """How the rows of one kind are read and applied. `joins` is set where a second row of one key adds to the first."""

    key_column: str
    joins: bool

    def read(self, reader: RowReader) -> None:
        """Fill `reader.said`, or reject."""

    def apply(self, base: Said | None, said: Said) -> Applied:
        """Put what the row says on the workbench; `base` is what it said last time."""


def plan_rows(plan: ImportPlan, planner: RowPlanner) -> None:
    """Plan every kind but people: each row by itself, in order."""
    seen: dict[str, tuple[ListRow, Outcome]] = {}
    for row in plan.each_row():
        twin = seen.get(first_key(row.key)) if row.key and not planner.joins else None
        outcome = _planned(plan, planner, row) if twin is None else _second(plan, planner, row, *twin)
        seen.setdefault(first_key(row.key), (row, outcome))
        plan.outcomes.append(outcome)


def _planned(plan: ImportPlan, planner: RowPlanner, row: ListRow) -> Outcome:
    reader = plan.reader(row)
    if row.key:
        planner.read(reader)
    else:
        reader.reject(ProblemType.MISSING_KEY, planner.key_column)
    plan.problems.extend(reader.problems)
    if reader.rejected:
        return Outcome.REJECTED
    base = plan.lineage.said(row.key)
    text = text_of_row(plan, reader)
    plan.bench.touched = False
    applied = planner.apply(base, text.said)
    if base is not None or applied.outcome is not None or plan.bench.touched:
        plan.record(row, text, applied.entity_id)  # another list that says nothing new leaves no trace
    if base is None and applied.outcome is not None:
        return applied.outcome
    return Outcome.UPDATED if plan.bench.touched else Outcome.UNCHANGED


def _second(plan: ImportPlan, planner: RowPlanner, row: ListRow, twin: ListRow, outcome: Outcome) -> Outcome:
    """Two rows of one key must say the same: else nobody knows which is meant."""
    if outcome is Outcome.REJECTED or row.cells != twin.cells:
        reader = plan.reader(row)
        reader.reject(ProblemType.MISSING_KEY, planner.key_column, value=row.ref)
        plan.problems.extend(reader.problems)
        return Outcome.REJECTED
    known = plan.lineage.said(row.key) is not None
    first = plan.imported.get(twin.key)
    if first is not None:
        plan.record(row, RowText.from_json(first.said), first.entity_ids[0])
    return Outcome.UNCHANGED if known or first is None else Outcome.MERGED


def text_of_row(plan: ImportPlan, reader: RowReader) -> RowText:
    """What the row says, silent fields as last time; its cells too while a question about it is open."""
    before = plan.lineage.text(reader.row.key) or RowText({})
    said = carried_over(reader.said, before.said, frozenset(reader.unsaid))
    cells = reader.row.cells
    asked = (*reader.asked, *(column for column in before.asked if column not in cells))
    return RowText(said, {**before.cells, **cells} if asked else {}, asked)
