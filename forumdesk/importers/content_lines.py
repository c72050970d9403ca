"""The lines of calendar and contact files (RFC 5545, RFC 6350), unfolded, and the components they make up."""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .decoding import decode
from .refusals import TooLargeError, Unreadable, UnreadableInputError

LARGEST_TEXT = 20_000_000
MOST_COMPONENTS = 50_000
DEEPEST = 8
_FOLD = re.compile(rb"\r?\n[ \t]")
_HEAD = re.compile(r'((?:[^":]+|"[^"]*")*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'(?:[^";]+|"[^"]*")++')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELD = re.compile(r"((?:\\.|[^\\;]|\\$)*+)(?:;|$)", re.DOTALL)
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64"})


@dataclass(frozen=True, slots=True)
class Line:
    """One property; `value` is as written."""

    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        return unescaped(self.value)

    @property
    def fields(self) -> tuple[str, ...]:
        """The parts of a value that is several texts between semicolons."""
        return tuple(unescaped(part) for part in _FIELD.findall(self.value)[: self.value.count(";") + 1])


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)

    def every(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def text(self, name: str) -> str:
        """Of the first of them; empty where there is none."""
        line = self.first(name)
        return line.text.strip() if line else ""

    def inside(self, name: str) -> Iterator["Component"]:
        return (part for part in self.parts if part.name == name)


def unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def read_components(data: bytes) -> list[Component]:
    """The outermost components; lines that are none are passed over.

    Raises TooLargeError, and UnreadableInputError for what nests too deep or ends before its last END.
    """
    if len(data) > LARGEST_TEXT:
        raise TooLargeError("bytes", LARGEST_TEXT)
    if data.upper().count(b"BEGIN:") > MOST_COMPONENTS:
        raise TooLargeError("rows", MOST_COMPONENTS)
    whole = Component("")
    open_ = [whole]
    for line in _lines(_unfolded(data)):
        if line.name == "BEGIN":
            _begin(open_, Component(line.value.strip().upper()))
        elif line.name != "END":
            open_[-1].lines.append(line)
        elif len(open_) > 1 and open_[-1].name == line.value.strip().upper():
            open_.pop()
    if len(open_) > 1:
        raise UnreadableInputError(Unreadable.CUT_OFF)
    return whole.parts


def _begin(open_: list[Component], component: Component) -> None:
    if len(open_) > DEEPEST:
        raise UnreadableInputError(Unreadable.TOO_DEEP)
    open_[-1].parts.append(component)
    open_.append(component)


def _unfolded(data: bytes) -> str:
    """Some programs fold in the middle of a letter, so lines are joined before they are text."""
    if b"\0" in data:
        return re.sub(r"\r?\n[ \t]", "", decode(data))
    return decode(_FOLD.sub(b"", data))


def _lines(text: str) -> Iterator[Line]:
    lines = iter(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")))
    for written in lines:
        found = _HEAD.fullmatch(written)
        if found is None:
            continue
        name, *parameters = _PARAMETER.findall(found[1]) or [""]
        read = _parameters(parameters)
        value = found[2]
        if read.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            value = _from_printable(value, lines, read.get("CHARSET", "utf-8"))
        # A group before the name (item1.EMAIL) ties a label to it that nobody here reads.
        yield Line(name.rpartition(".")[2].strip().upper(), read, value)


def _parameters(written: Iterable[str]) -> dict[str, str]:
    """Types add up: PREF;INTERNET are two of one address. Of anything else the last one holds."""
    read: dict[str, str] = {}
    for name, value in map(_parameter, written):
        read[name] = f"{read[name]},{value}" if name == "TYPE" and name in read else value
    return read


def _parameter(written: str) -> tuple[str, str]:
    """Without a name it is a type or an encoding, as version 2.1 wrote them."""
    name, sign, value = written.partition("=")
    if not sign:
        return ("ENCODING" if name.strip().upper() in _BARE_ENCODINGS else "TYPE"), name.strip()
    return name.strip().upper(), value.strip().strip('"')


def _from_printable(value: str, following: Iterator[str], charset: str) -> str:
    """Its lines go on where they end in an equals sign."""
    parts = [value]
    while parts[-1].endswith("="):
        parts[-1] = parts[-1][:-1]
        parts.append(next(following, ""))
    data = quopri.decodestring("".join(parts).encode("utf-8"))
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", errors="replace")
