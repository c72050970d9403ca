"""How one field of a dataclass becomes one column of a row, and back."""

import base64
import json
import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from typing import Union, cast, get_args, get_origin

from forumdesk.changes import Value
from forumdesk.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Codec:
    """`blank` is the stored value that history leaves out. Without `encode` and `decode` a value is stored as it is.

    `decode_all` is for many values that differ, where that costs less than one by one.
    """

    blank: Value
    encode: Callable[[object], Value] | None = None
    decode: Callable[[Value], object] | None = None
    decode_all: Callable[[Sequence[Value]], Iterable[object]] | None = None

    def encoded(self, values: Sequence[object]) -> Iterable[Value]:
        """A column to store: most of its values are alike, and each is encoded once."""
        if self.encode is None:
            return cast(Sequence[Value], values)
        known = {value: self.encode(value) for value in set(values)}
        return map(known.__getitem__, values)

    def decoded(self, values: Sequence[Value]) -> Iterable[object]:
        """A stored column, read back."""
        if self.decode is None:
            return values
        distinct = list(set(values))
        read = self.decode_all(distinct) if self.decode_all else map(self.decode, distinct)
        return map(dict(zip(distinct, read, strict=True)).__getitem__, values)


def codec_of(hint: object) -> Codec:
    """The codec for a field's type; TypeError for a type that no column holds."""
    choices = list(get_args(hint)) if get_origin(hint) in (types.UnionType, Union) else [hint]
    optional = type(None) in choices
    plain = [choice for choice in choices if choice is not type(None)]
    codec = _WHEN if plain == [date, Moment] else _plain_codec(plain[0] if len(plain) == 1 else hint)
    return _or_none(codec) if optional else codec


def _plain_codec(hint: object) -> Codec:
    if isinstance(hint, type) and hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is tuple:
        if get_origin(get_args(hint)[0]) is tuple:
            return Codec("[]", _json_text, _tuple_of_tuples)
        return Codec("[]", _json_text, _tuple, _tuples)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Codec(None, str, partial(_member, hint))
    raise TypeError(hint)


def _or_none(codec: Codec) -> Codec:
    encode, decode = codec.encode, codec.decode
    return Codec(
        None,
        None if encode is None else partial(_encoded_unless_none, encode),
        None if decode is None else partial(_decoded_unless_none, decode),
    )


def _encoded_unless_none(encode: Callable[[object], Value], value: object) -> Value:
    return None if value is None else encode(value)


def _decoded_unless_none(decode: Callable[[Value], object], value: Value) -> object:
    return None if value is None else decode(value)


def _member(kind: type[StrEnum], value: Value) -> StrEnum:
    return kind(str(value))


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else "[]"


def _tuple(text: Value) -> tuple[str, ...]:
    return tuple(json.loads(str(text)))


def _tuples(texts: Sequence[Value]) -> Iterable[tuple[str, ...]]:
    # One call of the JSON reader for each takes ten times as long.
    return map(tuple, json.loads(f"[{','.join(map(str, texts))}]"))


def _tuple_of_tuples(text: Value) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one) for one in json.loads(str(text)))


def _flag(value: object) -> int:
    return int(bool(value))


def _iso(value: object) -> str:
    return cast(date, value).isoformat()


def _day(text: Value) -> date:
    return date.fromisoformat(str(text))


def utc_stamp(value: object) -> str:
    """An aware time as 2030-06-17T12:30:00Z, with microseconds where it has any; ValueError for a naive one."""
    time = cast(datetime, value)
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def from_utc_stamp(text: Value) -> datetime:
    return datetime.fromisoformat(str(text))


def _base64(value: object) -> str:
    return base64.b64encode(cast(bytes, value)).decode("ascii")


def _from_base64(text: Value) -> bytes:
    return base64.b64decode(str(text))


def _moment_text(value: object) -> str:
    return cast(Moment, value).to_text()


def _moment(text: Value) -> Moment:
    return Moment.from_text(str(text))


def _when_text(value: object) -> str:
    return value.to_text() if isinstance(value, Moment) else _iso(value)


def _when(text: Value) -> date | Moment:
    return _moment(text) if "T" in str(text) else _day(text)


_WHEN = Codec(None, _when_text, _when)
_SCALARS: dict[type, Codec] = {
    str: Codec(""),
    int: Codec(0),
    bool: Codec(0, _flag, bool),
    # As text, since history keeps rows as JSON.
    bytes: Codec("", _base64, _from_base64),
    date: Codec(None, _iso, _day),
    datetime: Codec(None, utc_stamp, from_utc_stamp),
    Moment: Codec(None, _moment_text, _moment),
}
