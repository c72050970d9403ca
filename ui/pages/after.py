"""What the last change brought, told at the foot of the window with the way to it."""

from PySide6.QtCore import QEvent, QObject, Signal

from forumdesk.changes import ChangeSet
from forumdesk.services.aftermath import LOOKED_AT, Aftermath, aftermath
from ui.desk import Desk
from ui.widgets.status_line import StatusLine
from ui.widgets.target import Target

# What comes of an import or a merge is a list of its own; two checks of everything would only hold it up.
_MOST_ROWS = 200


class Aftertold(QObject):
    """`asked` leads to the gravest of the new findings. Only the last change is told of."""

    asked = Signal(Target)

    def __init__(self, desk: Desk, status: StatusLine) -> None:
        super().__init__(status)
        self._desk, self._status = desk, status
        self._last: ChangeSet | None = None
        self.told = Aftermath()
        desk.changed.connect(self._hear)
        status.after_asked.connect(self._show)
        status.installEventFilter(self)

    def forget(self) -> None:
        self._last = None
        self._tell(Aftermath())

    def _hear(self, change_set: ChangeSet) -> None:
        self.forget()
        looked_at = any(one.table in LOOKED_AT for one in change_set.changes)
        if looked_at and len(change_set.changes) <= _MOST_ROWS:
            self._last = change_set
            self._desk.read(lambda workspace: (change_set, aftermath(workspace, change_set)), self._take)

    def _take(self, answer: tuple[ChangeSet, Aftermath]) -> None:
        """Unless something else was changed meanwhile: then this is compared with what is not so any more."""
        change_set, found = answer
        if change_set is self._last:
            self._tell(found)

    def _tell(self, found: Aftermath) -> None:
        self.told = found
        severity = found.new[0].finding.severity if found.new else "ok"
        self._status.tell_after(len(found.new), found.gone, severity)

    def _show(self) -> None:
        row = self.told.new[0].finding.id if self.told.new else ""
        self.asked.emit(Target("findings", row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._tell(self.told)
        return super().eventFilter(watched, event)
