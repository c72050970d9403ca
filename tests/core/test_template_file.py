"""A template's file: what comes out goes in again, and a wrong one is told by place, fault and what to do."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from forumdesk.domain.participation import Category
from forumdesk.exporters.template import (
    PLACEHOLDERS,
    Band,
    Element,
    Font,
    Labels,
    Layout,
    OnlyIf,
    Picture,
    Row,
    Stick,
    Template,
    Text,
)
from forumdesk.exporters.template_checks import SOURCES
from forumdesk.exporters.template_faults import FileFault, TemplateFileError
from forumdesk.exporters.template_file import KINDS, LARGEST, parse, write
from forumdesk.exporters.template_schema import properties_of, rule_named, schema
from forumdesk.exporters.templates import SHIPPED, UnknownTemplateError, shipped


def picture(kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, (30, 20), 1).save(out, kind)
    return out.getvalue()


def file_of(change: Callable[[dict[str, Any]], object] | None = None) -> bytes:
    """A small template as JSON, changed."""
    element = {"id": "name", "kind": "text", "x": 5, "y": 5, "width": 50, "height": 20, "text": "{name}"}
    code = {"id": "code", "kind": "qr", "x": 60, "y": 30, "width": 20, "height": 20}
    data: dict[str, Any] = {
        "format": "forumdesk-badge-template",
        "version": 1,
        "name": "mine",
        "layouts": [{"width": 90, "height": 54, "front": [element, code]}],
    }
    if change:
        change(data)
    return json.dumps(data).encode()


def front(change: Callable[[dict[str, Any]], object], index: int = 0) -> bytes:
    return file_of(lambda data: change(data["layouts"][0]["front"][index]))


def fault_of(content: bytes) -> TemplateFileError:
    with pytest.raises(TemplateFileError) as caught:
        parse(content)
    return caught.value


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_comes_out_as_the_bytes_it_is_read_from(name: str) -> None:
    template = shipped(name)

    again = write(template)

    assert template.name == name
    assert parse(again) == template
    assert write(parse(again)) == again


def test_every_setting_survives_the_way_out_and_in() -> None:
    font = Font(smallest=4.5, largest=100.25, colour="#AABBCC")
    everything = Template(
        "All of it",
        (
            Layout(
                90.5,
                54.0,
                (
                    Element("a", 0.1, 0.2, 10.0, 20.0, Text("{name} & {serial}", font, lines=3), 90, Stick()),
                    Element("b", 0.0, 0.0, 5.0, 5.0, Band(False, False), only_if=OnlyIf(("un",), ("nb",), True, False)),
                    Element("c", 0.0, 0.0, 5.0, 5.0, Picture("mark")),
                ),
                labels=Labels(lower_than=30.5),
            ),
        ),
        {"mark": picture()},
    )

    assert parse(write(everything)) == everything


def test_a_byte_order_mark_and_a_whole_number_are_taken() -> None:
    template = parse(b"\xef\xbb\xbf" + front(lambda one: one.update(rotation=90.0)))

    element = template.layouts[0].front[0]
    assert (element.rotation, element.x) == (90, 5.0)
    assert isinstance(element.rotation, int)
    assert isinstance(element.x, float)


def test_the_schema_and_the_values_name_the_same_things() -> None:
    place = {field.name for field in fields(Element)} - {"content"}

    for name, kind in KINDS.items():
        assert set(properties_of(rule_named(name))) == {field.name for field in fields(kind)} | place | {"kind"}
    assert set(properties_of(rule_named("row"))) == {field.name for field in fields(Row)}
    assert set(properties_of(rule_named("font"))) == {field.name for field in fields(Font)}
    assert set(properties_of(rule_named("layout"))) == {field.name for field in fields(Layout)}
    assert {field.name for field in fields(Template)} < set(properties_of(schema()))


def test_every_category_can_be_asked_for() -> None:
    words = [category.value for category in Category]

    template = parse(front(lambda one: one.update(only_if={"category": words})))

    assert template.layouts[0].front[0].only_if.category == tuple(words)


@pytest.mark.parametrize(
    ("content", "fault", "place"),
    [
        (b" " * (LARGEST + 1), FileFault.TOO_LARGE, ""),
        (b"{", FileFault.NOT_JSON, ""),
        (b"\xff\xfe", FileFault.NOT_JSON, ""),
        (b"[" * 100_000, FileFault.NOT_JSON, ""),
        (b'{"version": NaN}', FileFault.NOT_JSON, ""),
        (b'{"a": 1' + b"0" * 5000 + b"}", FileFault.NOT_JSON, ""),
        (b'{"name": 1, "name": 2}', FileFault.TWICE_A_KEY, ""),
        (b"[]", FileFault.NOT_A_TEMPLATE, ""),
        (file_of(lambda data: data.update(format="other")), FileFault.NOT_A_TEMPLATE, ""),
        (file_of(lambda data: data.update(version=2)), FileFault.NEWER, "version"),
        (file_of(lambda data: data.update(version=True)), FileFault.NOT_ONE_OF, "version"),
        (file_of(lambda data: data.pop("name")), FileFault.MISSING, ""),
        (file_of(lambda data: data.update(name="")), FileFault.BAD_FORM, "name"),
        (file_of(lambda data: data.update(colour=1)), FileFault.UNKNOWN_KEY, ""),
        (file_of(lambda data: data.update(layouts=[])), FileFault.TOO_FEW, "layouts"),
        (file_of(lambda data: data.update(layouts=data["layouts"] * 9)), FileFault.TOO_MANY, "layouts"),
        (file_of(lambda data: data.update(layouts={})), FileFault.WRONG_TYPE, "layouts"),
        (file_of(lambda data: data["layouts"][0].update(width=1e999)), FileFault.NOT_JSON, ""),
        (file_of(lambda data: data["layouts"][0].update(width=2000)), FileFault.TOO_GREAT, "layouts[0].width"),
        (front(lambda one: one.pop("kind")), FileFault.MISSING, "layouts[0].front[0]"),
        (front(lambda one: one.pop("x")), FileFault.MISSING, "layouts[0].front[0]"),
        (front(lambda one: one.update(kind="video")), FileFault.NOT_ONE_OF, "layouts[0].front[0].kind"),
        (front(lambda one: one.update(kind=7)), FileFault.NOT_ONE_OF, "layouts[0].front[0].kind"),
        (front(lambda one: one.update(x="5")), FileFault.WRONG_TYPE, "layouts[0].front[0].x"),
        (front(lambda one: one.update(x=True)), FileFault.WRONG_TYPE, "layouts[0].front[0].x"),
        (front(lambda one: one.update(x=-1)), FileFault.TOO_SMALL, "layouts[0].front[0].x"),
        (front(lambda one: one.update(lines=1.5)), FileFault.WRONG_TYPE, "layouts[0].front[0].lines"),
        (front(lambda one: one.update(rotation=45)), FileFault.NOT_ONE_OF, "layouts[0].front[0].rotation"),
        (front(lambda one: one.update(text="")), FileFault.TOO_FEW, "layouts[0].front[0].text"),
        (front(lambda one: one.update(text="x" * 501)), FileFault.TOO_MANY, "layouts[0].front[0].text"),
        (front(lambda one: one.update(font={"colour": "red"})), FileFault.BAD_FORM, "layouts[0].front[0].font.colour"),
        (front(lambda one: one.update(font=None)), FileFault.WRONG_TYPE, "layouts[0].front[0].font"),
        (front(lambda one: one.update(id="code")), FileFault.TWICE, "layouts[0].front[1]"),
        (front(lambda one: one.update(width=86)), FileFault.OUTSIDE, "layouts[0].front[0]"),
        (front(lambda one: one.update(height=50)), FileFault.OUTSIDE, "layouts[0].front[0]"),
        (front(lambda one: one.update(font={"smallest": 9})), FileFault.SIZES, "layouts[0].front[0]"),
        (front(lambda one: one.update(text="{nmae}")), FileFault.PLACEHOLDER, "layouts[0].front[0]"),
        (front(lambda one: one.update(text="{name}"), 1), FileFault.SAYS_TOO_MUCH, "layouts[0].front[1]"),
        (front(lambda one: one.update(beside="photo")), FileFault.NO_SUCH_ELEMENT, "layouts[0].front[0]"),
        (front(lambda one: one.update(beside="code", rotation=90)), FileFault.ROTATED, "layouts[0].front[0]"),
    ],
)
def test_a_wrong_file_is_refused_by_place_and_fault(content: bytes, fault: FileFault, place: str) -> None:
    found = fault_of(content)

    assert (found.fault, found.place) == (fault, place)
    assert "{" not in str(found).replace("{...}", "").replace(found.found, "").replace(found.wanted, "")


def test_the_sentence_says_what_where_and_what_to_do() -> None:
    found = fault_of(front(lambda one: one.update(x=-1)))

    assert str(found) == "layouts[0].front[0].x: -1 is too small. Use 0 or more."
    assert str(fault_of(b"[]")) == (
        "This is no badge template of ForumDesk. Its format must be forumdesk-badge-template."
    )


def test_a_long_value_is_told_by_its_beginning() -> None:
    found = fault_of(front(lambda one: one.update(font={"colour": "x" * 400})))

    assert len(found.found) == 40
    assert found.found.endswith("...")


def test_a_stack_may_stay_below_words_but_not_below_a_code() -> None:
    def stack(below: str) -> bytes:
        one = {"id": "s", "kind": "stack", "x": 0, "y": 0, "width": 9, "height": 9, "rows": [{"text": "{name}"}]}
        return file_of(lambda data: data["layouts"][0]["front"].append(one | {"below": below}))

    assert parse(stack("name")).layouts[0].front[2].id == "s"
    assert fault_of(stack("code")).fault is FileFault.NO_SUCH_ELEMENT


@pytest.mark.parametrize("source", SOURCES)
def test_photo_flag_and_logo_come_from_elsewhere(source: str) -> None:
    one = {"id": "p", "kind": "picture", "x": 0, "y": 0, "width": 9, "height": 9, "source": source}

    template = parse(file_of(lambda data: data["layouts"][0]["front"].append(one)))

    assert template.layouts[0].front[2].content == Picture(source)


def test_a_picture_that_nobody_brings_is_refused() -> None:
    one = {"id": "p", "kind": "picture", "x": 0, "y": 0, "width": 9, "height": 9, "source": "seal"}

    found = fault_of(file_of(lambda data: data["layouts"][0]["front"].append(one)))

    assert (found.fault, found.found) == (FileFault.NO_SUCH_PICTURE, "seal")


@pytest.mark.parametrize(
    "text", ["not base64!", b64encode(b"GIF89a").decode(), b64encode(picture(mode="RGBA")).decode(), "AAAA"]
)
def test_a_picture_that_cannot_be_printed_is_refused(text: str) -> None:
    found = fault_of(file_of(lambda data: data.update(pictures={"seal": text})))

    assert (found.fault, found.place) == (FileFault.PICTURE, "pictures.seal")


def test_pictures_have_plain_names_and_are_few() -> None:
    good = b64encode(picture()).decode()

    assert fault_of(file_of(lambda data: data.update(pictures={"A seal": good}))).fault is FileFault.UNKNOWN_KEY
    many = {f"p{number}": good for number in range(9)}
    assert fault_of(file_of(lambda data: data.update(pictures=many))).fault is FileFault.TOO_MANY


def test_a_template_that_does_not_ship_is_not_there() -> None:
    with pytest.raises(UnknownTemplateError) as caught:
        shipped("../events/forum")

    assert caught.value.name == "../events/forum"


def test_two_sided_are_those_with_a_back() -> None:
    assert [shipped(name).two_sided for name in SHIPPED] == [name == "two-sided" for name in SHIPPED]
    assert "name" in PLACEHOLDERS
