"""Options of commands that look at, or send to, circles beside that of -w."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from forumdesk.cli.asked import Asked, another, opened
from forumdesk.services import circles
from forumdesk.store.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


def beside(function: F) -> F:
    """--with and --with-passphrase-file, each as often as there are circles to look across."""
    for option in (
        click.option(
            "--with-passphrase-file",
            "with_passphrase_files",
            metavar="FILE",
            multiple=True,
            help="Its passphrase; one for each --with, in the same order.",
        ),
        click.option(
            "--with",
            "with_files",
            metavar="OTHER",
            multiple=True,
            type=click.Path(path_type=Path, readable=False),
            help="Another circle's file: findings say when somebody or a room is busy there, and no more.",
        ),
    ):
        function = option(function)
    return function


@contextmanager
def opened_beside(asked: Asked, files: Sequence[Path], passphrase_files: Sequence[str]) -> Iterator[Workspace]:
    """The workspace of -w; what is found in it knows when the others are busy. The others are closed at once."""
    if len(files) != len(passphrase_files):
        raise click.UsageError("Name one --with-passphrase-file for each --with.")
    with opened(asked) as workspace:
        with ExitStack() as held:
            others = [held.enter_context(another(*one)) for one in zip(files, passphrase_files, strict=True)]
            if others:
                circles.attend(workspace, others)
        yield workspace
