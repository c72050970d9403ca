"""Lists come in: a file is read, planned against the workspace, and applied whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.questions import Problem, Question
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.cleaning import letters
from forumdesk.importers.columns import ColumnMap, ImportKind, map_headers
from forumdesk.importers.foreign import read_file
from forumdesk.importers.list_kinds import list_rows, plan_list
from forumdesk.importers.naming_here import as_known_here, at_event
from forumdesk.importers.plan import ImportPlan, Merge, Outcome, new_plan
from forumdesk.importers.refusals import GradeError
from forumdesk.importers.sheet import Sheet, find_grade
from forumdesk.progress import Progress, silent
from forumdesk.services import list_columns, settling, shipped
from forumdesk.services.errors import UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, repr=False)
class Decisions:
    """What somebody decided about a list before it comes in.

    `mapping` is header to column, to nothing to drop it, or to KEEP for a field of its own. `answers` is question id
    to choice; `lenient` lets those go that other answers made pointless. `preferring` is ref to the fields in which
    that one's values are shown first where it joins another; of a participation FIELD@EVENT, by the event's row id.
    `keep_columns` keeps the mapping in the workspace for the next list with the same headings. `event` is the code of
    the event that the rows are of, where the file names none that is here.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)
    preferring: Mapping[str, Collection[str]] = field(default_factory=dict)
    lenient: bool = False
    keep_columns: bool = False
    event: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with `applied` false would do. Every row is counted once, in one of five ways.

    `gone` counts rows of the list's earlier edition that this one has not; they stay in the workspace.
    """

    kind: ImportKind
    rows: int
    blank: int
    created: int
    updated: int
    unchanged: int
    merged: int
    rejected: int
    gone: int
    applied: bool
    questions: tuple[Question, ...]
    merges: tuple[Merge, ...]
    problems: tuple[Problem, ...]
    unknown_columns: tuple[str, ...]
    unknown_organisations: tuple[str, ...]
    change_set: ChangeSet


@dataclass(frozen=True, slots=True)
class _List:
    """A file once it is read: nothing in it is judged yet."""

    kind: ImportKind
    sheet: Sheet
    columns: ColumnMap
    decisions: Decisions
    progress: Progress


def import_list(
    workspace: Workspace,
    kind: ImportKind,
    data: bytes,
    *,
    answers: Mapping[str, str] = _NOTHING,
    mapping: Mapping[str, str] = _NOTHING,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a file as one undoable step: a table, a calendar, a schedule or contacts.

    `mapping` is header to column, or to nothing to drop it. `answers` is question id to choice: questions that this
    import raises or that are open, or that were settled the same way. Raises GradeError, the refusals of the reading
    layer, UnknownQuestionError, UnknownChoiceError, BothIssuedError; nothing is changed then.
    """
    return import_decided(workspace, kind, data, Decisions(answers, mapping), dry_run, progress or silent)


def import_decided(
    workspace: Workspace,
    kind: ImportKind,
    data: bytes,
    decisions: Decisions,
    dry_run: bool,
    progress: Progress = silent,
) -> ImportReport:
    """The same, as was decided. Raises EventNotNamedError and UnknownError for an event, too."""
    sheet = read(data)
    if dry_run:
        return rehearse(workspace, kind, sheet, decisions, progress)[0]
    return apply(workspace, kind, sheet, decisions, progress)


def read(data: bytes) -> Sheet:
    """The rows of a file. Raises GradeError and the refusals of the reading layer."""
    sheet = read_file(data)
    grade = find_grade(sheet)
    if grade is not None:
        raise GradeError(grade.row, grade.column, grade.grade)
    return sheet


def rehearse(
    workspace: Workspace, kind: ImportKind, sheet: Sheet, decisions: Decisions, progress: Progress
) -> tuple[ImportReport, ImportPlan]:
    """What an import would do; nothing is written. Raises what `import_list` does."""
    listed = _listed(kind, sheet, decisions, progress)
    lineage = workspace.where(ImportedRow, import_kind=kind.value)
    plan = _planned(listed, workspace.snapshot(), lineage, workspace.world)
    return _report(listed, plan, ChangeSet(0, _label(kind), ()), applied=False), plan


