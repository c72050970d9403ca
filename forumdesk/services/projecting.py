"""An open workspace as a screen may show it that a whole room looks at: covered, and nothing can be written there."""

from collections.abc import Iterator
from contextlib import contextmanager

from forumdesk.changes import Label
from forumdesk.domain.errors import ProjectedError
from forumdesk.domain.projecting import projected, projected_all
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store.tables import T
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


class Projected(Workspace):
    """The same file, read through covers. Whoever changes something does it in the workspace itself."""

    def __init__(self, whole: Workspace) -> None:
        super().__init__(whole.file, whole.world)
        self._whole = whole
        self._covered: tuple[Snapshot, Snapshot] | None = None

    def get(self, kind: type[T], row_id: str) -> T:
        return projected(super().get(kind, row_id))

    def where(self, kind: type[T], **columns: object) -> list[T]:
        return [projected(row) for row in super().where(kind, **columns)]

    def snapshot(self) -> Snapshot:
        found = self._whole.snapshot()
        if self._covered is None or self._covered[0] is not found:
            self._covered = (found, projected_all(found))
        return self._covered[1]

    @contextmanager
    def transaction(self, label: Label) -> Iterator[Transaction]:
        """Raises ProjectedError: what is read for the screen records nothing, so it reveals nothing either."""
        raise ProjectedError
        yield
