"""The pages of a damaged file, read one by one: SQLite gives up at the first bad one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forumdesk.changes import Value
from forumdesk.store.cipher import Key
from forumdesk.store.opened import PAGE, log_of

# What a page holds beside SQLCipher's own 80 bytes, and SQLite's limits for a cell on it (file format, section 1.6).
_USABLE = PAGE - 80
_MOST_OF_TABLE = _USABLE - 35
_MOST_OF_INDEX = (_USABLE - 12) * 64 // 255 - 23
_LEAST = (_USABLE - 12) * 32 // 255 - 23
_HEAD_OF_FILE = 100
_LENGTH_AT = 28
_LOG_HEAD, _FRAME_HEAD = 32, 24
_INDEX_BRANCH, TABLE_BRANCH, _INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
TREES = (_INDEX_BRANCH, TABLE_BRANCH, _INDEX_LEAF, TABLE_LEAF)
_MOST_BYTES = 1_000_000_000

Values = tuple[Value, ...]


class BrokenPageError(Exception):
    """A page that is not there, was not sealed under the key, or holds what no page does."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a page: its number (None in an index), and its values, or None where part of it is on a bad page."""

    rowid: int | None
    values: Values | None


@dataclass(frozen=True, slots=True)
class Node:
    """One page of a tree: its rows, and the pages below it."""

    kind: int
    cells: tuple[Cell, ...]
    below: tuple[int, ...]


class Pages:
    """What can be read of a file, page by page; a log beside it is laid over it as far as it was written whole."""

    def __init__(self, path: Path, key: Key) -> None:
        data = path.read_bytes()
        sealed = {number: data[at : at + PAGE] for number, at in enumerate(range(0, len(data), PAGE), 1)}
        sealed |= _logged(log_of(path))
        self._plain = {number: key.open_page(number, page) for number, page in sealed.items() if len(page) == PAGE}
        # What was cut off is not there to be seen, but the first page says how long the file was.
        head = self.header() or bytes(_HEAD_OF_FILE)
        self.count = max(*sealed, int.from_bytes(head[_LENGTH_AT : _LENGTH_AT + 4], "big"))

    @property
    def bad(self) -> tuple[int, ...]:
        """Numbers of the pages that are lost."""
        return tuple(number for number in range(1, self.count + 1) if self._plain.get(number) is None)

    def header(self) -> bytes | None:
        """SQLite's own first 100 bytes; None where the first page is lost."""
        page = self._plain.get(1)
        return None if page is None else bytes(16) + page[: _HEAD_OF_FILE - 16]

    def kind(self, number: int) -> int:
        """What a page begins with; 0 for one that is lost."""
        page = self._plain.get(number) or b""
        begin = _HEAD_OF_FILE - 16 if number == 1 else 0
        return page[begin] if len(page) > begin else 0

    def node(self, number: int) -> Node:
        """One page of a tree. Raises BrokenPageError."""
        page = self._page(number)
        if number == 1:
            page = bytes(16) + page
        begin = _HEAD_OF_FILE if number == 1 else 0
        try:
            return self._read(page, begin)
        except (IndexError, UnicodeDecodeError, ValueError, OverflowError) as error:
            raise BrokenPageError(number) from error

    def _page(self, number: int) -> bytes:
        page = self._plain.get(number)
        if page is None:
            raise BrokenPageError(number)
        return page

    def _read(self, page: bytes, begin: int) -> Node:
        kind, count = page[begin], int.from_bytes(page[begin + 3 : begin + 5], "big")
        if kind not in TREES:
            raise ValueError(kind)
        branch = kind in (_INDEX_BRANCH, TABLE_BRANCH)
        first = begin + (12 if branch else 8)
        places = [int.from_bytes(page[at : at + 2], "big") for at in range(first, first + 2 * count, 2)]
        below = [int.from_bytes(page[at : at + 4], "big") for at in places] if branch else []
        if branch:
            below.append(int.from_bytes(page[begin + 8 : begin + 12], "big"))
        cells = () if kind == TABLE_BRANCH else tuple(self._cell(page, at + 4 * branch, kind) for at in places)
        return Node(kind, cells, tuple(below))

    def _cell(self, page: bytes, at: int, kind: int) -> Cell:
        size, at = _varint(page, at)
        rowid = None
        if kind == TABLE_LEAF:
            number, at = _varint(page, at)
            rowid = number - (1 << 64) if number >> 63 else number
        here = _share(size, _MOST_OF_TABLE if kind == TABLE_LEAF else _MOST_OF_INDEX)
        if size > _MOST_BYTES or at + here > len(page):
            raise ValueError(size)
        payload = page[at : at + here]
        try:
            if size > here:
                payload += self._overflow(int.from_bytes(page[at + here : at + here + 4], "big"), size - here)
        except BrokenPageError:
            return Cell(rowid, None)
        return Cell(rowid, tuple(_values(payload)))

    def _overflow(self, number: int, left: int) -> bytes:
        """The rest of a row that is longer than its page lets it be."""
        found = bytearray()
        # No chain is longer than the file: one that runs in a circle ends here.
        for _ in range(self.count):
            page = self._page(number)
            found += page[4 : 4 + left - len(found)]
            number = int.from_bytes(page[:4], "big")
            if len(found) >= left:
                return bytes(found)
        raise BrokenPageError(number)


def _share(size: int, most: int) -> int:
    """How many bytes of a row stand on its own page."""
    if size <= most:
        return size
    share = _LEAST + (size - _LEAST) % (_USABLE - 4)
    return share if share <= most else _LEAST


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> Iterator[Value]:
    """The columns of one record (file format, section 2.1)."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    at = end
    for kind in kinds:
        size = _size(kind)
        if at + size > len(payload):
            raise ValueError(kind)
        yield _value(kind, payload[at : at + size])
        at += size


def _size(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data if kind % 2 == 0 else data.decode()
    if kind in (8, 9):
        return kind - 8
    if kind in (7, 10, 11):  # no column of ours holds a fraction, and SQLite keeps the other two for itself
        raise ValueError(kind)
    return int.from_bytes(data, "big", signed=True) if kind else None


def _logged(log: Path) -> dict[int, bytes]:
    """The last state of each page in a log, up to the last commit that was written whole."""
    try:
        data = log.read_bytes()
    except OSError:
        return {}
    salts = data[16:24]
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(_LOG_HEAD, len(data) - PAGE - _FRAME_HEAD + 1, PAGE + _FRAME_HEAD):
        head, page = data[at : at + _FRAME_HEAD], data[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
        if head[8:16] != salts:
            break
        waiting[int.from_bytes(head[:4], "big")] = page
        if any(head[4:8]):
            committed |= waiting
            waiting = {}
    return committed
