"""Entries of a file that is no table become one: its own names as headers, with what each of them is read as."""

import hashlib
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .refusals import EmptyInputError, TooLargeError
from .sheet import MOST_ROWS, Sheet, SheetRow, sheet_of
from .sources import Source

Entry = Mapping[str, str]
_LONGEST = 20_000


def sheet_of_entries(entries: Sequence[Entry], source: Source, reads: Mapping[str, str]) -> Sheet:
    """A row for each entry, numbered from 1. `reads` is header to column, in order; other headers come after them.

    Raises EmptyInputError, TooLargeError.
    """
    if not entries:
        raise EmptyInputError
    if len(entries) > MOST_ROWS:
        raise TooLargeError("rows", MOST_ROWS)
    headers = tuple(dict.fromkeys((*reads, *(name for entry in entries for name, cell in entry.items() if cell))))
    records = [headers, *(tuple(entry.get(name, "")[:_LONGEST] for name in headers) for entry in entries)]
    sheet = sheet_of(records)
    rows = tuple(SheetRow(row.number - 1, row.cells) for row in sheet.rows)
    return replace(sheet, rows=rows, header_row=0, source=source, suggested=reads)


def code_of(letter: str, *parts: str) -> str:
    """The same code for the same entry, each time: made of its id, which may be long and name a place or a person."""
    # JSON can name half a character; two ids that differ in that alone are two.
    content = "\x1f".join(parts).encode(errors="surrogatepass")
    return f"{letter}-{b32encode(hashlib.sha256(content).digest()).decode()[:8]}"
