"""Texts of lists and agendas set in the look's styles, and what could not be set gathered on the way."""

from dataclasses import dataclass, field

from forumdesk.domain.cards import Trouble, TroubleKind
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.text import Block, Line, parted, shape, wrap
from forumdesk.exporters.text_runs import clean

INK, SECOND, LINE, CONTROL, MARKING = "#1B212A", "#4B5563", "#DCE0E5", "#7E8896", "#3A2A52"
# A mark that does not print; what it begins is read from the right.
RIGHT_TO_LEFT = "\u200f"
# Stands for a character that no font has: a sign that something is missing, never an empty box.
SUBSTITUTE = "\ufffd"
# So few lines are made of like length, and do not end in "al-" or "von"; more of them are a text and run on.
_EVENED = 3


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, weight and colour of a text."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text comes from, for reports: whose row, and which field."""

    ref: str
    field: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block in its colour, `gap` points under what stands above it."""

    block: Block
    colour: str
    gap: float = 0.0

    @property
    def height(self) -> float:
        return self.gap + self.block.height


@dataclass(slots=True)
class Setting:
    """Sets texts; `missing` keeps the characters that no font has, by the place they were asked for.

    `from_the_right` is of the whole page: a text of our own begins there, whatever stands in it.
    """

    missing: dict[Place, str] = field(default_factory=dict)
    from_the_right: bool = False

    def own(self, text: str) -> str:
        """A text that was put together here, to be read in the direction of the page."""
        if not (self.from_the_right and text):
            return text
        # Each part begins anew, or figures would follow the direction of the name before them.
        return RIGHT_TO_LEFT + text.replace(" · ", f" · {RIGHT_TO_LEFT}")

    def part(self, text: str, style: Style, room: float, place: Place, gap: float = 0.0) -> Part:
        """The text in lines no wider than `room` points; its own line breaks stay."""
        block = _lines(text, style, room)
        if block.missing:
            self.missing[place] = "".join(dict.fromkeys(block.missing))
            block = _lines("".join(SUBSTITUTE if c in block.missing else c for c in text), style, room)
        return Part(block, style.colour, gap)

    def troubles(self) -> tuple[Trouble, ...]:
        return tuple(
            Trouble(place.ref, TroubleKind.MISSING_GLYPH, place.field, characters)
            for place, characters in self.missing.items()
        )


def _lines(text: str, style: Style, room: float) -> Block:
    paragraphs = text.splitlines() if "\n" in text or "\r" in text else [text]
    lines = [line for paragraph in paragraphs for line in _paragraph(paragraph, style, room)]
    return Block(tuple(lines), style.size)


def _paragraph(text: str, style: Style, room: float) -> tuple[Line, ...]:
    # Times, counts and phone numbers stand under one another in figures of one width. Elsewhere those would bring their
    # wide hyphen into al-Tajribi, TX-0007 and 2030-06-14.
    if not any(c.isalpha() or c == "-" for c in text):
        line = shape(text, style.weight, None, True)
        if line.width * style.size <= room:
            return (line,)
    lines = wrap(text, room, style.size, style.weight).lines
    if 1 < len(lines) <= _EVENED:
        even = parted(clean(text), style.weight, len(lines))
        if even and max(line.width for line in even) * style.size <= room:
            return even
    return lines