def apply(
    workspace: Workspace, kind: ImportKind, sheet: Sheet, decisions: Decisions, progress: Progress
) -> ImportReport:
    """The whole list as one undoable step. Raises what `import_list` does; nothing is changed then."""
    listed = _listed(kind, sheet, decisions, progress)
    with workspace.transaction(_label(kind)) as tx:
        plan = _applied(tx, listed)
        if decisions.keep_columns:
            list_columns.keep(tx, kind, sheet.headers, decisions.mapping)
    return _report(listed, plan, tx.change_set, applied=True)


def _label(kind: ImportKind) -> Label:
    return Label(f"import-{kind.value}")


def _listed(kind: ImportKind, sheet: Sheet, decisions: Decisions, progress: Progress) -> _List:
    mapping = decided(sheet, kind, decisions.mapping)
    placed = at_event(sheet, map_headers(kind, sheet.headers, mapping), decisions.event)
    return _List(kind, placed, map_headers(kind, placed.headers, mapping), decisions, progress)


def decided(sheet: Sheet, kind: ImportKind, mapping: Mapping[str, str]) -> dict[str, str]:
    """What was decided about the columns, and for the others what the file's own program means by them."""
    if sheet.source is None or sheet.source.kind is not kind:
        return dict(mapping)
    about, taken = set(map(letters, mapping)), set(map(letters, mapping.values())) - {""}
    suggested = sheet.suggested.items()
    free = {name: to for name, to in suggested if letters(name) not in about and letters(to) not in taken}
    return {**free, **mapping}


def _applied(tx: Transaction, listed: _List) -> ImportPlan:
    lineage = tx.where(ImportedRow, import_kind=listed.kind.value)
    plan = _planned(listed, tx.snapshot(), lineage, tx.world)
    # The last moment at which somebody may stop it: writing does not take long.
    listed.progress(len(plan.rows), len(plan.rows))
    settling.write(tx, plan)
    for closed in plan.closed():
        tx.remove(closed)
    for question, choice in plan.asking.left_over():
        settling.settle(tx, question, choice, listed.decisions.preferring)
    if plan.merges:
        settling.close_moot(tx)
    return plan


def _planned(listed: _List, snapshot: Snapshot, lineage: Sequence[ImportedRow], world: World) -> ImportPlan:
    if listed.decisions.event and listed.decisions.event not in snapshot.event_by_code:
        raise UnknownError("event", listed.decisions.event)
    sheet = as_known_here(listed.sheet, listed.columns, snapshot)
    rows = list_rows(listed.kind, sheet, listed.columns, snapshot)
    plan = new_plan(listed.kind, snapshot, lineage, rows, world)
    plan.asking.answers, plan.asking.lenient = listed.decisions.answers, listed.decisions.lenient
    plan.preferring = listed.decisions.preferring
    plan.progress = listed.progress
    plan.shipped = shipped.organisations()
    plan_list(plan)
    for question, choice in plan.asking.left_over():
        pair = settling.pair_of(snapshot, question)
        if pair is not None and choice == "merge" and listed.kind is ImportKind.PEOPLE:
            plan.joined(*pair, question.evidence)
    return plan


def _report(listed: _List, plan: ImportPlan, change_set: ChangeSet, applied: bool) -> ImportReport:
    return ImportReport(
        kind=listed.kind,
        rows=len(plan.rows),
        blank=listed.sheet.blank,
        created=plan.count(Outcome.CREATED),
        updated=plan.count(Outcome.UPDATED),
        unchanged=plan.count(Outcome.UNCHANGED),
        merged=plan.count(Outcome.MERGED),
        rejected=plan.count(Outcome.REJECTED),
        gone=len(plan.lineage.gone),
        applied=applied,
        questions=plan.open_questions(),
        merges=tuple(plan.merges),
        problems=tuple(sorted(plan.problems, key=lambda problem: problem.row)),
        unknown_columns=listed.columns.unknown_columns,
        unknown_organisations=tuple(plan.unknown_organisations),
        change_set=change_set,
    )
