"""Commands that bring lists in: import, questions, answer."""

import json
from pathlib import Path

import click

from forumdesk.cli import shapes
from forumdesk.cli.asked import Asked, UnreadableError, common, opened, pass_asked, read_bytes
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.progress import bar
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.headings import WITHOUT_OWN_FIELDS
from forumdesk.services import importing, questions
from forumdesk.services.importing import Decisions, ImportReport
from forumdesk.words import findings as words
from forumdesk.words.counted import counted


@click.command(name="import")
@click.argument("kind", type=click.Choice([kind.value for kind in ImportKind]))
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Show what would come in; write nothing.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, readable=False),
    help='Answers to questions: {"dob:A17": "1971-06-05", ...}',
)
@click.option(
    "--map", "mapping", multiple=True, metavar='"Header=column"', help='Read a column as another; "Header=" drops it.'
)
@click.option("--event", "event_code", default="", metavar="CODE", help="The event, where the file names none.")
@common
@pass_asked
def import_list(
    asked: Asked,
    kind: str,
    file: Path,
    dry_run: bool,
    answers: Path | None,
    mapping: tuple[str, ...],
    event_code: str,
) -> Outcome:
    """Import FILE, a list, schedule or contacts of KIND, as one step that can be undone.

    A list is CSV or XLSX. A programme may be an iCalendar file, frab's schedule XML or pretalx' JSON; people may be
    vCards or an export of Outlook, Indico or pretix. What the file is, its content tells.

    What has one reading is taken, what has two is asked, and nothing is guessed. The same file again changes nothing.
    """
    given = read_answers(answers)
    mapped = _mapping(mapping)
    data = read_bytes(file)
    with opened(asked) as workspace, bar(f"Importing {kind}") as progress:
        decisions = Decisions(given, mapped, event=event_code)
        report = importing.import_decided(workspace, ImportKind(kind), data, decisions, dry_run, progress)
    return Outcome(report_shape(report), _report_lines(report), needs_person=_needs_person(report))


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    mapped = {}
    for pair in pairs:
        header, sign, column = pair.rpartition("=")
        if not sign or not header:
            raise click.BadParameter(f'"{pair}" is not of the form "Header=column".', param_hint="--map")
        mapped[header] = column
    return mapped


def read_answers(path: Path | None) -> dict[str, str]:
    """Question id to choice, from a file; none without one."""
    if path is None:
        return {}
    try:
        found = json.loads(read_bytes(path).decode("utf-8-sig"))
    except ValueError as error:
        raise UnreadableError(path, "it is not JSON") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise UnreadableError(path, "it is not one JSON object of question ids and choices")
    return found


def report_shape(report: ImportReport) -> Document:
    return {
        "kind": report.kind.value,
        "rows": report.rows,
        "blank": report.blank,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "merged": report.merged,
        "rejected": report.rejected,
        "gone": report.gone,
        "applied": report.applied,
        "questions": [shapes.question(one) for one in report.questions],
        "merges": [{"refs": list(one.refs), "evidence": one.evidence} for one in report.merges],
        "problems": [
            {
                "row": one.row,
                "ref": one.ref,
                "field": one.field,
                "type": one.type.value,
                "message": words.problem(one),
            }
            for one in report.problems
        ],
        "unknown_columns": list(report.unknown_columns),
        "unknown_organisations": list(report.unknown_organisations),
    }


def _needs_person(report: ImportReport) -> bool:
    return bool(report.questions or report.unknown_columns or report.rejected)


def _report_lines(report: ImportReport) -> tuple[str, ...]:
    done = "Imported" if report.applied else "Would import"
    counts = {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "merged": report.merged,
        "rejected": report.rejected,
    }
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    lines = [f"{done} {counted(report.rows, 'row', 'rows')} of {report.kind.value}: {said or 'none'}."]
    if report.gone:
        lines.append(
            f"{report.gone} rows of the earlier list are not in this one. They stay here until you remove them."
            if report.gone > 1
            else "1 row of the earlier list is not in this one. It stays here until you remove it."
        )
    lines += [f"Merged {' and '.join(one.refs)}: {one.evidence}." for one in report.merges]
    lines += [words.problem(one) for one in report.problems]
    kept = "left out" if report.kind in WITHOUT_OWN_FIELDS else "kept as a field of its own"
    lines += [f'Unknown column "{name}": {kept}.' for name in report.unknown_columns]
    lines += [f'New organisation "{name}".' for name in report.unknown_organisations]
    lines += [f"Question {one.key}: {' or '.join(one.choices)}?" for one in report.questions]
    return tuple(lines)


@click.command(name="questions")
@common
@pass_asked
def open_questions(asked: Asked) -> Outcome:
    """The questions that imports left open."""
    with opened(asked) as workspace:
        found = questions.open_questions(workspace)
    lines = [f"{one.key}  {one.type.value}  {one.evidence or one.value}  {' | '.join(one.choices)}" for one in found]
    document: dict[str, object] = {"questions": [shapes.question(one) for one in found]}
    return Outcome(document, tuple(lines) or ("No open questions.",), needs_person=bool(found))


@click.command()
@click.argument("question_id")
@click.argument("choice")
@common
@pass_asked
def answer(asked: Asked, question_id: str, choice: str) -> Outcome:
    """Answer QUESTION_ID with one of its choices; it can be undone."""
    with opened(asked) as workspace:
        questions.answer(workspace, question_id, choice)
    return Outcome({"question": question_id, "choice": choice}, (f"{question_id}: {choice}.",))


COMMANDS: dict[str, click.Command] = {"import": import_list, "questions": open_questions, "answer": answer}
