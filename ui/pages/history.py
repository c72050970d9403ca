"""The page that lists what was done, shows what a line changed, and goes back to it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import Terms
from forumdesk.domain.disclosure.history_list import COLUMNS
from forumdesk.services import chronicling, recounting
from forumdesk.services.recounting import Account
from forumdesk.store.history import HistoryEntry
from forumdesk.store.lookback import Lines
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.models import history_rows as rows
from ui.models.days import elsewhere
from ui.models.history_rows import Asked, Span, done, history_model
from ui.models.table import Table
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.filter_field import FilterField
from ui.widgets.nav import Count

_WIDTHS, _NARROW, _TIGHT = (240, 210, 130, 70, 190), (220, 210, 0, 70, 170), (190, 196, 0, 0, 0)
_FORMS = ("pdf", "csv", "xlsx")
# So many rows before the end of what was read, the next piece is asked for.
_AHEAD = 40


class HistoryPane(QWidget):
    """What one line changed, and what going back to it would take."""

    def __init__(self) -> None:
        super().__init__()
        self.what, self.when, self.tables = parts.text(look="inspected"), parts.text(), parts.text()
        self._back_head = parts.label("history.back", "section")
        self.back = parts.text()
        self._changes = parts.label("history.changes", "section")
        self._rows = QVBoxLayout()
        theme.fit(self._rows, spacing=8)
        self.more = parts.text()
        outer = parts.column(self.what, self.when, self.tables, margins=(20, 16, 20, 20), spacing=6)
        for part in (self._back_head, self.back, self._changes):
            outer.addWidget(part)
        outer.addLayout(self._rows)
        outer.addWidget(self.more)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_entry(None, "")

    def show_entry(self, entry: HistoryEntry | None, said: str) -> None:
        """The line itself; what it changed is still on its way."""
        theme.look(self.what, "inspected" if entry else "second")
        self.what.setText(done(entry) if entry else words.say("inspector.empty"))
        self.when.setText(said)
        self.show_account(None)

    def show_account(self, account: Account | None) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        told = account is not None
        for part in (self.tables, self._back_head, self.back, self._changes, self.more):
            part.setVisible(told)
        if account is None:
            return
        self.tables.setText(words.say("history.erased") if account.erased else rows.tables_said(account))
        self.back.setText(rows.back_said(account.back))
        for one in account.rows:
            self._rows.addWidget(_row_card(rows.row_said(one), rows.fields_said(one)))
        left = sum(n for _, n in account.tables) - len(account.rows)
        self.more.setText(words.count("history.more", left))
        self.more.setVisible(left > 0)
        self._changes.setVisible(bool(account.rows))


class HistoryPage(Page):
    """Going back to a line undoes what came after it as one step; what has left the house is passed over."""

    name = "history"
    family = ("history", "copies", "safekeeping", "retention")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = history_model()
        self.asked_for = Asked()
        self.read = Lines((), 0, ())
        self._reading = False
        self.table = Table("history.table")
        self.table.setModel(self.model)
        self.table.widen(*_WIDTHS)
        self.field = FilterField("history.filter")
        self.filter_field = self.field
        self.label, self.span = Chip("history.kind"), Chip("history.day")
        self.empty = EmptyPage("history")
        self._below = QStackedWidget()
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        self.clock = parts.Elided("second")
        words.put(self.clock, "history.clock")
        line = parts.row(self.field, self.label, self.span, margins=(24, 10, 24, 10))
        line.addWidget(self.clock, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._below, 1)
        self.back = self.act("history.back", self._undo_back, icon="undo")
        words.put(self.back, "history.back-name", words.Slot.TIP)
        self.hand_out = self.act("history.export", self._export, icon="save")
        self.pane = self.details = HistoryPane()
        self._wire()
        self._look("")

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda text: self._ask(replace(self.asked_for, text=text.strip())))
        self.label.changed.connect(
            lambda value: self._ask(replace(self.asked_for, label=Label(value) if value else None))
        )
        self.span.changed.connect(lambda value: self._ask(replace(self.asked_for, span=Span(value) if value else None)))
        self.table.picked.connect(self._look)
        self.table.entered_on.connect(lambda _: self.details_asked.emit())
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._read_on())
        self.empty.way.clicked.connect(self.clear_filters)

    def reload(self) -> None:
        self._reading = True
        self.desk.read(partial(rows.lines, asked=self.asked_for), self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        self.reload()

    def retell(self) -> None:
        at = self.table.picked_id()
        self.model.fill(self.model.every)
        self._offer()
        self._tell()
        self.table.pick(self.model.row_of(at))

    def narrow(self, units: int) -> None:
        self.table.remeasure()
        self.table.widen(*(_TIGHT if units < 560 else _NARROW if units < 860 else _WIDTHS))

    def search(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def clear_filters(self) -> None:
        """Every line again."""
        self.label.put(None)
        self.span.put(None)
        self.field.clear()

    def _ask(self, asked: Asked) -> None:
        self.asked_for = asked
        self.reload()

    def _fill(self, found: Lines) -> None:
        self._reading = False
        at = self.table.picked_id()
        self.read = found
        self.model.fill(found.entries)
        self._offer()
        self._tell()
        self.table.pick(self.model.row_of(at))

    def _read_on(self) -> None:
        """The next piece, once somebody looks near the end of what came so far."""
        bar = self.table.verticalScrollBar()
        near = bar.value() >= bar.maximum() - theme.px(32) * _AHEAD
        if self._reading or not near or not 0 < self.model.total < self.read.total:
            return
        self._reading = True
        last = self.model.every[-1].number
        self.desk.read(partial(rows.lines, asked=self.asked_for, before=last), self._append)

    def _append(self, found: Lines) -> None:
        self._reading = False
        if found.entries and (not self.model.every or found.entries[0].number < self.model.every[-1].number):
            self.model.append(found.entries)

    def _offer(self) -> None:
        labels = sorted(self.read.labels, key=rows.label_said)
        self.label.offer([(one, rows.label_said(one)) for one in labels])
        self.span.offer([(one, words.say(f"history.span.{one}")) for one in Span])

    def _tell(self) -> None:
        self.count.setText(words.count("history.count", self.read.total))
        self.clock.setVisible(self.place is not None and bool(elsewhere(self.place.zone)))
        self.hand_out.setEnabled(self.event_code is not None)
        self.counted.emit(Count())
        if self.asked_for.anything:
            self.empty.say("history.no-match", "people.no-match-how", "people.clear")
        else:
            self.empty.say("history.none", "history.none-how")
        self._below.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._look(self.table.picked_id())

    def _look(self, number: str) -> None:
        row = self.model.row_of(number)
        entry = self.model.rows[row] if row >= 0 else None
        cells = [str(self.model.index(row, one).data()) for one in (1, 2, 4)] if entry else []
        self.back.setEnabled(False)
        self.pane.show_entry(entry, " · ".join(text for text in cells if text))
        if entry is not None:
            self.desk.read(partial(_account, number=entry.number), self._show)

    def _show(self, told: tuple[int, Account]) -> None:
        number, account = told
        if self.table.picked_id() == str(number):
            self.pane.show_account(account)
            self.back.setEnabled(bool(account.back.taken))

    def _export(self) -> None:
        """A numbered copy in the register of the event that is looked at: kinds, times and who, never what of whom."""
        code = self.event_code
        if code is not None:
            CopyTermsDialog("history.export-title", self, _FORMS).then_file("history", partial(self._write, code))

    def _write(self, code: str, path: Path, terms: Terms) -> None:
        headings = tuple(words.say(f"history.list.{one}") for one in COLUMNS)
        said = chronicling.Words(words.say("page.history"), headings, rows.label_said)
        self.desk.change(lambda workspace: chronicling.export_history(workspace, code, said, path, terms).change_set)

    def _undo_back(self) -> None:
        number = int(self.table.picked_id())
        self.desk.change(partial(Workspace.undo, back_to=number))


def _row_card(heading: str, fields: str) -> QWidget:
    """What became of one row, read as one by who only hears it."""
    card = QWidget()
    lines = (parts.text(look="strong"), parts.text())
    for label, text in zip(lines, (heading, fields), strict=True):
        label.setText(text)
        label.setVisible(bool(text))
    card.setLayout(parts.column(*lines, spacing=2))
    card.setAccessibleName(f"{heading}. {fields}")
    return card


def _account(workspace: Workspace, number: int) -> tuple[int, Account]:
    return number, recounting.account(workspace, number)
