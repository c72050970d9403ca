"""The page of those who have not answered: who was left longest first, and a note of each contact."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.answers import EARLIEST
from forumdesk.services import chasing
from forumdesk.services.chasing import Chase, Chased
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.contact import ContactDialog
from ui.models.chase_rows import chase_model, contact_said, waits_said, way_said, when_said
from ui.models.days import city
from ui.models.invitation_rows import row_id
from ui.pages.invitations_leaving import Leaving, Outcome
from ui.pages.list_page import ListPage
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.event_bar import Place
from ui.widgets.target import Target


class ChasePane(QWidget):
    """One person: what waits for their answer, and every contact. `unnoted` carries the id of a note to take away."""

    asked = Signal(Target)
    unnoted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ref = ""
        self._lock = parts.picture("lock", "alias", 20)
        self.name, self.last = parts.text(look="inspected"), parts.text(look="second")
        self.person = parts.button("badges.show-person", look="link")
        self._waits = parts.label("chase.waits", "section")
        self._noted = parts.label("chase.contacts", "section")
        self.rows, self.contacts = QVBoxLayout(), QVBoxLayout()
        for layout in (self.rows, self.contacts):
            theme.fit(layout, spacing=6)
        head = parts.row(self._lock, spacing=8)
        head.addLayout(parts.column(self.name, self.last, spacing=2), 1)
        outer = parts.column(head, self._waits, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self.rows)
        outer.addWidget(self._noted)
        outer.addLayout(self.contacts)
        outer.addLayout(parts.row(self.person, None))
        outer.addStretch(1)
        self.setLayout(outer)
        self.person.clicked.connect(lambda: self.asked.emit(Target("people", self._ref)))
        self.show_row(None, "UTC")

    def show_row(self, row: Chased | None, zone: str) -> None:
        self._ref = row.ref if row else ""
        parts.put_title(self.name, row.name if row else "")
        for part in (self.last, self.person, self._waits):
            part.setVisible(row is not None)
        self._lock.setVisible(row is not None and row.hidden)
        self._noted.setVisible(row is not None and bool(row.contacts))
        empty(self.rows)
        empty(self.contacts)
        if row is None:
            return
        self.last.setText(words.say("chase.last", when=when_said(row.last, zone), way=way_said(row)))
        for one in row.rows:
            link = parts.button("page.invitations", look="link")
            what = f"{one.title} · {one.session or words.say('invitations.whole-event')}"
            words.put(link, "chase.invite", what=what)
            words.put(link, "chase.go-invite", words.Slot.NAME, what=what)
            target = Target("invitations", row_id(one))
            link.clicked.connect(lambda _=False, to=target: self.asked.emit(to))
            issued = parts.text(look="second")
            issued.setText(words.say("invitations.issued-at", when=when_said(one.issued_at or row.last, zone)))
            self.rows.addLayout(parts.column(link, issued, spacing=0))
        self._show_contacts(row, zone)

    def _show_contacts(self, row: Chased, zone: str) -> None:
        for one in row.contacts:
            what, note = parts.text(look=""), parts.text(look="second")
            what.setText(contact_said(one, zone))
            note.setText(one.note or (words.say("chase.note-hidden") if row.hidden else ""))
            away = parts.icon_button("chase.unnote", "remove")
            words.put(away, "chase.unnote-name", words.Slot.NAME, what=contact_said(one, zone))
            away.clicked.connect(lambda _=False, gone=one.id: self.unnoted.emit(gone))
            line = parts.row(spacing=4)
            line.addLayout(parts.column(what, note, spacing=0), 1)
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            note.setVisible(bool(note.text()))
            self.contacts.addLayout(line)


class ChasePage(ListPage[Chased]):
    """A row is one person with at least one invite that has no answer."""

    name = "chase"
    family = ("invitations", "chase", "letters")
    reads = ("contact", "invitation", "invitation_answer", "cancellation", "event", "session", "session_role", "person",
             "participation", "room", "venue")  # fmt: skip
    widths = ((760, (210, 170, 150, 176, 140)), (560, (180, 0, 140, 176, 0)), (0, (170, 0, 0, 176, 0)))

    def __init__(self, desk: Desk) -> None:
        self.zone, self._now = ["UTC"], EARLIEST
        super().__init__(desk, chase_model(self.zone))
        self._stale = True
        self.pane = self.details = ChasePane()
        self.outcome, self.leaving = Outcome(), Leaving(self, desk)
        self.note = self.act("chase.note", self.ask_note, icon="add", primary=True, keys="new")
        self.again = self.act("chase.again", self.ask_again, icon="invitations")
        self.body.insertWidget(self.body.count() - 1, self.outcome)
        self.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self.pane.asked.connect(self.asked)
        self.pane.unnoted.connect(lambda one: self.desk.change(partial(chasing.remove_contact, contact_id=one)))
        self.leaving.left.connect(
            lambda issue, key: self.outcome.tell(issue, key, {row.ref: row.name for row in self.model.every})
        )

    def text_of(self, row: Chased) -> str:
        return "\n".join((row.name, row.ref, waits_said(row)))

    def show_place(self, place: Place | None) -> None:
        self.outcome.hide()
        super().show_place(place)

    def reload(self) -> None:
        # Everybody's invites are read only while somebody looks.
        self._stale = not self.isVisible()
        if self.event_code is None:
            self._fill(Chase((), "UTC", EARLIEST))
        elif not self._stale:
            self.desk.read(partial(chasing.chase, event_code=self.event_code), self._fill)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hear(self, change_set: ChangeSet) -> None:
        # A note that was made is no row here: who is chosen stays chosen.
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    def look(self, row: Chased | None) -> None:
        self.pane.show_row(row, self.zone[0])

    def _fill(self, found: Chase) -> None:
        self.zone[0], self._now = found.zone, found.now
        self.fill(found.people)
        for action in (self.note, self.again):
            action.setEnabled(bool(found.people))

    def _selected(self) -> list[Chased]:
        return [row for row in map(self.row, self.table.chosen_ids()) if row is not None]

    def ask_note(self) -> None:
        """By what those selected were contacted, and when."""
        people, code = self._selected(), self.event_code
        if people and code is not None:
            read = partial(chasing.contacted_at, zone=self.zone[0], now=self._now)
            dialog = ContactDialog([row.name for row in people], read, city(self.zone[0]), self)
            refs = tuple(row.ref for row in people)
            dialog.wanted.connect(
                lambda way, note, at: self.desk.change(
                    partial(chasing.note_contact, event_code=code, refs=refs, way=way, note=note, at=at)
                )
            )
            dialog.open()

    def ask_again(self) -> None:
        """Write what waits for the answer of those selected once more, as letters or calendar files."""
        rows = [one for row in self._selected() for one in row.rows]
        if rows and self.event_code is not None:
            self.leaving.ask_export(self.event_code, rows, rows)
