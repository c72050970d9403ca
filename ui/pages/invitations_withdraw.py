"""Calling invites off for those chosen alone: what they hold of one session, or all of it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from forumdesk.services.holdings import Holding, Standing
from forumdesk.services.inviting import Drafts
from ui import theme, words
from ui.models.badge_rows import left_out_checks, names_said
from ui.pages.invitations_shape import ShapeChoice
from ui.widgets import parts
from ui.widgets.check import Radio
from ui.widgets.emptying import empty
from ui.widgets.note import NoteCard


class Extent(StrEnum):
    """How much of what somebody holds is called off."""

    SESSION = "session"
    ALL = "all"


def held_rows(rows: list[Holding]) -> list[Holding]:
    """Those there is something to call off of."""
    return [row for row in rows if row.version > 0 and row.standing is not Standing.CANCELLED]


class WithdrawDialog(QDialog):
    """`asked` carries refs and a session whose files are to be counted, `wanted` the same and the shape of them."""

    asked = Signal(tuple, str)
    wanted = Signal(tuple, str, object)

    def __init__(self, rows: list[Holding], owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = held_rows(rows)
        self.names = {row.ref: row.name for row in held}
        self.refs = tuple(self.names)
        sessions = {row.session or "" for row in held}
        self._session = sessions.pop() if len(sessions) == 1 else ""
        title = f"{held[0].title} · {self._session}" if held and self._session else ""
        self.extents = {one: Radio() for one in Extent}
        words.put(self.extents[Extent.SESSION], "invitations.withdraw-session", title=title)
        words.put(self.extents[Extent.ALL], "invitations.withdraw-all")
        self._what, self._left = NoteCard(), parts.column(spacing=8)
        self.shape = ShapeChoice(calls_off=True)
        self.call_off = parts.button("invitations.withdraw-do", look="primary")
        self.stay = parts.button("invitations.not-now")
        self._build()

    def _build(self) -> None:
        who = parts.text(look="second")
        who.setText(names_said(self.refs, lambda ref: self.names[ref]))
        outer = parts.column(
            parts.label("invitations.withdraw-title", "card"), who, margins=(24, 20, 24, 20), spacing=8
        )
        group = QButtonGroup(self)
        for radio in self.extents.values():
            group.addButton(radio)
            outer.addWidget(radio)
        self.extents[Extent.SESSION].setEnabled(bool(self._session))
        self.extents[Extent.SESSION if self._session else Extent.ALL].setChecked(True)
        group.buttonClicked.connect(lambda _: self.ask())
        outer.addWidget(self._what)
        outer.addLayout(self._left)
        outer.addWidget(self.shape)
        outer.addLayout(parts.row(None, self.stay, self.call_off, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=460, maximumWidth=460)
        self._what.hide()
        self.call_off.setEnabled(False)
        # Enter must not call anything off by itself.
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.call_off.clicked.connect(self.accept)

    @property
    def session(self) -> str:
        """The code of the one session that is meant; empty for everything."""
        return self._session if self.extents[Extent.SESSION].isChecked() else ""

    def ask(self) -> None:
        """Count the files that this would write."""
        self.call_off.setEnabled(False)
        self.asked.emit(self.refs, self.session)

    def tell(self, drafts: Drafts) -> None:
        """What calling it off would do."""
        self._what.show()
        heading = words.count("invitations.withdrawn", len(drafts.files))
        self._what.tell("warn", heading, words.say("invitations.withdraw-how"))
        empty(self._left)
        for check in left_out_checks(drafts.left_out, self.names):
            card = NoteCard()
            card.tell(check.severity, check.heading, check.sentence)
            self._left.addWidget(card)
        self.call_off.setEnabled(bool(drafts.files))
        self.adjustSize()

    def accept(self) -> None:
        if not self.shape.terms.valid:
            return
        self.wanted.emit(self.refs, self.session, self.shape.shape())
        super().accept()
