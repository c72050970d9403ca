"""Zone letters in frames, after their words where they fit on the line, else on the line above."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.exporters.display import Box, Fault, Path, Problem, Words
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.layout_room import EMPTY, Outcome, Room, narrowed, sizes_of, weight_of, words_of
from forumdesk.exporters.layout_text import small
from forumdesk.exporters.template import INK, Align, Font, Zones
from forumdesk.exporters.text import Block, Sizes, fit, parted
from forumdesk.exporters.text_runs import clean

# In em of the letters: white left and right of one, below and above it, and between two frames.
_PAD, _BELOW, _ABOVE, _APART = 0.45, 0.12, 0.35, 0.45
_FRAME = 0.034
# From the words up to frames that stand above them.
_LIFT = 0.54


@dataclass(frozen=True, slots=True)
class _Frames:
    """The framed letters of one card at one size."""

    blocks: tuple[Block, ...]
    size: float

    @property
    def width(self) -> float:
        pads = 2 * _PAD * len(self.blocks) + _APART * (len(self.blocks) - 1)
        return sum(block.reach for block in self.blocks) + pads * self.size

    @property
    def height(self) -> float:
        return max(block.height for block in self.blocks) + (_BELOW + _ABOVE) * self.size

    def items(self, x: float, bottom: float) -> list[Words | Path]:
        """With the lower left corner of the first frame at x, bottom."""
        items: list[Words | Path] = []
        pen = _FRAME * self.size
        top = bottom - self.height
        for block in self.blocks:
            width = block.reach + 2 * _PAD * self.size
            items.append(Path(rectangle(Box(x, top, width, self.height), pen / 2), stroke=INK, thickness=pen))
            inner = Box(x + _PAD * self.size, top, block.reach, self.height)
            items += words_of(block, inner, bottom - _BELOW * self.size - block.height, (Align.LEFT, INK))
            x += width + _APART * self.size
        return items


def rectangle(box: Box, inset: float = 0.0) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The steps of a box's outline, drawn so far inside it."""
    left, top, right, bottom = box.x + inset, box.y + inset, box.right - inset, box.bottom - inset
    return (("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)), ("L", (left, bottom)), ("Z", ()))


def set_zones(content: Zones, room: Room, facts: Facts) -> Outcome:
    text = clean(facts.fill(content.text))
    zones = tuple(filter(None, map(clean, facts.zones)))
    if not text and not zones:
        return EMPTY
    field, weight = room.field_of(content.text), weight_of(content.font)
    if missing := _missing(room, ((field, text, weight), *(("zones", zone, _zone_weight(content)) for zone in zones))):
        return Outcome(problems=missing)
    box = narrowed(room.box, room.keep_out) if room.keep_out else room.box
    sizes = sizes_of(content.font, room.scale, 1)
    word = fit(text, weight, box.width, sizes, box.height) if text else Block((), 0.0)
    if word is None:
        return Outcome(problems=(room.problem(Fault.OVERFLOW, field),))
    remarks = small(room, field, word) if text else ()
    line = _Line(word, box, content.font.colour)
    if not zones:
        return line.outcome(line.words(0.0), remarks, word.height)
    return _with_zones(room, line, _frames(zones, content, sizes), remarks)


def _missing(room: Room, texts: tuple[tuple[str, str, Weight], ...]) -> tuple[Problem, ...]:
    shaped = ((field, parted(text, weight, 1)[0].missing) for field, text, weight in texts)
    return tuple(room.problem(Fault.MISSING_GLYPH, field, lacking) for field, lacking in shaped if lacking)


def _zone_weight(content: Zones) -> Weight:
    return weight_of(Font(content.zone_weight))


def _frames(zones: tuple[str, ...], content: Zones, sizes: Sizes) -> list[_Frames]:
    """The letters as large as the words may be, and as small."""
    lines = [parted(zone, _zone_weight(content), 1) for zone in zones]
    return [
        _Frames(tuple(Block(line, size) for line in lines), size)
        for size in dict.fromkeys((sizes.largest, sizes.smallest))
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """The words that go before the zones, at the lower left of their box."""

    block: Block
    box: Box
    colour: str

    def words(self, sunk: float) -> list[Words]:
        """So far above the lower edge."""
        if not self.block.lines:
            return []
        top = self.box.bottom - sunk - self.block.height
        return words_of(self.block, self.box, top, (Align.LEFT, self.colour))

    def outcome(self, items: Sequence[Words | Path], remarks: tuple[Problem, ...], height: float) -> Outcome:
        """What stands at the lower edge of the box, so high."""
        box = self.box
        return Outcome(tuple(items), remarks, Box(box.x, box.bottom - height, box.width, height))


def _with_zones(room: Room, line: _Line, frames: list[_Frames], remarks: tuple[Problem, ...]) -> Outcome:
    box, word = line.box, line.block
    for framed in frames:
        size = framed.size
        beside = word.reach + (2 * _PAD + _APART) * size if word.lines else 0.0
        height = max(framed.height, word.height + _BELOW * size)
        if beside + framed.width <= box.width and height <= box.height:
            items = [*line.words(_BELOW * size), *framed.items(box.x + beside, box.bottom)]
            return line.outcome(items, remarks, height)
        lift = word.height + _LIFT * size
        if framed.width <= box.width and lift + framed.height <= box.height:
            items = [*line.words(0.0), *framed.items(box.x, box.bottom - lift)]
            return line.outcome(items, remarks, lift + framed.height)
    return Outcome(problems=(room.problem(Fault.OVERFLOW, "zones"),))
