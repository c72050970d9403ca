"""The band: seven colours, a letter that stands out, stripes for the second of a family, an ink edge."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image

from forumdesk.domain.cards import CategoryMark, Family
from forumdesk.exporters.badges import render
from forumdesk.exporters.display import Path
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.layout_marks import COLOURS, letter_colour
from forumdesk.exporters.paper import INK
from forumdesk.exporters.stocks import DEFAULT_STOCK, Stock, stock_named
from forumdesk.exporters.templates import STANDARD, shipped
from tests.core.badge_cards import ADA, image_of, slot_of

STOCK = stock_named(DEFAULT_STOCK)
DPI = 254  # ten pixels a millimetre


def band_of(family: Family, striped: bool, stock: Stock = STOCK) -> Image.Image:
    card = replace(ADA, mark=CategoryMark("M", family, striped, "Mediator"))
    pdf, _ = render([card], stock)
    return slot_of(image_of(pdf, DPI), stock, 1).convert("RGB")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def near(pixel: object, colour: str) -> bool:
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return isinstance(pixel, tuple) and all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("family", list(Family))
def test_the_letter_stands_out_from_its_band(family: Family) -> None:
    light, dark = sorted((luminance(COLOURS[family]), luminance(letter_colour(family))), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("family", list(Family))
def test_a_band_of_eleven_millimetres_bears_its_colour(family: Family) -> None:
    image = band_of(family, False)

    for y in (250, 400, 500):
        assert near(image.getpixel((20, y)), COLOURS[family])
        assert near(image.getpixel((90, y)), COLOURS[family])
        assert near(image.getpixel((118, y)), "#FFFFFF")


@pytest.mark.parametrize("family", list(Family))
def test_the_second_of_a_family_is_striped_below_its_letter(family: Family) -> None:
    image = band_of(family, True)

    column = [image.getpixel((55, y)) for y in range(140, 520)]
    changes = sum(near(one, COLOURS[family]) != near(two, COLOURS[family]) for one, two in pairwise(column))
    assert changes >= 8
    assert any(near(pixel, letter_colour(family)) for pixel in column)
    assert all(near(image.getpixel((12, y)), COLOURS[family]) for y in range(20, 100))


def test_the_band_has_an_edge_of_ink() -> None:
    image = band_of(Family.KNOWLEDGE, False)

    row = [image.getpixel((x, 300)) for x in range(100, 116)]
    assert any(near(pixel, INK) for pixel in row)
    assert near(image.getpixel((1, 300)), INK)


@pytest.mark.parametrize("name", ["Dymo 30374", "generic A6 portrait"])
def test_an_upright_badge_has_its_band_on_top(name: str) -> None:
    image = band_of(Family.PARTIES, True, stock_named(name))

    row = [image.getpixel((x, 40)) for x in range(150, image.width - 20)]
    assert any(near(pixel, INK) for pixel in row)
    assert any(near(pixel, COLOURS[Family.PARTIES]) for pixel in row)
    assert near(image.getpixel((10, image.height // 2)), "#FFFFFF")


def test_an_upright_label_has_its_two_upper_corners_round() -> None:
    laid = lay_out(shipped(STANDARD), facts_of(ADA), Label(60, 100, 4))

    band = next(item for item in laid.parts[0].items if isinstance(item, Path))
    curves = [numbers[-2:] for verb, numbers in band.steps if verb == "C"]
    assert len(curves) == 2
    assert all(y < 5 for _, y in curves)


@pytest.mark.parametrize("name", ["Avery L4785", "Avery 5395"])
def test_a_label_with_round_corners_keeps_its_corners_clean(name: str) -> None:
    image = band_of(Family.SAFETY, False, stock_named(name))

    assert near(image.getpixel((2, 2)), "#FFFFFF")
    assert near(image.getpixel((2, image.height - 4)), "#FFFFFF")
    assert near(image.getpixel((40, image.height // 2)), COLOURS[Family.SAFETY])
