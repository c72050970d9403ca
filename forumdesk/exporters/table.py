"""The table of a list: its head and its rows, set in columns of known widths."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.cards import Align, Column, ListRow
from forumdesk.exporters.row import Cell, Row, facing
from forumdesk.exporters.running_page import room_of
from forumdesk.exporters.setting import CONTROL, Part, Place, Setting
from forumdesk.exporters.table_format import Format, body_style, head_style

# The height of a row in which somebody signs.
_SIGNED = 30.0


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in their format; every row of a list is set in them."""

    columns: tuple[Column, ...]
    format: Format
    setting: Setting

    def head(self) -> list[Row]:
        style = head_style(self.format.size)
        parts = [
            self.setting.part(column.title, style, width, Place("", column.key))
            for column, width in zip(self.columns, self.format.widths, strict=True)
        ]
        cells = tuple(
            replace(cell, align="right") if rtl and not self.setting.from_the_right else cell
            for cell, rtl in zip(self._cells(parts), self.format.rtl, strict=True)
        )
        return [self._facing(Row(cells, self.format.width, above=0.0, below=4.0, rule=0.75, colour=CONTROL))]

    def rows(self, row: ListRow) -> list[Row]:
        parts = [
            self.setting.part(text, body_style(self.format.size, column), width, Place(row.ref, column.key))
            for text, column, width in zip(row.cells, self.columns, self.format.widths, strict=True)
        ]
        cells = self._cells(parts)
        blanks = tuple((cell.x, cell.room) for cell, column in zip(cells, self.columns, strict=True) if column.ruled)
        return [self._facing(Row(cells, self.format.width, blanks=blanks, least=_SIGNED if blanks else 0.0))]

    def _facing(self, row: Row) -> Row:
        """Read from the right, a table narrower than its page ends at the right margin."""
        if not self.setting.from_the_right:
            return row
        return facing(replace(row, width=room_of(self.format.page)), from_the_right=True)

    def _cells(self, parts: Sequence[Part]) -> tuple[Cell, ...]:
        cells, x = [], 0.0
        for part, column, width in zip(parts, self.columns, self.format.widths, strict=True):
            cells.append(Cell((part,), x, width, "right" if column.align is Align.RIGHT else "start"))
            x += width + self.format.gap
        return tuple(cells)
