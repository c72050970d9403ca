"""Said where the system does not keep this program's memory out of the files that it writes of fallen programs."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui import words
from ui.widgets.note import NoteCard


class DumpsCard(NoteCard):
    """Hidden for as long as there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._retell()
        self.hide()

    def _retell(self) -> None:
        self.tell("note", words.say("dumps.heading"), words.say("dumps.how"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()


def say_dumps(window: QWidget) -> None:
    """Show it wherever the window has a place for it."""
    for card in window.findChildren(DumpsCard):
        card.show()
