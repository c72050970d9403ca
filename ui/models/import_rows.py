"""What an import asks and does, in the words of the window: questions, two people side by side, rows and problems."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.questions import Problem, QuestionType
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.refusals import TooLargeError
from forumdesk.importers.sheet import LARGEST_FILE
from forumdesk.progress import Progress
from forumdesk.services import importing, photographing, previewing
from forumdesk.services.asked import Asked
from forumdesk.services.errors import PhotoRefusedError
from forumdesk.services.importing import Decisions
from forumdesk.services.previewing import Group, ListFile, Preview, RowSeen
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.compare_rows import day_text, evidence_text, field_word, values_text
from ui.models.rows import Column, RowsModel
from ui.widgets.photo_file import bare_jpeg_of

LATER = ""
"""The answer that leaves a question open."""
_QUESTION_ICONS = {
    QuestionType.SAME_PERSON: "people",
    QuestionType.AMBIGUOUS_DATE: "question",
    QuestionType.AMBIGUOUS_TIME: "clock",
    QuestionType.NONEXISTENT_TIME: "clock",
    QuestionType.WHICH_ROOM: "venues",
    QuestionType.SPLIT_NAME: "language",
    QuestionType.WHICH_PERSON: "people",
}
_GROUP_SIGNS = {
    Group.CREATED: Sign("add", "ok"),
    Group.UPDATED: Sign("differs", "note"),
    Group.MERGED: Sign("merge", "note"),
    Group.REJECTED: Sign("block", "block"),
    Group.GONE: Sign("less", "text2"),
}
_MORE = 4


@dataclass(frozen=True, slots=True, repr=False)
class Trouble:
    """Why a task came to nothing: a refusal, or a file that could not be read."""

    error: ForumDeskError | None
    file: str = ""

    @property
    def sentence(self) -> str:
        if self.error is None:
            return words.say("import.unreadable", file=self.file)
        return words.refusal(self.error)


@dataclass(frozen=True, slots=True)
class Applied:
    """What a list changed, and the photos that came with it."""

    change_set: ChangeSet
    photos: ChangeSet | None = None


def look_at(workspace: Workspace, path: Path) -> ListFile | Trouble:
    """Read a file on the desk's thread. What is wrong with it comes back as a value: it is for one dialog alone."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Trouble(TooLargeError("bytes", LARGEST_FILE))
        return previewing.look_at(workspace, path.read_bytes())
    except OSError:
        return Trouble(None, path.name)
    except ForumDeskError as error:
        return Trouble(error)


def preview(
    workspace: Workspace, progress: Progress, file: ListFile, kind: ImportKind, decisions: Decisions
) -> Preview | Trouble:
    try:
        return previewing.preview(workspace, file, kind, decisions, progress)
    except ForumDeskError as error:
        return Trouble(error)


def apply(
    workspace: Workspace,
    progress: Progress,
    file: ListFile,
    kind: ImportKind,
    decisions: Decisions,
    photos: Mapping[str, bytes],
) -> Applied | Trouble:
    """The list, and the photos as a step after it; where those are stopped, the list is here all the same."""
    try:
        done = importing.apply(workspace, kind, file.sheet, decisions, progress).change_set
    except ForumDeskError as error:
        return Trouble(error)
    with suppress(ForumDeskError):
        return Applied(done, _bring(workspace, progress, photos) if photos else None)
    return Applied(done)


def _bring(workspace: Workspace, progress: Progress, photos: Mapping[str, bytes]) -> ChangeSet:
    """Scaled and stripped of all but the picture; what is no picture is passed over."""
    made = {}
    for number, (ref, content) in enumerate(photos.items(), 1):
        progress(number, len(photos))
        with suppress(PhotoRefusedError):
            made[ref] = bare_jpeg_of(content)
    return photographing.bring(workspace, made)


def reading_text(asked: Asked, choice: str) -> str:
    """What a choice means, in words."""
    kind = asked.question.type
    if kind is QuestionType.SPLIT_NAME:
        given, _, family = (part.strip() for part in choice.partition("|"))
        return words.say("import.reading-name" if family else "import.reading-one-name", **_name(given, family))
    if kind is QuestionType.WHICH_ROOM:
        venue, _, room = choice.partition("/")
        return words.say("import.reading-room", room=room, venue=venue)
    if kind is QuestionType.SAME_PERSON:
        return words.say(f"import.answer.{choice}")
    if kind is QuestionType.WHICH_PERSON:
        return ", ".join(words.say("import.reading-person", name=name, ref=ref) for ref, name in asked.named[choice])
    if "T" not in choice:
        return words.say("import.reading-date", day=day_text(date.fromisoformat(choice)), iso=choice)
    local = datetime.fromisoformat(choice.replace("Z", "+00:00")).astimezone(ZoneInfo(asked.zone))
    offset = f"UTC{local:%z}"[:6] + ":" + f"{local:%z}"[3:]
    day = day_text(local.date())
    return words.say("import.reading-time", day=day, clock=f"{local:%H:%M}", offset=offset, zone=asked.zone)


def _name(given: str, family: str) -> dict[str, str]:
    return {"given": given, "family": family} if family else {"given": given}


