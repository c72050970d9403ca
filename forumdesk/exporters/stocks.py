"""The papers that badges are printed on: sheets of labels and inserts, single cards, and rolls."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MM = 72 / 25.4
DEFAULT_STOCK = "Durable BADGEMAKER 1445-02"


class UnknownStockError(Exception):
    """No stock bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class StartOffSheetError(Exception):
    """The first slot to print on is not on the sheet."""

    def __init__(self, start_at: int, slots: int) -> None:
        super().__init__(start_at, slots)
        self.start_at = start_at
        self.slots = slots


@dataclass(frozen=True, slots=True)
class Stock:
    """One kind of paper; all measures in millimetres, top and left counted from the upper left of the page."""

    vendor: str
    part: str
    kind: str
    page_width: float
    page_height: float
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float
    gap_y: float
    corner: float

    @property
    def name(self) -> str:
        return f"{self.vendor} {self.part}"

    @property
    def slots(self) -> int:
        return self.columns * self.rows

    @property
    def folded(self) -> bool:
        """A tent shows the same on both of its sides, one of them upside down while it lies flat."""
        return self.kind == "table name tent"

    @property
    def cut_apart(self) -> bool:
        """Square corners on a shared sheet: a faint line shows where one ends."""
        return self.slots > 1 and not self.corner

    def corner_of(self, slot: int) -> tuple[float, float]:
        """The lower left corner of a slot in points from the lower left of the page. Slots count from 1, row by row."""
        if not 1 <= slot <= self.slots:
            raise StartOffSheetError(slot, self.slots)
        row, column = divmod(slot - 1, self.columns)
        x = self.left + column * (self.width + self.gap_x)
        y = self.page_height - self.top - row * (self.height + self.gap_y) - self.height
        return x * MM, y * MM


@cache
def all_stocks() -> tuple[Stock, ...]:
    rows = json.loads(files("resources").joinpath("data", "stocks.json").read_text(encoding="utf-8"))
    return tuple(map(stock_of, rows))


def stock_of(row: Mapping[str, Any]) -> Stock:
    """The stock of one row of the shipped list; KeyError, TypeError or ValueError where it is none."""
    return Stock(
        vendor=str(row["vendor"]),
        part=str(row["part"]),
        kind=str(row["kind"]),
        page_width=float(row["page_mm"][0]),
        page_height=float(row["page_mm"][1]),
        columns=int(row["cols"]),
        rows=int(row["rows"]),
        width=float(row["width_mm"]),
        height=float(row["height_mm"]),
        left=float(row["left_mm"]),
        top=float(row["top_mm"]),
        gap_x=float(row["gap_x_mm"]),
        gap_y=float(row["gap_y_mm"]),
        corner=float(row["corner_mm"]),
    )


def row_of(stock: Stock) -> dict[str, object]:
    """The row that `stock_of` makes the stock of."""
    return {
        "vendor": stock.vendor,
        "part": stock.part,
        "kind": stock.kind,
        "page_mm": [stock.page_width, stock.page_height],
        "cols": stock.columns,
        "rows": stock.rows,
        "width_mm": stock.width,
        "height_mm": stock.height,
        "left_mm": stock.left,
        "top_mm": stock.top,
        "gap_x_mm": stock.gap_x,
        "gap_y_mm": stock.gap_y,
        "corner_mm": stock.corner,
    }


def stock_named(name: str) -> Stock:
    """The stock called "Vendor part", in any case and with any blanks; UnknownStockError where there is none."""
    wanted = _key(name)
    for stock in all_stocks():
        if _key(stock.name) == wanted:
            return stock
    raise UnknownStockError(name)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
