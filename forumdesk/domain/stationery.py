"""What a house has made for its own printing: badge templates, and stocks of paper that do not ship."""

from dataclasses import dataclass
from enum import StrEnum


class StationeryType(StrEnum):
    TEMPLATE = "template"
    STOCK = "stock"
    FLAG = "flag"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Stationery:
    """One template, stock or flag; a name is there once in its kind. `content` is the file it came as, or would go as.

    A flag's name is the code of its country, and its content a picture in base64. A letter's name is its occasion and
    its language.
    """

    id: str
    type: StationeryType
    name: str
    content: str


class StockFault(StrEnum):
    """Why labels cannot be printed as they are measured."""

    UNREADABLE = "unreadable"
    NAMELESS = "nameless"
    NO_LABEL = "no-label"
    BEYOND_RIGHT = "beyond-right"
    BEYOND_FOOT = "beyond-foot"
    OVERLAP = "overlap"
    CORNER = "corner"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Labels on a page, all measures in mm: `left` and `top` from its upper left to the first label."""

    page_width: float
    page_height: float
    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    corner: float = 0.0


# Makers round: a tenth of a millimetre over the edge is not over it.
_ROUNDING = 0.1


def stock_fault(name: str, sheet: Sheet) -> StockFault | None:
    """The first thing that is wrong with a stock; none where it can be printed on."""
    right = sheet.left + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap_x
    foot = sheet.top + sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gap_y
    wrong = {
        StockFault.NAMELESS: not name.strip(),
        StockFault.NO_LABEL: min(sheet.columns, sheet.rows) < 1 or min(sheet.width, sheet.height) <= 0,
        StockFault.BEYOND_RIGHT: sheet.left < 0 or right > sheet.page_width + _ROUNDING,
        StockFault.BEYOND_FOOT: sheet.top < 0 or foot > sheet.page_height + _ROUNDING,
        StockFault.OVERLAP: min(sheet.gap_x, sheet.gap_y) < 0,
        StockFault.CORNER: not 0 <= sheet.corner <= min(sheet.width, sheet.height) / 2,
    }
    return next((fault for fault, holds in wrong.items() if holds), None)
