"""What is said of a copy that is about to leave: for whom, what for, until when, and whom its pages name across."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.copies import LONGEST_MARK, Terms
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services.typed import day_of
from ui import words
from ui.widgets import parts
from ui.widgets.fields import TextField


class TermsFields(QWidget):
    """All of it may stay empty. `marked` when the pages are to look otherwise; `low` takes one line in a dialog."""

    marked = Signal()

    def __init__(self, low: bool = False) -> None:
        super().__init__()
        self.for_whom = TextField("copies.for-whom", hint="copies.for-whom-hint")
        self.purpose = TextField("copies.purpose", hint="copies.purpose-hint")
        self.until = TextField("copies.until", day_of, _day, hint="copies.until-hint")
        self.mark = TextField("copies.mark", hint="copies.mark-hint")
        self.mark.edit.setMaxLength(LONGEST_MARK)
        self._how = parts.text("copies.mark-how", "hint")
        fields = (self.for_whom, self.purpose, self.until)
        outer = parts.column(parts.label("copies.register", "section"), spacing=8)
        if low:
            outer.addLayout(parts.row(*fields))
        for field in (*(() if low else fields), self.mark, self._how):
            outer.addWidget(field)
        self.setLayout(outer)
        self.mark.finished.connect(lambda _: self.marked.emit())
        self.offer_mark(False)

    def offer_mark(self, works: bool) -> None:
        """Whether what leaves has pages that can bear one."""
        for part in (self.mark, self._how):
            part.setHidden(not works)

    @property
    def valid(self) -> bool:
        """Whether what was typed can be kept; what cannot is said below its field, which waits for another."""
        try:
            day_of(self.until.edit.text())
        except ForumDeskError as error:
            self.until.refuse(words.refusal(error))
            self.until.setFocus()
            return False
        return True

    def terms(self) -> Terms:
        """As typed; a day that is none is left out, so ask for `valid` before anything leaves."""
        said = (field.edit.text().strip() for field in (self.purpose, self.for_whom, self.mark))
        purpose, for_whom, mark = said
        try:
            until = day_of(self.until.edit.text())
        except ForumDeskError:
            until = None
        return Terms(purpose, for_whom, until, "" if self.mark.isHidden() else mark)

    def forget(self) -> None:
        """Who asked for the last copy is not asked for the next."""
        marked = bool(self.terms().mark)
        for field in (self.for_whom, self.purpose, self.until, self.mark):
            field.show_value(None)
        if marked:
            self.marked.emit()


def _day(value: object) -> str:
    return words.day(value) if isinstance(value, date) else ""
