"""Who looks at the screen: the organiser alone, or a whole room; the desk reads accordingly."""

from forumdesk.store.workspace import Workspace


class Screen:
    """`projected` is switched by the window; the desk's thread asks for it at each reading."""

    def __init__(self) -> None:
        self.projected = False
        self._covered: Workspace | None = None

    def of(self, whole: Workspace) -> Workspace:
        """The workspace as it may be shown now."""
        if not self.projected:
            self._covered = None
        elif self._covered is None:
            from forumdesk.services.projecting import Projected

            self._covered = Projected(whole)
        return self._covered or whole
