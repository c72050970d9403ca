"""One invite in the inspector: what its holder has, what has changed, and what its file tells, line by line."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from forumdesk.services.holdings import Holding, Standing
from forumdesk.services.inviting import Forms
from forumdesk.services.telling import Line, Says, Told
from ui import icons, theme, words
from ui.models.badge_rows import why_said
from ui.models.invitation_rows import SIGNS, blocks, changed_said, differences, issued_said, standing_said
from ui.widgets import parts
from ui.widgets.emptying import empty
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
        self._when.setText(when or words.say("invitations.nothing-issued"))


class InvitationPane(QWidget):
    """`show_row` fills it, None empties it; `show_told` follows once the files are made."""

    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self.name, self.title = parts.text(look="inspected"), parts.text(look="second")
        self._standing = _Standing()
        self._stop = NoteCard()
        self._person = parts.button("badges.show-person", look="link")
        self._stop.below.addLayout(parts.row(self._person, None))
        self._differs = QGridLayout()
        self._changes = parts.label("invitations.changes", "section")
        self._tells = parts.label("invitations.tells", "section")
        self._exactly = parts.text(look="hint")
        self.lines = QVBoxLayout()
        self._ref = ""
        self._lock = parts.picture("lock", "alias", 20)
        self._build()
        self.show_row(None, "UTC")

    def _build(self) -> None:
        theme.fit(self._differs, spacing=6)
        theme.fit(self.lines, spacing=10)
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
        head = parts.row(self._lock, spacing=8)
        head.addLayout(parts.column(self.name, self.title, spacing=2), 1)
        outer = parts.column(head, self._standing, self._stop, self._changes, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self._differs)
        for part in (self._tells, self._tabs, self._exactly):
            outer.addWidget(part)
        outer.addLayout(self.lines)
        outer.addStretch(1)
        self.setLayout(outer)
        self._forms.buttonClicked.connect(lambda _: self._show_lines())
        self._person.clicked.connect(lambda: self.asked.emit(Target("people", self._ref)))

    def show_row(self, row: Holding | None, zone: str) -> None:
        self._told = None
        self._ref = row.ref if row else ""
        parts.put_title(self.name, row.name if row else "")
        self._lock.setVisible(row is not None and row.hidden)
        self.title.setText(row.title if row else "")
        self._standing.setVisible(row is not None)
        self._stop.hide()
        for part in (self._tells, self._tabs, self._exactly):
            part.hide()
        empty(self.lines)
        self._show_changes(row, zone)
        if row is not None:
            self._standing.tell(row, zone)

    def _show_changes(self, row: Holding | None, zone: str) -> None:
        empty(self._differs)
        found = differences(row, zone) if row else []
        gone = row is not None and row.standing is Standing.OUTDATED and not found
        self._changes.setVisible(bool(found) or gone)
        lines = [(words.say(f"changed.{what}").capitalize(), before, now) for what, before, now in found]
        if row is not None and gone:
            lines = [(changed_said(row), words.say("invitations.not-expected-how"), "")]
        for number, (what, before, now) in enumerate(lines):
            for column, (text, look) in enumerate(((what, "label"), (before, "second"), (now, ""))):
                said = parts.text(look=look)
                said.setText(text if column < 2 or not text else words.say("invitations.now", what=text))
                self._differs.addWidget(said, 3 * number + column, 0)
                said.setVisible(bool(text))

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
