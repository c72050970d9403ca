"""What a schema cannot say of a template: names that must be known, places on the label, sizes in their order."""

from collections.abc import Iterable, Iterator

from forumdesk.exporters.template import (
    CODE_PLACEHOLDERS,
    PLACEHOLDERS,
    Barcode,
    Content,
    Element,
    Font,
    Layout,
    Picture,
    Qr,
    Stack,
    Template,
    Text,
    Zones,
    neighbours_of,
    placeholders_in,
    texts_of,
)
from forumdesk.exporters.template_faults import FileFault, TemplateFileError

# Pictures that come with the card or the event, not with the template.
SOURCES = ("photo", "flag", "logo")
_ROUNDING = 0.005


def check_template(template: Template) -> None:
    """Raises TemplateFileError for the first thing that does not hold together."""
    sources = (*SOURCES, *(name for name in template.pictures if name not in SOURCES))
    for number, layout in enumerate(template.layouts):
        for side, elements in (("front", layout.front), ("back", layout.back)):
            seen: set[str] = set()
            for index, element in enumerate(elements):
                place = f"layouts[{number}].{side}[{index}]"
                if element.id in seen:
                    raise TemplateFileError(FileFault.TWICE, place, element.id)
                seen.add(element.id)
                _check_place(element, layout, place)
                _check_sizes(element.content, place)
                _check_words(element.content, place)
                _check_neighbours(element, elements, place)
                _check_source(element.content, sources, place)


def _check_place(element: Element, layout: Layout, place: str) -> None:
    if element.x + element.width > layout.width + _ROUNDING:
        raise TemplateFileError(FileFault.OUTSIDE, place, element.id, str(layout.width))
    if element.y + element.height > layout.height + _ROUNDING:
        raise TemplateFileError(FileFault.OUTSIDE, place, element.id, str(layout.height))


def _check_sizes(content: Content, place: str) -> None:
    for font in _fonts_of(content):
        if font.smallest > font.largest:
            raise TemplateFileError(FileFault.SIZES, place, str(font.smallest), str(font.largest))


def _fonts_of(content: Content) -> Iterator[Font]:
    if isinstance(content, Text | Zones):
        yield content.font
    elif isinstance(content, Stack):
        yield from (row.font for row in content.rows)


def _check_words(content: Content, place: str) -> None:
    is_code = isinstance(content, Qr | Barcode)
    for text in texts_of(content):
        for name in placeholders_in(text):
            if name not in PLACEHOLDERS:
                raise TemplateFileError(FileFault.PLACEHOLDER, place, f"{{{name}}}", _list(PLACEHOLDERS))
            if is_code and name not in CODE_PLACEHOLDERS:
                raise TemplateFileError(FileFault.SAYS_TOO_MUCH, place, f"{{{name}}}", _list(CODE_PLACEHOLDERS))


def _check_neighbours(element: Element, elements: tuple[Element, ...], place: str) -> None:
    named = neighbours_of(element.content)
    if named and element.rotation:
        raise TemplateFileError(FileFault.ROTATED, place, element.id)
    solid = [one.id for one in elements if not isinstance(one.content, Stack | Text | Zones)]
    words = [one.id for one in elements if isinstance(one.content, Text | Zones) and not one.rotation]
    beside = getattr(element.content, "beside", "")
    for name in named:
        fit = solid if name == beside else words
        if name not in fit:
            raise TemplateFileError(FileFault.NO_SUCH_ELEMENT, place, name, ", ".join(fit))


def _check_source(content: Content, sources: Iterable[str], place: str) -> None:
    if isinstance(content, Picture) and content.source not in sources:
        raise TemplateFileError(FileFault.NO_SUCH_PICTURE, place, content.source, ", ".join(sources))


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(f"{{{name}}}" for name in names))
