"""Every answer that was read, with what it would change, what speaks for it, and what somebody has to say about it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from forumdesk.domain.answers import Action, Said, Why
from forumdesk.importers.replies import Found
from forumdesk.services.answering import Decisions, Report
from ui import theme, words
from ui.models.answer_rows import SEVERITIES, Group, Row, action_said, answers_model, details, reason_said
from ui.models.table import Table
from ui.widgets import parts
from ui.widgets.check import Check
from ui.widgets.note import NoteCard

_WIDTHS = (220, 230, 140, 170)


class _GroupChip(QPushButton):
    """A group of answers and how many they are; pressed, it shows those alone."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self.setCheckable(True)
        self.setAutoDefault(False)
        theme.look(self, "chip")
        self.toggled.connect(lambda on: theme.look(self, "chip-on" if on else "chip"))

    def tell(self, n: int) -> None:
        group = words.say(f"answers.group.{self._group}")
        self.setText(words.say("answers.group-n", group=group, n=words.figure(n)))
        self.setAccessibleName(words.say("answers.show-group", group=self.text()))
        self.setVisible(n > 0)


class AnswersReview(QWidget):
    """`decided` carries the decisions whenever somebody makes one; the report is then asked for anew.

    `accepted` and `declined` carry the id of a proposal that was taken in.
    """

    decided = Signal(object)
    accepted = Signal(str)
    declined = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.decisions = Decisions()
        self._report: Report | None = None
        self._found: tuple[Found, ...] = ()
        self.model = answers_model()
        self.table = Table("answers.table")
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.groups = {group: _GroupChip(group) for group in Group}
        self.outcome, self.card = NoteCard(), NoteCard()
        self.theirs, self.trusted = Check(), Check()
        self.yes, self.no = parts.button("answers.accept", "clock"), parts.button("answers.decline", "save")
        self._settled: dict[str, str] = {}
        self.undo = parts.button("answers.undo", "undo", "link")
        self.back = parts.button("answers.back", look="quiet")
        self.hint = parts.label("answers.nothing-written", "hint")
        self.leave = parts.button("answers.close")
        self.apply = parts.button("answers.close", "attended", "primary")
        self._build()
        self._wire()

    def _build(self) -> None:
        self.outcome.below.addLayout(parts.row(self.undo, None))
        self.card.below.addWidget(self.theirs)
        self.card.below.addWidget(self.trusted)
        self.card.below.addLayout(parts.row(self.yes, self.no, None))
        chips = parts.row(*self.groups.values(), None)
        body = parts.column(
            parts.label("answers.title", "title"), self.outcome, chips, margins=(24, 16, 24, 12), spacing=10
        )
        theme.fit(self.table, minimumHeight=150)
        body.addWidget(self.table, 1)
        body.addWidget(self.card)
        foot = parts.row(self.back, self.hint, None, self.leave, self.apply, margins=(16, 11, 24, 11), spacing=12)
        outer = parts.column(spacing=0)
        outer.addLayout(body, 1)
        outer.addWidget(parts.frame("foot", foot))
        self.setLayout(outer)
        self.card.hide()

    def _wire(self) -> None:
        words.put(self.theirs, "answers.is-theirs")
        words.put(self.trusted, "answers.may-send")
        self.table.picked.connect(lambda _: self._look())
        self.theirs.clicked.connect(self._decide_address)
        self.trusted.clicked.connect(self._decide_sender)
        self.yes.clicked.connect(lambda: self._settle(self.accepted))
        self.no.clicked.connect(lambda: self._settle(self.declined))
        for group, chip in self.groups.items():
            chip.clicked.connect(lambda _=False, one=group: self._keep(one))

    def begin(self, found: Sequence[Found]) -> None:
        """New files: nothing is decided about them."""
        self.decisions = Decisions()
        self._found, self._settled = tuple(found), {}
        self.model.keep(None)
        for chip in self.groups.values():
            chip.setChecked(False)

    def show_report(self, report: Report) -> None:
        """What would be done, or was; the row that was looked at stays chosen."""
        self._report = report
        at = self.table.picked_id()
        self.model.fill([Row(number, seen) for number, seen in enumerate(report.answers)])
        self._tell()
        waiting = next((row.row_id for row in self.model.rows if row.group is Group.WAITING), "0")
        self.table.pick(self.model.row_of(at or waiting))
        self.table.widen(*_WIDTHS)
        self._look()
        (self.leave if report.applied else self.table).setFocus()

    def _tell(self) -> None:
        report = self._report
        if report is None:
            return
        for group, chip in self.groups.items():
            chip.tell(sum(row.group is group for row in self.model.every))
        taken = sum(one.action in (Action.APPLY, Action.COUNTER) for one in report.answers)
        words.put(self.apply, f"answers.apply.{'one' if taken == 1 else 'other'}", n=words.figure(taken))
        self.apply.setEnabled(taken > 0 and not report.applied)
        self.apply.setVisible(not report.applied)
        self.hint.setVisible(not report.applied)
        self.outcome.setVisible(report.applied)
        # Once a proposal was settled, that would be what undo takes back.
        self.undo.setVisible(bool(report.change_set.changes) and not self._settled)
        if report.applied:
            self.outcome.tell("ok", words.count("answers.done", taken), words.say("answers.done-how"))

    def remeasure(self) -> None:
        """For the text size."""
        self.table.remeasure()
        self.table.widen(*_WIDTHS)

    def retell(self) -> None:
        """In another language."""
        at = self.table.picked_id()
        self.model.fill(self.model.every)
        self.table.pick(self.model.row_of(at))
        self._tell()
        self._look()

    def _row(self) -> Row | None:
        at = self.model.row_of(self.table.picked_id())
        return self.model.rows[at] if at >= 0 else None

    def _look(self) -> None:
        """The chosen answer in full, and what may be said about it."""
        row = self._row()
        self.card.setVisible(row is not None)
        if row is None or self._report is None:
            return
        seen = row.seen
        settled = self._settled.get(seen.proposal_id, "")
        reason = words.say(settled) if settled else reason_said(seen)
        self.card.tell(SEVERITIES[seen.action], action_said(seen), "\n".join((reason, *details(seen))))
        waits = bool(seen.proposal_id) and not settled
        self.yes.setVisible(waits and seen.session is not None)
        self.no.setVisible(waits)
        # What is masked on the screen may be decided on all the same.
        said = self._said(row)
        known = said is not None and said.attendee in self.decisions.aliases
        self.theirs.setVisible(not self._report.applied and (seen.why is Why.OTHER_ADDRESS or known))
        self.theirs.setChecked(known)
        trusted = said is not None and said.sender in self.decisions.senders
        self.trusted.setVisible(not self._report.applied and (seen.why is Why.OTHER_SENDER or trusted))
        self.trusted.setChecked(trusted)

    def _settle(self, signal: SignalInstance) -> None:
        row = self._row()
        if row is not None:
            signal.emit(row.seen.proposal_id)

    def settled(self, proposal_id: str, key: str) -> None:
        """What became of a proposal, by the key of the words for it."""
        self._settled[proposal_id] = key
        self._tell()
        self._look()

    def _said(self, row: Row) -> Said | None:
        said = self._found[int(row.row_id)]
        return said if isinstance(said, Said) else None

    def _decide_address(self) -> None:
        row = self._row()
        said = self._said(row) if row is not None else None
        if row is None or said is None or row.seen.ref is None:
            return
        aliases = {key: ref for key, ref in self.decisions.aliases.items() if key != said.attendee}
        if self.theirs.isChecked():
            aliases[said.attendee] = row.seen.ref
        self.decisions = replace(self.decisions, aliases=aliases)
        self.decided.emit(self.decisions)

    def _decide_sender(self) -> None:
        row = self._row()
        said = self._said(row) if row is not None else None
        if said is None:
            return
        senders = self.decisions.senders - {said.sender}
        if self.trusted.isChecked():
            senders |= {said.sender}
        self.decisions = replace(self.decisions, senders=senders)
        self.decided.emit(self.decisions)

    def _keep(self, group: Group) -> None:
        on = self.groups[group].isChecked()
        for other, chip in self.groups.items():
            chip.setChecked(on and other is group)
        self.model.keep((lambda row: row.group is group) if on else None)
        self.table.pick(0 if self.model.rows else -1)
        self._look()
