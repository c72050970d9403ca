"""docs/badge-templates.md names what the format has, and its example is a template."""

import re
from dataclasses import fields
from importlib.resources import files

from forumdesk.exporters.display import STOPS, Fault
from forumdesk.exporters.template import CODE_PLACEHOLDERS, PLACEHOLDERS, Element, Font, Layout, OnlyIf, Row, Stack
from forumdesk.exporters.template_file import KINDS, LARGEST, parse
from forumdesk.exporters.templates import SHIPPED
from tests.habits.pages import coded, page, sections, table, tables

PAGE = "badge-templates"


def keys_of(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_the_example_is_a_template() -> None:
    example = re.search(r"```json\n(.+?)```", page(PAGE), re.DOTALL)

    assert example
    assert [element.id for element in parse(example[1].encode()).layouts[0].front] == ["band", "name", "code"]


def test_every_kind_stands_with_all_its_own_keys() -> None:
    shared, kinds = tables(sections(PAGE)["Elements"])

    told = {coded(kind)[0]: set(coded(keys)) for kind, _, keys in kinds}
    assert set(told) == set(KINDS)
    for name, kind in KINDS.items():
        assert keys_of(kind) <= told[name]
        assert told[name] - keys_of(kind) <= {"contain", "cover", "rectangle", "line"}
    named = {word for row in shared for cell in row for word in coded(cell)}
    assert keys_of(Element) - {"id", "x", "y", "width", "height", "content"} <= named
    assert keys_of(OnlyIf) <= named


def test_layouts_fonts_and_rows_stand_with_all_their_keys() -> None:
    told = set(coded(page(PAGE)))

    assert keys_of(Layout) | keys_of(Font) | keys_of(Row) | keys_of(Stack) <= told
    assert {f"{{{name}}}" for name in PLACEHOLDERS | CODE_PLACEHOLDERS} <= told
    assert f"{LARGEST // 1_000_000} MB" in page(PAGE)


def test_every_fault_stands_with_whether_it_stops() -> None:
    rows = table(sections(PAGE)["What is reported"])

    assert {coded(fault)[0]: stops == "yes" for fault, stops, _ in rows} == {one.value: one in STOPS for one in Fault}


def test_every_template_that_ships_stands_in_the_order_it_is_offered_in() -> None:
    rows = table(sections(PAGE)["The shipped ones"])

    assert tuple(coded(name)[0] for name, _ in rows) == SHIPPED
    assert all(files("resources").joinpath("templates", "badges", f"{name}.json").is_file() for name in SHIPPED)
