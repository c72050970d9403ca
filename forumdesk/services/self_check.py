"""Reads the codes of finished sheets back, as a scanner at the door would: a badge nobody can scan is not printed."""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
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
_DPI = 300  # what an office printer puts on paper
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
    for page, found in enumerate(_codes(data), 1):
        for code in found:
            pages.setdefault(code, set()).add(page)
        done += on_page[page]
        progress(done, len(placed))
    bearers = Counter(codes.tokens[one.serial] for one in placed)
    bad = [
        one
        for one in placed
        if bearers[token := codes.tokens[one.serial]] > 1
        or not pages.get(token)
        or not pages[token] <= set(range(one.page, one.page + codes.sides))
    ]
    if bad:
        raise CodesNotReadError(bad[0].serial, bad[0].page, len(bad))


def _codes(data: bytes) -> Iterator[set[str]]:
    """Of each page, what its codes say: one page is drawn while the one before it is read."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="codes") as reader:
        reading: Future[set[str]] | None = None
        for image in _drawn(data):
            before, reading = reading, reader.submit(_read, image)
            if before is not None:
                yield before.result()
        if reading is not None:
            yield reading.result()


def _drawn(data: bytes) -> Iterator[memoryview]:
    """Each page in grey; nothing for no bytes."""
    if not data:
        return
    # Loaded with the first sheets: it brings 8 MB of library.
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it ships no types

    with PDFIUM:
        document = PdfDocument(data)
        pages = len(document)
    try:
        for number in range(pages):
            with PDFIUM:
                bitmap = document[number].render(scale=_DPI / _POINTS, grayscale=True)
                image = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
                bitmap.close()
            yield image
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
