"""The band, so that the category is told without colour too; and plain rectangles and lines."""

from forumdesk.domain.cards import CategoryMark, Family
from forumdesk.exporters.display import Box, Fault, Item, Path, Step, Words
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout_room import EMPTY, ROUNDING, Outcome, Room
from forumdesk.exporters.template import CATEGORY_COLOUR, INK, Band, Drawing, Figure
from forumdesk.exporters.text import shape

EDGE = 0.25
WHITE = "#FFFFFF"
COLOURS = {
    Family.SAFETY: "#412600",
    Family.HOSTS: "#164C4B",
    Family.MEDIATION: "#634DA2",
    Family.SOCIETY: "#587C5D",
    Family.SERVICE: "#AE87DD",
    Family.PARTIES: "#EEA858",
    Family.KNOWLEDGE: "#97E5DE",
    Family.NONE: WHITE,
}
_LIGHT = frozenset({Family.SERVICE, Family.PARTIES, Family.KNOWLEDGE, Family.NONE})
# How far a curve's handle lies from its corner, so that it comes near a quarter of a circle.
_HANDLE = 0.4477
_CAPITAL = 0.727
_SLANT = 0.62


def letter_colour(family: Family) -> str:
    return INK if family in _LIGHT else WHITE


def set_band(content: Band, room: Room, facts: Facts) -> Outcome:
    mark, box = facts.mark, room.box
    edge = min(EDGE, box.width / 2, box.height / 2)
    outline = rounded(_inset(box, edge / 2), _corners(box, room.label))
    letter, pattern = _parts_of(box, room.label.corner, content.letter)
    colour = COLOURS[mark.family]
    items: list[Item] = [Path(outline, fill=colour)]
    if content.pattern and mark.striped and pattern.width > 0 and pattern.height > 0:
        clips = (outline, rounded(pattern))
        items.append(Path(_stripes(pattern), fill=letter_colour(mark.family), clips=clips))
    items.append(Path(outline, stroke=INK, thickness=edge))
    if content.letter and mark.letter:
        items.append(_letter(mark, letter, min(box.width, box.height)))
    problems = () if mark.letter else (room.problem(Fault.NO_CATEGORY, "category"),)
    if lacking := shape(mark.letter, Weight.BOLD).missing:
        problems = (room.problem(Fault.MISSING_GLYPH, "category", lacking),)
    return Outcome(tuple(items), problems, box)


def set_drawing(content: Drawing, room: Room, facts: Facts) -> Outcome:
    fill, stroke = (
        COLOURS[facts.mark.family] if one == CATEGORY_COLOUR else one for one in (content.fill, content.stroke)
    )
    if not (fill or stroke):
        return EMPTY
    box = room.box
    thickness = min(content.thickness * room.scale, box.width, box.height)
    if content.figure is Figure.LINE:
        lying = box.width >= box.height
        x, y = (box.x, box.y + (box.height - thickness) / 2) if lying else (box.x + (box.width - thickness) / 2, box.y)
        line = Box(x, y, box.width, thickness) if lying else Box(x, y, thickness, box.height)
        return Outcome((Path(rounded(line), fill=stroke or fill),), filled=line)
    inset = thickness / 2 if stroke else 0.0
    inner = _inset(box, inset)
    radius = min(content.radius * room.scale, inner.width / 2, inner.height / 2)
    path = Path(rounded(inner, (radius,) * 4), fill, stroke, thickness if stroke else 0.0)
    return Outcome((path,), filled=box)


def rounded(box: Box, corners: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)) -> tuple[Step, ...]:
    """The outline of a box; the radii go round from the upper left, as the hands of a clock do."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    first, second, third, fourth = corners
    steps: list[Step] = [("M", (left + first, top)), ("L", (right - second, top))]
    if second:
        steps.append(("C", (right - second * _HANDLE, top, right, top + second * _HANDLE, right, top + second)))
    steps.append(("L", (right, bottom - third)))
    if third:
        steps.append(("C", (right, bottom - third * _HANDLE, right - third * _HANDLE, bottom, right - third, bottom)))
    steps.append(("L", (left + fourth, bottom)))
    if fourth:
        steps.append(("C", (left + fourth * _HANDLE, bottom, left, bottom - fourth * _HANDLE, left, bottom - fourth)))
    steps.append(("L", (left, top + first)))
    if first:
        steps.append(("C", (left, top + first * _HANDLE, left + first * _HANDLE, top, left + first, top)))
    steps.append(("Z", ()))
    return tuple(steps)


def _corners(box: Box, label: Label) -> tuple[float, ...]:
    """The label's own radius wherever the box lies in a corner of it."""
    left, top = box.x < ROUNDING, box.y < ROUNDING
    right, bottom = box.right > label.width - ROUNDING, box.bottom > label.height - ROUNDING
    met = (left and top, right and top, right and bottom, left and bottom)
    inner = _inset(box, EDGE / 2)
    radius = min(label.corner, inner.width / (2 if left and right else 1), inner.height / (2 if top and bottom else 1))
    return tuple(radius if one else 0.0 for one in met)


def _parts_of(box: Box, corner: float, lettered: bool) -> tuple[Box, Box]:
    """The square of the letter and, below it (right of it in a lying band), the part with the pattern."""
    thickness = min(box.width, box.height)
    room = min(max(thickness * 1.15, thickness * 0.5 + corner * 2), max(box.width, box.height)) if lettered else 0.0
    if box.height > box.width:
        return Box(box.x, box.y, box.width, room), Box(box.x, box.y + room, box.width, box.height - room)
    return Box(box.x, box.y, room, box.height), Box(box.x + room, box.y, box.width - room, box.height)


def _letter(mark: CategoryMark, box: Box, thickness: float) -> Words:
    line = shape(mark.letter, Weight.BOLD)
    size = 0.66 * thickness
    x = box.x + (box.width - line.width * size) / 2
    return Words(line, x, box.y + (box.height + _CAPITAL * size) / 2, size, letter_colour(mark.family))


def _stripes(area: Box) -> tuple[Step, ...]:
    """Stripes rising to the right; the clips cut them at the edge of their part."""
    short = min(area.width, area.height)
    thick, period, rise = short * 0.17, short * 0.42, area.width * _SLANT
    steps: list[Step] = []
    y = area.bottom + rise
    while period > 0 and y > area.y:
        steps += [
            ("M", (area.x, y)),
            ("L", (area.right, y - rise)),
            ("L", (area.right, y - rise - thick)),
            ("L", (area.x, y - thick)),
            ("Z", ()),
        ]
        y -= period
    return tuple(steps)


def _inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, max(box.width - 2 * by, 0.0), max(box.height - 2 * by, 0.0))
