"""Where a template's elements come to stand on a label of any size: one scale, and the edges they stick to."""

from dataclasses import dataclass

from forumdesk.exporters.display import Box
from forumdesk.exporters.stocks import Stock
from forumdesk.exporters.template import Across, Down, Element, Labels, Layout, Qr, Shape, Template

# A label is upright from here on; a square one lies.
_UPRIGHT = 1.1


@dataclass(frozen=True, slots=True)
class Label:
    """What one badge or card is printed on, in mm; `corner` is the radius of its round corners."""

    width: float
    height: float
    corner: float = 0.0

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


def label_of(stock: Stock) -> Label:
    """One side of one label of the stock; a tent's is half of it."""
    return Label(stock.width, stock.height / 2 if stock.folded else stock.height, stock.corner)


def layout_for(template: Template, label: Label) -> Layout:
    """The first layout that is for such labels, else the last."""
    return next((one for one in template.layouts if _takes(one.labels, label)), template.layouts[-1])


def scale_of(layout: Layout, label: Label) -> float:
    """How much smaller or larger than drawn everything is on this label."""
    wanted = min(label.width / layout.width, label.height / layout.height)
    return min(max(wanted, layout.least), layout.most)


def box_of(element: Element, layout: Layout, label: Label) -> Box:
    """The element's box on this label, never beyond the label's edge."""
    return reach_of(element, layout, label).within(label.box)


def reach_of(element: Element, layout: Layout, label: Label) -> Box:
    """The same box before anything of it is cut off at the label's edge."""
    scale = scale_of(layout, label)
    least = element.content.at_least if isinstance(element.content, Qr) else 0.0
    width, height = max(element.width * scale, least), max(element.height * scale, least)
    x, width = _across(element, layout, label.width, (scale, width))
    y, height = _down(element, layout, label.height, (scale, height))
    return Box(x, y, width, height)


def _takes(labels: Labels, label: Label) -> bool:
    upright = label.height > label.width * _UPRIGHT
    if labels.shape is not Shape.ANY and upright != (labels.shape is Shape.UPRIGHT):
        return False
    return not labels.lower_than or label.height < labels.lower_than


def _across(element: Element, layout: Layout, room: float, sized: tuple[float, float]) -> tuple[float, float]:
    """The x and the width."""
    scale, width = sized
    after = (layout.width - element.x - element.width) * scale
    if element.stick.across is Across.LEFT:
        return element.x * scale, width
    if element.stick.across is Across.RIGHT:
        return room - after - width, width
    if element.stick.across is Across.BOTH:
        return element.x * scale, max(room - after - element.x * scale, 0.0)
    return room / 2 + (element.x + element.width / 2 - layout.width / 2) * scale - width / 2, width


def _down(element: Element, layout: Layout, room: float, sized: tuple[float, float]) -> tuple[float, float]:
    """The y and the height."""
    scale, height = sized
    after = (layout.height - element.y - element.height) * scale
    if element.stick.down is Down.TOP:
        return element.y * scale, height
    if element.stick.down is Down.BOTTOM:
        return room - after - height, height
    if element.stick.down is Down.BOTH:
        return element.y * scale, max(room - after - element.y * scale, 0.0)
    return room / 2 + (element.y + element.height / 2 - layout.height / 2) * scale - height / 2, height
