"""XML from strangers: no document type, no entities of its own, nothing read from elsewhere, within limits."""

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .content_lines import LARGEST_TEXT
from .refusals import TooLargeError, Unreadable, UnreadableInputError

MOST_ELEMENTS = 500_000
DEEPEST = 40


def read_xml(data: bytes) -> Element:
    """The root. Raises TooLargeError, UnreadableInputError."""
    if len(data) > LARGEST_TEXT:
        raise TooLargeError("bytes", LARGEST_TEXT)
    try:
        return _Reader().read(data)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError):
        raise UnreadableInputError(Unreadable.XML) from None


class _Reader:
    """Names are without their namespaces' prefixes."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._depth = self._elements = 0

    def read(self, data: bytes) -> Element:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._tree.data
        # What a schedule never needs is refused before anything of it is worked out.
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.Parse(data, True)
        return self._tree.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise UnreadableInputError(Unreadable.TOO_DEEP)
        if self._elements > MOST_ELEMENTS:
            raise TooLargeError("parts", MOST_ELEMENTS)
        self._tree.start(name.rpartition(":")[2], dict(attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(name.rpartition(":")[2])


def _refuse(*_: object) -> NoReturn:
    raise UnreadableInputError(Unreadable.DECLARES)
