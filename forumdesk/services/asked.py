"""A question as somebody can answer it: whom it is about, in which zone its times are, who stands beside whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forumdesk.domain import disclosure
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.cleaning import values
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.refusals import UnknownQuestionError
from forumdesk.services import settling
from forumdesk.services.comparing import Comparison, compare
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """`who` is the person a row is about, as may be shown, else the row's ref; `zone` that of the times asked about.

    `comparison` is there where two people are asked about, unless they have become one another way. `named` are those
    whom a choice means, as (ref, name as may be shown), where it is asked who somebody is.
    """

    question: Question
    who: str
    zone: str
    comparison: Comparison | None = None
    named: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def asked(workspace: Workspace, key: str) -> Asked:
    """A question that an import left open. Raises UnknownQuestionError."""
    found = workspace.where(Question, key=key)
    if not found:
        raise UnknownQuestionError(key)
    lines = workspace.where(ImportedRow, import_kind=found[0].import_kind)
    row = None if found[0].type is QuestionType.SAME_PERSON else settling.row_of(lines, found[0])
    return asked_of(workspace.snapshot(), found[0], {}, row.cells if row else {})


def asked_of(snapshot: Snapshot, question: Question, new: Mapping[str, int], cells: Mapping[str, str]) -> Asked:
    """`new` is row id to row number of people who come with the list, `cells` the row that raised the question."""
    pair = settling.pair_of(snapshot, question)
    comparison = compare(snapshot, *pair, new) if pair is not None else None
    who = question.type is QuestionType.WHICH_PERSON
    named = {choice: _named(snapshot, choice) for choice in question.choices} if who else {}
    return Asked(question, _who(snapshot, question), _zone(snapshot, cells), comparison, named)


def _named(snapshot: Snapshot, choice: str) -> tuple[tuple[str, str], ...]:
    """A ref may hold the sign that stands between several."""
    refs = [choice] if choice in snapshot.person_by_ref else choice.split("+")
    found = ((ref, snapshot.person_by_ref.get(ref)) for ref in refs)
    return tuple((ref, disclosure.display_name(snapshot, one.id) if one else ref) for ref, one in found)


def _who(snapshot: Snapshot, question: Question) -> str:
    person = snapshot.person_by_ref.get(question.refs[0])
    if person is None or question.import_kind != ImportKind.PEOPLE:
        return question.refs[0]
    return disclosure.display_name(snapshot, person.id)


def _zone(snapshot: Snapshot, cells: Mapping[str, str]) -> str:
    """A row's times are those of its own zone, else of the first event it names, else of the only one there is."""
    if cells.get("tz"):
        return cells["tz"]
    codes = values(cells.get("events") or cells.get("event", ""))
    only = next(iter(snapshot.events.values())).zone if len(snapshot.events) == 1 else "UTC"
    return next((snapshot.event_by_code[code].zone for code in codes if code in snapshot.event_by_code), only)
