"""A file's bytes become a sheet: one header, rows of clean cells, and the row numbers a spreadsheet shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .cleaning import clean, one_line
from .csv_rows import read_records
from .decoding import decode
from .file_types import is_zip, refuse_foreign
from .refusals import EmptyInputError, TooLargeError
from .sources import Source
from .xlsx_rows import read_workbook

LARGEST_FILE = 100_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
GRADES = frozenset({"BEGRENSET", "KONFIDENSIELT", "HEMMELIG", "STRENGT HEMMELIG"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the row's number in a spreadsheet; a quoted line break does not begin a row."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every row has as many cells as there are headers. `blank` counts the rows in which nothing stands.

    `source` is the program whose file it was, and `suggested` what its headers are then read as.
    """

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    blank: int
    header_row: int = 1
    source: Source | None = None
    suggested: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GradeFound:
    """A cell that is exactly a Security Act grade."""

    row: int
    column: str
    grade: str


def read_sheet(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    if len(data) > LARGEST_FILE:
        raise TooLargeError("bytes", LARGEST_FILE)
    if not data.strip():
        raise EmptyInputError
    refuse_foreign(data)
    if is_zip(data):
        return sheet_of(read_workbook(data, MOST_ROWS, MOST_COLUMNS))
    return sheet_of(read_records(decode(data)))


def sheet_of(records: Sequence[Sequence[str]]) -> Sheet:
    """The first record that says something is the header. Raises EmptyInputError, TooLargeError."""
    if len(records) > MOST_ROWS:
        raise TooLargeError("rows", MOST_ROWS)
    filled = [SheetRow(number, cells) for number, cells in enumerate(map(_clean_cells, records), 1) if cells]
    if len(filled) < 2:
        raise EmptyInputError
    header, *rows = filled
    width = max(len(row.cells) for row in filled)
    if width > MOST_COLUMNS:
        raise TooLargeError("columns", MOST_COLUMNS)
    table = [_filled_up(row.cells, width) for row in rows]
    named = _filled_up(header.cells, width)
    kept = [place for place in range(width) if named[place] or any(cells[place] for cells in table)]
    if len(kept) < width:
        table = [tuple(cells[place] for place in kept) for cells in table]
    full = tuple(SheetRow(row.number, cells) for row, cells in zip(rows, table, strict=True))
    return Sheet(_headers(named, kept), full, len(records) - len(filled), header.number)


def find_grade(sheet: Sheet) -> GradeFound | None:
    """The first cell, headers too, that is exactly a grade in capitals."""
    for row in (SheetRow(sheet.header_row, sheet.headers), *sheet.rows):
        for header, cell in zip(sheet.headers, row.cells, strict=True):
            if one_line(cell) in GRADES:
                return GradeFound(row.number, header, one_line(cell))
    return None


def _clean_cells(record: Sequence[str]) -> tuple[str, ...]:
    """Without the empty cells at its end: spreadsheets write as many as their widest row has."""
    cells = [clean(cell) for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _filled_up(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _headers(cells: tuple[str, ...], kept: Sequence[int]) -> tuple[str, ...]:
    """Each name once: the second Notes is Notes (2), a column without a name is Column 12."""
    names: list[str] = []
    for place in kept:
        name = one_line(cells[place]) or f"Column {place + 1}"
        times = 2
        unique = name
        while unique in names:
            unique = f"{name} ({times})"
            times += 1
        names.append(unique)
    return tuple(names)
