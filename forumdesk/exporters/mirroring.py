"""A template for pages that are read from the right: everything stands on the other side, and texts begin there."""

from dataclasses import replace

from forumdesk.exporters.template import Across, Align, Content, Element, Layout, Stack, Template, Text

_ACROSS = {Across.LEFT: Across.RIGHT, Across.RIGHT: Across.LEFT}
_ALIGN = {Align.LEFT: Align.RIGHT, Align.START: Align.RIGHT, Align.RIGHT: Align.LEFT}


def mirrored(template: Template) -> Template:
    return replace(template, layouts=tuple(_layout(one) for one in template.layouts))


def _layout(layout: Layout) -> Layout:
    front, back = (tuple(_element(one, layout.width) for one in side) for side in (layout.front, layout.back))
    return replace(layout, front=front, back=back)


def _element(element: Element, width: float) -> Element:
    across = element.stick.across
    stick = replace(element.stick, across=_ACROSS.get(across, across))
    x = width - element.x - element.width
    return replace(element, x=x, stick=stick, content=_content(element.content))


def _content(content: Content) -> Content:
    if isinstance(content, Text | Stack):
        return replace(content, align=_ALIGN.get(content.align, content.align))
    return content
