"""The one engine: a template, a card and a label become a display list, from which PDF and screen are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forumdesk.exporters.display import Box, Fault, Laid, Part, Picture, Problem, turned
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.labels import Label, box_of, layout_for, scale_of
from forumdesk.exporters.layout_codes import set_barcode, set_qr
from forumdesk.exporters.layout_marks import set_band, set_drawing
from forumdesk.exporters.layout_pictures import set_picture
from forumdesk.exporters.layout_room import ROUNDING, Outcome, Room, narrowed
from forumdesk.exporters.layout_stack import set_stack
from forumdesk.exporters.layout_text import set_text
from forumdesk.exporters.layout_zones import set_zones
from forumdesk.exporters.template import (
    Band,
    Barcode,
    Drawing,
    Element,
    Layout,
    Qr,
    Stack,
    Template,
    Text,
    Zones,
    neighbours_of,
    texts_of,
)

# What many cards share is laid out once; a card's own texts are not worth keeping.
_KEPT = 512
_QUARTER, _THREE_QUARTERS = 90, 270


@dataclass(frozen=True, slots=True)
class Resources:
    """Pictures that the event brings, by name, such as its logo."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)


class Setter:
    """Lays out one template on one label for any number of cards; what they share is worked out once."""

    def __init__(self, template: Template, label: Label, resources: Resources | None = None) -> None:
        self.label = label
        self.layout = layout_for(template, label)
        self.scale = scale_of(self.layout, label)
        self._pictures = {**(resources or Resources()).pictures, **template.pictures}
        layout = self.layout
        self._sides = {
            False: _spots(layout.front, False, layout, label),
            True: _spots(layout.back, True, layout, label),
        }
        self._known: dict[tuple[int, bool, object, object], _Set] = {}

    @property
    def two_sided(self) -> bool:
        return bool(self.layout.back)

    def lay_out(self, facts: Facts, back: bool = False) -> Laid:
        """Everything that the card shows on this side, and everything that is wrong with it."""
        spots = self._sides[back]
        found: dict[int, _Set] = {}
        shown: dict[str, _Set] = {}
        for spot in spots:
            if facts.meet(spot.element.only_if):
                one = self._set(spot, facts, shown)
                found[spot.index] = shown[spot.element.id] = one
        parts: list[Part] = []
        problems: list[Problem] = []
        pictures: dict[str, Picture] = {}
        for index in sorted(found):
            one = found[index]
            parts.append(one.part)
            problems += one.problems
            if one.picture:
                pictures[one.picture.digest] = one.picture
        return Laid(self.label.width, self.label.height, tuple(parts), tuple(problems), pictures)

    def _set(self, spot: "_Spot", facts: Facts, shown: dict[str, "_Set"]) -> "_Set":
        room = spot.room or _room(spot, shown, self.scale, self.label)
        if not spot.shared:
            return self._made(spot, room, facts)
        key = (spot.index, spot.back, None if spot.room else (room.box, room.keep_out), _own(spot.element, facts))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[key] = self._made(spot, room, facts)
        return known

    def _made(self, spot: "_Spot", room: Room, facts: Facts) -> "_Set":
        element, box = spot.element, spot.box
        if not (box.width and box.height):
            problem = room.problem(Fault.OVERFLOW, room.field_of(next(texts_of(element.content), "")))
            return _Set(Part(element.id, box, ()), (problem,), None)
        outcome = self._outcome(room, facts)
        if not element.rotation:
            return _Set(Part(element.id, box, outcome.items, outcome.filled), outcome.problems, outcome.picture)
        items = turned(outcome.items, box, element.rotation)
        return _Set(Part(element.id, box, items), outcome.problems, outcome.picture)

    def _outcome(self, room: Room, facts: Facts) -> Outcome:
        content = room.element.content
        if isinstance(content, Text):
            return set_text(content, room, facts)
        if isinstance(content, Stack):
            return set_stack(content, room, facts)
        if isinstance(content, Zones):
            return set_zones(content, room, facts)
        if isinstance(content, Band):
            return set_band(content, room, facts)
        return self._plain_outcome(room, facts)

    def _plain_outcome(self, room: Room, facts: Facts) -> Outcome:
        content = room.element.content
        if isinstance(content, Qr):
            return set_qr(content, room, facts)
        if isinstance(content, Barcode):
            return set_barcode(content, room, facts)
        if isinstance(content, Drawing):
            return set_drawing(content, room, facts)
        assert not isinstance(content, Text | Stack | Zones | Band)
        return set_picture(content, room, facts, self._pictures)


def lay_out(
    template: Template, facts: Facts, label: Label, resources: Resources | None = None, back: bool = False
) -> Laid:
    """One side of one card; for many cards make one Setter."""
    return Setter(template, label, resources).lay_out(facts, back)


@dataclass(frozen=True, slots=True)
class _Spot:
    """An element at its place on the label; `index` is its layer. `shared`: many cards may show the same.

    `room` is None where it depends on what others show.
    """

    element: Element
    index: int
    back: bool
    box: Box
    shared: bool
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class _Set:
    part: Part
    problems: tuple[Problem, ...]
    picture: Picture | None


def _spots(elements: tuple[Element, ...], back: bool, layout: Layout, label: Label) -> tuple[_Spot, ...]:
    """In the order in which they can be laid out: what keeps clear of others comes after them."""
    spots = []
    for index, element in enumerate(elements):
        shared = not isinstance(element.content, Stack | Qr | Barcode)
        spot = _Spot(element, index, back, box_of(element, layout, label), shared)
        if not neighbours_of(element.content):
            spot = replace(spot, room=_room(spot, {}, scale_of(layout, label), label))
        spots.append(spot)
    return tuple(sorted(spots, key=lambda spot: (isinstance(spot.element.content, Stack), spot.room is None)))


def _own(element: Element, facts: Facts) -> object:
    """What a shared element shows of a card."""
    content = element.content
    if isinstance(content, Text):
        return facts.fill(content.text)
    if isinstance(content, Band | Drawing):
        return facts.mark
    if isinstance(content, Zones):
        return facts.fill(content.text), facts.zones
    return facts.photo, facts.flag


def _room(spot: _Spot, shown: dict[str, "_Set"], scale: float, label: Label) -> Room:
    element, box = spot.element, spot.box
    if element.rotation in (_QUARTER, _THREE_QUARTERS):
        return Room(element, Box(0.0, 0.0, box.height, box.width), scale, label)
    if element.rotation:
        return Room(element, Box(0.0, 0.0, box.width, box.height), scale, label)
    content = element.content
    if isinstance(content, Stack):
        box = _between(content, box, shown, scale)
    beside = shown.get(getattr(content, "beside", ""))
    keep_out = beside.part.box if beside and beside.part.items else None
    if keep_out and keep_out.y <= box.y + ROUNDING and keep_out.bottom >= box.bottom - ROUNDING:
        return Room(element, narrowed(box, keep_out), scale, label)
    return Room(element, box, scale, label, keep_out)


def _between(content: Stack, box: Box, shown: dict[str, "_Set"], scale: float) -> Box:
    """The box without what the elements above and below it have taken."""
    top, bottom = box.y, box.bottom
    above, below = shown.get(content.below), shown.get(content.above)
    if above and above.part.filled:
        top = max(top, above.part.filled.bottom + content.air * scale)
    if below and below.part.filled:
        bottom = min(bottom, below.part.filled.y - content.air * scale)
    return Box(box.x, top, box.width, max(bottom - top, 0.0))
