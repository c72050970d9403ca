"""One invite in the inspector: what its holder has against what is true, and what its file tells, line by line.

While none is chosen: the answers by category.
"""

import re
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from forumdesk.services.holdings import Holding, Standing
from forumdesk.services.inviting import Forms
from forumdesk.services.pipeline import Tally
from forumdesk.services.telling import Line, Says, Told
from ui import icons, theme, words
from ui.models.badge_rows import why_said
from ui.models.invitation_rows import (
    SIGNS,
    answer_said,
    blocks,
    changed_said,
    differences,
    issued_said,
    same_said,
    standing_said,
)
from ui.pages.invitations_shown import Shown, files_of
from ui.pages.invitations_tally import AnswerGrid
from ui.pages.invitations_withdraw import held_rows
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard
from ui.widgets.tab import TabButton
from ui.widgets.target import Target

# A line may break after these; the file itself has no such mark.
_BREAKS = re.compile(r"([:;=,/@\-])")
_MAY_BREAK = "\u200b"


class _Standing(QFrame):
    """Which version is held, and since when."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = parts.picture("ok")
        self._what, self._when = parts.text(look="strong"), parts.text(look="second")
        line = parts.row(self._shape, margins=(10, 8, 10, 10), spacing=8)
        line.addLayout(parts.column(self._what, self._when, spacing=2), 1)
        self.setLayout(line)

    def tell(self, row: Holding, zone: str) -> None:
        sign = SIGNS[row.standing]
        grounds = {Standing.OUTDATED: "warn", Standing.CURRENT: "ok"}
        theme.look(self, grounds.get(row.standing, "calm"))
        icons.show(self._shape, sign.icon, sign.token, 16)
        self._what.setText(standing_said(row))
        when = words.say("invitations.issued-at", when=issued_said(row, zone)) if row.issued_at else ""
        answered = answer_said(row)
        lines = [when or words.say("invitations.nothing-issued")]
        lines += [words.say("invitations.answered", answer=answered)] if row.answer else []
        lines += [words.say("invitations.recurring")] if row.recurring else []
        self._when.setText("\n".join(lines))


class InvitationPane(QWidget):
    """`show_row` fills it, None empties it; `show_told` follows once the files are made."""

    asked = Signal(Target)
    withdraw_asked = Signal()
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self.name, self.title = parts.text(look="inspected"), parts.text(look="second")
        self._standing = _Standing()
        self._stop = NoteCard()
        self._person = parts.button("badges.show-person", look="link")
        self._stop.below.addLayout(parts.row(self._person, None))
        self.proposals = QVBoxLayout()
        self._differs = QGridLayout()
        self._same = parts.text(look="hint")
        self.withdraw = parts.button("invitations.withdraw", look="link")
        self.answers = AnswerGrid()
        self._tallied = QWidget()
        self._changes = parts.label("invitations.changes", "section")
        self._tells = parts.label("invitations.tells", "section")
        self._exactly = parts.text(look="hint")
        self.which = ChoiceField("invitations.shown", [])
        self.lines = QVBoxLayout()
        self._ref = ""
        self._lock = parts.picture("lock", "alias", 20)
        self._build()
        self.show_row(None, "UTC")

    def _build(self) -> None:
        theme.fit(self._differs, horizontalSpacing=10, verticalSpacing=2)
        self._differs.setColumnStretch(1, 1)
        self._build_forms()
        for layout, spacing in ((self.lines, 10), (self.proposals, 8)):
            theme.fit(layout, spacing=spacing)
        head = parts.row(self._lock, spacing=8)
        head.addLayout(parts.column(self.name, self.title, spacing=2), 1)
        self._tallied.setLayout(
            parts.column(
                parts.label("invitations.tally", "section"),
                self.answers,
                parts.text("invitations.tally-how", "hint"),
                margins=(0, 8, 0, 0),
                spacing=8,
            )
        )
        outer = parts.column(head, self._tallied, self._standing, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self.proposals)
        outer.addWidget(self._stop)
        outer.addWidget(self._changes)
        outer.addLayout(self._differs)
        self.which.finished.connect(lambda _: self.file_asked.emit())
        for part in (self._same, self.withdraw, self._tells, self.which, self._tabs, self._exactly):
            outer.addWidget(part)
        outer.addLayout(self.lines)
        outer.addStretch(1)
        self.setLayout(outer)
        self._forms.buttonClicked.connect(lambda _: self._show_lines())
        self.withdraw.clicked.connect(self.withdraw_asked)
        self._person.clicked.connect(lambda: self.asked.emit(Target("people", self._ref)))

    def _build_forms(self) -> None:
        self._forms = QButtonGroup(self)
        self.forms: dict[Forms, QPushButton] = {}
        for form in (Forms.ICS, Forms.EML):
            tab = TabButton()
            words.put(tab, f"invitations.form.{form}")
            words.put(tab, f"invitations.form-name.{form}", words.Slot.NAME)
            tab.setChecked(form is Forms.ICS)
            self._forms.addButton(tab)
            self.forms[form] = tab
        self._tabs = QWidget()
        theme.look(self._tabs, "surface")
        self._tabs.setLayout(parts.row(*self.forms.values(), None, spacing=4))

    def tell_answers(self, tallies: Iterable[Tally]) -> None:
        """How far each category is, for while nobody is chosen."""
        self.answers.tell(tallies)

    def show_row(self, row: Holding | None, zone: str) -> None:
        self._told = None
        self._ref = row.ref if row else ""
        parts.put_title(self.name, row.name if row else "")
        self._lock.setVisible(row is not None and row.hidden)
        self.title.setText(row.title if row else "")
        self._standing.setVisible(row is not None)
        self._tallied.setVisible(row is None)
        self.withdraw.setVisible(row is not None and bool(held_rows([row])))
        self._stop.hide()
        for part in (self._tells, self.which, self._tabs, self._exactly):
            part.hide()
        empty(self.lines)
        empty(self.proposals)
        self._offer_files(row)
        self._show_changes(row, zone)
        if row is not None:
            self._standing.tell(row, zone)

    def _show_changes(self, row: Holding | None, zone: str) -> None:
        """Field by field: what the file says, below it what is true now; then what is the same in both."""
        empty(self._differs)
        old = row is not None and row.standing is Standing.OUTDATED
        found = differences(row, zone) if row is not None and old else []
        self._changes.setVisible(old)
        same = same_said(row) if row is not None and found else ""
        self._same.setText(words.say("invitations.same", what=same))
        self._same.setVisible(bool(same))
        for one in found:
            self._put(one.what, "label")
            hidden = words.say("invitations.before-hidden")
            self._pair("invitations.in-file", hidden if one.before is None else one.before, "second")
            self._pair("invitations.true-now", one.now, "strong")
            self._differs.setRowMinimumHeight(self._differs.rowCount(), theme.px(6))
        if row is not None and old and not found:
            self._put(changed_said(row), "label")
            self._put(words.say("invitations.not-expected-how"), "second")

    def _put(self, text: str, look: str) -> None:
        said = parts.text(look=look)
        said.setText(text)
        self._differs.addWidget(said, self._differs.rowCount(), 0, 1, 2)

    def _pair(self, key: str, text: str, look: str) -> None:
        """Which of the two, and what it says; read as one."""
        which, said = parts.label(key, "hint"), parts.text(look=look)
        said.setText(text)
        said.setAccessibleName(f"{words.say(key)}: {text}")
        row = self._differs.rowCount()
        self._differs.addWidget(which, row, 0)
        self._differs.addWidget(said, row, 1)

    def _offer_files(self, row: Holding | None) -> None:
        """What else could be written to them; the invite itself first, and again for somebody else."""
        kinds = files_of(row) if row is not None else []
        self.which.offer([(one, words.say(f"invitations.shown.{one}")) for one in kinds])
        self.which.show_value(kinds[0] if kinds else None)
        self.which.setVisible(len(kinds) > 1)

    @property
    def file(self) -> Shown | None:
        """Which file is looked at."""
        chosen = self.which.combo.currentData()
        return Shown(chosen) if chosen is not None else None

    def show_proposals(self, cards: Iterable[NoteCard]) -> None:
        """What its holder proposes, above what would go out now."""
        empty(self.proposals)
        for card in cards:
            self.proposals.addWidget(card)
            card.show()

    def show_told(self, told: Told) -> None:
        """The files as they would go out now, or why there is none."""
        self._told = told
        stops = told.why is not None and not told.leaflets
        self._stop.setVisible(stops)
        if told.why is not None:
            self._stop.tell("block", words.say("invitations.cannot-go"), why_said(told.why))
        for part in (self._tells, self._tabs, self._exactly):
            part.setVisible(bool(told.leaflets))
        self._show_lines()

    def _show_lines(self) -> None:
        empty(self.lines)
        form = next(form for form, tab in self.forms.items() if tab.isChecked())
        leaflet = next((one for one in self._told.leaflets if one.form is form), None) if self._told else None
        if leaflet is None:
            return
        self._exactly.setText(words.count("invitations.exactly", leaflet.size))
        for line in blocks(leaflet):
            self.lines.addLayout(_said(line))


def _said(line: Line) -> QVBoxLayout:
    """The text as it stands in the file, and below it what that tells."""
    text = parts.text(look="plain12")
    lines = line.text.replace("\r\n", "\n")
    text.setText(lines if line.says is Says.LETTER else _BREAKS.sub(rf"\1{_MAY_BREAK}", lines))
    meaning = parts.text(look="second")
    key = "invitations.covered" if line.masked else f"says.{line.says}"
    meaning.setText(words.say(key))
    if not line.masked:
        return parts.column(text, meaning, spacing=2)
    hidden = parts.row(parts.picture("lock", "alias", 14), spacing=6)
    hidden.addWidget(meaning, 1)
    return parts.column(text, hidden, spacing=2)
