"""A text set as lines of glyphs: shaped, measured, broken, and fitted to a width. Sizes and widths are points."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf

from icu4py.breakers import LineBreaker

from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.glyphs import Run, shape_stretch
from forumdesk.exporters.text_runs import clean, is_rtl, stretches, visual_order

# What a plain line of Latin letters takes above and below its baseline, in em; ink that reaches further is added.
ASCENT, DESCENT = 0.76, 0.22
LEADING = 1.16
# A further line must make the letters this much larger.
_WORTH_A_LINE = 1.1
_BAD_BREAK = 1.3
_SMALL_WORD = 5
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, shaped; measures are in em, and `missing` holds what no font can show.

    `before` and `after` are how far ink stands out of the line's width.
    """

    text: str
    runs: tuple[Run, ...]
    width: float
    ascent: float
    descent: float
    missing: str
    rtl: bool
    before: float = 0.0
    after: float = 0.0

    @property
    def reach(self) -> float:
        """The width in em that the ink needs: a letter's tail may stand out of the line at either end."""
        return self.before + self.width + self.after


@dataclass(frozen=True, slots=True)
class Block:
    """Lines at one size."""

    lines: tuple[Line, ...]
    size: float

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0) * self.size

    @property
    def reach(self) -> float:
        return max((line.reach for line in self.lines), default=0.0) * self.size

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in points."""
        if not self.lines:
            return 0.0
        if len(self.lines) == 1:
            return (self.lines[0].ascent + self.lines[0].descent) * self.size
        return self.lines[0].ascent * self.size + sum(self.steps()) + self.lines[-1].descent * self.size

    def steps(self) -> list[float]:
        """From each baseline down to the next: the usual leading, or more where the ink of the two would touch."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return [max(LEADING, upper.descent + lower.ascent + 0.04) * self.size for upper, lower in pairs]

    @property
    def missing(self) -> str:
        return "".join(line.missing for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sizes:
    """The largest and smallest size of a text in points, and how many lines it may take.

    A further line is not tried while the letters are at `near` of their largest.
    """

    largest: float
    smallest: float
    lines: int = 2
    near: float = 0.72


@lru_cache(maxsize=4096)
def shape(text: str, weight: Weight = Weight.REGULAR, rtl: bool | None = None, tabular: bool = False) -> Line:
    """The text as one line. `rtl` is the direction of the paragraph; None takes it from the text itself.

    `tabular` gives every figure the same width, for columns of numbers.
    """
    text = clean(text)
    base = is_rtl(text) if rtl is None else rtl
    found = [shape_stretch(text, run, tabular) for run in visual_order(stretches(text, weight, base))]
    before, after, wide = _reach(found)
    return Line(
        text=_without_marks(text),
        runs=tuple(found),
        width=wide,
        ascent=max([ASCENT, *(run.top for run in found)]),
        descent=max([DESCENT, *(-run.bottom for run in found)]),
        missing="".join(dict.fromkeys("".join(run.missing for run in found))),
        rtl=base,
        before=before,
        after=after,
    )


def _reach(runs: list[Run]) -> tuple[float, float, float]:
    """How far ink stands out at the left and at the right end, and the width between."""
    least = most = wide = 0.0
    for run in runs:
        least, most = min(least, wide + run.left), max(most, wide + run.right)
        wide += run.width
    return -least, max(most - wide, 0.0), wide


def width(text: str, size: float, weight: Weight = Weight.REGULAR, tabular: bool = False) -> float:
    return shape(text, weight, None, tabular).width * size


def wrap(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> Block:
    """As many lines as the text needs at this size; a piece without a break is cut between letters."""
    text = clean(text)
    rtl = is_rtl(text)
    whole = shape(text, weight, rtl)
    if whole.width * size <= room:
        return Block((whole,), size)
    lines: list[Line] = []
    start = end = 0
    stops = _breaks(text)
    for stop in [*stops, len(text)]:
        if end > start and shape(text[start:stop], weight, rtl).width * size > room:
            lines.append(shape(text[start:end], weight, rtl))
            start = end
        while (cut := _cut(text[start:stop], room / size, weight, rtl)) < stop - start:
            lines.append(shape(text[start : start + cut], weight, rtl))
            start += cut
        end = stop
    return Block((*lines, shape(text[start:], weight, rtl)), size)


@lru_cache(maxsize=1024)
def widest_piece(text: str, weight: Weight) -> float:
    """The width in em of the longest piece that has no break in it, its ink included."""
    text = clean(text)
    stops = [0, *_breaks(text), len(text)]
    rtl = is_rtl(text)
    return max((shape(text[start:stop], weight, rtl).reach for start, stop in pairwise(stops)), default=0.0)


def elide(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> Line:
    """One line, its end replaced by an ellipsis where it is too long. For ornaments only: never for a name."""
    line = shape(text, weight)
    if line.width * size <= room:
        return line
    end = len(line.text)
    while end and (line := shape(line.text[:end].rstrip() + _ELLIPSIS, weight)).width * size > room:
        end -= 1
    return line


def fit(text: str, weight: Weight, room: float, sizes: Sizes, tall: float = inf) -> Block | None:
    """The text as large as `room` and the height allow within its sizes; None where it does not fit at the smallest.

    One line is kept while it comes near the largest size; then lines of like length are tried.
    """
    best: Block | None = None
    for count in range(1, sizes.lines + 1):
        parts = parted(clean(text), weight, count)
        longest = max((part.reach for part in parts), default=0.0)
        size = min(sizes.largest, room / longest) if longest else sizes.largest
        if tall < inf and parts:
            size = min(size, tall / Block(parts, 1.0).height)
        if parts and size >= sizes.smallest and (best is None or size > best.size * _WORTH_A_LINE):
            best = Block(parts, size)
        if best is not None and best.size >= sizes.largest * sizes.near:
            break
    return best


@lru_cache(maxsize=4096)
def parted(text: str, weight: Weight, count: int, rtl: bool | None = None) -> tuple[Line, ...]:
    """The text in `count` lines whose longest is as short as can be; nothing where it has too few breaks."""
    rtl = is_rtl(text) if rtl is None else rtl
    if count == 1:
        return (shape(text, weight, rtl),)
    found: list[tuple[float, tuple[Line, ...]]] = []
    for stop in _likely_breaks(text, count):
        tail = parted(text[stop:], weight, count - 1, rtl)
        if tail:
            lines = (shape(text[:stop], weight, rtl), *tail)
            found.append((max(line.width for line in lines) * _break_cost(text[:stop]), lines))
    return min(found, key=lambda choice: choice[0], default=(0.0, ()))[1]


def _likely_breaks(text: str, count: int) -> list[int]:
    """The three best places to end the first of `count` lines, as counting letters has it; shaping decides."""
    rest = count - 1

    def cost(stop: int) -> float:
        return max(stop, (len(text) - stop) / rest) * _break_cost(text[:stop])

    return sorted(_breaks(text), key=cost)[:3]


def _break_cost(head: str) -> float:
    """A line should not end in a hyphen or in the small word that belongs to the name after it (de, bin, van der)."""
    if head.isascii() and not head.endswith(" "):
        return _BAD_BREAK
    last = head.split()[-1]
    return _BAD_BREAK if len(last) < _SMALL_WORD and last.islower() else 1.0


def _breaks(text: str) -> list[int]:
    """Where a line may end (UAX 14, with dictionaries for Thai, Lao, Khmer and Burmese)."""
    return [end for _, end in LineBreaker(text, "en").segments()][:-1]


def _cut(text: str, room: float, weight: Weight, rtl: bool) -> int:
    """How many characters of a text without breaks fit the room in em; at least one."""
    if shape(text, weight, rtl).width <= room:
        return len(text)
    count = len(text) - 1
    while count > 1 and shape(text[:count], weight, rtl).width > room:
        count -= 1
    return max(count, 1)


def _without_marks(text: str) -> str:
    return text if text.isascii() else "".join(c for c in text if c not in "\u200e\u200f\u061c")