def question_line(asked: Asked) -> str:
    """What a question is, in one line of the list."""
    question = asked.question
    if question.type is QuestionType.SAME_PERSON:
        one, other = _two(asked)
        return words.say("import.line.same-person", one=one, other=other)
    return words.say(f"import.line.{question.type}", value=question.value)


def _two(asked: Asked) -> tuple[str, str]:
    if asked.comparison is None:
        return asked.question.refs[0], asked.question.refs[-1]
    return asked.comparison.first.name, asked.comparison.second.name


def where_text(asked: Asked) -> str:
    """Row 18, column Birth date, Bo Prøve."""
    question = asked.question
    field = field_word(question.field, question.import_kind)
    if question.row is None:
        return words.say("import.where-no-row", field=field, who=asked.who)
    return words.say("import.where", row=question.row, field=field, who=asked.who)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A line of the list of questions: `answer` is None where nobody has looked at it yet."""

    asked: Asked
    answer: str | None

    @property
    def key(self) -> str:
        return self.asked.question.key

    @property
    def answered(self) -> bool:
        return bool(self.answer)


def question_about(row: QuestionRow) -> str:
    """The second line: the answer, else where it stands."""
    if row.answer is not None:
        return reading_text(row.asked, row.answer) if row.answer else words.say("import.answer.later")
    if row.asked.comparison is not None:
        return evidence_text(row.asked.comparison)[1].rstrip(".")
    return where_text(row.asked)


def _question_cell(row: QuestionRow) -> Cell:
    if row.answered:
        sign = Sign("ok", "ok")
    else:
        sign = Sign(_QUESTION_ICONS[row.asked.question.type], "question" if row.answer is None else "text3")
    return Cell(question_line(row.asked), question_about(row), sign=sign, faded=row.answered)


def _question_said(row: QuestionRow) -> str:
    key = "import.question-done" if row.answer is not None else "import.question-line"
    return words.say(key, what=question_line(row.asked), about=question_about(row))


def questions_model() -> RowsModel[QuestionRow]:
    return RowsModel((Column("what", _question_cell),), lambda row: row.key, _question_said)


def changes_text(row: RowSeen) -> str:
    """What would change in a row; the first few fields."""
    told = []
    for change in row.changes[:_MORE]:
        field = field_word(change.field, "people")
        if change.event:
            field = words.say("import.field-at", field=field, event=change.event)
        ends = [values_text(values) or words.say("import.empty") for values in (change.before, change.after)]
        told.append(words.say("import.change", field=field, before=ends[0], after=ends[1]))
    if len(row.changes) > _MORE:
        told.append(words.count("import.and-more", len(row.changes) - _MORE))
    return "; ".join(told)


def _row_name(row: RowSeen) -> Cell:
    return Cell(row.name or row.ref, row.ref if row.name else "", 500, locked=row.hidden)


def _row_said(row: RowSeen) -> str:
    group = words.say(f"import.row-is.{row.group}")
    number = "–" if row.number is None else row.number
    return words.say("import.row-said", group=group, n=number, name=row.name or row.ref, what=changes_text(row))


def rows_model() -> RowsModel[RowSeen]:
    return RowsModel(
        (
            Column("who", _row_name, lambda row: (row.name or row.ref).casefold()),
            Column(
                "becomes",
                lambda row: Cell(words.say(f"import.row-is.{row.group}"), sign=_GROUP_SIGNS[row.group]),
                lambda row: list(Group).index(row.group),
            ),
            Column(
                "row",
                lambda row: Cell("" if row.number is None else words.figure(row.number), figures=True, token="text2"),
                lambda row: row.number or 0,
            ),
            Column("change", lambda row: Cell(changes_text(row), token="text2")),
        ),
        lambda row: f"{row.group}-{row.number}-{row.ref}",
        _row_said,
    )


def problem_text(problem: Problem, kind: str) -> str:
    """What is wrong in which row, as the command line tells it; the value itself is not repeated."""
    key = f"import.problem.{problem.type}"
    if problem.field in ("visibility", "discretion"):
        outcome = words.say(f"import.outcome.{problem.field}")
    else:
        outcome = words.say("import.outcome.rejected" if problem.rejected else "import.outcome.without")
    facts: dict[str, str | int] = {"row": problem.row, "field": field_word(problem.field, kind), "outcome": outcome}
    return words.say(key, **facts)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem of a list of one kind; `number` tells it from others of its row."""

    problem: Problem
    kind: str
    number: int


def problems_model() -> RowsModel[ProblemRow]:
    def cell(row: ProblemRow) -> Cell:
        sign = Sign("block", "block") if row.problem.rejected else Sign("warn", "warn_mark")
        return Cell(problem_text(row.problem, row.kind), sign=sign)

    return RowsModel(
        (
            Column("problem", cell, lambda row: row.problem.row),
            Column("who", lambda row: Cell(row.problem.ref, token="text2"), lambda row: row.problem.ref),
        ),
        lambda row: str(row.number),
        lambda row: problem_text(row.problem, row.kind),
    )


def joined(some: Iterable[str]) -> str:
    """a, b or c."""
    names = list(some)
    if len(names) < 2:
        return "".join(names)
    return words.say("import.or", some=", ".join(names[:-1]), last=names[-1])
