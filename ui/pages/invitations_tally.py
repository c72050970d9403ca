"""Answers by category, beside the list of invites while nobody is chosen."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from forumdesk.services.pipeline import Tally
from ui import theme, words
from ui.models.invitation_rows import TALLIED, tally_name, tally_said
from ui.models.people_rows import tile_of
from ui.models.tiles import TileView
from ui.widgets import parts
from ui.widgets.emptying import empty


class AnswerGrid(QWidget):
    """A line for each category: yes, perhaps, no, open, to issue. Each is read as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        theme.fit(self._grid, contentsMargins=parts.NONE, spacing=6)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def tell(self, tallies: Iterable[Tally]) -> None:
        empty(self._grid)
        for column, name in enumerate(TALLIED, 2):
            self._put(0, column, words.say(f"invitations.tally.{name}"), "label")
        lines = tuple(tallies)
        for number, one in enumerate(lines, 1):
            self._line(number, one)
        if len(lines) > 1:
            sums = {name: sum(getattr(one, name) for one in lines) for name in TALLIED}
            self._line(len(lines) + 1, Tally(None, **sums), words.say("register.tally-all"))

    def _line(self, row: int, one: Tally, whole: str = "") -> None:
        look = "strong" if whole else ""
        tile = tile_of(one.category)
        if tile is not None:
            self._grid.addWidget(TileView(tile), row, 0)
        name = parts.Elided(look)
        name.setText(whole or tally_name(one))
        name.setAccessibleName(whole or tally_said(one))
        self._grid.addWidget(name, row, 1)
        for column, which in enumerate(TALLIED, 2):
            number: int = getattr(one, which)
            self._put(row, column, words.figure(number) if number else "–", look or ("" if number else "hint"))

    def _put(self, row: int, column: int, text: str, look: str) -> None:
        said = parts.label(look=look)
        said.setText(text)
        theme.fit(said, minimumWidth=28)
        said.setAlignment(said.alignment().AlignRight | said.alignment().AlignVCenter)
        self._grid.addWidget(said, row, column)
