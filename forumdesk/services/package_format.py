"""The bytes inside a sealed package: canonical JSON, measured before it is parsed and checked before it is used."""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from hashlib import sha256
from itertools import accumulate
from typing import cast

from forumdesk.changes import Row
from forumdesk.domain.packages import TABLES, Choice, Preset, Tables, canonical
from forumdesk.domain.packages_errors import PackageFault, PackageRefusedError
from forumdesk.store import schema
from forumdesk.store.codec import from_utc_stamp, utc_stamp
from forumdesk.store.driver import Record
from forumdesk.store.tables import TABLES as STORED
from forumdesk.store.tables import Entity, Table

FORMAT, VERSION = "forumdesk-package", 1
EXTRACT, RETURN = "extract", "return"
MOST_BYTES = 64 * 1024 * 1024
_MOST_DEPTH, _MOST_ROWS, _MOST_VALUES, _MOST_TEXT = 6, 200_000, 4_000_000, 12_000_000
_MOST_WORDS = 100_000
_MOST_NUMBER = 2**53
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"{}[]"))
_HEX = re.compile(r"[0-9a-f]{32,64}")
_FORMS = ("alias_badge", "alias_hotel", "alias_driver", "alias_invite")


@dataclass(frozen=True, slots=True, repr=False)
class Extract:
    """A package on its way out."""

    package: str
    event: str
    preset: Preset
    parts: tuple[str, ...]
    names: bool
    made_at: datetime
    return_key: str
    home: str
    rows: Tables


@dataclass(frozen=True, slots=True, repr=False)
class Return:
    """What comes back; its bytes were made with the package's key."""

    package: str
    counter: int
    made_at: datetime
    rows: Tables


def write_extract(one: Extract) -> bytes:
    """Raises PackageRefusedError for more than a package may hold."""
    return _bytes(
        {
            "kind": EXTRACT,
            "package": one.package,
            "event": one.event,
            "preset": one.preset.value,
            "parts": list(one.parts),
            "names": one.names,
            "made_at": utc_stamp(one.made_at),
            "return_key": one.return_key,
            "home": one.home,
            "rows": one.rows,
        }
    )


def write_return(one: Return, key: str) -> bytes:
    """Raises as `write_extract`."""
    document = {
        "kind": RETURN,
        "package": one.package,
        "counter": one.counter,
        "made_at": utc_stamp(one.made_at),
        "rows": one.rows,
    }
    return _bytes({**document, "mac": _mac({**document, **_head()}, key)})


