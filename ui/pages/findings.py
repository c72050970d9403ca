"""The page of everything somebody should look at, and of accepting it with a reason."""

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.findings import Severity
from forumdesk.services import checking
from forumdesk.services.checking import Noticed
from ui import shortcuts, theme, words
from ui.desk import Desk
from ui.models.findings_rows import ACCEPTED, Line, findings_model, kind_said, lines, sentence
from ui.models.table import Table
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count
from ui.widgets.note import NoteCard


class FindingPane(QWidget):
    """One finding, and the reason for which it is accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.card = NoteCard()
        self.hint = parts.text("inspector.empty")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        words.put(self.reason, "findings.reason", words.Slot.NAME)
        words.put(self.reason, "findings.reason-hint", words.Slot.HINT)
        theme.fit(self.reason, minimumHeight=84, maximumHeight=84)
        self.wrong = parts.text("findings.no-reason", "wrong")
        self.accept = parts.button("findings.accept", "ok", name="findings.accept-name")
        heading = parts.label("findings.reason", "label")
        heading.setBuddy(self.reason)
        self._form = QWidget()
        theme.look(self._form, "surface")
        still = parts.text("findings.still-stops")
        form = parts.column(heading, self.reason, self.wrong, still, parts.row(self.accept, None), spacing=6)
        self._form.setLayout(form)
        self._was = parts.text("findings.was-accepted")
        self.setLayout(
            parts.column(self.hint, self.card, self._was, self._form, None, margins=(20, 48, 20, 20), spacing=12)
        )
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        one = line.noticed if line else None
        self.card.setVisible(one is not None)
        if one is not None:
            self.card.tell(one.finding.severity, kind_said(one), sentence(one))
        self.hint.setVisible(one is None)
        self.wrong.hide()
        self._form.setVisible(_acceptable(one))
        self._was.setVisible(bool(line and one and line.group == ACCEPTED))
        self.reason.clear()


def _acceptable(one: Noticed | None) -> bool:
    """A question is answered, not accepted."""
    return one is not None and not one.accepted and one.finding.severity is not Severity.QUESTION


class FindingsPage(Page):
    """Grouped by severity; F8 walks from one to the next."""

    name = "findings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = findings_model()
        self.table = Table("findings.table")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.widen(400)
        self.pane = self.details = FindingPane()
        self.hide_accepted = Chip("findings.hide-accepted", toggles=True)
        self.hide_accepted.offer([])
        self.empty = EmptyPage("findings")
        self.empty.say("findings.none", "findings.none-how")
        self._below = QStackedWidget()
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addLayout(parts.row(self.hide_accepted, None, margins=(24, 0, 24, 10)))
        self.body.addWidget(self._below, 1)
        self.filter_field = self.hide_accepted
        self._wire()

    def _wire(self) -> None:
        self.table.picked.connect(self._look)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.pane.accept.clicked.connect(self._accept)
        self.hide_accepted.changed.connect(self._keep)
        for name, step in (("next-finding", 1), ("previous-finding", -1)):
            action = shortcuts.action(self, name)
            action.triggered.connect(lambda _=False, by=step: self.walk(by))

    def reload(self) -> None:
        self.desk.read(partial(lines, event_code=self.event_code), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        """Nearly everything can make a finding or end one."""
        self.reload()

    def retell(self) -> None:
        self.model.fill(self.model.every)
        self._tell()

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(400)

    def walk(self, step: int) -> None:
        """To the next finding, passing over headings."""
        rows = self.model.rows
        at = self.model.row_of(self.table.picked_id())
        ahead = range(at + 1, len(rows)) if step > 0 else range(at - 1, -1, -1)
        self.table.pick(next((number for number in ahead if rows[number].noticed is not None), at))

    def _fill(self, found: list[Line]) -> None:
        at = self.table.picked_id()
        self.model.fill(found)
        self._tell()
        self.table.pick(self.model.row_of(at))

    def _keep(self, on: object) -> None:
        self.model.keep((lambda line: line.group != ACCEPTED) if on else None)
        self._tell()

    def _tell(self) -> None:
        waiting = [one for one in self.model.every if one.noticed is not None and one.group != ACCEPTED]
        self.count.setText(words.count("findings.count", len(waiting)))
        stops = sum(one.group == Severity.BLOCK for one in waiting)
        self.counted.emit(Count(stops, "block") if stops else Count(len(waiting)))
        self._below.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._look(self.table.picked_id())

    def _look(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        self.pane.show_line(self.model.rows[row] if row >= 0 else None)

    def _accept(self) -> None:
        reason = self.pane.reason.toPlainText().strip()
        self.pane.wrong.setVisible(not reason)
        if not reason:
            self.pane.reason.setFocus()
            return
        self.desk.change(partial(checking.accept, finding_id=self.table.picked_id(), reason=reason))
