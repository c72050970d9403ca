"""Colours in the designer: swatches with the letters of the categories, free ones, and whether words can be read."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.exporters.template import Band, Drawing, Element, Font, Layout, Template, Text
from tests.ui.designing import click, design_of, designing, element, menu_of, type_in
from ui.desk import Desk
from ui.pages.badges_designer import DesignerPage
from ui.pages.designer_colours import ColourField
from ui.widgets.label_contrast import contrast_of, ratio
from ui.widgets.label_design import Design


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[DesignerPage]:
    with designing(desk, qtbot) as page:
        yield page


def swatches(page: DesignerPage, place: str) -> ColourField:
    field = page.pane.form.fields[place]
    assert isinstance(field, ColourField)
    menu_of(field.menu)
    return field


def press(field: ColourField, said: str) -> None:
    """The swatch with these words."""
    next(one for one in field.menu.actions() if said in one.text()).trigger()


def test_the_colours_of_the_categories_are_offered_with_their_letters(page: DesignerPage) -> None:
    click(page, "event")
    field = swatches(page, "content.font.colour")
    said = [one.text() for one in field.menu.actions() if one.text()]
    blank = [one.text() for one in field.menu.actions() if one.text() and one.icon().isNull()]

    press(field, "Mediator · M")

    assert said[:3] == ["Black", "Grey", "White"]
    assert {"Mediator · M", "Facilitator · F"} < set(said)
    assert len(said) == 17
    assert blank == []
    assert getattr(element(page, "event").content, "font", Font()).colour == "#634DA2"


def test_a_shape_takes_none_the_categorys_and_one_that_is_used_already(page: DesignerPage) -> None:
    click(page, "event")
    type_in(page, "content.font.colour", "#123456")
    next(one for one in page.tools.menu.actions() if one.text() == "Shape").trigger()
    shape = design_of(page).chosen[0]
    fills = []
    for said in ("None", "Of the category", "#123456, in this template"):
        press(swatches(page, "content.fill"), said)
        fills.append(getattr(element(page, shape).content, "fill", "?"))

    assert fills == ["", "category", "#123456"]


@pytest.mark.parametrize(
    ("one", "other", "figure"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_the_figure_is_that_of_wcag(one: str, other: str, figure: float) -> None:
    assert ratio(one, other) == pytest.approx(figure, abs=0.005)
    assert ratio(other, one) == ratio(one, other)


def test_words_on_paper_have_their_figure_and_pale_ones_a_warning(page: DesignerPage) -> None:
    click(page, "event")
    well = page.pane.contrast.text()
    type_in(page, "content.font.colour", "#AAAAAA")

    assert well == "event on the paper: contrast 7.6 : 1."
    assert page.pane.contrast.text().startswith("event on the paper: contrast 2.3 : 1, and 4.5 : 1 is needed.")


def test_words_on_the_band_are_measured_against_every_category_and_the_stripes(page: DesignerPage) -> None:
    click(page, "event")
    type_in(page, "x", "2")
    type_in(page, "width", "8")
    type_in(page, "content.font.colour", "#FFFFFF")

    assert page.pane.contrast.text().startswith("event on band: contrast 1.0 : 1")


def design(*elements: Element) -> Design:
    return Design(Template("mine", (Layout(90, 54, elements),)))


WORDS = Element("words", 10, 10, 30, 10, Text("{name}", Font(colour="#FFFFFF")))


def test_a_plain_shape_below_decides_and_hides_what_is_below_it() -> None:
    band = Element("band", 0, 0, 90, 54, Band())
    dark = Element("dark", 5, 5, 60, 30, Drawing(fill="#14181F"))
    outline = Element("outline", 5, 5, 60, 30, Drawing(stroke="#14181F"))
    laid = design(band, dark, outline, WORDS)

    found = contrast_of(laid, WORDS)

    assert found is not None
    assert (found.ground, found.suffices) == ("dark", True)
    assert contrast_of(laid, dark) == found
    assert contrast_of(laid, band) is None
    assert contrast_of(laid, outline) is None


def test_a_shape_that_covers_a_part_leaves_the_paper_to_the_rest_and_large_letters_need_less() -> None:
    half = Element("half", 5, 5, 20, 30, Drawing(fill="category"))
    large = Element("words", 10, 10, 30, 10, Text("{name}", Font(smallest=20, largest=24, colour="#777777")))

    white, grey = contrast_of(design(half, WORDS), WORDS), contrast_of(design(large), large)

    assert white is not None
    assert (white.ground, round(white.ratio, 1)) == ("", 1.0)
    assert grey is not None
    assert (grey.needed, grey.suffices) == (3.0, True)
