"""The first sheet of a workbook becomes records of text, typed cells as somebody would have typed them."""

import io
import itertools
import re
import zlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from .refusals import TooLargeError, Unreadable, UnreadableInputError

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_HALF_SECOND = timedelta(milliseconds=500)
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")  # OOXML writes control characters so
_LEADING_ZEROS = re.compile(r"0{2,}")

# openpyxl checks little and fails with whatever the broken part led to.
_BROKEN = (
    BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,
    RuntimeError,
    OverflowError,
    AssertionError,
)


def read_workbook(data: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    """The records of the first sheet that is not empty, shown sheets before hidden ones; formulas by their last values.

    Raises TooLargeError, UnreadableInputError.
    """
    from openpyxl import load_workbook  # 0.1 s to import, needed for workbooks alone

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return _first_filled(book, most_rows, most_columns)
    except TooLargeError:
        raise
    except _BROKEN:
        raise UnreadableInputError(Unreadable.DAMAGED) from None


def _first_filled(book: "Workbook", most_rows: int, most_columns: int) -> list[list[str]]:
    sheets: list[ReadOnlyWorksheet] = [book[name] for name in book.sheetnames if name in _tables(book)]
    for sheet in sorted(sheets, key=lambda each: each.sheet_state != "visible"):
        records = list(_records(sheet, most_rows, most_columns))
        while records and not any(records[-1]):
            records.pop()
        if records:
            return records
    return []


def _tables(book: "Workbook") -> set[str]:
    """Charts have sheets of their own, without cells."""
    return {sheet.title for sheet in book.worksheets}


def _records(sheet: "ReadOnlyWorksheet", most_rows: int, most_columns: int) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # programs write false ones, as wide and long as a sheet may be
    rows: Iterator[tuple[Cell | MergedCell, ...]] = sheet.iter_rows()  # type: ignore[misc]  # the stub has the other class's self
    for number, row in enumerate(rows, 1):
        cells = [_text(cell.value, str(cell.number_format or "")) for cell in row]
        if number > most_rows and any(cells):
            raise TooLargeError("rows", most_rows)
        if any(itertools.islice(cells, most_columns, None)):
            raise TooLargeError("columns", most_columns)
        yield cells[:most_columns]


def _text(value: object, shown: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, shown)
    if isinstance(value, datetime):
        return _stamp(value, shown)
    if isinstance(value, time):
        return _clock((datetime.combine(datetime.min, value) + _HALF_SECOND).time())
    if isinstance(value, timedelta):
        return _hours(value)
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), str(value))


def _number(value: float, shown: str) -> str:
    if value != int(value):
        return repr(value)
    text = str(int(value))
    return text.zfill(len(shown)) if _LEADING_ZEROS.fullmatch(shown) else text


def _stamp(value: datetime, shown: str) -> str:
    """A day alone where the cell shows no hours; to the second, as serials are never quite exact."""
    rounded = (value + _HALF_SECOND).replace(microsecond=0)
    if rounded.time() == time() and "h" not in shown.lower():
        return rounded.date().isoformat()
    return f"{rounded.date().isoformat()}T{_clock(rounded.time())}"


def _clock(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _hours(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
