"""Runs a command, prints its outcome, and turns every refusal into one sentence and a status."""

import os
import sys
from collections.abc import Sequence

import click

from forumdesk.cli import stopping
from forumdesk.cli.app import cli
from forumdesk.cli.asked import Asked, UnreadableError
from forumdesk.cli.outcome import Outcome, show
from forumdesk.domain.errors import ForumDeskError
from forumdesk.importers.refusals import UnknownMappingError
from forumdesk.words.refusals import sentence

NEEDS_PERSON, WRONG_USAGE, REFUSED = 1, 2, 3


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Standard output holds the outcome and nothing else."""
    asked = Asked()
    try:
        outcome = cli.main(arguments, prog_name="forumdesk-cli", standalone_mode=False, obj=asked)
    except click.UsageError as error:
        error.show(sys.stderr)
        return WRONG_USAGE
    except UnknownMappingError as error:
        return _refuse(sentence(error), WRONG_USAGE)
    except UnreadableError as error:
        return _refuse(f"{error.path} cannot be read: {error.reason}. Check the name and the file.")
    except ForumDeskError as error:
        return _refuse(sentence(error))
    except (click.Abort, KeyboardInterrupt):
        return _refuse(stopping.SENTENCE)
    if not isinstance(outcome, Outcome):  # --help and --version have said their say
        return outcome if isinstance(outcome, int) else 0
    return _shown(outcome, asked.as_json)


def _shown(outcome: Outcome, as_json: bool) -> int:
    stopping.too_late()  # status 3 would say that nothing was done, beside an answer that says what
    try:
        show(outcome, as_json)
    except BrokenPipeError:
        _write_no_more()  # who reads has seen enough, as `head` does
    except OSError as error:
        _write_no_more()
        return _refuse(f"The answer cannot be written: {error.strerror}. What was done is done; see it with: history")
    return NEEDS_PERSON if outcome.needs_person else 0


def _write_no_more() -> None:
    """The interpreter writes what is left when it ends, and would fail again: let it go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(words: str, status: int = REFUSED) -> int:
    click.echo(words, err=True)
    return status
