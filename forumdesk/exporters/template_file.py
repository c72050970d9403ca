"""A template as a file: JSON in, checked; JSON out, the same bytes for the same template."""

import json
from base64 import b64decode, b64encode
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from forumdesk.exporters import template as kinds
from forumdesk.exporters.pictures import UnreadablePictureError, opened
from forumdesk.exporters.template import FORMAT, VERSION, Content, Element, Layout, Template
from forumdesk.exporters.template_checks import check_template
from forumdesk.exporters.template_faults import FileFault, TemplateFileError
from forumdesk.exporters.template_schema import Json, Value, check

LARGEST = 6_000_000
_MOST_PIXELS = 40_000_000
KINDS: dict[str, type[Content]] = {
    "text": kinds.Text,
    "stack": kinds.Stack,
    "picture": kinds.Picture,
    "qr": kinds.Qr,
    "barcode": kinds.Barcode,
    "band": kinds.Band,
    "drawing": kinds.Drawing,
    "zones": kinds.Zones,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_Made = TypeVar("_Made")


def parse(content: bytes) -> Template:
    """The template in the file; TemplateFileError says what is wrong, where, and what to do."""
    data = _loaded(content)
    _check_head(data)
    check(data)
    template = Template(
        name=str(data["name"]),
        layouts=tuple(_layout(cast(Json, one)) for one in cast(list[Value], data["layouts"])),
        pictures={name: _picture(name, str(text)) for name, text in cast(Json, data.get("pictures", {})).items()},
    )
    check_template(template)
    return template


def write(template: Template) -> bytes:
    """The file; what `parse` makes of it equals the template."""
    data: Json = {
        "format": FORMAT,
        "version": VERSION,
        "name": template.name,
        "layouts": [_plain_layout(layout) for layout in template.layouts],
    }
    if template.pictures:
        data["pictures"] = {name: b64encode(content).decode() for name, content in template.pictures.items()}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _loaded(content: bytes) -> Json:
    if len(content) > LARGEST:
        raise TemplateFileError(FileFault.TOO_LARGE, wanted=f"{LARGEST // 1_000_000} MB")
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise TemplateFileError(
            FileFault.NOT_JSON, found=type(error).__name__ if isinstance(error, RecursionError) else str(error)
        ) from error
    if not isinstance(data, dict):
        raise TemplateFileError(FileFault.NOT_A_TEMPLATE, wanted=FORMAT)
    return data


def _pairs(pairs: list[tuple[str, Value]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise TemplateFileError(FileFault.TWICE_A_KEY, found=json.dumps(twice[:40], ensure_ascii=False))
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def _check_head(data: Json) -> None:
    if data.get("format") != FORMAT:
        raise TemplateFileError(FileFault.NOT_A_TEMPLATE, wanted=FORMAT)
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise TemplateFileError(FileFault.NEWER, "version", str(version), str(VERSION))


def _picture(name: str, text: str) -> bytes:
    try:
        content = b64decode(text, validate=True)
        kept = opened(content)
    except (ValueError, UnreadablePictureError) as error:
        raise TemplateFileError(FileFault.PICTURE, f"pictures.{name}", name) from error
    # A small file can say that it is a picture of gigabytes: it is asked before anybody unfolds it.
    if kept.width * kept.height > _MOST_PIXELS:
        raise TemplateFileError(FileFault.PIXELS, f"pictures.{name}", name, str(_MOST_PIXELS // 1_000_000))
    return content


def _layout(data: Json) -> Layout:
    sides = {
        side: tuple(_element(cast(Json, one)) for one in cast(list[Value], data.get(side, [])))
        for side in ("front", "back")
    }
    return _build(Layout, {**data, **sides})


def _element(data: Json) -> Element:
    kind = KINDS[str(data["kind"])]
    own = {field.name for field in fields(kind)}
    content = _build(kind, {key: value for key, value in data.items() if key in own})
    rest = {key: value for key, value in data.items() if key not in own and key != "kind"}
    return _build(Element, {**rest, "content": content})


def _build(kind: type[_Made], data: Mapping[str, object]) -> _Made:
    hints = _hints(cast(Hashable, kind))
    return kind(**{key: _value(hints[key], value) for key, value in data.items()})


@cache
def _hints(kind: Hashable) -> dict[str, object]:
    return get_type_hints(kind)


def _value(hint: object, value: object) -> object:
    """What the schema has let through, as the field's type has it."""
    if isinstance(hint, UnionType):
        hint = next((one for one in get_args(hint) if one is not NoneType and not is_dataclass(one)), hint)
    if isinstance(value, list | tuple):
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if isinstance(value, dict) and isinstance(hint, type):
        return _build(hint, value)
    if isinstance(value, str) and isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(value, int | float) and hint in (int, float):
        return float(value) if hint is float else int(value)
    return value


def _plain_layout(layout: Layout) -> Json:
    data = _plain(layout)
    for side, elements in (("front", layout.front), ("back", layout.back)):
        if elements:
            data[side] = [_plain_element(element) for element in elements]
    return data


def _plain_element(element: Element) -> Json:
    head: Json = {"id": element.id, "kind": _NAMES[type(element.content)]}
    rest = _plain(element)
    del rest["content"], rest["id"]
    return {**head, **rest, **_plain(element.content)}


def _plain(thing: object) -> Json:
    """The fields that differ from what they are by themselves, in their order."""
    found: Json = {}
    for one in fields(cast(Any, thing)):
        value = getattr(thing, one.name)
        if one.default is MISSING or value != one.default:
            found[one.name] = _json(value)
    return found


def _json(value: object) -> Value:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return [_json(one) for one in cast(Iterable[object], value)]
    return _plain(value) if is_dataclass(value) else cast(Value, value)
