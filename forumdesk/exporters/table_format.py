"""Which page and type do a table justice: measured by its texts, decided by how many lines its rows would take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from icu4py.breakers import LineBreaker

from forumdesk.domain.cards import Column, ListCard, ListRow
from forumdesk.exporters.cells import reads_right_to_left
from forumdesk.exporters.columns import share
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.running_page import Sheet, room_of
from forumdesk.exporters.setting import SECOND, Place, Setting, Style

# Columns stand this far apart, and a little further where there is room.
_GAP, _WIDEST_GAP = 11.0, 48.0
HEAD_SIZE = 0.87
_UNBOUNDED = 1e9
# Where no page is wide enough for all the words, those longer than this (in em) are cut; shorter ones never are.
_LONGEST_WORD = 16.0
# A signature wants this much (in em).
_SIGNATURE = 15.0
# A column reads well from here on (in em), however much longer its texts are.
_COMFORT = 20.0
# Upright is what people expect of paper, but a row is found at a glance only where most rows keep one line.
_LINES_UPRIGHT, _BARELY_MORE = 1.5, 1.15
# Sizes of type on a lying page, each with the share of their comfort that it must give the columns.
_UPRIGHT, _LYING, _SMALLEST = 9.0, ((9.0, 0.85), (8.0, 0.75)), 7.5
_NOWHERE = Place("", "")
# The widest word has at least this share of the letters of the longest one.
_MANY_LETTERS = 0.4


@dataclass(frozen=True, slots=True)
class Format:
    """A size of page and of type, the widths of the columns and the gap between them, in points.

    `rtl` says of each column whether most of it is read from the right.
    """

    page: tuple[float, float]
    size: float
    widths: tuple[float, ...]
    gap: float
    rtl: tuple[bool, ...]

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """In em: each row's texts on one line, and for each column the widest and the least it can be."""

    rows: tuple[tuple[float, ...], ...]
    wanted: tuple[float, ...]
    least: tuple[float, ...]
    rtl: tuple[bool, ...]

    @property
    def comfort(self) -> float:
        """What the columns take together once all of them read well."""
        pairs = zip(self.wanted, self.least, strict=True)
        return sum(min(width, max(floor, _COMFORT)) for width, floor in pairs)


def body_style(size: float, column: Column) -> Style:
    return Style(size, Weight.MEDIUM if column.strong else Weight.REGULAR)


def head_style(size: float) -> Style:
    return Style(size * HEAD_SIZE, Weight.MEDIUM, SECOND)


def choose(card: ListCard, sheet: Sheet) -> Format | None:
    """The format for the list; None where its columns are too many for a table."""
    measured = _measure(card)
    squeezed = replace(measured, least=tuple(min(width, _LONGEST_WORD) for width in measured.least))
    return _fitting(measured, sheet) or _fitting(squeezed, sheet)


def _fitting(measured: Measured, sheet: Sheet) -> Format | None:
    across = _across(measured, sheet)
    upright = _format(measured, sheet.upright, _UPRIGHT)
    if across and upright:
        lines = _lines_a_row(measured, upright)
        if lines <= max(_LINES_UPRIGHT, _BARELY_MORE * _lines_a_row(measured, across)):
            return upright
    return across


def _across(measured: Measured, sheet: Sheet) -> Format | None:
    """Lying, in the largest type that gives the columns their share of what they would like."""
    room = room_of(sheet.across)
    size = next((size for size, ease in _LYING if measured.comfort * size * ease <= room), _SMALLEST)
    return _format(measured, sheet.across, size) or _format(measured, sheet.across, _SMALLEST)


def _format(measured: Measured, page: tuple[float, float], size: float) -> Format | None:
    gaps = max(len(measured.wanted) - 1, 1)
    room = room_of(page) - _GAP * gaps
    # One hair more than the text itself takes, or rounding would break it.
    widths = share([w * size + 0.1 for w in measured.wanted], [w * size + 0.1 for w in measured.least], room)
    if widths is None:
        return None
    gap = min(_GAP + (room - sum(widths)) / gaps, _WIDEST_GAP)
    return Format(page, size, tuple(widths), gap, measured.rtl)


def _lines_a_row(measured: Measured, format: Format) -> float:
    """About how many lines a row takes, on average."""
    lines = [
        max((ceil(text * format.size / width) for text, width in zip(row, format.widths, strict=True)), default=1)
        for row in measured.rows
    ]
    return sum(lines) / max(len(lines), 1)


def _measure(card: ListCard) -> Measured:
    rows = [row for section in card.sections for row in section.rows]
    styles = [body_style(1.0, column) for column in card.columns]
    natural = tuple(tuple(map(_width, row.cells, styles)) for row in rows)
    wanted, least = [], []
    for number, (column, style) in enumerate(zip(card.columns, styles, strict=True)):
        blank = _SIGNATURE if column.ruled else 0.0
        wanted.append(max([blank, _width(column.title, head_style(1.0)), *(widths[number] for widths in natural)]))
        body = _widest_word((row.cells[number] for row in rows), style)
        least.append(max(blank, body, _widest_word([column.title], head_style(1.0))))
    return Measured(natural, tuple(wanted), tuple(least), tuple(_rtl(rows, n) for n in range(len(card.columns))))


def _rtl(rows: Sequence[ListRow], number: int) -> bool:
    """Whether most texts of a column begin at the right."""
    sides = [reads_right_to_left(row.cells[number]) for row in rows if row.cells[number]]
    return sum(sides) * 2 > len(sides)


def _width(text: str, style: Style) -> float:
    # A setting of its own: what is missing is reported when the text is set for good.
    return Setting().part(text, style, _UNBOUNDED, _NOWHERE).block.width


def _widest_word(texts: Iterable[str], style: Style) -> float:
    """The width of the widest piece that must not be cut; only pieces that have many letters can be it."""
    words = {word for text in texts for word in _words(text)}
    many = max(map(len, words), default=0) * _MANY_LETTERS
    return max((_width(word, style) for word in words if len(word) >= many), default=0.0)


def _words(text: str) -> list[str]:
    """What should stay in one piece: what stands between two places for a break, but a phone number or a date whole."""
    if not any(map(str.isalpha, text)):
        return [text]
    return [text[start:end].strip() for start, end in LineBreaker(text, "en").segments()]
