"""The rows of a list, each with what tells it from all others of its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .columns import ColumnMap
from .said import CUSTOM
from .sheet import Sheet

Cells = Mapping[str, str]
_OCCASION = "\x1e"
_NTH = "\x1f"


@dataclass(frozen=True, slots=True)
class ListRow:
    """`ref` is what the list calls the row, `key` tells it from all others of its kind; both empty where it has none.

    `cells` has every column of the list, also where empty. Of several rows with one ref the second has `nth` 2.
    `silent` is set where the list says nothing of the occasion that is part of the key; `own` where every list
    speaks for itself, so that another list's row of the same ref is not this one's earlier edition.
    """

    key: str
    ref: str
    number: int
    cells: Cells
    nth: int = 1
    silent: bool = False
    own: bool = False

    @property
    def speaks_for_any(self) -> bool:
        """A row that names no occasion goes on from whichever row of its ref there is."""
        return self.silent and not self.own

    @property
    def question_ref(self) -> str:
        """What ids of questions call the row."""
        return self.ref if self.nth == 1 else f"{self.ref}#{self.nth}"


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a row from others: its ref, and where one ref may have several rows, the occasion of this one."""

    ref: str
    occasion: str = ""
    silent: bool = False
    own: bool = False


def cells_of(sheet: Sheet, columns: ColumnMap) -> list[dict[str, str]]:
    """Cells by column; unknown columns stand under custom:HEADER."""
    places = [*columns.fields.items(), *((CUSTOM + header, place) for header, place in columns.unknown)]
    return [{column: row.cells[place] for column, place in places} for row in sheet.rows]


def rows_of(cells: Sequence[Cells], numbers: Sequence[int], marks: Sequence[Mark]) -> tuple[ListRow, ...]:
    """Rows with keys of their own: a second row of one ref and occasion is told apart by its place."""
    refs: dict[str, int] = {}
    keys: dict[str, int] = {}
    found = []
    for one, number, mark in zip(cells, numbers, marks, strict=True):
        key = f"{mark.ref}{_OCCASION}{mark.occasion}" if mark.occasion else mark.ref
        refs[mark.ref] = refs.get(mark.ref, 0) + 1
        keys[key] = keys.get(key, 0) + 1
        if mark.ref and keys[key] > 1:
            key += f"{_NTH}{keys[key]}"
        found.append(ListRow(key if mark.ref else "", mark.ref, number, one, refs[mark.ref], mark.silent, mark.own))
    return tuple(found)


def of_list(key: str, list_id: str) -> str:
    """The key of a row whose ref another list's row has already."""
    return f"{key}{_OCCASION}{list_id}"


def first_key(key: str) -> str:
    """The key of the first row with this ref and occasion."""
    return key.partition(_NTH)[0]


def ref_of(key: str) -> str:
    return first_key(key).partition(_OCCASION)[0]


def occasion_of(key: str) -> str:
    return first_key(key).partition(_OCCASION)[2]
