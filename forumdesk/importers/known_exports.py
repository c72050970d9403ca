"""Lists that other programs export, known by their headings: what each is read as, and what belongs together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .cleaning import letters
from .export_forms import EXPORTS, Export
from .sheet import Sheet, SheetRow


def recognised(sheet: Sheet) -> Sheet:
    """The sheet as its program meant it; as it is where nobody is known to write such headings."""
    headers = {letters(name): place for place, name in reversed(list(enumerate(sheet.headers)))}
    export = next((one for one in EXPORTS if _is(one, headers)), None)
    if export is None:
        return sheet
    folded = _folded(_worded(sheet, export, headers), export, headers)
    reads = {letters(name): column for name, column in export.reads.items()}
    suggested: dict[str, str] = {}
    for name in folded.headers:
        column = reads.get(letters(name))
        if column == "" or (column is not None and column not in suggested.values()):
            suggested[name] = column
        elif column is None and _empty(folded, name):
            suggested[name] = ""
    return replace(folded, source=export.source, suggested=suggested)


def _is(export: Export, headers: Mapping[str, int]) -> bool:
    marked = all(letters(name) in headers for name in export.marks)
    return marked and (not export.any_of or any(letters(name) in headers for name in export.any_of))


def _folded(sheet: Sheet, export: Export, headers: Mapping[str, int]) -> Sheet:
    """Cells that are one value here put into one column; the columns they came from go."""
    joins = [
        (headers[letters(to)], [headers[letters(name)] for name in more if letters(name) in headers], between)
        for to, more, between in export.folds
        if letters(to) in headers
    ]
    gone = {place for _, places, _ in joins for place in places}
    kept = [place for place in range(len(sheet.headers)) if place not in gone]
    rows = tuple(SheetRow(row.number, _joined(row.cells, joins, kept)) for row in sheet.rows)
    return replace(sheet, headers=tuple(sheet.headers[place] for place in kept), rows=rows)


def _worded(sheet: Sheet, export: Export, headers: Mapping[str, int]) -> Sheet:
    """Words of its own become ours; others stay as they stand."""
    says = {headers[letters(name)]: words for name, words in export.says.items() if letters(name) in headers}
    rows = (
        SheetRow(row.number, tuple(says.get(at, {}).get(cell.lower(), cell) for at, cell in enumerate(row.cells)))
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows)) if says else sheet


def _joined(cells: Sequence[str], joins: Sequence[tuple[int, list[int], str]], kept: Sequence[int]) -> tuple[str, ...]:
    whole = list(cells)
    for to, places, between in joins:
        whole[to] = between.join(dict.fromkeys(cell for cell in (cells[to], *(cells[one] for one in places)) if cell))
    return tuple(whole[place] for place in kept)


def _empty(sheet: Sheet, name: str) -> bool:
    place = sheet.headers.index(name)
    return not any(row.cells[place] for row in sheet.rows)
