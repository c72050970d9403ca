"""What is held in the hand against the register: a file, the anchor off a page, and what somebody was given."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.copies import Chain
from forumdesk.domain.errors import FileFailedError
from forumdesk.services import copies_given, copies_register
from forumdesk.services.copies_given import Given
from forumdesk.services.copies_register import Recognised
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.models import copy_rows as rows
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.note import NoteCard

_SEVERITIES = {Chain.HOLDS: "ok", Chain.OLDER: "warn", Chain.OTHER: "warn"}
_PEOPLE = 6


class HandChecks(QWidget):
    """`found` carries the id of the copy that a file in hand is."""

    found = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._given = desk, Given((), ())
        self.people = parts.text(look="")
        self._people_title = parts.label("copies.given", "section")
        self.which = parts.button("copies.which", "open")
        self.told = NoteCard()
        self.anchor = TextField("copies.anchor-typed", hint="copies.anchor-hint")
        self.chain = NoteCard()
        outer = parts.column(self._people_title, self.people, margins=(0, 8, 0, 0), spacing=8)
        outer.addWidget(parts.label("copies.in-hand", "section"))
        for part in (self.which, parts.text("copies.which-how", "hint"), self.told, self.anchor, self.chain):
            outer.addWidget(part)
        self.setLayout(outer)
        for part in (self.told, self.chain, self.people, self._people_title):
            part.hide()
        self.which.clicked.connect(self.ask_file)
        self.anchor.finished.connect(lambda _: self._ask_anchor())

    def ask_file(self) -> None:
        """Which file is meant."""
        dialog = QFileDialog(self, words.say("copies.which"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.look_at(Path(path)))
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Say which copy the file is; its bytes alone count."""
        self._desk.read(partial(_recognised, path=path), self._tell_file)

    def search(self, typed: str) -> None:
        """What the people whose shown name has these words were sent."""
        self._desk.read(partial(copies_given.given, search=typed), self._tell_given)

    def retell(self) -> None:
        """What was said is said no more; whom it was about stays."""
        self.told.hide()
        self.chain.hide()
        self._tell_given(self._given)

    def _tell_file(self, seen: Recognised) -> None:
        self.told.show()
        if not seen.copies:
            self.told.tell("warn", words.say("copies.unknown"), words.say("copies.unknown-how"))
            return
        row = seen.copies[0]
        whose = words.say("copies.known-for", whom=rows.whom_said(row)) if rows.whom_said(row) else ""
        how = words.say("copies.known-how", document=rows.document_said(row), made=rows.made_said(row), whose=whose)
        self.told.tell("ok", words.say("copies.known", copy=row.number), how)
        self.found.emit(row.copy_id)

    def _ask_anchor(self) -> None:
        typed = self.anchor.edit.text().strip()
        self.chain.setVisible(False)
        if typed:
            self._desk.read(partial(copies_register.held, typed=typed), self._tell_chain)

    def _tell_chain(self, chain: Chain | None) -> None:
        if chain is None:
            self.anchor.refuse(words.say("copies.no-anchor"))
            return
        self.chain.show()
        self.chain.tell(_SEVERITIES[chain], words.say(f"copies.chain.{chain}"), words.say(f"copies.chain-how.{chain}"))

    def _tell_given(self, found: Given) -> None:
        self._given = found
        shown = [rows.sent_said(one) for one in found.people[:_PEOPLE]]
        left = len(found.people) - len(shown)
        self.people.setText("\n\n".join([*shown, *([words.count("copies.more-people", left)] if left else [])]))
        for part in (self.people, self._people_title):
            part.setVisible(bool(shown))


def _recognised(workspace: Workspace, path: Path) -> Recognised:
    try:
        return copies_register.recognised(workspace, path.read_bytes())
    except OSError as error:
        raise FileFailedError(path, type(error).__name__) from error
