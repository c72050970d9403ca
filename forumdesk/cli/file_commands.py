"""Commands about the file itself: new, verify, undo, redo, history."""

from pathlib import Path

import click

from forumdesk.changes import ChangeSet
from forumdesk.cli import anchor_option
from forumdesk.cli.asked import Asked, common, opened, pass_asked, secret, the_world
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.copies import Anchor, Chain
from forumdesk.domain.moments import utc_text
from forumdesk.services import workspaces
from forumdesk.store.cipher import Secret
from forumdesk.store.verify import verify_file
from forumdesk.words.counted import counted


def workspace_path(asked: Asked) -> Path:
    if asked.workspace is None:
        raise click.UsageError("Name the workspace: -w FILE.forumdesk")
    return asked.workspace


@click.command()
@click.argument("file", metavar="WORKSPACE", type=click.Path(path_type=Path))
@common
@pass_asked
def new(asked: Asked, file: Path) -> Outcome:
    """Make WORKSPACE, an empty encrypted file. A lost passphrase cannot be had back."""
    chosen = secret(asked, confirm=True)
    warn_if_weak(chosen)
    workspaces.create(file, chosen, the_world()).close()
    return Outcome({"file": str(file)}, (f"Made {file}.",))


def warn_if_weak(chosen: Secret) -> None:
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # and a dictionary of a megabyte, so only here

    # zxcvbn refuses more than 72 characters; what is longer is not what it warns of.
    if zxcvbn(chosen.passphrase[:72])["score"] < 4:
        click.echo("This passphrase can be guessed. Five random words are better. Change it with: passphrase", err=True)


@click.command()
@anchor_option.ANCHOR
@common
@pass_asked
def verify(asked: Asked, anchor: Anchor | None) -> Outcome:
    """Read every page of the file and walk its history."""
    found = verify_file(workspace_path(asked), secret(asked))
    document: Document = {
        "cipher": found.cipher,
        "database": found.database,
        "history": {"entries": found.history_entries, "chain": found.chain},
        "kdf_profile": found.kdf_profile,
    }
    lines = table(
        [
            ("cipher", found.cipher),
            ("database", found.database),
            ("history", f"{found.chain}, {counted(found.history_entries, 'entry', 'entries')}"),
            ("key", f"Argon2id, profile {found.kdf_profile}"),
        ]
    )
    if anchor is None or not found.ok:
        return Outcome(document, lines, needs_person=not found.ok)
    chain, document["anchor"] = anchor_option.ask(asked, anchor)
    return Outcome(document, (*lines, anchor_option.SAID[chain]), needs_person=chain is not Chain.HOLDS)


@click.command()
@common
@pass_asked
def undo(asked: Asked) -> Outcome:
    """Take back the last change that did not leave the house."""
    with opened(asked) as workspace:
        return _replayed("Undone", workspace.undo())


@click.command()
@common
@pass_asked
def redo(asked: Asked) -> Outcome:
    """Make the change that was undone last again."""
    with opened(asked) as workspace:
        return _replayed("Done again", workspace.redo())


def _replayed(word: str, change_set: ChangeSet) -> Outcome:
    label = change_set.label.value
    document: dict[str, object] = {"label": label, "number": change_set.number}
    return Outcome(document, (f"{word}: {label.replace('-', ' ')} (entry {change_set.number}).",))


@click.command()
@common
@pass_asked
def history(asked: Asked) -> Outcome:
    """What was done, when and by whom; never to whom."""
    with opened(asked) as workspace:
        entries = workspace.history()
    document: dict[str, object] = {
        "entries": [
            {"number": one.number, "at": utc_text(one.at), "label": one.label.value, "rows": one.rows, "by": one.by}
            for one in entries
        ]
    }
    lines = table(
        [
            (
                str(one.number),
                utc_text(one.at),
                one.label.value.replace("-", " "),
                counted(one.rows, "row", "rows"),
                one.by,
            )
            for one in entries
        ]
    )
    return Outcome(document, lines)


COMMANDS: dict[str, click.Command] = {
    "new": new,
    "verify": verify,
    "undo": undo,
    "redo": redo,
    "history": history,
}
