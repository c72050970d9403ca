"""Rows with more columns than a page can bear: each becomes a block of labelled values on a grid of tracks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from forumdesk.domain.cards import Column, ListRow
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.row import Cell, Row, facing
from forumdesk.exporters.setting import SECOND, Part, Place, Setting, Style

_TRACKS, _GAP = 6, 12.0
_LABEL = Style(6.5, Weight.MEDIUM, SECOND)
_VALUE = Style(8.5)
_STRONG = Style(8.5, Weight.SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Records:
    """Sets rows as blocks, `room` points wide; a value takes as many tracks as it needs, and what is empty none."""

    columns: tuple[Column, ...]
    setting: Setting
    room: float

    def head(self) -> list[Row]:
        """Blocks carry their labels themselves."""
        return []

    def rows(self, row: ListRow) -> list[Row]:
        """The lines of one block, from the top; the last has the hairline."""
        lines: list[list[Cell]] = [[]]
        taken, track = 0, self.room / _TRACKS
        for pair in self._pairs(row):
            span = min(ceil((pair.width + _GAP) / track), _TRACKS)
            if taken + span > _TRACKS:
                lines.append([])
                taken = 0
            lines[-1].append(Cell((pair.label, pair.value), taken * track, pair.width))
            taken += span
        rows = [Row(tuple(cells), self.room, above=4.0, below=1.0, rule=0.0) for cells in lines]
        rows[0] = replace(rows[0], above=6.0)
        rows[-1] = replace(rows[-1], below=5.0, rule=0.5)
        return [facing(one, self.setting.from_the_right) for one in rows]

    def _pairs(self, row: ListRow) -> Iterator["_Pair"]:
        room, strong = self.room - _GAP, any(column.strong for column in self.columns)
        for text, column in zip(row.cells, self.columns, strict=True):
            if text:
                place = Place(row.ref, column.key)
                label = self.setting.part(column.title, _LABEL, room, Place("", column.key))
                style = _STRONG if column.strong or not strong else _VALUE
                yield _Pair(label, self.setting.part(text, style, room, place, gap=1.5))
                strong = True


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Part
    value: Part

    @property
    def width(self) -> float:
        return max(self.label.block.width, self.value.block.width)
