"""The entry point: runs a command, prints its outcome, and turns every refusal into one sentence and a status."""

import sys
from collections.abc import Sequence

import click

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
        return _refuse("Stopped, as asked. What was not finished was not written; see what was with: history")
    if not isinstance(outcome, Outcome):  # --help and --version have said their say
        return outcome if isinstance(outcome, int) else 0
    show(outcome, asked.as_json)
    return NEEDS_PERSON if outcome.needs_person else 0


def _refuse(words: str, status: int = REFUSED) -> int:
    click.echo(words, err=True)
    return status


def main() -> None:
    """What the console script calls. A mistake of ours is told by place and type: its text may hold a name."""
    try:
        status = run()
    except Exception as error:  # noqa: BLE001 - the last line of defence: never a traceback with somebody's name in it
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else "an unknown place"
        status = _refuse(
            f"ForumDesk made a mistake ({type(error).__name__} in {place}). See what was done with: history"
        )
    sys.exit(status)


if __name__ == "__main__":
    main()
