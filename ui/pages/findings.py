"""The page of everything somebody should look at: by severity, with the way to it, and accepting it with a reason."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.findings import Severity
from forumdesk.services import checking
from forumdesk.services.drafting import Begun
from forumdesk.services.noticing import Since
from ui import shortcuts, words
from ui.desk import Desk
from ui.dialogs.question import QuestionDialog
from ui.models import findings_rows as rows
from ui.models.findings_rows import Found, Line, Wanted, findings_model
from ui.models.table import Table
from ui.pages.finding_pane import FindingPane
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count
from ui.widgets.target import Target

_WIDTHS, _TIGHT = (400, 116, 90), (300, 116, 0)


class FindingsPage(Page):
    """F8 walks from one to the next, whatever page is shown."""

    name = "findings"
    family = ("findings", "separations")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wanted, self.found = Wanted(), Found()
        self._sought = ""
        self.model = findings_model()
        self.table = Table("findings.table")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.widen(*_WIDTHS)
        self.pane = self.details = FindingPane()
        self.kind, self.person, self.session = Chip("findings.kind"), Chip("findings.person"), Chip("findings.session")
        self.since = Chip("findings.since")
        self.hide_accepted = Chip("findings.hide-accepted", toggles=True)
        self.chips = (self.since, self.kind, self.person, self.session, self.hide_accepted)
        self.told = parts.text()
        self.empty = EmptyPage("findings")
        self._below = QStackedWidget()
        self._walks: list[QAction] = []
        self._build()
        self._wire()

    def _build(self) -> None:
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addLayout(parts.row(*self.chips, None, margins=(24, 10, 24, 8)))
        self.body.addLayout(parts.column(self.told, margins=(24, 0, 24, 4)))
        self.body.addWidget(self._below, 1)
        self.filter_field = self.since
        self.told.hide()
        self._offer()

    def _wire(self) -> None:
        self.table.picked.connect(self._look)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.pane.followed.connect(self.asked)
        self.pane.accepted.connect(self._accept)
        self.pane.taken_back.connect(lambda one: self.desk.change(partial(checking.take_back, finding_id=one)))
        self.pane.answered.connect(self._answer)
        self.empty.way.clicked.connect(self.clear_filters)
        self.since.changed.connect(lambda _: self.reload())
        self.kind.changed.connect(lambda value: self._want(kind=value or ""))
        self.person.changed.connect(lambda value: self._want(person=value or ""))
        self.session.changed.connect(lambda value: self._want(session=value or ""))
        self.hide_accepted.changed.connect(lambda value: self._want(hide_accepted=bool(value)))
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
        since = self.since.value if isinstance(self.since.value, Since) else None
        self.desk.read(partial(rows.found, event_code=self.event_code, since=since), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        """Nearly everything can make a finding or end one."""
        self.reload()

    def retell(self) -> None:
        at = self.table.picked_id()
        self.model.fill(self.model.every)
        self._offer()
        self._tell()
        self._pick(at)

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_TIGHT if units < 620 or self.found.compared is None else _WIDTHS))
        for chip, least in ((self.hide_accepted, 620), (self.session, 520), (self.person, 430)):
            chip.setVisible(units >= least or chip.value is not None)

    def seek(self, target: Target) -> None:
        self.clear_filters()
        chips = {"kind": self.kind, "person": self.person, "session": self.session}
        for name, value in target.wanted:
            if name in chips:
                chips[name].put(value)
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

    def clear_filters(self) -> None:
        """Every finding again; what they are compared with stays."""
        for chip in self.chips[1:]:
            chip.put(None)

    def drafts(self) -> tuple[Begun, ...]:
        typed = self.pane.reason.toPlainText()
        return (Begun(self.name, self.table.picked_id(), (("reason", typed),)),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        self.pane.reason.setPlainText(dict(fields).get("reason", ""))

    def _fill(self, found: Found) -> None:
        self.found, self.pane.ids = found, found.ids
        at = self._sought or self.table.picked_id()
        self.model.fill(found.lines)
        compares = found.compared is not None and found.compared.since is not None
        self.wanted = replace(self.wanted, news_only=compares)
        self._offer()
        self.model.keep(self.wanted.keeps(self.model.every))
        self._tell()
        self._pick(at)
        self.refit()

    def _pick(self, line_id: str) -> None:
        row = self.model.row_of(line_id)
        self.table.pick(row)
        if row >= 0:
            self._sought = ""

    def _offer(self) -> None:
        """Chips offer what the list has."""
        lines = self.model.every
        self.since.offer([(one, words.say(f"findings.since.{one}")) for one in Since])
        self.kind.offer(rows.kinds(lines))
        self.person.offer(rows.people(lines))
        self.session.offer(rows.sessions(lines))
        self.hide_accepted.offer([])

    def _want(self, **asked: str | bool) -> None:
        self.wanted = replace(self.wanted, **asked)  # type: ignore[arg-type]  # by name
        at = self.table.picked_id()
        self.model.keep(self.wanted.keeps(self.model.every))
        self._tell()
        self._pick(at)

    def _tell(self) -> None:
        waiting = [one for one in self.model.every if one.open]
        self.count.setText(words.count("findings.count", len(waiting)))
        stops = sum(one.group == Severity.BLOCK for one in waiting)
        self.counted.emit(Count(stops, "block") if stops else Count(len(waiting)))
        self.told.setText(rows.compared_said(self.found))
        self.told.setVisible(bool(self.told.text()))
        if self.model.every:
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
