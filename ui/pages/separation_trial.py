"""What a rule would find, asked while it is written; and where a rule can be copied to."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.separation import SeparationRule
from forumdesk.services import keeping_apart
from forumdesk.services.keeping_apart import Preview, Rehearsal, RuleView
from ui.desk import Desk
from ui.models.separation_rows import Offered


class Trials(QObject):
    """`answered` carries the Preview of the rule asked about last; what was asked before that is no longer typed."""

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rehearsal, self._number = desk, Rehearsal(), 0

    def renew(self, event_code: str | None) -> None:
        """The workspace has changed, or another event is looked at."""
        self._rehearsal = Rehearsal(event_code)

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._number += 1

    def ask(self, rule: SeparationRule) -> None:
        self._number += 1
        number, rehearsal = self._number, self._rehearsal
        self._desk.read(lambda workspace: (number, rehearsal.preview(workspace, rule)), self._answer)

    def _answer(self, answer: tuple[int, Preview]) -> None:
        number, preview = answer
        if number == self._number:
            self.answered.emit(preview)


class CopyMenu(QMenu):
    """The other events, one of which gets the rule too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def offer(self, row: RuleView | None, offered: Offered | None) -> bool:
        """Whether there is a rule to copy and an event to copy it to: a rule of every event is at each already."""
        self.clear()
        if row is None or offered is None or row.rule.event_id is None:
            return False
        for code, title in offered.codes:
            if code != row.event:
                copy = partial(keeping_apart.copy, rule_id=row.rule.id, event_code=code)
                self.addAction(title).triggered.connect(lambda _=False, to=copy: self._desk.change(to))
        return not self.isEmpty()

    def open_below(self, head: QWidget) -> None:
        self.popup(head.mapToGlobal(head.rect().bottomRight() / 2))
