"""Titles, headings and the line on an empty page, as lists and agendas set them."""

from dataclasses import dataclass

from forumdesk.exporters.flow import Piece, row_piece
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.row import Cell, Row, facing
from forumdesk.exporters.setting import CONTROL, SECOND, Part, Place, Setting, Style

_TITLE = Style(20.0, Weight.SEMIBOLD)
_SUBTITLE = Style(10.5, Weight.REGULAR, SECOND)
_EMPTY = Style(10.5, Weight.REGULAR, SECOND)
_QUIET = Style(9.0, Weight.REGULAR, SECOND)


@dataclass(frozen=True, slots=True)
class Heading:
    """How a heading stands: its type, the air above and below in points, and whether a line goes under it."""

    style: Style
    above: float
    below: float
    rule: float = 0.0


# Over a page of its own, over a group of rows inside a table, over a day.
PAGE = Heading(Style(13.0, Weight.SEMIBOLD), 0.0, 9.0)
GROUP = Heading(Style(10.0, Weight.SEMIBOLD), 10.0, 4.0)
DAY = Heading(Style(13.0, Weight.SEMIBOLD), 14.0, 5.0, 0.75)


@dataclass(frozen=True, slots=True)
class Titles:
    """Sets the titles of one document, `room` points wide."""

    room: float
    setting: Setting
    continued_text: str = "continued"

    def title(self, title: str, subtitle: str) -> tuple[Piece, ...]:
        parts = []
        if title:
            parts.append(self.setting.part(title, _TITLE, self.room, Place("", "title")))
        if subtitle:
            parts.append(
                self.setting.part(self.setting.own(subtitle), _SUBTITLE, self.room, Place("", "subtitle"), gap=3.0)
            )
        return self._piece(parts, 0.0, 14.0) if parts else ()

    def heading(self, text: str, kind: Heading, *, continued: bool = False, on_top: bool = False) -> tuple[Piece, ...]:
        """The heading, with a word that says so where it began on an earlier page; nothing for no heading."""
        if not text:
            return ()
        part = self.setting.part(text, kind.style, self.room, Place("", "heading"))
        # At the page's own side in any script: that is where the eye looks for the next group.
        cells = [Cell((part,), 0.0, self.room, "left")]
        if continued:
            note = self.setting.part(self.continued_text, _QUIET, self.room, Place("", "heading"))
            beside = min(part.block.width + 7.0, self.room - note.block.width)
            cells.append(Cell((note,), beside, note.block.width + 1.0, "left"))
        above = 0.0 if on_top else kind.above
        row = Row(tuple(cells), self.room, above, kind.below, kind.rule, CONTROL)
        return (row_piece(facing(row, self.setting.from_the_right)),)

    def empty(self, text: str) -> tuple[Piece, ...]:
        return self._piece([self.setting.part(text, _EMPTY, self.room, Place("", "empty_text"))], 6.0, 6.0)

    def _piece(self, parts: list[Part], above: float, below: float) -> tuple[Piece, ...]:
        row = Row((Cell(tuple(parts), 0.0, self.room),), self.room, above, below, 0.0)
        return (row_piece(facing(row, self.setting.from_the_right)),)