def read_extract(data: bytes) -> Extract:
    """Raises PackageRefusedError; the names of columns and the types of values are then known to be right."""
    found = _document(data, EXTRACT, PackageFault.A_RETURN)
    try:
        names, preset = found["names"] is True, Preset(_text(found["preset"]))
        choice = Choice.read(preset, map(_text, _list(found["parts"])), names)
        return Extract(
            _hex(found["package"]),
            _text(found["event"]),
            preset,
            choice.said,
            names,
            from_utc_stamp(_text(found["made_at"])),
            _hex(found["return_key"]),
            _text(found["home"]),
            _rows(found["rows"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise PackageRefusedError(PackageFault.DAMAGED) from error


def read_return(data: bytes, key: str) -> Return | None:
    """None where it was not made with this key. Raises as `read_extract`."""
    found = _document(data, RETURN, PackageFault.NO_RETURN)
    mac = found.pop("mac", None)
    if not isinstance(mac, str) or not hmac.compare_digest(mac.encode(), _mac(found, key).encode()):
        return None
    try:
        counter = found["counter"]
        if not isinstance(counter, int) or not 0 <= counter < _MOST_NUMBER:
            raise ValueError
        made_at = from_utc_stamp(_text(found["made_at"]))
        return Return(_hex(found["package"]), counter, made_at, _rows(found["rows"]))
    except (KeyError, ValueError, TypeError) as error:
        raise PackageRefusedError(PackageFault.DAMAGED) from error


def whole(name: str, row: Row) -> Row:
    """The row with every column its table has: what is not in the package is as if nobody had said it."""
    table = STORED[name]
    full = {column: row[column] if column in row else _default(table, column, row) for column in table.columns}
    if name == "participation" and not full["alias"] and "alias" not in row:
        full["alias"] = next((row[form] for form in _FORMS if row.get(form)), "")
    return full


def entities(name: str, rows: list[Row]) -> list[Entity]:
    """Whole rows as entities. PackageRefusedError for a value that its column never has."""
    table = STORED[name]
    records: list[Record] = [tuple(row.values()) for row in rows]
    try:
        made = cast(list[Entity], table.entities(records))
        if made and table.records(made) != records:
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PackageRefusedError(PackageFault.DAMAGED) from error
    return made


def _default(table: Table, column: str, row: Row) -> "str | int | float | bytes | None":
    one = next(field for field in fields(table.type) if field.name == column)
    if one.default is MISSING:
        # A code or a ref that stayed at home: the row's own id says as little.
        return str(row["id"])[-12:] if table.column(column).blank == "" else table.column(column).blank
    return next(iter(table.column(column).encoded([one.default])))


def _head() -> dict[str, object]:
    return {"format": FORMAT, "version": VERSION, "schema": schema.shipped()[-1].number}


def _bytes(document: Mapping[str, object]) -> bytes:
    data = canonical({**_head(), **document}).encode()
    _measure(data)
    return data


def _mac(document: Mapping[str, object], key: str) -> str:
    return hmac.digest(bytes.fromhex(key), canonical(document).encode(), sha256).hex()


def _measure(data: bytes) -> None:
    """Sizes, counts and nesting by the bytes alone: nothing is built before these are known to be bounded."""
    too_much = (
        len(data) > MOST_BYTES
        or data.count(b"{") > _MOST_ROWS
        or data.count(b",") > _MOST_VALUES
        or data.count(b'"') > 4 * _MOST_VALUES
        or max(map(len, data.split(b'"'))) > _MOST_TEXT
    )
    if too_much or _depth(_STRING.sub(b"", data).translate(None, _NO_BRACKETS)) > _MOST_DEPTH:
        raise PackageRefusedError(PackageFault.TOO_LARGE)


def _depth(brackets: bytes) -> int:
    """How deep they are nested; more of them than rows can have are as good as too deep."""
    if len(brackets) > 2 * _MOST_ROWS + 1000:
        return _MOST_DEPTH + 1
    return max(accumulate(1 if one in b"{[" else -1 for one in brackets), default=0)


def _document(data: bytes, kind: str, other: PackageFault) -> dict[str, object]:
    _measure(data)
    try:
        found = json.loads(data)
        # One text for one value: no name twice, no number written another way.
        if not isinstance(found, dict) or canonical(found).encode() != data:
            raise ValueError
    except (ValueError, RecursionError) as error:
        raise PackageRefusedError(PackageFault.NOT_A_PACKAGE) from error
    if found.get("format") != FORMAT:
        raise PackageRefusedError(PackageFault.NOT_A_PACKAGE)
    version, made_by = found.get("version"), found.get("schema")
    if not isinstance(version, int) or not isinstance(made_by, int):
        raise PackageRefusedError(PackageFault.DAMAGED)
    if version > VERSION or made_by > schema.shipped()[-1].number:
        raise PackageRefusedError(PackageFault.NEWER)
    if found.get("kind") != kind:
        raise PackageRefusedError(other)
    return found


def _rows(found: object) -> Tables:
    if not isinstance(found, dict) or not set(found) <= set(TABLES):
        raise ValueError
    return {name: [_row(STORED[name], row) for row in _list(rows)] for name, rows in found.items()}


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError
    return found


def _row(table: Table, found: object) -> Row:
    if not isinstance(found, dict) or not set(found) <= set(table.columns):
        raise ValueError
    if not 0 < len(_text(found["id"])) <= 64:
        raise ValueError
    for column, value in found.items():
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            raise TypeError
        if isinstance(value, str) and len(value) > _MOST_WORDS and column != "content":
            raise ValueError
        if isinstance(value, int) and abs(value) > _MOST_NUMBER:
            raise ValueError
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _hex(value: object) -> str:
    if _HEX.fullmatch(_text(value)) is None:
        raise ValueError
    return cast(str, value)
