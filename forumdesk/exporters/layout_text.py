"""One text set in its box: shrunk, wrapped or both, or what keeps it from fitting."""

from forumdesk.exporters.display import MM_PER_POINT, Box, Fault, Problem
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.layout_room import (
    EMPTY,
    LEGIBLE,
    ROUNDING,
    Outcome,
    Room,
    narrowed,
    sizes_of,
    weight_of,
    words_of,
)
from forumdesk.exporters.template import Fit, Text
from forumdesk.exporters.text import Block, Sizes, fit, parted, widest_piece, wrap
from forumdesk.exporters.text_runs import clean

# Up to so many lines of like length are sought; more are filled one after the other.
_BALANCED = 3
_FINER = 0.95
# How long the last line of a text should be beside the longest, and how much shorter the others may become for it.
_LAST_LINE = 0.35
_SHORTER, _SHORTER_STEPS = 0.97, 10


def set_text(content: Text, room: Room, facts: Facts) -> Outcome:
    text = clean(facts.fill(content.text))
    if not text:
        return EMPTY
    field, weight = room.field_of(content.text), weight_of(content.font)
    if lacking := parted(text, weight, 1)[0].missing:
        return Outcome(problems=(room.problem(Fault.MISSING_GLYPH, field, lacking),))
    box = narrowed(room.box, room.keep_out) if room.keep_out else room.box
    block = _fitted(text, weight, box, (content.fit, sizes_of(content.font, room.scale, content.lines)))
    if block is None:
        return Outcome(problems=(room.problem(Fault.OVERFLOW, field),))
    top = box.y + content.vertical * max(box.height - block.height, 0.0)
    words = words_of(block, box, top, (content.align, content.font.colour))
    return Outcome(tuple(words), small(room, field, block), Box(box.x, top, box.width, block.height))


def small(room: Room, field: str, block: Block) -> tuple[Problem, ...]:
    """The remark that a text is set too small to be read by everybody."""
    points = block.size / MM_PER_POINT
    return (room.problem(Fault.TOO_SMALL, field, f"{points:.1f}"),) if points < LEGIBLE - ROUNDING else ()


def _fitted(text: str, weight: Weight, box: Box, wish: tuple[Fit, Sizes]) -> Block | None:
    how, sizes = wish
    if how is Fit.WRAP:
        return _wrapped(text, weight, box, (sizes.largest, sizes.lines))
    if how is Fit.SHRINK or sizes.lines <= _BALANCED:
        lines = 1 if how is Fit.SHRINK else sizes.lines
        return fit(text, weight, box.width, Sizes(sizes.largest, sizes.smallest, lines, sizes.near), box.height)
    size = sizes.largest
    while size > sizes.smallest:
        if block := _wrapped(text, weight, box, (size, sizes.lines)):
            return block
        size *= _FINER
    return _wrapped(text, weight, box, (sizes.smallest, sizes.lines))


def _wrapped(text: str, weight: Weight, box: Box, wish: tuple[float, int]) -> Block | None:
    """As many lines as the text needs at this size, or None where the box or their number is too small."""
    size, lines = wish
    if widest_piece(text, weight) * size > box.width:
        return None
    block = wrap(text, box.width, size, weight)
    over = block.reach - box.width
    if over > 0:
        block = wrap(text, box.width - over - ROUNDING, size, weight)
    fits = block.reach <= box.width + ROUNDING and block.height <= box.height + ROUNDING and len(block.lines) <= lines
    return _ended_well(text, weight, block) if fits else None


def _ended_well(text: str, weight: Weight, block: Block) -> Block:
    """Lines a little shorter, where a word would else be left alone on the last of them."""
    made, least = block, widest_piece(text, weight) * block.size
    for step in range(1, _SHORTER_STEPS):
        if made.lines[-1].width * made.size >= _LAST_LINE * made.width:
            return made
        room = block.width * _SHORTER**step
        if room <= least:
            return block
        made = wrap(text, room, block.size, weight)
        if len(made.lines) > len(block.lines) or made.reach > block.reach:
            return block
    return block
