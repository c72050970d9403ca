"""Fills pages from the top with pieces and rows, so that headings stay with their rows and rows in one piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from forumdesk.exporters.paper import Paper
from forumdesk.exporters.row import Row

# A row that no page can hold is begun where this share of a page is left for it.
_WORTH_CUTTING = 0.25


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a known height in points that draws itself from its left and top edge."""

    height: float
    draw: Callable[[Paper, float, float], None]


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a row: `now` where it follows on, `moved` if it goes to a new page, `again` if it is cut."""

    now: tuple[Piece, ...] = ()
    moved: tuple[Piece, ...] = ()
    again: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Flow:
    """Pages of one height in points; each holds pieces with their distance from the top."""

    height: float
    pages: list[list[tuple[float, Piece]]] = field(default_factory=lambda: [[]])
    used: float = 0.0

    @property
    def remaining(self) -> float:
        return self.height - self.used

    def add(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self.pages[-1].append((self.used, piece))
            self.used += piece.height

    def turn(self) -> None:
        """A new page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
            self.used = 0.0

    def place(self, row: Row, lead: Lead) -> None:
        """The row with what leads it: here if both fit, else on the next page; cut only where no page can hold it."""
        room = self.remaining - total(lead.now)
        if row.height <= room:
            self.add([*lead.now, row_piece(row)])
        elif self._must_cut(row, room, lead):
            first, rest = row.split(room)
            self.add([*lead.now, row_piece(first)])
            self.turn()
            self.place(rest, Lead(lead.again, lead.again, lead.again))
        else:
            self.turn()
            self.place(row, Lead(lead.moved, lead.moved, lead.again))

    def keep(self, rows: Sequence[Row], lead: Lead) -> None:
        """Several rows on one page, where a page can hold them."""
        height = sum(row.height for row in rows)
        fits_a_page = total(lead.moved) + height <= self.height
        if len(rows) > 1 and fits_a_page and total(lead.now) + height > self.remaining:
            self.turn()
            lead = Lead(lead.moved, lead.moved, lead.again)
        for row in rows:
            self.place(row, lead)
            lead = Lead((), lead.again, lead.again)

    def _must_cut(self, row: Row, room: float, lead: Lead) -> bool:
        if not self.pages[-1]:
            return True
        return row.height > self.height - total(lead.moved) and room > _WORTH_CUTTING * self.height


def row_piece(row: Row) -> Piece:
    return Piece(row.height, row.draw)


def total(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)
