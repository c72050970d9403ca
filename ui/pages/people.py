"""The page that lists the people at an event."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget

from forumdesk.domain.participation import Answer, Category
from forumdesk.services.checking import Noticed
from ui import icons, theme, words
from ui.desk import Desk
from ui.models.people_rows import People, PersonRow, Wanted, category_word, people, people_model
from ui.models.table import Table
from ui.pages.page import Page
from ui.pages.person_pane import PersonPane
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count

_WIDTHS = (270, 124, 138, 106, 84, 96, 56)
_TIGHT = (270, 0, 138, 106, 84, 96, 56)
_NARROW = (270, 0, 142, 126, 0, 0, 0)


class PeoplePage(Page):
    """Filters above, rows below, one person in the inspector."""

    name = "people"
    reads = ("person", "participation", "organisation", "delegation", "event", "session", "session_role", "acceptance")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wanted = Wanted()
        self._found: dict[str, tuple[Noticed, ...]] = {}
        self.model = people_model(self._about)
        self.pane = self.details = PersonPane()
        self.field = _filter_field()
        self.filter_field = self.field
        self.category, self.answer = Chip("column.category"), Chip("column.answer")
        self.delegation, self.no_email = Chip("column.delegation"), Chip("people.no-email", toggles=True)
        self.table = Table("people.table")
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.widen(*_WIDTHS)
        self.empty = EmptyPage("people")
        self._below = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        chips = QHBoxLayout()
        theme.fit(chips, contentsMargins=(24, 0, 24, 10), spacing=8)
        for part in (self.field, self.category, self.answer, self.delegation, self.no_email):
            chips.addWidget(part)
        chips.addStretch(1)
        self.body.addLayout(chips)
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.body.addWidget(self._below, 1)

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda text: self._want(replace(self.wanted, text=text.strip())))
        self.category.changed.connect(lambda value: self._want(replace(self.wanted, category=value)))
        self.answer.changed.connect(lambda value: self._want(replace(self.wanted, answer=value)))
        self.delegation.changed.connect(lambda value: self._want(replace(self.wanted, delegation=value or "")))
        self.no_email.changed.connect(lambda value: self._want(replace(self.wanted, no_email=bool(value))))
        self.table.picked.connect(self._look)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.empty.way.clicked.connect(self.clear_filters)

    def reload(self) -> None:
        self.desk.read(partial(people, event_code=self.event_code), self._fill)

    def retell(self) -> None:
        self._offer()
        self._show()

    def search(self, text: str) -> None:
        self.clear_filters()
        self.field.setText(text)
        self.field.setFocus()

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_NARROW if units < 700 else _TIGHT if units < 860 else _WIDTHS))
        for chip, least in ((self.no_email, 760), (self.delegation, 680), (self.answer, 500)):
            chip.setVisible(units >= least or chip.value is not None)

    def clear_filters(self) -> None:
        """Everybody again."""
        for chip in (self.category, self.answer, self.delegation, self.no_email):
            chip.put(None)
        self.field.clear()

    def _fill(self, found: People) -> None:
        at = self.table.picked_id()
        self._found = found.findings
        self.model.fill(found.rows)
        self._offer()
        self._show()
        self.table.pick(self.model.row_of(at))
        self.counted.emit(Count(self.model.total))

    def _about(self, row: PersonRow) -> tuple[Noticed, ...]:
        return self._found.get(row.ref, ())

    def _offer(self) -> None:
        """Chips offer what the list has."""
        rows = self.model.every
        categories = {row.category for row in rows} - {None}
        self.category.offer([(one, category_word(one)) for one in Category if one in categories])
        answers = {row.answer for row in rows}
        self.answer.offer([(one, words.say(f"answer.{one}")) for one in Answer if one in answers])
        self.delegation.offer([(code, code) for code in sorted({row.delegation for row in rows} - {""})])
        self.no_email.offer([])

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        at = self.table.picked_id()
        self.model.keep(wanted.fits if wanted.anything else None)
        self._show()
        self.table.pick(self.model.row_of(at))

    def _show(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        n, all_of_them = words.figure(shown), words.figure(total)
        self.count.setText(words.say("people.count", n=n, total=all_of_them) if self.wanted.anything else all_of_them)
        if not total:
            self.empty.say("people.none", "people.none-how")
        elif not shown:
            self.empty.say("people.no-match", "people.no-match-how", "people.clear")
        self._below.setCurrentWidget(self.table if shown else self.empty)
        self._look(self.table.picked_id())

    def _look(self, ref: str) -> None:
        row = self.model.row_of(ref)
        person = self.model.rows[row] if row >= 0 else None
        self.pane.show_person(person, self._about(person) if person else ())


def _filter_field() -> QLineEdit:
    field = QLineEdit()
    words.put(field, "people.filter", words.Slot.HINT, words.Slot.NAME)
    funnel = QAction(field)
    icons.put(funnel, "filter", "text2")
    field.addAction(funnel, QLineEdit.ActionPosition.LeadingPosition)
    theme.fit(field, minimumWidth=150, maximumWidth=220)
    return field
