"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable

from .domain.errors import ForumDeskError

Progress = Callable[[int, int], None]
"""Called with (done, total) now and then, on the working thread; it raises Cancelled to stop the work."""


class Cancelled(ForumDeskError):  # noqa: N818 - it is an answer to a wish, not a mistake
    """The work was stopped before anything was written."""


def silent(done: int, total: int) -> None:
    """For callers who do not ask how far it is."""
