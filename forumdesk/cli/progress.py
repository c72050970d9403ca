"""A bar on standard error for work that takes a while."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from forumdesk.progress import Progress


@contextmanager
def bar(label: str) -> Iterator[Progress]:
    """Yields what services call with (done, total). Without a terminal nothing is drawn: a refusal is one sentence."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=100, label=label, file=sys.stderr, width=30) as shown:
        reached = 0

        def tell(done: int, total: int) -> None:
            nonlocal reached
            now = 100 * done // total if total else 100
            shown.update(now - reached)
            reached = now

        yield tell
        shown.update(100 - reached)
