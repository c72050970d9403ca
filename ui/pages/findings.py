"""The page of everything somebody should look at: by severity, with the way to it, and accepting it with a reason."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.findings import Severity
from forumdesk.services import checking
from forumdesk.services.drafting import Begun
from ui import shortcuts, words
from ui.desk import Desk
from ui.dialogs.question import QuestionDialog
from ui.models import findings_rows as rows
from ui.models.findings_rows import Found, Line, findings_model
from ui.models.table import Table
from ui.pages.families import APART
from ui.pages.finding_filters import FindingFilters
from ui.pages.finding_pane import FindingPane
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
from ui.widgets.target import Target

_WIDTHS, _TIGHT = (400, 116, 90), (300, 116, 0)


class FindingsPage(Page):
    """F8 walks from one to the next, whatever page is shown."""

    name = "findings"
    judges = True
    family = APART

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found = Found()
        self._sought = ""
        self.model = findings_model()
        self.table = Table("findings.table")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.widen(*_WIDTHS)
        self.pane = self.details = FindingPane()
        self.filters = FindingFilters()
        self.told = parts.text()
        self.empty = EmptyPage("findings")
        self._below = QStackedWidget()
        self._walks: list[QAction] = []
        self._build()
        self._wire()

    def _build(self) -> None:
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addWidget(self.filters)
        self.body.addLayout(parts.column(self.told, margins=(24, 0, 24, 4)))
        self.body.addWidget(self._below, 1)
        self.filter_field = self.filters
        self.told.hide()

    def _wire(self) -> None:
        self.table.picked.connect(self._look)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.pane.followed.connect(self.asked)
        self.pane.accepted.connect(self._accept)
        self.pane.taken_back.connect(lambda one: self.desk.change(partial(checking.take_back, finding_id=one)))
        self.pane.answered.connect(self._answer)
        self.empty.way.clicked.connect(self.filters.clear)
        self.filters.compared.connect(self.reload)
        self.filters.changed.connect(self._keep)
        for name, step in (("next-finding", 1), ("previous-finding", -1)):
            action = QAction(self)
            shortcuts.give(action, name)
            action.triggered.connect(lambda _=False, by=step: self.step(by))
            self._walks.append(action)

    def show_place(self, place: Place | None) -> None:
        # An action of the window's and not of the page's: its keys work on every page.
        self.window().addActions([one for one in self._walks if one not in self.window().actions()])
        super().show_place(place)

    def reload(self) -> None:
        self.desk.read(partial(rows.found, event_code=self.event_code, since=self.filters.point), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        """Nearly everything can make a finding or end one."""
        self.reload()

    def retell(self) -> None:
        at = self.table.picked_id()
        self.model.fill(self.model.every)
        self.filters.offer(self.found.lines)
        self._tell()
        self._pick(at)

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_TIGHT if units < 620 or self.found.compared is None else _WIDTHS))
        self.filters.narrow(units)

    def seek(self, target: Target) -> None:
        self.filters.show_wanted(target.wanted)
        self._sought = target.row
        self._pick(target.row)

    def step(self, by: int) -> None:
        """To the next finding from wherever somebody is."""
        if not self.isVisible():
            self.asked.emit(Target(self.name))
        self.walk(by)
        self.table.setFocus()

    def walk(self, step: int) -> None:
        """To the next finding, passing over headings."""
        shown = self.model.rows
        at = self.model.row_of(self.table.picked_id())
        ahead = range(at + 1, len(shown)) if step > 0 else range(at - 1, -1, -1)
        self.table.pick(next((number for number in ahead if shown[number].noticed is not None), at))

    def drafts(self) -> tuple[Begun, ...]:
        typed = self.pane.reason.toPlainText()
        return (Begun(self.name, self.table.picked_id(), (("reason", typed),)),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        self.pane.reason.setPlainText(dict(fields).get("reason", ""))

    def _fill(self, found: Found) -> None:
        self.found, self.pane.ids = found, found.ids
        at = self._sought or self.table.picked_id()
        compares = found.compared is not None and found.compared.since is not None
        self.filters.only_news(compares)
        self.filters.offer(found.lines)
        self.model.fill(self.filters.wanted.of(found.lines))
        self._tell()
        self._pick(at)
        self.refit()

    def _pick(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        self.table.pick(row)
        if row >= 0:
            self._sought = ""

    def _keep(self) -> None:
        at = self.table.picked_id()
        self.model.fill(self.filters.wanted.of(self.found.lines))
        self._tell()
        self._pick(at)

    def _tell(self) -> None:
        waiting = [one for one in self.found.lines if one.open]
        self.count.setText(words.count("findings.count", len(waiting)))
        stops = sum(one.group == Severity.BLOCK for one in waiting)
        self.counted.emit(Count(stops, "block") if stops else Count(len(waiting)))
        self.told.setText(rows.compared_said(self.found))
        self.told.setVisible(bool(self.told.text()))
        if self.found.lines:
            self.empty.say("findings.no-match", "people.no-match-how", "people.clear")
        else:
            self.empty.say("findings.none", "findings.none-how")
        self._below.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._look(self.table.picked_id())

    def _look(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        line: Line | None = self.model.rows[row] if row >= 0 else None
        self.pane.show_line(line)

    def _accept(self, finding_id: str, reason: str) -> None:
        self.desk.change(partial(checking.accept, finding_id=finding_id, reason=reason))

    def _answer(self, key: str) -> None:
        """The question in a window of its own."""
        QuestionDialog(self.desk, key, self).open()
