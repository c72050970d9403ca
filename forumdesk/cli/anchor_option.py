"""The anchor off a page of a copy, asked of a file: whether it still contains the state that the copy was made from."""

import click

from forumdesk.cli.asked import Asked, opened
from forumdesk.cli.outcome import Document
from forumdesk.domain.copies import Anchor, Chain
from forumdesk.store import anchors

SAID = {
    Chain.HOLDS: "holds: this file contains the state that the copy was made from",
    Chain.OLDER: "older: this file is older than the copy; it was rolled back, or is an old backup",
    Chain.OTHER: "other: this file has another history than the copy; it was rolled back and changed, or is another",
}


def _read(context: click.Context, parameter: click.Parameter, value: str | None) -> Anchor | None:
    found = Anchor.read(value) if value is not None else None
    if value is not None and found is None:
        raise click.BadParameter(f'"{value}" is no anchor such as 412·7F3A-9C21.')
    return found


ANCHOR = click.option("--anchor", metavar="TEXT", callback=_read, help="The anchor on a copy's pages: 412·7F3A-9C21.")


def ask(asked: Asked, anchor: Anchor) -> tuple[Chain, Document]:
    """What the file says to the anchor."""
    with opened(asked) as workspace:
        chain = anchors.held(workspace, anchor)
    return chain, {"anchor": str(anchor), "state": chain.value}
