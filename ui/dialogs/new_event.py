"""A new event from a template or from an earlier one: the shape of the programme, never the people."""

from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services.staging import NewEvent, Source
from forumdesk.services.typed import day_of
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField


class NewEventDialog(QDialog):
    """Closes once the event is made; a refusal is said here, and what was typed stays."""

    def __init__(self, desk: Desk, sources: list[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._desk = desk
        self._sources = {one.code: one for one in sources}
        self.failed = parts.text(look="wrong")
        choices: list[tuple[object, str]] = [(one.code, source_said(one)) for one in sources]
        self.source = ChoiceField("events.source", choices)
        self.holds = parts.text(look="hint")
        self.title = TextField("events.title")
        self.code = TextField("events.code")
        self.start = TextField("events.first-day", day_of, hint="events.first-day-hint")
        self.go = parts.button("events.do-add", look="primary")
        self.go.setDefault(True)
        cancel = parts.button("unlock.cancel")
        line = parts.row(self.code, self.start, spacing=10)
        self.setLayout(
            parts.column(
                *(parts.label("events.add-title", "card"), self.failed, self.source, self.holds, self.title, line),
                parts.row(None, cancel, self.go),
                margins=(24, 20, 24, 20),
                spacing=12,
            )
        )
        theme.fit(self, minimumWidth=480)
        self.failed.hide()
        self.source.finished.connect(lambda _: self._tell())
        self.go.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        for field in (self.title, self.code, self.start):
            field.edit.textChanged.connect(lambda _: self._weigh())
        self.source.show_value(sources[0].code if sources else None)
        self._tell()
        self._weigh()

    def _tell(self) -> None:
        """What the new event will hold, before it is made."""
        one = self._sources.get(str(self.source.combo.currentData()))
        if one is None:
            self.holds.setText("")
            return
        sessions, items = words.count("table.session", one.sessions), words.count("table.checklist_item", one.items)
        if one.days:
            sessions = words.say("events.over", sessions=sessions, days=words.count("overview.days", one.days))
        self.holds.setText(words.say("events.holds", sessions=sessions, items=items))

    def _weigh(self) -> None:
        self.go.setEnabled(bool(self.title.edit.text().strip() and self.code.edit.text().strip()))

    def _ask(self) -> None:
        try:
            start = day_of(self.start.edit.text())
        except ForumDeskError as error:
            self.start.refuse(words.refusal(error))
            self.start.setFocus()
            return
        wish = NewEvent(
            self.code.edit.text().strip(),
            str(self.source.combo.currentData()),
            self.title.edit.text().strip(),
            start,
        )
        self._desk.failed.connect(self._refused)
        self._desk.changed.connect(self._made)
        self.go.setEnabled(False)
        self._desk.change(wish.make)

    def _refused(self, error: ForumDeskError) -> None:
        self._part()
        self.failed.setText(words.refusal(error))
        self.failed.show()
        self.go.setEnabled(True)
        self.code.setFocus()

    def _made(self, change_set: ChangeSet) -> None:
        self._part()
        self.accept()

    def _part(self) -> None:
        self._desk.failed.disconnect(self._refused)
        self._desk.changed.disconnect(self._made)


def source_said(source: Source) -> str:
    """A template by what it is for, an event by its title."""
    return words.say(f"template.{source.code}") if source.template else words.say("events.after", title=source.title)
