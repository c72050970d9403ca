"""Reads the codes of finished sheets back, as a scanner at the door would: a badge nobody can scan is not printed."""

import threading
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from forumdesk.domain.cards import Placed
from forumdesk.exporters.labels import label_of, layout_for
from forumdesk.exporters.stocks import Stock
from forumdesk.exporters.template import Element, OnlyIf, Qr, Template
from forumdesk.progress import Progress, silent
from forumdesk.services.errors import CodesNotReadError

# PDFium may be called by one thread of the program at a time, whoever draws: the window, a printer, this check.
PDFIUM = threading.Lock()
# Codes of the usual size are read at half of what an office printer puts on paper, in half of the time. A page that
# holds one that is not is drawn again as it is printed: what is not read then, no scanner reads.
_QUICK_DPI, _PRINTED_DPI = 150, 300
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Codes:
    """What a scanner should find: tokens by serial, each on the page of its badge or, of two sides, on the next one.

    No sides where the template has no code that is on every badge.
    """

    tokens: Mapping[str, str]
    sides: int = 1


def expected(tokens: Mapping[str, str], template: Template, stock: Stock) -> Codes:
    layout = layout_for(template, label_of(stock))
    shown = any(_is_code(one) for one in (*layout.front, *layout.back))
    return Codes(tokens, (2 if layout.back else 1) if shown else 0)


def _is_code(element: Element) -> bool:
    return isinstance(element.content, Qr) and element.content.text == "{token}" and element.only_if == OnlyIf()


def check(data: bytes, placed: tuple[Placed, ...], codes: Codes, progress: Progress = silent) -> None:
    """CodesNotReadError where a code cannot be read on its page, can on another one too, or is that of two badges.

    `progress` is told how many badges were looked at.
    """
    if not codes.sides:
        return
    on_page = Counter(one.page for one in placed)
    pages: dict[str, set[int]] = {}
    done = 0
    for page, found in _codes(data, _QUICK_DPI):
        _note(pages, page, found)
        done += on_page[page]
        progress(done, len(placed))
    unread = {page for one in placed if not pages.get(codes.tokens[one.serial]) for page in _pages_of(one, codes)}
    for page, found in _codes(data, _PRINTED_DPI, unread) if unread else ():
        _note(pages, page, found)
        progress(done, len(placed))
    bad = _unfit(placed, codes, pages)
    if bad:
        raise CodesNotReadError(bad[0].serial, bad[0].page, len(bad))


def _unfit(placed: tuple[Placed, ...], codes: Codes, pages: Mapping[str, set[int]]) -> list[Placed]:
    bearers = Counter(codes.tokens[one.serial] for one in placed)
    return [
        one
        for one in placed
        if bearers[token := codes.tokens[one.serial]] > 1
        or not pages.get(token)
        or not pages[token] <= set(_pages_of(one, codes))
    ]


def _pages_of(one: Placed, codes: Codes) -> range:
    """Where its code may stand."""
    return range(one.page, one.page + codes.sides)


def _note(pages: dict[str, set[int]], page: int, found: set[str]) -> None:
    for code in found:
        pages.setdefault(code, set()).add(page)


def _codes(data: bytes, dpi: int, only: Container[int] | None = None) -> Iterator[tuple[int, set[str]]]:
    """Each page, or each of `only`, with what its codes say: one is drawn while the one before it is read."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="codes") as reader:
        reading: tuple[int, Future[set[str]]] | None = None
        for page, image in _drawn(data, dpi, only):
            before, reading = reading, (page, reader.submit(_read, image))
            if before is not None:
                yield before[0], before[1].result()
        if reading is not None:
            yield reading[0], reading[1].result()


def _drawn(data: bytes, dpi: int, only: Container[int] | None) -> Iterator[tuple[int, memoryview]]:
    """Each page in grey, with its number from 1; nothing for no bytes."""
    if not data:
        return
    # Loaded with the first sheets: it brings 8 MB of library.
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it ships no types

    with PDFIUM:
        document = PdfDocument(data)
        pages = len(document)
    try:
        for number in range(1, pages + 1):
            if only is not None and number not in only:
                continue
            with PDFIUM:
                bitmap = document[number - 1].render(scale=dpi / _POINTS, grayscale=True)
                image = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
                bitmap.close()
            yield number, image
    finally:
        with PDFIUM:
            document.close()


def _read(image: memoryview) -> set[str]:
    import zxingcpp

    found = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormat.QRCode,  # type: ignore[arg-type]  # one format will do, which its stub does not say
        # Ours are dark on white, and sharp: what needs more tries would need luck at the door.
        try_invert=False,
        try_downscale=False,
    )
    return {one.text for one in found}
