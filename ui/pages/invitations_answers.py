"""The way in of the page of invites: answers that are dropped on it, or asked for, go to their dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.dialogs.answers import AnswersDialog, dropped_answers


class Answering(QObject):
    """Takes mails, calendars and folders; anything else that is dropped is the window's to import."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk
        owner.setAcceptDrops(True)
        owner.installEventFilter(self)

    def ask(self, paths: Sequence[Path] = ()) -> None:
        """The dialog; with files it reads them at once."""
        dialog = AnswersDialog(self._desk, self._owner)
        dialog.open()
        if paths:
            dialog.read(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        paths = dropped_answers(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.ask(paths)
        return True
