"""Lists come in: a file is read, planned against the workspace, and applied whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.questions import Problem, Question
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.columns import ColumnMap, ImportKind, map_headers
from forumdesk.importers.list_kinds import list_rows, plan_list
from forumdesk.importers.plan import ImportPlan, Merge, Outcome, new_plan
from forumdesk.importers.refusals import GradeError
from forumdesk.importers.sheet import Sheet, find_grade, read_sheet
from forumdesk.progress import Progress, silent
from forumdesk.services import settling, shipped
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

_NOTHING: Mapping[str, str] = MappingProxyType({})


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
    answers: Mapping[str, str]
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
    """Import a CSV or XLSX file as one undoable step.

    `mapping` is header to column, or to nothing to drop it. `answers` is question id to choice: questions that this
    import raises or that are open, or that were settled the same way. Raises GradeError, the refusals of the reading
    layer, UnknownQuestionError, UnknownChoiceError, BothIssuedError; nothing is changed then.
    """
    listed = _read(kind, data, answers, mapping, progress or silent)
    label = Label(f"import-{kind.value}")
    if dry_run:
        plan = _planned(
            listed, workspace.snapshot(), workspace.where(ImportedRow, import_kind=kind.value), workspace.world
        )
        return _report(listed, plan, ChangeSet(0, label, ()), applied=False)
    with workspace.transaction(label) as tx:
        plan = _applied(tx, listed)
    return _report(listed, plan, tx.change_set, applied=True)


def _applied(tx: Transaction, listed: _List) -> ImportPlan:
    lineage = tx.where(ImportedRow, import_kind=listed.kind.value)
    plan = _planned(listed, tx.snapshot(), lineage, tx.world)
    settling.write(tx, plan)
    for closed in plan.closed():
        tx.remove(closed)
    for question, choice in plan.asking.left_over():
        settling.settle(tx, question, choice)
    if plan.merges:
        settling.close_moot(tx)
    return plan


def _read(
    kind: ImportKind, data: bytes, answers: Mapping[str, str], mapping: Mapping[str, str], progress: Progress
) -> _List:
    sheet = read_sheet(data)
    grade = find_grade(sheet)
    if grade is not None:
        raise GradeError(grade.row, grade.column, grade.grade)
    columns = map_headers(kind, sheet.headers, mapping)
    return _List(kind, sheet, columns, answers, progress)


def _planned(listed: _List, snapshot: Snapshot, lineage: Sequence[ImportedRow], world: World) -> ImportPlan:
    rows = list_rows(listed.kind, listed.sheet, listed.columns, snapshot)
    plan = new_plan(listed.kind, snapshot, lineage, rows, world)
    plan.asking.answers = listed.answers
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
