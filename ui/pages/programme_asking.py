"""What the programme page asks in a dialog before it does it: a reason, a shift, a day to copy to."""

from datetime import date, time
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from forumdesk.services import checking, scheduling
from ui.desk import Desk
from ui.dialogs.copy_day import CopyDayDialog
from ui.dialogs.naming import NamingDialog
from ui.dialogs.shift import ShiftDialog
from ui.models.programme_rows import Programme

_MORNING = time(9)


class Asking(QObject):
    """Dialogs stand over the page; what comes of them is one use case each."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._programme, self._chosen = Programme(), ""
        self._day: date | None = None

    def take(self, programme: Programme, day: date | None, chosen: str) -> None:
        """What is looked at now."""
        self._programme, self._day, self._chosen = programme, day, chosen

    def reason(self, finding_id: str) -> None:
        """Why a finding is accepted."""
        dialog = NamingDialog("findings.accept-name", ("findings.reason",), "findings.accept", self._owner)
        dialog.accepted.connect(
            lambda: self._desk.change(partial(checking.accept, finding_id=finding_id, reason=dialog.texts()[0]))
        )
        dialog.open()

    def shift(self) -> None:
        """From when, and how many minutes later; from the chosen session where there is one."""
        event, days, zone = self._programme.event, self._programme.days, self._programme.zone
        if event is None or not days:
            return
        dialog = ShiftDialog(days, zone, self._first(), self._owner)

        def done() -> None:
            wanted = dialog.wanted()
            if wanted is not None:
                since, minutes = wanted
                use_case = partial(scheduling.shift_later, event_code=event.code, since=since, minutes=minutes)
                self._desk.change(use_case)

        dialog.accepted.connect(done)
        dialog.asked.connect(
            lambda since, minutes: self._desk.read(
                partial(scheduling.shift_preview, event_code=event.code, since=since, minutes=minutes),
                dialog.show_preview,
            )
        )
        dialog.ask()
        dialog.open()

    def _first(self) -> tuple[date, time]:
        row = self._programme.row(self._chosen)
        if row is not None and row.session.start is not None:
            start = row.session.start.in_zone(self._programme.zone)
            return start.date(), start.time()
        return self._day or self._programme.days[0], _MORNING

    def copy_day(self) -> None:
        """The day that is looked at, onto another one."""
        event, day = self._programme.event, self._day
        if event is None or day is None:
            return
        dialog = CopyDayDialog(day, self._programme.days, self._owner)

        def done() -> None:
            target = dialog.target()
            if target is not None:
                use_case = partial(
                    scheduling.copy_day, event_code=event.code, source=day, target=target, people=dialog.people()
                )
                self._desk.change(use_case)

        dialog.accepted.connect(done)
        dialog.open()
