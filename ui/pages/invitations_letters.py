"""The page of letters: what stands around invites, for each occasion and language; the house may write its own."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.changes import ChangeSet
from forumdesk.services import letters
from ui.desk import Desk
from ui.dialogs.letter_editor import LetterEditor
from ui.models.letter_rows import (
    LetterRow,
    as_read,
    direction,
    letter_rows,
    letters_model,
    occasion_said,
    tongue_said,
    whose_said,
)
from ui.pages.list_page import ListPage
from ui.widgets import parts


class LetterPane(QWidget):
    """One letter as an invented reader gets it."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.whose = parts.text(look="inspected"), parts.text(look="second")
        self._heading = parts.label("letters.as-read", "section")
        self.subject, self.text = parts.text(look="strong"), parts.text(look="plain12")
        self._discreet = parts.text("letters.discreet", "hint")
        self.edit = parts.button("letters.edit", look="link")
        self.edit.clicked.connect(self.edit_asked)
        head = parts.column(self.name, self.whose, spacing=2)
        outer = parts.column(head, parts.row(self.edit, None), self._heading, margins=(20, 16, 20, 20), spacing=8)
        for part in (self.subject, self.text, self._discreet):
            outer.addWidget(part)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_row(None)

    def show_row(self, row: LetterRow | None) -> None:
        parts.put_title(self.name, occasion_said(row) if row else "")
        for part in (self.whose, self.edit, self._heading, self.subject, self.text, self._discreet):
            part.setVisible(row is not None)
        if row is not None:
            self.whose.setText(f"{tongue_said(row)} · {whose_said(row)}")
            subject, text = as_read(row.letter)
            self.subject.setText(subject)
            self.text.setText(text)
            for label in (self.subject, self.text):
                label.setLayoutDirection(direction(row.letter))


class LettersPage(ListPage[LetterRow]):
    """A row is a letter for one occasion in one language."""

    name = "letters"
    family = ("invitations", "chase", "letters")
    reads = ("stationery",)
    widths = ((760, (210, 140, 200, 170)), (520, (200, 130, 0, 160)), (0, (190, 130, 0, 0)))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, letters_model())
        self.pane = self.details = LetterPane()
        self.edit = self.act("letters.edit", self.ask_edit, icon="edit", primary=True, keys="edit")
        self.drop = self.act("letters.drop", self.use_shipped, icon="undo")
        self.pane.edit_asked.connect(self.ask_edit)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.look(None)

    def reload(self) -> None:
        self.desk.read(letter_rows, self.fill)

    def hear(self, change_set: ChangeSet) -> None:
        # What the house wrote stands in the row of the letter it replaces.
        if change_set.touches("stationery"):
            self.reload()

    def text_of(self, row: LetterRow) -> str:
        return "\n".join((occasion_said(row), tongue_said(row), row.letter.subject, row.letter.text))

    def look(self, row: LetterRow | None) -> None:
        self.pane.show_row(row)
        self.edit.setEnabled(row is not None)
        self.drop.setEnabled(row is not None and row.view.own)

    def ask_edit(self) -> None:
        row = self.chosen
        if row is not None:
            dialog = LetterEditor(f"{occasion_said(row)} · {tongue_said(row)}", row.letter, self)
            view = row.view
            dialog.saved.connect(
                lambda text: self.desk.change(
                    partial(letters.save_letter, occasion=view.occasion, spoken=view.tongue, text=text)
                )
            )
            dialog.open()

    def use_shipped(self) -> None:
        """The letter of the house goes; undo brings it back."""
        row = self.chosen
        if row is not None and row.view.own:
            use_case = partial(letters.drop_letter, occasion=row.view.occasion, spoken=row.view.tongue)
            self.desk.change(use_case)
