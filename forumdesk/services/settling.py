"""What an answer does to the workspace: a pair becomes one person, or a row is read again with the answer."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.people import Person
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.asking import check
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.joining import join_people
from forumdesk.importers.list_kinds import plan_list
from forumdesk.importers.list_rows import ListRow, ref_of
from forumdesk.importers.plan import ImportPlan, new_plan_of_one
from forumdesk.importers.said import RowText
from forumdesk.store.transaction import Transaction

_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


def write(tx: Transaction, plan: ImportPlan) -> None:
    """Everything the plan would change; rows that go leave their refs and codes free for those that come."""
    for entity in plan.bench.removes():
        tx.remove(entity)
    tx.save_all(plan.bench.saves())
    tx.save_all(plan.lineage_changes())
    tx.save_all(plan.asking.changed())


def settle(
    tx: Transaction, question: Question, choice: str, preferring: Mapping[str, Collection[str]] = _NOBODY
) -> None:
    """Record the choice and let it take effect. The choice is known to be one of the question's.

    `preferring` is ref to the fields in which that one's values are shown first if the two become one.
    It also answers every other open question about the same two people. Raises UnknownQuestionError where such a
    one was answered otherwise just now.
    """
    settled = tx.get(Question, question.id).choice
    if settled:
        check(question, settled, choice)
        return
    same = _about_the_same_two(tx.snapshot(), question)
    if question.type is not QuestionType.SAME_PERSON:
        _read_again(tx, question, choice)
    elif choice == "merge":
        _merge(tx, question, preferring)
    tx.save_all(replace(one, choice=choice) for one in (tx.get(Question, question.id), *same))


def close_moot(tx: Transaction) -> None:
    """Open questions whether two are one, where they have become one another way, are answered by that."""
    snapshot = tx.snapshot()
    moot = (one for one in snapshot.questions if one.open and len(_two(snapshot, one)) == 1)
    tx.save_all(replace(one, choice="merge") for one in moot)


def _about_the_same_two(snapshot: Snapshot, question: Question) -> tuple[Question, ...]:
    two = _two(snapshot, question)
    others = (one for one in snapshot.questions if one.open and one.id != question.id)
    return tuple(one for one in others if two and _two(snapshot, one) == two)


def _two(snapshot: Snapshot, question: Question) -> frozenset[str]:
    """Row ids of those about whom it is asked whether they are one; none where it is about a cell."""
    refs = question.refs if question.type is QuestionType.SAME_PERSON else ()
    return frozenset(snapshot.person_by_ref[ref].id for ref in refs if ref in snapshot.person_by_ref)


def _merge(tx: Transaction, question: Question, preferring: Mapping[str, Collection[str]]) -> None:
    plan = _plan(tx, ImportKind.PEOPLE, None)
    pair = pair_of(plan.bench.snapshot, question)
    if pair is None:
        return
    chosen = next((preferring[ref] for ref in pair[1].refs if ref in preferring), ())
    stays, goes = join_people(plan.bench, pair[0].id, pair[1].id, chosen)
    plan.becomes(goes, stays)
    write(tx, plan)


def pair_of(snapshot: Snapshot, question: Question) -> tuple[Person, Person] | None:
    """The two people a question is about, the one to show first; none where they are one, or it is about a cell.

    Rows are kept oldest first: shown is who was here first, or stood first in the list.
    """
    ids = _two(snapshot, question)
    people = [person for person in snapshot.people.values() if person.id in ids]
    return (people[0], people[1]) if len(people) == 2 else None


def _read_again(tx: Transaction, question: Question, choice: str) -> None:
    """The row as it was typed, with the answer; nothing where the list has since said something else."""
    row = row_of(tx.where(ImportedRow, import_kind=question.import_kind), question)
    if row is None:
        return
    plan = _plan(tx, ImportKind(question.import_kind), row)
    plan.asking.answers = {question.key: choice}
    plan_list(plan)
    write(tx, plan)
    for closed in plan.closed():
        tx.remove(closed)


def row_of(lines: Iterable[ImportedRow], question: Question) -> ListRow | None:
    """The row that left the question open; of several with its ref the one that says what is asked about."""
    ref = question.refs[0]
    texts = ((line.key, RowText.from_json(line.said)) for line in lines if ref_of(line.key) == ref)
    asking = [(key, text.cells) for key, text in texts if question.field in text.asked]
    asking.sort(key=lambda found: found[1][question.field] != question.value)
    nth = int(question.key.rpartition("#")[2]) if question.key != f"{question.field}:{ref}" else 1
    return next((ListRow(key, ref, question.row or 0, cells, nth) for key, cells in asking), None)


def _plan(tx: Transaction, kind: ImportKind, row: ListRow | None) -> ImportPlan:
    return new_plan_of_one(kind, tx.snapshot(), tx.where(ImportedRow, import_kind=kind.value), row, tx.world)
