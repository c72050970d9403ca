"""What can be set of an element, by its kind: where it is in the element, what it is called, and how it is typed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from forumdesk.domain.participation import Category
from forumdesk.exporters import template as kinds
from forumdesk.exporters.template import CODE_PLACEHOLDERS, PLACEHOLDERS, Element, Stack, Template
from forumdesk.exporters.template_checks import SOURCES
from ui import words
from ui.models.people_rows import category_word
from ui.pages.designer_colours import ColourField
from ui.pages.designer_reading import read_measure, read_whole, write_measure
from ui.widgets.fields import CheckField, ChoiceField, Field, TextField
from ui.widgets.label_design import Design
from ui.widgets.many_field import ManyField

_TURNS = (0, 90, 180, 270)
LANGUAGES = ("en", "nb", "de", "fr", "es", "ar")


@dataclass(frozen=True, slots=True)
class Setting:
    """`place` leads to the value from the element on: content.font.weight, content.rows.0.text."""

    place: str
    make: Callable[[], Field]
    wide: bool = False


def value_at(thing: object, place: str) -> object:
    for step in place.split("."):
        thing = thing[int(step)] if isinstance(thing, tuple) else getattr(thing, step)
    return thing


def put_at(thing: Any, place: str, value: object) -> Any:  # noqa: ANN401 - an element, or whatever is inside one
    """A copy of the thing with another value at the place."""
    step, _, rest = place.partition(".")
    if isinstance(thing, tuple):
        at = int(step)
        inner = put_at(thing[at], rest, value) if rest else value
        return (*thing[:at], inner, *thing[at + 1 :])
    inner = put_at(getattr(thing, step), rest, value) if rest else value
    return replace(thing, **{step: inner})


def settings_of(design: Design, element: Element, row: int) -> list[Setting]:
    """Everything of one element; of a stack of texts the row that is looked at."""
    content = element.content
    found: list[Setting] = []
    if isinstance(content, Stack):
        found += _row_settings(f"content.rows.{min(row, len(content.rows) - 1)}", design.template)
    found += [*_PLACES, _choice("rotation", [(turn, f"{turn}°") for turn in _TURNS])]
    own = {one.name for one in fields(content)}
    found += [
        setting for name, makers in _CONTENT.items() if name in own for setting in makers(design, element, "content")
    ]
    return [*found, *_last()]


def several_settings() -> list[Setting]:
    """What several elements have in common."""
    return list(_PLACES[1:])


def _number(place: str, label: str = "") -> Setting:
    return Setting(place, lambda: TextField(_label(place, label), read_measure, write_measure))


def _whole(place: str) -> Setting:
    return Setting(place, lambda: TextField(_label(place), read_whole, str))


def _choice(place: str, choices: Iterable[tuple[object, str]], label: str = "") -> Setting:
    return Setting(place, lambda: ChoiceField(_label(place, label), list(choices)))


def _enum(place: str, kind: type[StrEnum], label: str = "") -> Setting:
    head = kind.__name__.lower()
    return Setting(
        place, lambda: ChoiceField(_label(place, label), [(one, words.say(f"designer.{head}.{one}")) for one in kind])
    )


def _colour(place: str, template: Template, none: bool = False) -> Setting:
    return Setting(place, lambda: ColourField(_label(place), colours_of(template), none))


def colours_of(template: Template) -> Iterator[str]:
    """Every colour that something of the template has."""
    contents = (one.content for layout in template.layouts for one in (*layout.front, *layout.back))
    for content in contents:
        fonts = [row.font for row in content.rows] if isinstance(content, Stack) else [getattr(content, "font", None)]
        yield from (font.colour for font in fonts if font is not None)
        yield from (str(getattr(content, name, "")) for name in ("colour", "fill", "stroke"))


def _text(place: str, placeholders: Iterable[str]) -> Setting:
    def made() -> Field:
        field = TextField(_label(place))
        field.suggest(sorted(f"{{{name}}}" for name in placeholders))
        return field

    return Setting(place, made, wide=True)


def _check(place: str) -> Setting:
    return Setting(place, lambda: CheckField(_label(place)), wide=True)


def _label(place: str, label: str = "") -> str:
    """The key of a field's words: by the last part of its place, where nothing else is said."""
    return f"designer.field.{label or place.rpartition('.')[2]}"


_PLACES = (
    Setting("id", lambda: TextField("designer.field.id"), wide=True),
    _number("x"),
    _number("y"),
    _number("width"),
    _number("height"),
)


def _last() -> list[Setting]:
    """Which edges it keeps to on other labels, and when it is shown."""
    languages = [(code, words.say(f"event-language.{code}")) for code in LANGUAGES]
    categories = [(str(one), category_word(one)) for one in Category]
    return [
        _enum("stick.across", kinds.Across),
        _enum("stick.down", kinds.Down),
        _many("only_if.category", categories),
        _many("only_if.language", languages),
        *(_asked(f"only_if.{name}") for name in ("has_photo", "has_flag", "has_zone", "has_second_name")),
    ]


