"""Holds a file against the schema that ships beside the templates; the first fault is told with its place."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from forumdesk.exporters.template_faults import FileFault, TemplateFileError

Json = dict[str, "Value"]
Value = str | int | float | bool | list["Value"] | Json | None
_TYPES: dict[str, tuple[str, tuple[type, ...]]] = {
    "object": ("{...}", (dict,)),
    "array": ("[...]", (list,)),
    "string": ("a text in quotes", (str,)),
    "number": ("a number", (int, float)),
    "integer": ("a whole number", (int,)),
    "boolean": ("true or false", (bool,)),
}


@cache
def schema() -> Json:
    text = files("resources").joinpath("templates", "badges", "schema.json").read_text(encoding="utf-8")
    return cast(Json, json.loads(text))


def check(value: Value) -> None:
    """Raises TemplateFileError for the first thing in the file that the schema does not allow."""
    _check(value, schema(), "")


def properties_of(rule: Json) -> Json:
    """What may stand in an object, with what the rule takes over from another."""
    found: Json = {}
    for part in cast(list[Json], rule.get("allOf", [])):
        found |= properties_of(_resolved(part))
    return found | cast(Json, rule.get("properties", {}))


def rule_named(name: str) -> Json:
    return cast(Json, cast(Json, schema()["$defs"])[name])


def _resolved(rule: Json) -> Json:
    reference = rule.get("$ref")
    return rule_named(reference.removeprefix("#/$defs/")) if isinstance(reference, str) else rule


def _check(value: Value, rule: Json, place: str) -> None:
    rule = _resolved(rule)
    if "oneOf" in rule:
        rule = _chosen(value, rule, place)
    _check_choice(value, rule, place)
    kind = "object" if "properties" in rule else rule.get("type")
    if isinstance(kind, str):
        _check_type(value, kind, place)
    if isinstance(value, dict):
        _check_object(value, rule, place)
    elif isinstance(value, list):
        _check_array(value, rule, place)
    elif isinstance(value, str):
        _check_text(value, rule, place)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _check_number(value, rule, place)


def _chosen(value: Value, rule: Json, place: str) -> Json:
    """The one of several kinds of element that `kind` names."""
    choices = cast(list[Json], rule["oneOf"])
    kinds = {str(one["$ref"]).removeprefix("#/$defs/"): one for one in choices}
    _check_type(value, "object", place)
    kind = cast(Json, value).get("kind")
    if kind is None:
        raise TemplateFileError(FileFault.MISSING, place, wanted="kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise TemplateFileError(FileFault.NOT_ONE_OF, f"{place}.kind", _shown(kind), ", ".join(kinds))
    return _resolved(kinds[kind])


def _check_choice(value: Value, rule: Json, place: str) -> None:
    choices = cast(list[Value], rule["enum"]) if "enum" in rule else [rule["const"]] if "const" in rule else None
    # True equals 1 in Python, and must not stand for it here.
    if choices is not None and (value, isinstance(value, bool)) not in [
        (one, isinstance(one, bool)) for one in choices
    ]:
        raise TemplateFileError(FileFault.NOT_ONE_OF, place, _shown(value), ", ".join(map(str, choices)))


def _check_type(value: Value, kind: str, place: str) -> None:
    wanted, types = _TYPES[kind]
    if not isinstance(value, types) or (isinstance(value, bool) and kind != "boolean"):
        raise TemplateFileError(FileFault.WRONG_TYPE, place, _shown(value), wanted)


def _check_object(value: Json, rule: Json, place: str) -> None:
    known = properties_of(rule)
    patterns = cast(Json, rule.get("patternProperties", {}))
    for needed in _required(rule):
        if needed not in value:
            raise TemplateFileError(FileFault.MISSING, place, wanted=needed)
    if len(value) > cast(int, rule.get("maxProperties", len(value))):
        raise TemplateFileError(FileFault.TOO_MANY, place, wanted=str(rule["maxProperties"]))
    for key, inner in value.items():
        inner_rule = known.get(key) or next((one for form, one in patterns.items() if re.fullmatch(form, key)), None)
        if inner_rule is None:
            raise TemplateFileError(FileFault.UNKNOWN_KEY, place, _shown(key), ", ".join(known or patterns))
        _check(inner, cast(Json, inner_rule), f"{place}.{key}" if place else key)


def _required(rule: Json) -> list[str]:
    found = cast(list[str], list(cast(list[Value], rule.get("required", []))))
    for part in cast(list[Json], rule.get("allOf", [])):
        found += _required(_resolved(part))
    return found


def _check_array(value: list[Value], rule: Json, place: str) -> None:
    if len(value) < cast(int, rule.get("minItems", 0)):
        raise TemplateFileError(FileFault.TOO_FEW, place, wanted=str(rule["minItems"]))
    if len(value) > cast(int, rule.get("maxItems", len(value))):
        raise TemplateFileError(FileFault.TOO_MANY, place, wanted=str(rule["maxItems"]))
    for index, inner in enumerate(value):
        _check(inner, cast(Json, rule["items"]), f"{place}[{index}]")


def _check_text(value: str, rule: Json, place: str) -> None:
    if len(value) < cast(int, rule.get("minLength", 0)):
        raise TemplateFileError(FileFault.TOO_FEW, place, wanted=f"{rule['minLength']} character")
    if len(value) > cast(int, rule.get("maxLength", len(value))):
        raise TemplateFileError(FileFault.TOO_MANY, place, wanted=f"{rule['maxLength']} characters")
    pattern = rule.get("pattern")
    if isinstance(pattern, str) and not re.fullmatch(pattern, value):
        raise TemplateFileError(FileFault.BAD_FORM, place, _shown(value), str(rule.get("description", pattern)))


def _check_number(value: float, rule: Mapping[str, Value], place: str) -> None:
    least, most = cast(float, rule.get("minimum", value)), cast(float, rule.get("maximum", value))
    if not value >= least:
        raise TemplateFileError(FileFault.TOO_SMALL, place, _shown(value), str(least))
    if not value <= most:
        raise TemplateFileError(FileFault.TOO_GREAT, place, _shown(value), str(most))


def _shown(value: Value) -> str:
    """A value for a sentence, its beginning alone where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:37] + "..."
