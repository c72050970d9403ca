"""Reads the pages of a list or agenda back with a reader that is not ours."""

from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the library ships no types

_SCALE = 3


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page: its size in points, its text line by line, and the box of ink (left, bottom, right, top) in points."""

    width: float
    height: float
    text: str
    ink: tuple[float, float, float, float]


def read(data: bytes) -> list[PageRead]:
    document = pdfium.PdfDocument(data)
    return [_read_page(document[number]) for number in range(len(document))]


def left_edge(data: bytes, word: str, page: int = 0) -> float:
    """Where the word's first letter begins, in points from the left edge of the page."""
    return _box(data, word, page)[0]


def top_edge(data: bytes, word: str, page: int = 0) -> float:
    return _box(data, word, page)[3]


def right_edge(data: bytes, word: str, page: int = 0) -> float:
    return _box(data, word, page)[2]


def ink_beside(data: bytes, word: str) -> tuple[float, float]:
    """Left and right end, in points, of the ink that stands on the line of the word on page 1, before the word."""
    left, bottom, _, top = _box(data, word, 0)
    page = pdfium.PdfDocument(data)[0]
    height = page.get_size()[1]
    grey = np.squeeze(page.render(scale=_SCALE, grayscale=True).to_numpy())
    band = grey[round((height - top) * _SCALE) : round((height - bottom) * _SCALE), : round((left - 2) * _SCALE)]
    columns = np.nonzero((band < 128).any(axis=0))[0]
    return float(columns.min()) / _SCALE, float(columns.max()) / _SCALE


def dark_below(data: bytes, word: str) -> float:
    """How long, in points, the longest dark line is that begins under the word's left end and is not the head's own."""
    left, bottom, _, _ = _box(data, word, 0)
    page = pdfium.PdfDocument(data)[0]
    height = page.get_size()[1]
    grey = np.squeeze(page.render(scale=_SCALE, grayscale=True).to_numpy())
    below = grey[round((height - bottom + 10) * _SCALE) :, round((left + 1) * _SCALE) :]
    runs = [int(np.argmin(np.append(line < 160, False))) for line in below]
    return max(runs) / _SCALE


def _box(data: bytes, word: str, page: int) -> tuple[float, float, float, float]:
    text = pdfium.PdfDocument(data)[page].get_textpage()
    found = text.search(word, match_case=True).get_next()
    assert found is not None, f"{word} is not on page {page + 1}"
    start, count = found
    boxes = [text.get_charbox(index) for index in range(start, start + count)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _read_page(page: pdfium.PdfPage) -> PageRead:
    width, height = page.get_size()
    text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
    grey = np.squeeze(page.render(scale=1, grayscale=True).to_numpy())
    rows, columns = np.nonzero(grey < 200)
    ink = (float(columns.min()), height - float(rows.max()), float(columns.max()), height - float(rows.min()))
    return PageRead(width, height, text, ink)