def _many(place: str, choices: list[tuple[str, str]]) -> Setting:
    return Setting(place, lambda: ManyField(_label(place), choices, words.say("designer.any")), wide=True)


def _asked(place: str) -> Setting:
    """With, without, or not asked."""
    name = place.rpartition(".")[2]
    choices: list[tuple[object, str]] = [
        (None, words.say("designer.always")),
        (True, words.say(f"designer.with.{name}")),
        (False, words.say(f"designer.without.{name}")),
    ]
    return _choice(place, choices)


def _font(place: str, template: Template) -> list[Setting]:
    return [
        _enum(f"{place}.weight", kinds.Weight),
        _colour(f"{place}.colour", template),
        _number(f"{place}.smallest"),
        _number(f"{place}.largest"),
    ]


def _row_settings(place: str, template: Template) -> list[Setting]:
    return [
        _text(f"{place}.text", PLACEHOLDERS),
        *_font(f"{place}.font", template),
        _whole(f"{place}.lines"),
        _number(f"{place}.gap"),
        _whole(f"{place}.group"),
    ]


_Makers = Callable[[Design, Element, str], list[Setting]]


def _beside(name: str, words_too: bool) -> _Makers:
    """Which of the other elements it keeps clear of: words above and below, anything else beside."""

    def made(design: Design, element: Element, place: str) -> list[Setting]:
        texts = (kinds.Text, kinds.Zones)
        fit = [
            one.id
            for one in design.elements
            if one.id != element.id
            and (
                (isinstance(one.content, texts) and not one.rotation)
                if words_too
                else not isinstance(one.content, (*texts, Stack))
            )
        ]
        choices = [("", words.say("designer.nothing")), *((one, one) for one in fit)]
        return [_choice(f"{place}.{name}", choices)]

    return made


def _vertical(design: Design, element: Element, place: str) -> list[Setting]:
    now = float(str(value_at(element, f"{place}.vertical")))
    known = {0.0: "top", 0.5: "middle", 1.0: "bottom"}
    choices = [(number, words.say(f"designer.down.{name}")) for number, name in known.items()]
    if now not in known:
        choices.append((now, words.say("preview.percent", n=round(now * 100))))
    return [_choice(f"{place}.vertical", sorted(choices))]


def _texts(design: Design, element: Element, place: str) -> list[Setting]:
    code = isinstance(element.content, kinds.Qr | kinds.Barcode)
    return [_text(f"{place}.text", CODE_PLACEHOLDERS if code else PLACEHOLDERS)]


def _sources(design: Design, element: Element, place: str) -> list[Setting]:
    own = [name for name in design.template.pictures if name not in SOURCES]
    choices = [(name, words.say(f"designer.source.{name}")) for name in SOURCES]
    return [_choice(f"{place}.source", [*choices, *((name, name) for name in own)])]


def _always(*settings: Callable[[str], Setting]) -> _Makers:
    return lambda design, element, place: [make(place) for make in settings]


def _coloured(name: str, none: bool) -> _Makers:
    return lambda design, element, place: [_colour(f"{place}.{name}", design.template, none)]


# Name of a field of the content -> what it is set by, in the order in which the fields stand.
_CONTENT: dict[str, _Makers] = {
    "text": _texts,
    "font": lambda design, element, place: _font(f"{place}.font", design.template),
    "source": _sources,
    "covering": _always(lambda place: _enum(f"{place}.covering", kinds.Covering)),
    "align": _always(lambda place: _enum(f"{place}.align", kinds.Align)),
    "vertical": _vertical,
    "fit": _always(lambda place: _enum(f"{place}.fit", kinds.Fit)),
    "lines": _always(lambda place: _whole(f"{place}.lines")),
    "zone_weight": _always(lambda place: _enum(f"{place}.zone_weight", kinds.Weight)),
    "at_least": _always(lambda place: _number(f"{place}.at_least")),
    "colour": _coloured("colour", False),
    "figure": _always(lambda place: _enum(f"{place}.figure", kinds.Figure)),
    "fill": _coloured("fill", True),
    "stroke": _coloured("stroke", True),
    "thickness": _always(lambda place: _number(f"{place}.thickness")),
    "radius": _always(lambda place: _number(f"{place}.radius")),
    "letter": _always(lambda place: _check(f"{place}.letter")),
    "pattern": _always(lambda place: _check(f"{place}.pattern")),
    "group_gap": _always(lambda place: _number(f"{place}.group_gap")),
    "air": _always(lambda place: _number(f"{place}.air")),
    "below": _beside("below", True),
    "above": _beside("above", True),
    "beside": _beside("beside", False),
}
SETTABLE = frozenset(_CONTENT) - {"font"}
"""What of a content has a field of its own name."""
