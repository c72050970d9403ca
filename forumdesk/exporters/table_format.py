"""Which page and type do a table justice: measured by its texts, decided by how many lines its rows would take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from forumdesk.domain.cards import ListCard, ListRow
from forumdesk.exporters.columns import share
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.running_page import LANDSCAPE, PORTRAIT, room_of
from forumdesk.exporters.setting import SECOND, Place, Setting, Style

# Columns stand this far apart, and a little further where there is room.
_GAP, _WIDEST_GAP = 11.0, 48.0
HEAD_SIZE = 0.87
_UNBOUNDED = 1e9
# A word this long (in em) may be cut where there is no room; shorter ones never are.
_LONGEST_WORD = 16.0
# A column reads well from here on (in em), however much longer its texts are.
_COMFORT = 20.0
# Upright is what people expect of paper, but a row is found at a glance only where most rows keep one line.
_LINES_UPRIGHT, _BARELY_MORE = 1.5, 1.15
# Sizes of type on a lying page, each with the share of their comfort that it must give the columns.
_UPRIGHT, _LYING, _SMALLEST = 9.0, ((9.0, 0.85), (8.0, 0.75)), 7.5
_NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class Format:
    """A size of page and of type, the widths of the columns and the gap between them, in points."""

    page: tuple[float, float]
    size: float
    widths: tuple[float, ...]
    gap: float

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """In em: each row's texts on one line, and for each column the widest and the least it can be."""

    rows: tuple[tuple[float, ...], ...]
    wanted: tuple[float, ...]
    least: tuple[float, ...]

    @property
    def comfort(self) -> float:
        """What the columns take together once all of them read well."""
        pairs = zip(self.wanted, self.least, strict=True)
        return sum(min(width, max(floor, _COMFORT)) for width, floor in pairs)


def body_style(size: float) -> Style:
    return Style(size)


def head_style(size: float) -> Style:
    return Style(size * HEAD_SIZE, Weight.MEDIUM, SECOND)


def choose(card: ListCard) -> Format | None:
    """The format for the list; None where its columns are too many for a table."""
    measured = _measure(card)
    across = _across(measured)
    upright = _format(measured, PORTRAIT, _UPRIGHT)
    if across and upright:
        lines = _lines_a_row(measured, upright)
        if lines <= max(_LINES_UPRIGHT, _BARELY_MORE * _lines_a_row(measured, across)):
            return upright
    return across


def _across(measured: Measured) -> Format | None:
    """Lying, in the largest type that gives the columns their share of what they would like."""
    room = room_of(LANDSCAPE)
    size = next((size for size, ease in _LYING if measured.comfort * size * ease <= room), _SMALLEST)
    return _format(measured, LANDSCAPE, size)


def _format(measured: Measured, page: tuple[float, float], size: float) -> Format | None:
    gaps = max(len(measured.wanted) - 1, 1)
    room = room_of(page) - _GAP * gaps
    # One hair more than the text itself takes, or rounding would break it.
    widths = share([w * size + 0.1 for w in measured.wanted], [w * size + 0.1 for w in measured.least], room)
    if widths is None:
        return None
    return Format(page, size, tuple(widths), min(_GAP + (room - sum(widths)) / gaps, _WIDEST_GAP))


def _lines_a_row(measured: Measured, format: Format) -> float:
    """About how many lines a row takes, on average."""
    lines = [
        max((ceil(text * format.size / width) for text, width in zip(row, format.widths, strict=True)), default=1)
        for row in measured.rows
    ]
    return sum(lines) / max(len(lines), 1)


def _measure(card: ListCard) -> Measured:
    rows = [row for section in card.sections for row in section.rows]
    natural = tuple(tuple(_width(text, body_style(1.0)) for text in row.cells) for row in rows)
    wanted, least = [], []
    for number, column in enumerate(card.columns):
        head, word = _width(column.title, head_style(1.0)), _longest_word(rows, number)
        wanted.append(max([head, *(widths[number] for widths in natural)]))
        head_word = _width(_longest([column.title]), head_style(1.0))
        least.append(max(head_word, min(_width(word, body_style(1.0)), _LONGEST_WORD)))
    return Measured(natural, tuple(wanted), tuple(least))


def _width(text: str, style: Style) -> float:
    # A setting of its own: what is missing is reported when the text is set for good.
    return Setting().part(text, style, _UNBOUNDED, _NOWHERE).block.width


def _longest_word(rows: Sequence[ListRow], number: int) -> str:
    return _longest(row.cells[number] for row in rows)


def _longest(texts: Iterable[str]) -> str:
    return max((max(_words(text), key=len, default="") for text in texts), key=len, default="")


def _words(text: str) -> list[str]:
    """What should stay in one piece: words, but a phone number, a date or a time as a whole."""
    return text.split() if any(map(str.isalpha, text)) else [text]
