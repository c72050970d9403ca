"""What every command that lets something out can be told of it: why, for whom, until when, and whom its pages name."""

from datetime import datetime
from pathlib import Path

import click

from forumdesk.cli.asked import F
from forumdesk.domain.copies import LONGEST_MARK, Terms

_META = "forumdesk.terms"


def _note(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        context.meta.setdefault(_META, {})[str(parameter.name)] = value.date() if isinstance(value, datetime) else value


def _short(context: click.Context, parameter: click.Parameter, value: str) -> None:
    if len(value) > LONGEST_MARK:
        raise click.BadParameter(f"{LONGEST_MARK} characters at the most: it stands across every page.")
    _note(context, parameter, value.strip())


def registered(function: F) -> F:
    """The options of a command whose output is a copy in the register."""
    for option in (
        click.option(
            "--expires",
            "until",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            expose_value=False,
            callback=_note,
            help="The last day on which it may be out.",
        ),
        click.option("--for-whom", default="", metavar="TEXT", expose_value=False, callback=_note, help="Who gets it."),
        click.option(
            "--purpose", default="", metavar="TEXT", expose_value=False, callback=_note, help="Why it leaves."
        ),
    ):
        function = option(function)
    return function


def marked(function: F) -> F:
    """The same, and a mark across every page."""
    mark = click.option(
        "--mark-for",
        "mark",
        default="",
        metavar="TEXT",
        expose_value=False,
        callback=_short,
        help="Words for whom it is, light behind the text of every page.",
    )
    return mark(registered(function))


def given(out: Path | None = None) -> Terms:
    """What the command that runs was told; a file without pages cannot be marked."""
    terms = Terms(**click.get_current_context().meta.get(_META, {}))
    if terms.mark and out is not None and out.suffix.lower() == ".csv":
        raise click.UsageError("--mark-for is for pages, and a CSV has none.")
    return terms
