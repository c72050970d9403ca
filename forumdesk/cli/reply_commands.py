"""The command that takes answers to invites in."""

import errno
import os
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, UnreadableError, common, opened, pass_asked
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.progress import bar
from forumdesk.domain.errors import FileFailedError
from forumdesk.services import answering
from forumdesk.services.answering import Decisions, Report, Seen
from forumdesk.services.answering_files import read_files
from forumdesk.words import answers as words
from forumdesk.words.counted import counted


@click.command()
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--apply", "wanted", is_flag=True, help="Take the answers in, as one step that can be undone.")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="ADDRESS=REF",
    help="That address is one of REF's; it is kept with them once an answer from it is taken in.",
)
@click.option(
    "--sender", "senders", multiple=True, metavar="ADDRESS", help="What that address sent for somebody else counts."
)
@common
@pass_asked
def replies(
    asked: Asked, file: tuple[Path, ...], wanted: bool, aliases: tuple[str, ...], senders: tuple[str, ...]
) -> Outcome:
    """What the answers in FILE would change: .ics, .eml, an mbox, or a folder of them.

    Nothing is written without --apply. An answer that is known, or older than one that is known, changes nothing.
    """
    decisions = Decisions(_aliases(aliases), frozenset(senders))
    with bar("Reading answers") as progress:
        try:
            found = read_files(file, progress)
        except FileFailedError as error:
            raise UnreadableError(error.path, os.strerror(getattr(errno, error.code, 0))) from error
    with opened(asked) as workspace:
        report = (answering.apply if wanted else answering.preview)(workspace, found, decisions)
    return Outcome(_shape(report), _lines(report), needs_person=any(one.needs_person for one in report.answers))


def _aliases(pairs: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for pair in pairs:
        address, _, ref = pair.rpartition("=")
        if not address or not ref:
            raise click.BadParameter(f'"{pair}" is not of the form ADDRESS=REF.', param_hint="--alias")
        given[address] = ref
    return given


def reply_shape(one: Seen) -> Document:
    return {
        "file": one.file,
        "action": one.action.value,
        "method": one.method,
        "uid": one.uid,
        "attendee": one.attendee,
        "partstat": one.partstat.value.replace("_", "-").upper() if one.method else "",
        "sequence": one.sequence,
        "ref": one.ref,
        "message": _message(one),
    }


def _shape(report: Report) -> Document:
    return {"replies": [reply_shape(one) for one in report.answers]}


def _message(one: Seen) -> str:
    return words.reason(words.Facts(one.why, one.name or (one.ref or ""), one.partstat, one.fault), "en")


def _lines(report: Report) -> tuple[str, ...]:
    done = "Took in" if report.applied else "Would take in"
    taken = sum(one.action.value == "apply" for one in report.answers)
    lines = [f"{one.file}: {one.action.value.replace('_', ' ')}. {_message(one)}" for one in report.answers]
    return (*lines, f"{done} {counted(taken, 'answer', 'answers')} of {len(report.answers)}.")


COMMANDS: dict[str, click.Command] = {"replies": replies}
