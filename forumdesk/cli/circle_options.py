"""Options of commands that look at, or send to, circles beside that of -w."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, another, opened
from forumdesk.cli.outcome import Outcome
from forumdesk.services import circles
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Others:
    """Files, and what opens each of them, in the same order."""

    files: tuple[Path, ...]
    passphrase_files: tuple[str, ...]
    key_files: tuple[str, ...]

    def each(self) -> list[tuple[Path, str, Path | None]]:
        """UsageError where something is missing."""
        if len(self.files) != len(self.passphrase_files):
            raise click.UsageError("Name one --with-passphrase-file for each --with.")
        if self.key_files and len(self.files) != len(self.key_files):
            raise click.UsageError("Name one --with-key-file for each --with, in the same order: '' where it has none.")
        keys = [Path(one) if one else None for one in self.key_files or [""] * len(self.files)]
        return list(zip(self.files, self.passphrase_files, keys, strict=True))


def beside(function: Callable[..., Outcome]) -> Callable[..., Outcome]:
    """--with and what opens each of them, as often as there are circles to look across; told as `others`."""

    @wraps(function)
    def gathered(
        *given: object,
        with_files: tuple[Path, ...],
        with_passphrase_files: tuple[str, ...],
        with_key_files: tuple[str, ...],
        **more: object,
    ) -> Outcome:
        return function(*given, others=Others(with_files, with_passphrase_files, with_key_files), **more)

    for option in (
        click.option(
            "--with-key-file",
            "with_key_files",
            metavar="FILE",
            multiple=True,
            help="Its key file; where any has one, one for each --with, in the same order: '' where it has none.",
        ),
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
        gathered = option(gathered)
    return gathered


@contextmanager
def opened_beside(asked: Asked, others: Others) -> Iterator[Workspace]:
    """The workspace of -w; what is found in it knows when the others are busy. The others are closed at once."""
    each = others.each()
    with opened(asked) as workspace:
        with ExitStack() as held:
            open_ones = [held.enter_context(another(*one)) for one in each]
            if open_ones:
                circles.attend(workspace, open_ones)
        yield workspace
