"""The layers of a PDF: pages as read, every string and stream of the file, what programs are told to read instead."""

import io
import re
import warnings
from collections.abc import Iterator

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # the library ships no types

from tests.readers.leaks_layers import Layer, layers, views

_NAME = re.compile(rb"#([0-9a-fA-F]{2})")


def pdf_layers(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    """Text by the fonts' own tables, replacement texts, properties, annotations, attachments, pictures."""
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        yield Layer(f"{where} > page {number + 1}", str(document[number].get_textpage().get_text_range()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield Layer(f"{where} > trailer", "\n".join(_strings(pdf.trailer)))
        for number, one in enumerate(pdf.objects):
            inside = f"{where} > object {number + 1}"
            yield Layer(f"{inside} > strings", "\n".join(_strings(one)))
            if isinstance(one, pikepdf.Stream):
                yield from _stream(one, inside, depth)


def _stream(stream: pikepdf.Stream, where: str, depth: int) -> Iterator[Layer]:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        # A picture's own compression: its bytes are a file of their own.
        data = stream.read_raw_bytes()
    yield from layers(data, where, depth + 1)
    if _is_drawing(data):
        yield from views("\n".join(_operands(stream)), f"{where} > written", depth + 1)


def _is_drawing(data: bytes) -> bool:
    """Operators are written in plain letters; two of them in the binary of a font or a picture are chance."""
    plain = sum(32 <= byte < 127 or byte in b"\t\n\r" for byte in data)
    return (b"BT" in data or b"BDC" in data) and plain > len(data) * 0.95


def _operands(stream: pikepdf.Stream) -> Iterator[str]:
    """The strings that a page draws, and those it tells a program to read in their place, operator by operator."""
    try:
        with warnings.catch_warnings(action="ignore"):
            instructions = pikepdf.parse_content_stream(stream)
    except pikepdf.PdfError:
        return
    for one in instructions:
        if isinstance(one, pikepdf.ContentStreamInstruction):
            yield "".join(text for operand in one.operands for text in _strings(operand))


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Name):
        yield _NAME.sub(lambda found: bytes([int(found[1], 16)]), thing.unparse()).decode("utf-8", "replace")
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _below(part)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, part in thing.items():
            yield name
            yield from _below(part)


def _below(part: object) -> Iterator[str]:
    """What is an object of the file by itself is looked at when its turn comes."""
    if not (isinstance(part, pikepdf.Object) and part.is_indirect):
        yield from _strings(part)
