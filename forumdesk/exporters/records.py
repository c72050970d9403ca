"""Rows with more columns than a page can bear: each becomes a block of labelled values on a grid of tracks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from forumdesk.domain.cards import Column, ListRow
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.row import Cell, Row
from forumdesk.exporters.running_page import LANDSCAPE, room_of
from forumdesk.exporters.setting import SECOND, Part, Place, Setting, Style

PAGE = LANDSCAPE
_TRACKS, _GAP = 6, 12.0
_ROOM = room_of(PAGE) - _GAP
_TRACK = room_of(PAGE) / _TRACKS
_LABEL = Style(6.5, Weight.MEDIUM, SECOND)
_VALUE = Style(8.5)
_FIRST_VALUE = Style(8.5, Weight.SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Records:
    """Sets rows as blocks; a value takes as many tracks as it needs, and what is empty takes none."""

    columns: tuple[Column, ...]
    setting: Setting

    def head(self) -> list[Row]:
        """Blocks carry their labels themselves."""
        return []

    def rows(self, row: ListRow) -> list[Row]:
        """The lines of one block, from the top; the last has the hairline."""
        lines: list[list[Cell]] = [[]]
        track = 0
        for pair in self._pairs(row):
            if track + pair.span > _TRACKS:
                lines.append([])
                track = 0
            lines[-1].append(pair.cell(track))
            track += pair.span
        rows = [Row(tuple(cells), room_of(PAGE), above=4.0, below=1.0, rule=0.0) for cells in lines]
        rows[0] = replace(rows[0], above=6.0)
        return [*rows[:-1], replace(rows[-1], below=5.0, rule=0.5)]

    def _pairs(self, row: ListRow) -> Iterator["_Pair"]:
        style = _FIRST_VALUE
        for text, column in zip(row.cells, self.columns, strict=True):
            if text:
                place = Place(row.ref, column.key)
                label = self.setting.part(column.title, _LABEL, _ROOM, Place("", column.key))
                yield _Pair(label, self.setting.part(text, style, _ROOM, place, gap=1.5))
                style = _VALUE


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Part
    value: Part

    @property
    def width(self) -> float:
        return max(self.label.block.width, self.value.block.width)

    @property
    def span(self) -> int:
        return min(ceil((self.width + _GAP) / _TRACK), _TRACKS)

    def cell(self, track: int) -> Cell:
        return Cell((self.label, self.value), track * _TRACK, self.width)
