"""What can be done to the elements of a label: moved, resized, aligned, spread, layered, copied, added, removed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from enum import StrEnum

from forumdesk.exporters.display import Box
from forumdesk.exporters.template import (
    CATEGORY_COLOUR,
    INK,
    Band,
    Barcode,
    Content,
    Drawing,
    Element,
    Figure,
    Font,
    Layout,
    Picture,
    Qr,
    Row,
    Stack,
    Text,
    Weight,
    Zones,
)
from ui.widgets.label_design import Design, around, box_of, put

# Smaller than this an element cannot be taken hold of any more.
SMALLEST = 0.5
# How far a copy lies from what it is a copy of.
_APART = 2.0


class Edge(StrEnum):
    """What of the elements comes to stand in one line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Layer(StrEnum):
    FRONT = "front"
    UP = "up"
    DOWN = "down"
    BACK = "back"


# Which edges of a box a handle moves: -1 the left or upper one, 1 the right or lower one.
Handle = tuple[int, int]
# Name -> size and what is in it, of everything that can be put on a label.
ADDED: dict[str, tuple[float, float, Content]] = {
    "text": (40, 6, Text("{event_title}")),
    "second": (40, 8, Text("{second_name}", Font(smallest=8, largest=13.5))),
    "stack": (50, 24, Stack((Row("{name}", Font(Weight.BOLD, 9, 22)), Row("{organisation}", gap=0.6)))),
    "photo": (20, 26, Picture("photo")),
    "picture": (24, 10, Picture("logo")),
    "flag": (12, 9, Picture("flag")),
    "qr": (18, 18, Qr()),
    "barcode": (40, 10, Barcode()),
    "band": (11, 54, Band()),
    "shape": (20, 12, Drawing(fill=CATEGORY_COLOUR, thickness=0.25)),
    "line": (40, 0.5, Drawing(Figure.LINE, stroke=INK)),
    "zones": (40, 8, Zones("{category}")),
}


def moved(design: Design, across: float, down: float) -> Design:
    """All that is chosen, as far as none of it leaves the label."""
    if not design.picked:
        return design
    whole, layout = around(map(box_of, design.picked)), design.layout
    across = min(max(across, -whole.x), max(layout.width - whole.right, 0.0))
    down = min(max(down, -whole.y), max(layout.height - whole.bottom, 0.0))
    return _placed(design, lambda box: Box(box.x + across, box.y + down, box.width, box.height))


def resized(design: Design, handle: Handle, across: float, down: float) -> Design:
    """The one chosen, drawn at one of its handles so far."""
    element = design.only
    if element is None:
        return design
    box = box_of(element)
    left, right = _stretched((box.x, box.right), handle[0], across, design.layout.width)
    top, bottom = _stretched((box.y, box.bottom), handle[1], down, design.layout.height)
    return design.changed({element.id: put(element, Box(left, top, right - left, bottom - top))})


def aligned(design: Design, edge: Edge) -> Design:
    """Several among themselves; one alone to the label."""
    if not design.picked:
        return design
    one = len(design.picked) == 1
    room = design.label.box if one else around(map(box_of, design.picked))
    return _placed(design, lambda box: _at_edge(box, room, edge))


def distributed(design: Design, across: bool) -> Design:
    """The same gap between each two neighbours; the outermost two stay."""
    if len(design.picked) < 3:
        return design
    some = sorted(design.picked, key=lambda one: (one.x, one.y) if across else (one.y, one.x))
    boxes = [box_of(one) for one in some]
    whole = around(boxes)
    room = whole.width if across else whole.height
    sizes = [box.width if across else box.height for box in boxes]
    gap, at = (room - sum(sizes)) / (len(boxes) - 1), whole.x if across else whole.y
    changes = {}
    for element, box, size in zip(some, boxes, sizes, strict=True):
        place = Box(at, box.y, box.width, box.height) if across else Box(box.x, at, box.width, box.height)
        changes[element.id] = put(element, place)
        at += size + gap
    return design.changed(changes)


def layered(design: Design, layer: Layer) -> Design:
    """What is chosen, one layer further or all the way; it keeps its own order."""
    chosen, others = list(design.picked), [one for one in design.elements if one.id not in design.chosen]
    if not chosen:
        return design
    if layer in (Layer.FRONT, Layer.BACK):
        return design.with_elements([*others, *chosen] if layer is Layer.FRONT else [*chosen, *others])
    ends = [at for at, one in enumerate(design.elements) if one.id in design.chosen]
    below = sum(one.id not in design.chosen for one in design.elements[: ends[-1 if layer is Layer.UP else 0]])
    at = min(below + 1, len(others)) if layer is Layer.UP else max(below - 1, 0)
    return design.with_elements([*others[:at], *chosen, *others[at:]])


