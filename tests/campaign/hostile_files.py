"""Hostile files without end, by a seed: whole ones with pieces cut out and put in, and made-up ones of sharp words."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from random import Random

# What breaks readers: signs of the forms, numbers at their edges, names of things that go on for ever.
SHARP = (
    *(b'"', b"'", b":", b";", b"=", b",", b"|", b"\\", b"\r\n", b"\r\n ", b"\n\t", b"\n\n", b"<", b">", b"&", b"&#0;"),
    *(b"]]>", b"{", b"}", b"[", b"]", b"null", b"true", b"1e999", b"-1", b"NaN", b"\x00", b"\xff\xfe", b"\xfe\xff"),
    *(
        b"\xef\xbb\xbf",
        b"\xc3",
        b"%",
        b"%ff",
        b"=E6=",
        b"\xe2\x80\x8f",
        b"\xcc\x81",
        b"\xf0\x9f\x91\xa9",
        b"\xed\xa0\x80",
    ),
    *(b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"END:VCALENDAR\r\n", b"BEGIN:VCARD\r\n", b"BEGIN:VTIMEZONE\r\n"),
    *(b"FREQ=SECONDLY", b"INTERVAL=0", b"COUNT=99999", b"UNTIL=00010101", b"99991231T235959", b"00000000T000000"),
    *(b"20270230", b"T240000", b"TZID=", b"+9999", b"BYDAY=-53SU", b"BYMONTHDAY=31", b"BYSETPOS=0", b"P99999D"),
    *(b"-PT9H", b"<!DOCTYPE x>", b"<!ENTITY a 'b'>", b"<event/>", b"</day>", b"24:00", b"9999:99", b"31.02.2027"),
    *(b"2027-06-14T10:00:00+23:59", b"9999-12-31", b"0000-00-00", b"14.06.0001", b"45000", b"1e308", b"@ALL", b"--"),
    *(b"From ", b"boundary=", b"charset=utf-7", b"Content-Type: message/rfc822\r\n\r\n", b"\\u0000", b"\\ud800"),
    *(
        b"mailto:",
        b"ATTENDEE",
        b"STRENGT HEMMELIG",
        b"=cmd|'/c'!A1",
        b"x" * 300,
        b"\xd9\xa1\xd9\xa4",
        b"A" * 2,
        b"9" * 40,
    ),
)
_JSON_EDGES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1, 1e308, 2**63, "", "x", "\0", "\ud800", "9" * 40),
    *([], {}, [[]], {"": {}}),
)
Make = Callable[[Random], bytes]


@dataclass(frozen=True, slots=True)
class Hostile:
    """Files of one form: `whole` ones to be broken, and how one is made up of `words` where the form has lines."""

    whole: Sequence[bytes]
    made_up: Sequence[Make] = ()

    def __call__(self, chance: Random) -> bytes:
        if self.made_up and chance.random() < 0.35:
            return chance.choice(self.made_up)(chance)
        data = chance.choice(self.whole)
        if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
            return _broken_archive(chance, data)
        if data.lstrip()[:1] in (b"{", b"[") and chance.random() < 0.5:
            return _broken_json(chance, data)
        return broken(chance, data)


def broken(chance: Random, data: bytes) -> bytes:
    """With pieces taken out, put in, put elsewhere, repeated; now and then cut off, or in another coding."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 2, 8, 40, 400)))
        data = data[:start] + _piece(chance, data[start:end]) + data[end:]
    way = chance.random()
    if way < 0.05:
        return data[: chance.randint(0, len(data))]
    if way < 0.1:
        return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "utf-32")))
    if way < 0.15:
        start = chance.randint(0, len(data))
        return data[:start] + data[start : start + 200] * chance.choice((50, 500)) + data[start:]
    return data


def _piece(chance: Random, instead: bytes) -> bytes:
    way = chance.random()
    if way < 0.55:
        return chance.choice(SHARP) * chance.choice((1, 1, 1, 2, 30))
    if way < 0.75:
        return chance.randbytes(chance.randint(0, 6))
    return instead * chance.choice((0, 2, 3))


def _broken_archive(chance: Random, data: bytes) -> bytes:
    """The archive itself is sound, so that what reads its parts is reached."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        hit = set(chance.sample(names, k=min(len(names), chance.randint(1, 2))))
        for name in names:
            part = before.read(name)
            after.writestr(name, broken(chance, part) if name in hit else part)
    return made.getvalue()


def _broken_json(chance: Random, data: bytes) -> bytes:
    """Sound JSON in which other things stand than anybody expects."""
    found = json.loads(data)
    for _ in range(chance.randint(1, 4)):
        places = list(_places(found))
        if places:
            chance.choice(places)(deepcopy(chance.choice(_JSON_EDGES) if chance.random() < 0.7 else found))
    return json.dumps(found).encode()


def _places(found: object) -> Iterator[Callable[[object], None]]:
    """Each puts something else into one place."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield partial(found.__setitem__, key)
            yield from _places(value)
    elif isinstance(found, list):
        for number, value in enumerate(found):
            yield partial(found.__setitem__, number)
            yield from _places(value)


def lines_of(names: Sequence[str], values: Sequence[str], head: str, tail: str) -> Make:
    """Content lines of known names and sharp values between a head and a tail."""

    def make(chance: Random) -> bytes:
        more = ("", ";TZID=Paper", ";VALUE=DATE", ";X", ';X="', ";ENCODING=BASE64", ";CHARSET=utf-7", ";CN=\u202e")
        lines = [
            f"{chance.choice(names)}{chance.choice(more)}:{_value(chance, values)}"
            for _ in range(chance.randint(0, 12))
        ]
        return "\r\n".join([head, *lines, tail]).encode("utf-8", "surrogatepass")

    return make


def list_of(headers: Sequence[str], values: Sequence[str]) -> Make:
    """A list under known headings, its cells sharp."""

    def make(chance: Random) -> bytes:
        sign = chance.choice(",;\t")
        top = chance.sample(headers, k=chance.randint(1, min(8, len(headers))))
        rows = [[_cell(chance, values) for _ in top] for _ in range(chance.randint(0, 8))]
        return "\n".join(sign.join(row) for row in [top, *rows]).encode("utf-8", "surrogatepass")

    return make


def _value(chance: Random, values: Sequence[str]) -> str:
    if chance.random() < 0.5:
        return chance.choice(values)
    return chance.choice(SHARP).decode("utf-8", "replace")


def _cell(chance: Random, values: Sequence[str]) -> str:
    text = "".join(_value(chance, values) for _ in range(chance.choice((0, 1, 1, 1, 2))))
    return f'"{text}"' if chance.random() < 0.2 else text


def json_of(keys: Sequence[str], values: Sequence[str]) -> Make:
    """Any JSON under known keys."""

    def make(chance: Random) -> bytes:
        return json.dumps(_thing(chance, keys, values, 4)).encode()

    return make


def _thing(chance: Random, keys: Sequence[str], values: Sequence[str], depth: int) -> object:
    way = chance.random()
    if depth and way < 0.4:
        return {chance.choice(keys): _thing(chance, keys, values, depth - 1) for _ in range(chance.randint(0, 5))}
    if depth and way < 0.6:
        return [_thing(chance, keys, values, depth - 1) for _ in range(chance.randint(0, 4))]
    return chance.choice(_JSON_EDGES) if way < 0.8 else chance.choice(values)
