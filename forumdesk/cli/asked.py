"""What every command can be asked: which workspace, which key, which form of answer."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from forumdesk.cli import stopping
from forumdesk.domain.errors import DiskFullError, FileFailedError, ForumDeskError
from forumdesk.services import working
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

F = TypeVar("F", bound=Callable[..., Any])
BOM = "\ufeff"
ENVIRONMENT = "FORUMDESK_PASSPHRASE_FILE"
BY = "FORUMDESK_BY"
MOST_BYTES = 500_000_000
MOST_PASSPHRASE_BYTES = 100_000
_PART = 1_000_000


class UnreadableError(ForumDeskError):
    """A file that was named could not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason


@dataclass
class Asked:
    """Filled by the options, wherever on the line they stand."""

    workspace: Path | None = None
    passphrase_file: str | None = None
    key_file: Path | None = None
    as_json: bool = False
    by: str = ""


pass_asked = click.make_pass_decorator(Asked, ensure=True)


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        setattr(context.ensure_object(Asked), str(parameter.name), value)


def common(function: F) -> F:
    """The options that every command takes."""
    for option in (
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Answer with one JSON document.",
        ),
        click.option(
            "--by",
            metavar="NAME",
            expose_value=False,
            callback=_remember,
            help=f"Who works here, for the history. Else {BY}, else what was typed on this computer.",
        ),
        click.option(
            "--key-file",
            type=click.Path(path_type=Path, readable=False),
            expose_value=False,
            callback=_remember,
            help="The key file, where the workspace has one.",
        ),
        click.option(
            "--passphrase-file",
            metavar="FILE",
            expose_value=False,
            callback=_remember,
            help=f"Read the passphrase from FILE; - is standard input. Else {ENVIRONMENT}, else a prompt.",
        ),
        click.option(
            "-w",
            "--workspace",
            type=click.Path(path_type=Path, readable=False),
            expose_value=False,
            callback=_remember,
            help="The .forumdesk file.",
        ),
    ):
        function = option(function)
    return function


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The whole file, or an UnreadableError that says why not; a pipe will do, a device without an end will not."""
    data = bytearray()
    try:
        with path.open("rb") as file:
            # In parts: one call for all of it would first ask for all of the memory.
            while len(data) <= most and (part := file.read(_PART)):
                data += part
    except OSError as error:
        raise UnreadableError(path, error.strerror or type(error).__name__) from error
    if len(data) > most:
        raise UnreadableError(path, f"it is longer than {most} bytes")
    return bytes(data)


def passphrase_from(source: str) -> str:
    """The passphrase in a file or on standard input; one BOM before and one line end after are not part of it."""
    data = sys.stdin.buffer.read() if source == "-" else read_bytes(Path(source), MOST_PASSPHRASE_BYTES)
    try:
        text = data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise UnreadableError(Path(source), "it is not UTF-8 text") from error
    for end in ("\r\n", "\n", "\r"):
        if text.endswith(end):
            return text.removesuffix(end)
    return text


def secret(asked: Asked, confirm: bool = False) -> Secret:
    """The passphrase and key file, from where they were said to be, else asked for at the terminal."""
    source = asked.passphrase_file or os.environ.get(ENVIRONMENT)
    if source:
        passphrase = passphrase_from(source)
    elif sys.stdin.isatty():
        passphrase = str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True))
    else:
        raise click.UsageError(f"No passphrase: name a file with --passphrase-file or {ENVIRONMENT}.")
    if not passphrase:
        raise click.UsageError("The passphrase is empty. Write one into the file, on one line.")
    return Secret(passphrase, read_bytes(asked.key_file) if asked.key_file else None)


def the_world() -> World:
    """The real clock, to the second, and the system's randomness."""
    return World(lambda: datetime.now(UTC).replace(microsecond=0), os.urandom)


class _Stoppable(Workspace):
    """Ctrl-C stops a command until its change is final."""

    def about_to_commit(self) -> None:
        stopping.too_late()


def another(path: Path, passphrase_file: str, key_file: Path | None = None) -> Workspace:
    """A further workspace, named beside that of -w; it has to be closed."""
    given = Secret(passphrase_from(passphrase_file), read_bytes(key_file) if key_file else None)
    return _Stoppable.open(path, given, the_world())


@contextmanager
def opened(asked: Asked, given: Secret | None = None) -> Iterator[Workspace]:
    """The workspace named by -w, closed again whatever happens; the passphrase is asked for unless it is given."""
    if asked.workspace is None:
        raise click.UsageError("Name the workspace: -w FILE.forumdesk")
    by = " ".join((asked.by or os.environ.get(BY, "")).split())
    workspace = _Stoppable.open(asked.workspace, given or secret(asked), replace(the_world(), by=by))
    try:
        working.recall(workspace)
        yield workspace
    finally:
        _close(workspace)


def _close(workspace: Workspace) -> None:
    try:
        workspace.close()
    except (DiskFullError, FileFailedError) as error:
        # What was done stands, on the disk, in the log. To refuse now would say that nothing was done.
        names = f"{error.path} and {error.path.name}-wal"
        click.echo(f"The disk is full or failing: keep {names} together, and free some room.", err=True)
