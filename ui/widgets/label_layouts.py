"""The layouts of a template: one more for another size, a back, and variants of what stands on them."""

from dataclasses import replace
from math import ceil, floor

from forumdesk.exporters.display import Box
from forumdesk.exporters.labels import Label, box_of, layout_for, scale_of
from forumdesk.exporters.template import (
    Band,
    Content,
    Drawing,
    Element,
    Font,
    Labels,
    Layout,
    OnlyIf,
    Shape,
    Stack,
    Template,
    Text,
    Zones,
)
from ui.widgets.label_design import DECIMALS, Design, put, tidy
from ui.widgets.label_moves import SMALLEST, added, pasted

# As many layouts as a template can have.
MOST = 8


def begun(name: str, label: Label, model: Template | None, back: bool) -> Template:
    """A template of one layout for this label: names in its middle, or what the model shows on such a label."""
    if model is None:
        bare = Design(Template(name, (Layout(label.width, label.height, ()),)))
        made = added(bare, "stack")
        return (with_back(made) if back else made).template
    layout = replace(drawn_for(layout_for(model, label), label), labels=Labels())
    made = Design(replace(model, name=name, layouts=(layout if back else replace(layout, back=()),)))
    return (with_back(made) if back and not layout.back else made).template


def drawn_for(layout: Layout, label: Label) -> Layout:
    """What it looks like on a label, as a layout of that size: nothing of it is scaled there any more."""
    scale = scale_of(layout, label)
    front, back = (
        tuple(
            _scaled(one, box, scale)
            for one in side
            if min((box := box_of(one, layout, label)).width, box.height) >= SMALLEST / 5
        )
        for side in (layout.front, layout.back)
    )
    return replace(layout, width=tidy(label.width), height=tidy(label.height), front=front, back=back)


def with_layout(design: Design, label: Label) -> Design:
    """One more layout, as the template is on such a label now, and taken for that kind of label from here on.

    Of two for the same shape, the lower one is for the labels that are lower than the other was drawn for.
    """
    old = layout_for(design.template, label)
    at = next(number for number, one in enumerate(design.template.layouts) if one is old)
    shape = Shape.UPRIGHT if label.height > label.width * 1.1 else Shape.LYING
    made = drawn_for(old, label)
    layouts = list(design.template.layouts)
    if label.height <= old.height:
        bound = old.height if label.height < old.height else float(ceil(label.height) + 1)
        layouts.insert(at, replace(made, labels=Labels(shape, bound)))
        number = at
    else:
        layouts[at] = replace(old, labels=Labels(old.labels.shape, label.height))
        layouts.insert(at + 1, replace(made, labels=Labels(shape, old.labels.lower_than)))
        number = at + 1
    return Design(replace(design.template, layouts=tuple(layouts)), number, design.back)


def without_layout(design: Design) -> Design:
    """The last one that is left stays."""
    layouts = design.template.layouts
    if len(layouts) == 1:
        return design
    left = tuple(one for number, one in enumerate(layouts) if number != design.number)
    return Design(replace(design.template, layouts=left), min(design.number, len(left) - 1), design.back)


def with_back(design: Design) -> Design:
    """The other side begins with the band of the front, so that it is known from there, too, and the event."""
    layout = design.layout
    if layout.back:
        return design.turn_to(design.number, True)
    bands = tuple(one for one in layout.front if isinstance(one.content, Band))
    turned = Design(design.template, design.number, True)
    return added(pasted(turned, bands, 0.0), "text")


def without_back(design: Design) -> Design:
    front = design.with_layout(replace(design.layout, back=()))
    return front.turn_to(design.number, False)


def variant(design: Design, field: str, value: str, every: tuple[str, ...]) -> Design:
    """A copy of what is chosen for one category or language alone, in the same place; the rest keeps the original."""
    if not design.picked:
        return design
    left = {
        one.id: _asking(one, field, tuple(each for each in _asked(one, field, every) if each != value))
        for one in design.picked
    }
    copies = tuple(_asking(one, field, (value,)) for one in design.picked)
    return pasted(design.changed(left), copies, 0.0)


def _asked(element: Element, field: str, every: tuple[str, ...]) -> tuple[str, ...]:
    """For which it is shown; one that asks nothing is for all."""
    now: tuple[str, ...] = getattr(element.only_if, field)
    return now or every


def _asking(element: Element, field: str, values: tuple[str, ...]) -> Element:
    asked: OnlyIf = replace(element.only_if, **{field: values})  # type: ignore[arg-type]  # category and language
    return replace(element, only_if=asked)


def _scaled(element: Element, box: Box, scale: float) -> Element:
    # A box may not stand out by what rounding adds.
    kept = put(element, Box(_down(box.x), _down(box.y), _down(box.width), _down(box.height)))
    return replace(kept, content=_content(element.content, scale))


def _content(content: Content, scale: float) -> Content:
    if isinstance(content, Text | Zones):
        return replace(content, font=_font(content.font, scale))
    if isinstance(content, Stack):
        rows = tuple(replace(row, font=_font(row.font, scale), gap=tidy(row.gap * scale)) for row in content.rows)
        return replace(content, rows=rows, group_gap=tidy(content.group_gap * scale), air=tidy(content.air * scale))
    if isinstance(content, Drawing):
        return replace(content, thickness=tidy(content.thickness * scale), radius=tidy(content.radius * scale))
    return content


def _font(font: Font, scale: float) -> Font:
    return replace(font, largest=max(tidy(font.largest * scale), font.smallest))


def _down(number: float) -> float:
    fine: int = 10**DECIMALS
    return floor(number * fine + 1e-6) / fine
