"""Send to another circle: there once a second circle is open, and only then."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from forumdesk.services.sending import Offer
from forumdesk.store.workspace import Workspace
from ui.dialogs.send_circle import SendDialog
from ui.pages.page import Page


class Sending(QObject):
    """`what` gives the question for what is chosen on the page, or None where nothing is."""

    def __init__(self, page: Page, key: str, what: Callable[[], Callable[[Workspace], Offer] | None]) -> None:
        super().__init__(page)
        self._page, self._key, self._what = page, key, what
        self.action: QAction | None = None
        page.desk.beside_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        others = bool(self._page.desk.others())
        if self.action is None and others:
            self.action = self._page.act(self._key, self.open)
        if self.action is not None:
            self.action.setEnabled(others)

    def open(self) -> None:
        others, what = self._page.desk.others(), self._what()
        if others and what is not None:
            SendDialog(self._page.desk, others, what, self._page.window()).open()
