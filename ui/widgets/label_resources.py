"""The pictures that a template brings with it: out of files, each kept once, used by name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from forumdesk.exporters.display import Box
from forumdesk.exporters.pictures import opened as readable
from forumdesk.exporters.template import Element, Layout, Picture, Template
from ui.widgets.label_design import Design, put
from ui.widgets.label_moves import free_name, pasted
from ui.widgets.photo_file import opened, scaled, written

LOGO = "logo"
# Pixels: a picture as wide as a large badge, at 300 dots an inch.
_LARGEST = (1600, 1600)
# How wide a picture is at first, in mm.
_WIDE = 30.0
# What a template can hold of one picture, in bytes.
_MOST = 1_000_000


def picture_in(path: Path) -> bytes:
    """The picture in a file as a template keeps it: scaled, without anything beside it. PhotoRefusedError.

    Flat colours stay sharp as PNG; what is too large that way becomes a JPEG.
    """
    image = scaled(opened(path), _LARGEST)
    flat = written(image, b"png") if path.suffix.lower() == ".png" else b""
    return flat if 0 < len(flat) <= _MOST else written(image)


def with_picture(design: Design, content: bytes, name: str) -> tuple[Design, str]:
    """The template with the picture, and what it is called there; one that is there already is kept once."""
    pictures = design.template.pictures
    same = next((known for known, kept in pictures.items() if kept == content), "")
    if same:
        return design, same
    called = free_name(name, set(pictures))
    return replace(design, template=replace(design.template, pictures={**pictures, called: content})), called


def placed(design: Design, content: bytes, at: tuple[float, float]) -> Design:
    """The picture in the template and on the label, in the middle of where it was let go, and chosen."""
    kept = readable(content)
    with_it, name = with_picture(design, content, "picture")
    room = design.layout
    wide = min(_WIDE, room.width)
    high = min(wide * kept.height / kept.width, room.height)
    x = min(max(at[0] - wide / 2, 0.0), room.width - wide)
    y = min(max(at[1] - high / 2, 0.0), room.height - high)
    element = put(Element("picture", 0, 0, wide, high, Picture(name)), Box(x, y, wide, high))
    return pasted(with_it, (element,), 0.0)


def without_picture(design: Design, name: str) -> Design:
    """A picture that something shows stays."""
    if uses_of(design.template, name):
        return design
    left = {one: content for one, content in design.template.pictures.items() if one != name}
    return replace(design, template=replace(design.template, pictures=left))


def as_logo(design: Design, name: str) -> Design:
    """The picture is the event's logo from now on, wherever the logo or the picture is shown; the logo before stays
    under another name.
    """
    pictures = dict(design.template.pictures)
    content = pictures.pop(name)
    before = pictures.pop(LOGO, None)
    if before is not None:
        pictures[free_name(f"{LOGO}-2", set(pictures))] = before
    called = replace(design.template, pictures={**pictures, LOGO: content})
    return replace(design, template=_shown(called, name, LOGO))


def uses_of(template: Template, name: str) -> int:
    """How many elements show a picture, on all layouts and sides."""
    return sum(isinstance(one.content, Picture) and one.content.source == name for one in _elements(template))


def _elements(template: Template) -> Iterator[Element]:
    return (one for layout in template.layouts for one in (*layout.front, *layout.back))


def _shown(template: Template, old: str, new: str) -> Template:
    return replace(template, layouts=tuple(_heard(layout, old, new) for layout in template.layouts))


def _heard(layout: Layout, old: str, new: str) -> Layout:
    front, back = (tuple(_renamed(one, old, new) for one in side) for side in (layout.front, layout.back))
    return replace(layout, front=front, back=back)


def _renamed(element: Element, old: str, new: str) -> Element:
    content = element.content
    if isinstance(content, Picture) and content.source == old:
        return replace(element, content=replace(content, source=new))
    return element
