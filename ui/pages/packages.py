"""Packages from the page of events: one is sent, a return is brought back, or this workspace's own is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Progress
from forumdesk.services import packaging_in
from forumdesk.services.packaging_in import Sent
from forumdesk.store.workspace import Workspace
from ui import words
from ui.dialogs.package_back import ReturnDialog
from ui.dialogs.package_key import PackageKeyDialog
from ui.dialogs.package_open import read_package
from ui.dialogs.package_send import PackageDialog
from ui.pages.page import Page

RETURN_NAME = "0001.fdreturn"


class Packages(QObject):
    """Each is in the page's menu, has a key, and stands in the search."""

    def __init__(self, page: Page, event: Callable[[], str | None]) -> None:
        super().__init__(page)
        self._page, self._event = page, event
        self.send = page.act("package.send", self.ask_send, keys="send-package")
        self.bring = page.act("package.bring", self.ask_bring, keys="bring-return")
        self.give_back = page.act("package.return", self.ask_return, keys="write-return")
        self.key = page.act("package.key", self.ask_key)

    def ask_send(self) -> None:
        """The event that is chosen, else the one that is looked at, as a package."""
        code = self._event() or self._page.event_code
        if code is not None:
            PackageDialog(self._page.desk, code, self._page.window()).open()

    def ask_key(self) -> None:
        """A key pair of one's own, for packages that others send."""
        PackageKeyDialog(self._page.desk, self._page.window()).open()

    def ask_bring(self) -> None:
        """Which return is meant."""
        dialog = QFileDialog(self._page, words.say("package.bring"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.bring_from(Path(name)))
        dialog.open()

    def bring_from(self, path: Path) -> None:
        """Show what the return would change."""
        try:
            sealed = read_package(path)
        except ForumDeskError as error:
            self._page.desk.failed.emit(error)
            return
        ReturnDialog(self._page.desk, sealed, self._page.window()).open()

    def ask_return(self) -> None:
        """Where the return of this workspace goes."""
        dialog = QFileDialog(self._page, words.say("package.return"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(RETURN_NAME)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.return_to(Path(name)))
        dialog.open()

    def return_to(self, path: Path) -> None:
        """Write what was done here for the workspace that the package left from."""

        def work(workspace: Workspace, _: Progress) -> Sent:
            return packaging_in.make_return(workspace, path)

        self._page.desk.run(work, lambda _: None)
