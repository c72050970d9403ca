"""Whether a template fits a stock: what its labels cut off, what comes to lie on something, and small codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from forumdesk.exporters.display import Box
from forumdesk.exporters.labels import Label, box_of, label_of, layout_for, reach_of, scale_of
from forumdesk.exporters.stocks import Stock
from forumdesk.exporters.template import Band, Barcode, Element, Layout, Picture, Qr, Template, neighbours_of

# The white that a code needs around it, as a share of its box; and the code that every reader takes, in mm.
_CODE, _LEAST_CODE = 21 / 29, 12.0
# Less than this in mm nobody sees.
_SEEN = 0.2
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class StockFit:
    """How a template comes to stand on the labels of a stock; elements by id, of both sides.

    `scale` is that of the layout with this `number`; `bounded` where the label asks for another than it allows.
    """

    number: int
    scale: float
    bounded: bool
    cut: tuple[str, ...]
    crossing: tuple[tuple[str, str], ...]
    small_codes: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return not (self.cut or self.crossing or self.small_codes)


def stock_fit(template: Template, stock: Stock) -> StockFit:
    """What can be said of all badges alike; whose texts do not fit is found by laying them out."""
    label = label_of(stock)
    layout = layout_for(template, label)
    number = next(at for at, one in enumerate(template.layouts) if one is layout)
    scale = scale_of(layout, label)
    wanted = min(label.width / layout.width, label.height / layout.height)
    sides = (layout.front, layout.back)
    return StockFit(
        number,
        scale,
        abs(wanted - scale) > _ROUNDING,
        tuple(one.id for side in sides for one in side if _is_cut(one, layout, label)),
        tuple(pair for side in sides for pair in _crossing(side, layout, label)),
        tuple(one.id for side in sides for one in side if _is_small(one, layout, label)),
    )


def _is_cut(element: Element, layout: Layout, label: Label) -> bool:
    whole, seen = reach_of(element, layout, label), box_of(element, layout, label)
    return whole.width - seen.width > _SEEN or whole.height - seen.height > _SEEN


def _is_small(element: Element, layout: Layout, label: Label) -> bool:
    if not isinstance(element.content, Qr):
        return False
    box = box_of(element, layout, label)
    return min(box.width, box.height) * _CODE < _LEAST_CODE - _SEEN


def _crossing(side: tuple[Element, ...], layout: Layout, label: Label) -> Iterator[tuple[str, str]]:
    """Two that stand apart where the layout was drawn, and on one another here. A drawing lies under anything."""
    for one, other in combinations(side, 2):
        if not (_is_solid(one) or _is_solid(other)) or one.id in _near(other) or other.id in _near(one):
            continue
        drawn = _shared(*(Box(each.x, each.y, each.width, each.height) for each in (one, other)))
        here = _shared(box_of(one, layout, label), box_of(other, layout, label))
        if drawn <= _SEEN < here:
            yield one.id, other.id


def _is_solid(element: Element) -> bool:
    content = element.content
    return isinstance(content, Qr | Barcode | Picture | Band)


def _near(element: Element) -> tuple[str, ...]:
    return neighbours_of(element.content)


def _shared(one: Box, other: Box) -> float:
    """How deep two boxes lie in one another, in mm."""
    both = one.within(other)
    return min(both.width, both.height)
