"""Flags on paper: what ships can be printed, in their places with an edge, and only where there is one."""

from dataclasses import replace
from importlib.resources import files

import pytest

from forumdesk.domain.cards import NameCard
from forumdesk.exporters import flags, papers
from forumdesk.exporters.display import Box, Image, Path, Words, bounds
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.paper_templates import PaperTemplate
from forumdesk.exporters.pictures import opened
from forumdesk.exporters.stocks import stock_named
from forumdesk.exporters.template import OnlyIf, Picture, Text
from forumdesk.exporters.templates import shipped
from tests.core.badge_cards import ADA, LONG, image_of
from tests.core.engine_cards import FACTS, asked, element, laid_of, said

NORWAY = flags.shipped("NO")
CODES = sorted(one.name.removesuffix(".png") for one in files("resources").joinpath("flags").iterdir())
CODES = [one for one in CODES if len(one) == 2]


def test_every_flag_that_ships_can_be_printed_and_has_one_size() -> None:
    sizes = {(picture.width, picture.height) for picture in map(opened, map(flags.shipped, CODES))}

    assert len(CODES) == 254
    assert sizes == {(400, 300)}


def test_where_no_flag_ships_there_is_none() -> None:
    assert [flags.shipped(code) for code in ("", "ZZ", "..", "a/b")] == [b""] * 4
    assert files("resources").joinpath("flags", "LICENSE-flag-icons.txt").read_text().startswith("The MIT License")


def test_a_flag_stands_in_its_box_with_an_edge_that_does_not_leave_it() -> None:
    box = Box(5, 5, 12, 9)

    (part,) = laid_of(element(Picture("flag"), box), facts=replace(FACTS, flag=NORWAY)).parts

    picture, edge = part.items
    assert isinstance(picture, Image)
    assert isinstance(edge, Path)
    assert edge.stroke
    for inked in map(bounds, part.items):
        assert (inked.x, inked.y, inked.right, inked.bottom) == pytest.approx((5, 5, 17, 14))


def test_a_flag_too_small_for_an_edge_has_none() -> None:
    (part,) = laid_of(element(Picture("flag"), Box(5, 5, 0.1, 0.1)), facts=replace(FACTS, flag=NORWAY)).parts

    assert len(part.items) == 1


def test_without_a_flag_nothing_is_drawn_and_nothing_is_wrong() -> None:
    laid = laid_of(element(Picture("flag")))

    assert (laid.parts[0].items, said(laid)) == ((), [])


def test_an_element_can_ask_whether_there_is_a_flag() -> None:
    both = [
        asked(element(Text("with"), name="with"), OnlyIf(has_flag=True)),
        asked(element(Text("without"), name="without"), OnlyIf(has_flag=False)),
    ]

    plain, flagged = laid_of(*both), laid_of(*both, facts=replace(FACTS, flag=NORWAY))

    assert [part.element for part in plain.parts] == ["without"]
    assert [part.element for part in flagged.parts] == ["with"]


@pytest.mark.parametrize("size", [(90, 54), (62, 100), (105, 148), (66, 25)])
def test_without_a_flag_the_flag_badge_is_the_standard_badge(size: tuple[float, float]) -> None:
    facts, label = facts_of(ADA), Label(*size)

    plain, standard = (lay_out(shipped(name), facts, label) for name in ("flag", "standard"))

    assert [repr(item) for item in plain.items] == [repr(item) for item in standard.items]


@pytest.mark.parametrize("size", [(90, 54), (89, 50.8), (62, 100), (105, 148)])
def test_no_words_lie_on_the_flag_of_a_badge_however_long_they_are(size: tuple[float, float]) -> None:
    facts = replace(facts_of(LONG), flag=NORWAY, zones=("Garden", "North wing"))

    laid = lay_out(shipped("flag"), facts, Label(*size))

    (flag,) = (bounds(item) for item in laid.items if isinstance(item, Image))
    words = [bounds(item) for item in laid.items if isinstance(item, Words)]
    assert laid.problems == ()
    assert [one for one in words if one.within(flag).width * one.within(flag).height > 0.05] == []


def test_a_tent_has_its_flag_over_the_name_on_both_sides() -> None:
    card = NameCard("A1", "Ada Exempel", "آدا المثال", flag=NORWAY)

    data, report = papers.render([card], PaperTemplate.TENT, stock_named("generic A4 fold tent 2/3"))

    page = image_of(data, 50).convert("RGB")
    red = [(x, y) for y in range(page.height) for x in range(page.width) if _red(page.getpixel((x, y)))]
    halves = {y < page.height / 2 for _, y in red}
    assert (report.troubles, halves) == ((), {True, False})
    assert min(x for x, _ in red) > page.width * 0.4
    assert max(x for x, _ in red) < page.width * 0.6


def _red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 200 and colour[1] < 90)
