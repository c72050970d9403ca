"""Which earlier list this one is an edition of, what its rows said then, and which of them are gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.lineage import ImportedRow

from .list_rows import ListRow, occasion_of, of_list, ref_of
from .said import RowText, Said

NO_LIST = ""
"""The list of a row that its list no longer has: what it said stays known, should it return."""


@dataclass(frozen=True, slots=True)
class ListLineage:
    """All rows of one kind as last imported, by their keys then; `before` leads from a key now to the key then.

    One person may stand in several lists, for an event each: those are several rows, and none speaks for another.
    """

    rows: dict[str, ImportedRow]
    texts: dict[str, RowText]
    before: dict[str, str]
    list_id: str
    gone: tuple[ImportedRow, ...]

    def text(self, key: str) -> RowText | None:
        """What the row said last time; none where it is new."""
        return self.texts.get(self.before.get(key, ""))

    def said(self, key: str) -> Said | None:
        text = self.text(key)
        return text.said if text is not None else None

    def entity_id(self, key: str) -> str:
        """What the row made or filled last time; nothing where it is new."""
        row = self.rows.get(self.before.get(key, ""))
        return row.entity_ids[0] if row is not None and row.entity_ids else ""

    def retired(self) -> tuple[ImportedRow, ...]:
        """The gone rows, to be written as belonging to no list."""
        return tuple(replace(row, list_id=NO_LIST) for row in self.gone)

    def written(self, new_id: str, row: ListRow, kind: str, text: RowText, entity_id: str) -> ImportedRow:
        """The row's lineage after this import; equal to what is here where the row says what it said."""
        key_then = self.before.get(row.key)
        key = of_list(row.key, self.list_id) if row.key in self.rows and row.key != key_then else row.key
        if key_then is None:
            return ImportedRow(new_id, self.list_id, kind, key, text.to_json(), (entity_id,))
        before = self.rows[key_then]
        said = before.said if self.texts[key_then].same_as(text) else text.to_json()
        key = key_then if row.silent or key_then == of_list(row.key, before.list_id) else key
        list_id = before.list_id or self.list_id
        return replace(before, list_id=list_id, key=key, said=said, entity_ids=(entity_id,))


def lineage_of_one(lines: Iterable[ImportedRow], row: ListRow | None, new_list_id: str) -> ListLineage:
    """For a row read again by itself: no list goes on, so nothing is gone."""
    by_key = {line.key: line for line in lines}
    return ListLineage(by_key, _texts(by_key), {row.key: row.key} if row else {}, new_list_id, ())


def lineage_of(lines: Iterable[ImportedRow], rows: Sequence[ListRow], new_list_id: str) -> ListLineage:
    """A list goes on where at least half of its rows do: three rows of a hundred are no next edition of it."""
    by_key = {line.key: line for line in lines}
    match = _Matching(rows)
    lists: dict[str, list[ImportedRow]] = {}
    for line in by_key.values():
        if line.list_id != NO_LIST:
            lists.setdefault(line.list_id, []).append(line)
    common = {list_id: sum(map(match.goes_on, members)) for list_id, members in lists.items()}
    same = [list_id for list_id, members in lists.items() if common[list_id] * 2 >= len(members)]
    best = max(same, key=lambda list_id: common[list_id], default=new_list_id)
    before = match.keys_then(by_key, frozenset(same))
    found = set(before.values())
    members = (line for list_id in same for line in lists[list_id])
    gone = tuple(line for line in members if line.key not in found and not match.is_told(line))
    return ListLineage(by_key, _texts(by_key), before, best, gone)


class _Matching:
    """Finds the rows of this list among those of earlier ones."""

    def __init__(self, rows: Sequence[ListRow]) -> None:
        self._rows = rows
        self._keys = {row.key for row in rows}
        self._refs = {row.ref for row in rows}
        self._silent = {row.ref for row in rows if row.silent}
        self._own = {row.ref for row in rows if row.own}

    def goes_on(self, line: ImportedRow) -> bool:
        """The list has the row, or has one of its ref where the occasion may change from one edition to the next."""
        return self.is_told(line) or ref_of(line.key) in self._own

    def is_told(self, line: ImportedRow) -> bool:
        """The same ref for the same occasion; the ref alone where one of the two names no occasion."""
        ref = ref_of(line.key)
        return line.key in self._keys or ref in (self._refs if not occasion_of(line.key) else self._silent)

    def keys_then(self, lines: dict[str, ImportedRow], same: frozenset[str]) -> dict[str, str]:
        """From each row's key to the key of the line that it goes on from.

        A row whose occasion changed goes on from the line with its ref in the same list.
        """
        found = {
            row.key: row.key
            for row in self._rows
            if row.key in lines and (not row.own or lines[row.key].list_id in same)
        }
        for row in self._rows:
            keys = (of_list(row.key, list_id) for list_id in same if row.own)
            key = next((key for key in keys if key in lines), None)
            if key is not None:
                found.setdefault(row.key, key)
        free: dict[str, list[ImportedRow]] = {}
        taken = set(found.values())
        for line in lines.values():
            if line.key not in taken:
                free.setdefault(ref_of(line.key), []).append(line)
        for row in self._rows:
            if row.key not in found:
                mine = [line for line in free.get(row.ref, []) if line.list_id in same or row.speaks_for_any]
                if mine:
                    free[row.ref].remove(mine[-1])
                    found[row.key] = mine[-1].key
        return found


def _texts(rows: dict[str, ImportedRow]) -> dict[str, RowText]:
    return {key: RowText.from_json(row.said) for key, row in rows.items()}
