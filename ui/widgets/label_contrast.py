"""Whether words on a badge can be read on the colour they lie on, by the figure of WCAG 2.2."""

from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.domain.cards import Family
from forumdesk.exporters.display import Box
from forumdesk.exporters.layout_marks import COLOURS, WHITE, letter_colour
from forumdesk.exporters.template import (
    CATEGORY_COLOUR,
    Band,
    Barcode,
    Drawing,
    Element,
    Figure,
    Font,
    Qr,
    Stack,
    Text,
    Weight,
    Zones,
)
from ui.widgets.label_design import Design, box_of

# Letters are large from here on, in points, thin and bold.
_LARGE, _LARGE_BOLD = 18.0, 14.0
_PLAIN, _FOR_LARGE = 4.5, 3.0
_SEEN = 0.2
_Dark = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Contrast:
    """The worst of an element: which words lie on what; `ground` is the id of that, empty for the paper."""

    element: str
    ground: str
    ratio: float
    needed: float

    @property
    def suffices(self) -> bool:
        return self.ratio >= self.needed


def ratio(one: str, other: str) -> float:
    """1 for the same colour, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_of(design: Design, element: Element) -> Contrast | None:
    """Of its words, or of the words that lie on it; None where there are none."""
    if isinstance(element.content, Band | Drawing):
        over = (one for one in design.elements if any(ground.id == element.id for ground in _under(design, one)))
        found = [one for each in over for one in _contrasts(design, each) if one.ground == element.id]
    else:
        found = list(_contrasts(design, element))
    return min(found, key=lambda one: one.ratio / one.needed, default=None)


def _contrasts(design: Design, element: Element) -> Iterator[Contrast]:
    for colour, needed in _inks(element):
        for ground in _under(design, element):
            worst = min(ratio(colour, one) for one in _colours(ground))
            yield Contrast(element.id, ground.id, worst, needed)
        if not any(_covers(ground, element) for ground in _under(design, element)):
            yield Contrast(element.id, "", ratio(colour, WHITE), needed)


def _inks(element: Element) -> Iterator[_Dark]:
    """The colours of its words, and how much contrast each needs."""
    content = element.content
    if isinstance(content, Text | Zones):
        yield content.font.colour, _needed(content.font)
    elif isinstance(content, Stack):
        yield from {(row.font.colour, _needed(row.font)) for row in content.rows}
    elif isinstance(content, Qr | Barcode):
        yield content.colour, _PLAIN


def _needed(font: Font) -> float:
    large = _LARGE_BOLD if font.weight in (Weight.BOLD, Weight.SEMIBOLD) else _LARGE
    return _FOR_LARGE if font.smallest >= large else _PLAIN


def _under(design: Design, element: Element) -> list[Element]:
    """What is coloured below it, down to what covers all of it."""
    found: list[Element] = []
    at = next(number for number, one in enumerate(design.elements) if one.id == element.id)
    for one in reversed(design.elements[:at]):
        if _is_ground(one) and _touch(box_of(one), box_of(element)):
            found.append(one)
            if _covers(one, element):
                break
    return found


def _is_ground(element: Element) -> bool:
    content = element.content
    return isinstance(content, Band) or (
        isinstance(content, Drawing) and content.figure is Figure.RECTANGLE and bool(content.fill)
    )


def _colours(ground: Element) -> tuple[str, ...]:
    """All that it can show: of a category, the colours of all of them, and the stripes of those that have some."""
    content = ground.content
    if isinstance(content, Drawing) and content.fill != CATEGORY_COLOUR:
        return (content.fill,)
    stripes = isinstance(content, Band) and content.pattern
    families = [one for one in Family if one is not Family.NONE]
    return (*(COLOURS[one] for one in families), *((letter_colour(one) for one in families) if stripes else ()))


def _touch(one: Box, other: Box) -> bool:
    both = one.within(other)
    return min(both.width, both.height) > _SEEN


def _covers(ground: Element, element: Element) -> bool:
    box, both = box_of(element), box_of(ground).within(box_of(element))
    return box.width - both.width <= _SEEN and box.height - both.height <= _SEEN


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
