"""Letters around invites as the list shows them, and as one reads filled in for an invented reader."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt

from forumdesk.domain.letters import FIELDS, Letter, Occasion, fill
from forumdesk.domain.tongues import Tongue
from forumdesk.services import letters
from forumdesk.services.letters import LetterView
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel

_FROM_THE_RIGHT = "\u200f"
_FIELD = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter: what for, in which language, whose, and what it says."""

    view: LetterView
    letter: Letter

    @property
    def id(self) -> str:
        return f"{self.view.occasion} {self.view.tongue}"


def letter_rows(workspace: Workspace) -> list[LetterRow]:
    own = letters.letters_of(workspace)
    return [LetterRow(one, own.of(one.occasion, one.tongue)) for one in letters.letters(workspace)]


def occasion_said(row: LetterRow) -> str:
    return words.say(f"letters.occasion.{row.view.occasion}")


def tongue_said(row: LetterRow) -> str:
    return words.say(f"event-language.{row.view.tongue}")


def whose_said(row: LetterRow) -> str:
    return words.say("letters.own" if row.view.own else "letters.shipped")


def as_read(letter: Letter) -> tuple[str, str]:
    """Subject and text, as an invented reader gets them."""
    subject, text = fill(letter, {field: words.say(f"letters.sample.{field}") for field in FIELDS})
    # What is filled in is Latin here: the mark lets an Arabic letter run from the right all the same.
    mark = _FROM_THE_RIGHT if direction(letter) is Qt.LayoutDirection.RightToLeft else ""
    return f"{mark}{subject}", f"{mark}{text}"


def direction(letter: Letter) -> Qt.LayoutDirection:
    """How it runs by what the house wrote, whatever is filled in."""
    return theme.direction_of(_FIELD.sub("", letter.text))


def said(row: LetterRow) -> str:
    """The row as a sentence."""
    return ", ".join((occasion_said(row), tongue_said(row), whose_said(row)))


_OCCASIONS, _TONGUES = list(Occasion), list(Tongue)


def letters_model() -> RowsModel[LetterRow]:
    def place(row: LetterRow) -> tuple[int, int]:
        return _OCCASIONS.index(row.view.occasion), _TONGUES.index(row.view.tongue)

    def whose(row: LetterRow) -> Cell:
        sign = Sign("edit", "note") if row.view.own else None
        return Cell(whose_said(row), sign=sign, token="text" if row.view.own else "text2")

    return RowsModel(
        (
            Column("letter", lambda row: Cell(occasion_said(row), strong=500), place),
            Column("language", lambda row: Cell(tongue_said(row)), lambda row: (place(row)[1], place(row)[0])),
            Column("subject", lambda row: Cell(row.letter.subject, token="text2"), lambda row: row.letter.subject),
            Column("whose", whose, lambda row: (not row.view.own, place(row))),
        ),
        lambda row: row.id,
        said,
    )
