"""Everything from a time on so many minutes later, and what that would find, before it is done."""

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.services.clock import at_clock, clock_of, minutes_of
from forumdesk.services.scheduling import Preview
from ui import theme, words
from ui.models.findings_rows import kind_said, sentence
from ui.models.programme_words import day_said
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.note import NoteCard

_MOST = 3
_USUAL = 15


class ShiftDialog(QDialog):
    """`asked` carries a time and minutes to be told about with `show_preview`; `wanted()` after it was accepted."""

    asked = Signal(object, int)

    def __init__(self, days: tuple[date, ...], zone: str, start: tuple[date, time], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._zone = zone
        self._since: datetime | None = None
        self._when = start
        self.day = ChoiceField("programme.day", [(one, day_said(one)) for one in days])
        self.clock = TextField("shift.from", clock_of, lambda value: f"{value:%H:%M}")
        self.minutes = TextField(
            "shift.minutes", minutes_of, lambda value: words.say("programme.minutes", n=str(value))
        )
        self._by = _USUAL
        self.moves = parts.text()
        self.found = QVBoxLayout()
        theme.fit(self.found, spacing=6)
        self.go = parts.button("shift.do", look="primary")
        self._build()
        self.day.show_value(start[0])
        self.clock.show_value(start[1])
        self.minutes.show_value(self._by)

    def _build(self) -> None:
        across = parts.row(self.day, self.clock, self.minutes, spacing=10)
        for place, wide in enumerate((3, 2, 2)):
            across.setStretch(place, wide)
        cancel = parts.button("unlock.cancel")
        layout = parts.column(
            parts.label("shift.title", "card"),
            parts.text("shift.text"),
            across,
            self.moves,
            self.found,
            None,
            parts.row(None, cancel, self.go),
            margins=(24, 20, 24, 20),
            spacing=12,
        )
        self.setLayout(layout)
        theme.fit(self, minimumWidth=460, minimumHeight=300)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.minutes.finished.connect(lambda value: self._put(minutes=value))
        self.day.finished.connect(lambda value: self._put(day=value))
        self.clock.finished.connect(lambda value: self._put(clock=value))

    def wanted(self) -> tuple[datetime, int] | None:
        """From when in UTC, and how many minutes."""
        return (self._since, self._by) if self._since is not None else None

    def show_preview(self, preview: Preview) -> None:
        """What it would do."""
        gone = words.count("shift.gone", preview.gone) if preview.gone else ""
        new = words.say("shift.no-new") if not preview.new else ""
        said = (words.count("shift.moves", preview.sessions), new, gone)
        self.moves.setText(" ".join(part for part in said if part))
        self.go.setEnabled(preview.sessions > 0)
        while (item := self.found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in preview.new[:_MOST]:
            card = NoteCard()
            card.tell(one.finding.severity, kind_said(one), sentence(one))
            self.found.addWidget(card)
            card.show()
        if len(preview.new) > _MOST:
            more = parts.text()
            more.setText(words.say("shift.more", n=len(preview.new) - _MOST))
            self.found.addWidget(more)
            more.show()
        if preview.new:
            self.moves.setText(f"{self.moves.text()} {words.count('shift.new', len(preview.new))}")
        self.adjustSize()

    def _put(self, day: object = None, clock: object = None, minutes: object = None) -> None:
        self._when = (
            day if isinstance(day, date) else self._when[0],
            clock if isinstance(clock, time) else self._when[1],
        )
        self._by = minutes if isinstance(minutes, int) else self._by
        self.ask()

    def ask(self) -> None:
        """Have the preview made for what is chosen now."""
        try:
            self._since = at_clock(*self._when, self._zone).utc
        except ForumDeskError as error:
            self._since = None
            self.go.setEnabled(False)
            self.clock.refuse(words.refusal(error))
            return
        self.asked.emit(self._since, self._by)
