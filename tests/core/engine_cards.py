"""Templates of one element, facts of people who do not exist, and what was laid out of them."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from forumdesk.exporters.display import Box, Laid, bounds
from forumdesk.exporters.facts import Facts, facts_of
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import Resources, lay_out
from forumdesk.exporters.template import Content, Element, Layout, OnlyIf, Stick, Template
from tests.core.badge_cards import ADA

LABEL = Label(90, 54)
FACTS = facts_of(ADA)
# Layout works in thousandths of a millimetre at best.
NEARLY = 0.02
ROOM = Box(5, 5, 40, 20)


def element(content: Content, box: Box = ROOM, rotation: int = 0, name: str = "one") -> Element:
    return Element(name, box.x, box.y, box.width, box.height, content, rotation)


def template_of(*elements: Element) -> Template:
    return Template("test", (Layout(90.0, 54.0, elements),))


def laid_of(*elements: Element, facts: Facts = FACTS, label: Label = LABEL, resources: Resources | None = None) -> Laid:
    return lay_out(template_of(*elements), facts, label, resources)


def said(laid: Laid) -> list[tuple[str, str]]:
    """Fault and field of every problem."""
    return [(problem.fault.value, problem.field) for problem in laid.problems]


def stuck(one: Element, stick: Stick) -> Element:
    return replace(one, stick=stick)


def asked(one: Element, only_if: OnlyIf) -> Element:
    return replace(one, only_if=only_if)


def picture(size: tuple[int, int] = (300, 400), kind: str = "JPEG", mode: str = "RGB", shade: int = 120) -> bytes:
    out = BytesIO()
    Image.new("L", size, shade).convert(mode).save(out, kind)
    return out.getvalue()


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - NEARLY
        and inner.y >= outer.y - NEARLY
        and inner.right <= outer.right + NEARLY
        and inner.bottom <= outer.bottom + NEARLY
    )


def crossing(laid: Laid) -> list[str]:
    """The elements of which something stands out of their box or off the label."""
    label = Box(0, 0, laid.width, laid.height)
    return [
        part.element
        for part in laid.parts
        for item in part.items
        if not (inside(bounds(item), part.box) and inside(bounds(item), label))
    ]
