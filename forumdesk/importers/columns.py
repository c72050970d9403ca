"""Which column of a list is which: the known ones by name or as mapped, the others kept under their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .cleaning import clean, letters, one_line
from .headings import COLUMNS, KEY_COLUMNS, ImportKind, column_of
from .refusals import NoKeyColumnError, UnknownMappingError

__all__ = ["KEEP", "KEY_COLUMNS", "ColumnMap", "ImportKind", "map_headers"]

KEEP = "custom:"
"""What a header is mapped to that is to be a field of its own, whatever it says by itself."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """`fields` are the known columns' places; `unknown` the other headers with their places, as they stand in the list.

    `dropped` are the headers that a mapping left out.
    """

    kind: ImportKind
    fields: Mapping[str, int]
    unknown: tuple[tuple[str, int], ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.unknown)

    def has(self, field: str) -> bool:
        return field in self.fields

    def cell(self, cells: Sequence[str], field: str) -> str:
        """What the row has there; empty where the list has no such column."""
        place = self.fields.get(field)
        return "" if place is None else cells[place]

    def custom(self, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The row's unknown columns that say something, as (header, value)."""
        return tuple((name, cells[place]) for name, place in self.unknown if cells[place])


def map_headers(kind: ImportKind, headers: Sequence[str], mapping: Mapping[str, str]) -> ColumnMap:
    """`mapping` is header to column, to nothing to drop it, or KEEP; it wins over what a header says by itself.

    Where two headers mean one column the first has it and the other is kept as unknown. Raises UnknownMappingError,
    NoKeyColumnError.
    """
    mapped = _mapped(kind, headers, mapping)
    fields = {column: place for place, column in mapped.items() if column not in ("", KEEP)}
    unknown: list[tuple[str, int]] = []
    for place, header in enumerate(headers):
        column = mapped.get(place, column_of(kind, header))
        if place in mapped and column != KEEP:
            continue
        if column is None or column == KEEP or column in fields:
            unknown.append((header, place))
        else:
            fields[column] = place
    if not fields.keys() & set(KEY_COLUMNS[kind]):
        raise NoKeyColumnError(kind, KEY_COLUMNS[kind])
    dropped = tuple(headers[place] for place, column in mapped.items() if not column)
    return ColumnMap(kind, fields, tuple(unknown), dropped)


def _mapped(kind: ImportKind, headers: Sequence[str], mapping: Mapping[str, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for header, column in mapping.items():
        place = _place(headers, header)
        name = _column(kind, column)
        if name not in ("", KEEP) and name in found.values():
            raise UnknownMappingError("twice", column, COLUMNS[kind])
        found[place] = name
    return found


def _place(headers: Sequence[str], header: str) -> int:
    """The header as it stands, else as it folds."""
    typed = one_line(clean(header))
    if typed in headers:
        return list(headers).index(typed)
    folded = [letters(each) for each in headers]
    if letters(typed) and letters(typed) in folded:
        return folded.index(letters(typed))
    raise UnknownMappingError("header", header, tuple(headers))


def _column(kind: ImportKind, column: str) -> str:
    if not column.strip() or column == KEEP:
        return column.strip()
    name = column_of(kind, column)
    if name is None:
        raise UnknownMappingError("column", column, COLUMNS[kind])
    return name