def removed(design: Design) -> Design:
    """Without what is chosen; others no more keep clear of it. The front of a label is never empty."""
    left = [_without(one, design.chosen) for one in design.elements if one.id not in design.chosen]
    return design if not left and not design.back else design.with_elements(left)


def added(design: Design, name: str) -> Design:
    """One of ADDED in the middle of the label, on top and chosen."""
    wide, high, content = ADDED[name]
    room = design.layout
    wide, high = min(wide, room.width), min(high, room.height)
    element = Element(name, 0, 0, wide, high, content)
    box = Box((room.width - wide) / 2 if name != "band" else 0.0, (room.height - high) / 2, wide, high)
    return pasted(design, (put(element, box),), 0.0)


def duplicated(design: Design) -> Design:
    return pasted(design, design.picked)


def pasted(design: Design, elements: Iterable[Element], apart: float = _APART) -> Design:
    """Copies on top, chosen, a little off their originals; each with a name of its own."""
    ids = {one.id for one in design.elements}
    made: list[Element] = []
    for element in elements:
        name = free_name(element.id, ids)
        ids.add(name)
        made.append(_inside(replace(element, id=name, x=element.x + apart, y=element.y + apart), design.layout))
    return _known(design.with_elements([*design.elements, *made])).choose(one.id for one in made)


def renamed(design: Design, old: str, new: str) -> Design:
    """Another id, also where others keep clear of the element."""

    def heard(element: Element) -> Element:
        content = _with_neighbours(element.content, lambda name: new if name == old else name)
        return replace(element, id=new if element.id == old else element.id, content=content)

    return replace(design.with_elements(map(heard, design.elements)), chosen=(new,))


def resized_label(design: Design, width: float, height: float) -> Design:
    """The layout at another size; what would lie outside is moved in, and made smaller where it must be."""
    layout = replace(design.layout, width=width, height=height)
    front, back = (tuple(_inside(one, layout) for one in side) for side in (layout.front, layout.back))
    return design.with_layout(replace(layout, front=front, back=back))


def _placed(design: Design, where: Callable[[Box], Box]) -> Design:
    return design.changed({one.id: put(one, where(box_of(one))) for one in design.picked})


def _stretched(ends: tuple[float, float], way: int, by: float, room: float) -> tuple[float, float]:
    start, end = ends
    if way < 0:
        return min(max(start + by, 0.0), end - SMALLEST), end
    if way > 0:
        return start, max(min(end + by, room), start + SMALLEST)
    return start, end


def _at_edge(box: Box, room: Box, edge: Edge) -> Box:
    places = {
        Edge.LEFT: (room.x, box.y),
        Edge.CENTRE: (room.x + (room.width - box.width) / 2, box.y),
        Edge.RIGHT: (room.right - box.width, box.y),
        Edge.TOP: (box.x, room.y),
        Edge.MIDDLE: (box.x, room.y + (room.height - box.height) / 2),
        Edge.BOTTOM: (box.x, room.bottom - box.height),
    }
    return Box(*places[edge], box.width, box.height)


def _inside(element: Element, layout: Layout) -> Element:
    wide, high = min(element.width, layout.width), min(element.height, layout.height)
    return put(element, Box(min(element.x, layout.width - wide), min(element.y, layout.height - high), wide, high))


def free_name(name: str, taken: set[str]) -> str:
    """The name, or it with the first number that makes it another."""
    if name not in taken:
        return name
    head = re.sub(r"-\d+$", "", name)[:36]
    return next(f"{head}-{number}" for number in range(2, len(taken) + 3) if f"{head}-{number}" not in taken)


def _known(design: Design) -> Design:
    """Nothing keeps clear of what is not on this side."""
    there = {one.id for one in design.elements}
    asked = {name for one in design.elements for name in (getattr(one.content, side, "") for side in _SIDES)}
    return design.with_elements(_without(one, tuple(asked - there)) for one in design.elements)


_SIDES = ("below", "above", "beside")


def _without(element: Element, ids: tuple[str, ...]) -> Element:
    return replace(element, content=_with_neighbours(element.content, lambda name: "" if name in ids else name))


def _with_neighbours(content: Content, said: Callable[[str], str]) -> Content:
    own = [one.name for one in fields(content) if one.name in _SIDES]
    names = {name: said(getattr(content, name)) for name in own}
    return replace(content, **names)  # type: ignore[arg-type]  # they are the content's own fields
