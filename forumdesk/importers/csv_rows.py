"""Text with delimiters becomes records."""

import csv
import io
import itertools
import re
from collections.abc import Iterator

from .cleaning import letters
from .headings import ALL_HEADINGS
from .refusals import TooLargeError, Unreadable, UnreadableInputError

DELIMITERS = (",", ";", "\t")
_NONE = "\x1f"  # the unit separator: in a list of one column nothing parts the cells
_SAMPLE = 200
_LAST = "\x1e"
_EXCEL_HINT = re.compile(r'\ufeff?"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)


def read_records(text: str) -> list[list[str]]:
    """All records, blank ones too, parted by the delimiter that fits best. Excel's first line sep=; is none.

    Raises TooLargeError for an endless cell, UnreadableInputError for a quote that is never closed.
    """
    hint = _EXCEL_HINT.match(text)
    try:
        return _parse(text[hint.end() :], hint.group(1)) if hint else _parse(text, find_delimiter(text))
    except csv.Error:
        raise TooLargeError("cell", csv.field_size_limit()) from None


def find_delimiter(text: str) -> str:
    """The one that gives most known headers, then the most rows as wide as the header, then the widest."""
    scores = {delimiter: _score(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best][-1] > 1 else _NONE


def _score(text: str, delimiter: str) -> tuple[int, float, int]:
    records = [record for record in itertools.islice(_records(text, delimiter), _SAMPLE) if any(record)]
    if not records:
        return (0, 0.0, 0)
    header = records[0]
    known = sum(letters(cell) in ALL_HEADINGS for cell in header) if len(header) > 1 else 0
    alike = sum(len(record) == len(header) for record in records) / len(records)
    return (known, alike if len(header) > 1 else 0.0, len(header))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _parse(text: str, delimiter: str) -> list[list[str]]:
    """A last line of our own shows whether a quote is left open, which would have swallowed the rows after it."""
    ended = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    *records, last = _records(ended + _LAST, delimiter)
    if last != [_LAST]:
        raise UnreadableInputError(Unreadable.QUOTES)
    return records
