"""Bands, drawings, codes and pictures: what each shows in its box, and what it says is wrong."""

from dataclasses import replace

import pytest

from forumdesk.domain.cards import CategoryMark, Family
from forumdesk.exporters.display import Bars, Box, Image, Path, bounds
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.layout import Resources, lay_out
from forumdesk.exporters.layout_marks import COLOURS
from forumdesk.exporters.template import (
    Band,
    Barcode,
    Covering,
    Drawing,
    Figure,
    Fit,
    Picture,
    Qr,
    Text,
    Zones,
)
from tests.core.badge_cards import ADA
from tests.core.engine_cards import FACTS, LABEL, crossing, element, laid_of, picture, said, template_of


def test_the_letter_of_a_category_that_no_font_has_stops_the_badge() -> None:
    facts = facts_of(replace(ADA, mark=CategoryMark("😀", Family.HOSTS, True, "Host")))

    assert said(laid_of(element(Band()), facts=facts)) == [("missing-glyph", "category")]


def test_who_has_no_category_is_told_and_printed() -> None:
    facts = facts_of(replace(ADA, mark=CategoryMark("", Family.NONE, False, "")))

    laid = laid_of(element(Band()), facts=facts)

    assert said(laid) == [("no-category", "category")]
    assert not laid.stopped


def test_a_band_may_leave_out_letter_and_pattern() -> None:
    facts = facts_of(replace(ADA, mark=CategoryMark("F", Family.MEDIATION, True, "Facilitator")))

    full, plain = (laid_of(element(one), facts=facts) for one in (Band(), Band(letter=False, pattern=False)))

    assert (len(full.items), len(plain.items)) == (4, 2)


@pytest.mark.parametrize(
    ("content", "box", "expected"),
    [
        (Drawing(Figure.LINE, stroke="#FF0000", thickness=1.0), Box(5, 5, 40, 20), Box(5, 14.5, 40, 1)),
        (Drawing(Figure.LINE, fill="#FF0000", thickness=1.0), Box(5, 5, 4, 20), Box(6.5, 5, 1, 20)),
        (Drawing(fill="#FF0000", stroke="#00FF00", thickness=2.0, radius=3.0), Box(5, 5, 40, 20), Box(5, 5, 40, 20)),
        (Drawing(fill="category", radius=90.0), Box(5, 5, 40, 20), Box(5, 5, 40, 20)),
    ],
)
def test_lines_and_rectangles_fill_their_box_and_no_more(content: Drawing, box: Box, expected: Box) -> None:
    laid = laid_of(element(content, box))

    (item,) = laid.items
    found = bounds(item)
    assert isinstance(item, Path)
    assert (found.x, found.y, found.width, found.height) == pytest.approx(
        (expected.x, expected.y, expected.width, expected.height), abs=0.001
    )
    assert item.fill in {"#FF0000", COLOURS[ADA.mark.family]}


def test_a_drawing_without_a_colour_is_nothing() -> None:
    assert laid_of(element(Drawing())).items == ()


def test_a_code_has_its_white_inside_its_box() -> None:
    laid = laid_of(element(Qr(), Box(10, 10, 29, 29)))

    (item,) = laid.items
    assert isinstance(item, Bars)
    assert (item.across, item.x, item.y, item.width) == pytest.approx((21, 14, 14, 21))


def test_bars_have_their_white_left_and_right() -> None:
    laid = laid_of(element(Barcode("{serial}"), Box(10, 10, 60, 12)))

    (item,) = laid.items
    assert isinstance(item, Bars)
    assert item.down == 1
    module = item.width / item.across
    assert item.x - 10 == pytest.approx(10 * module)
    assert (item.y, item.height) == (10, 12)


@pytest.mark.parametrize("content", [Qr("{token}"), Barcode("{token}")])
def test_a_code_too_small_to_be_read_stops_the_badge(content: Qr | Barcode) -> None:
    laid = laid_of(element(content, Box(10, 10, 6, 6)))

    assert said(laid) == [("code-unreadable", "token")]


@pytest.mark.parametrize("content", [Qr("{token}"), Barcode("{token}")])
def test_a_code_of_nothing_is_nothing(content: Qr | Barcode) -> None:
    assert laid_of(element(content), facts=facts_of(replace(ADA, token=""))).parts[0].items == ()


def test_what_a_code_has_no_signs_for_stops_the_badge() -> None:
    assert said(laid_of(element(Barcode("✓ {token}")))) == [("code-unreadable", "token")]
    assert said(laid_of(element(Qr("x" * 4000)))) == [("code-unreadable", "one")]


@pytest.mark.parametrize(
    ("covering", "box", "frame"),
    [
        (Covering.CONTAIN, Box(17.5, 5, 15, 20), Box(17.5, 5, 15, 20)),
        (Covering.COVER, Box(5, -11.6667, 40, 53.3333), Box(5, 5, 40, 20)),
    ],
)
def test_a_photo_keeps_its_shape(covering: Covering, box: Box, frame: Box) -> None:
    laid = laid_of(element(Picture("photo", covering)), facts=replace(FACTS, photo=picture()))

    (item,) = laid.items
    assert isinstance(item, Image)
    for found, wanted in ((item.box, box), (item.frame, frame)):
        assert (found.x, found.y, found.width, found.height) == pytest.approx(
            (wanted.x, wanted.y, wanted.width, wanted.height), abs=0.001
        )
    assert item.digest in laid.pictures


def test_a_coarse_a_missing_and_a_broken_photo_are_told() -> None:
    def faults(photo: bytes) -> list[tuple[str, str]]:
        return said(laid_of(element(Picture("photo")), facts=replace(FACTS, photo=photo)))

    assert faults(picture()) == []
    assert faults(picture((100, 130))) == [("low-resolution", "photo")]
    assert faults(b"") == [("photo-missing", "photo")]
    assert faults(b"\xff\xd8broken") == [("picture-unreadable", "photo")]


def test_a_logo_comes_from_the_event_and_a_flag_only_if_it_is_given() -> None:
    logo, flag = element(Picture("logo"), name="logo"), element(Picture("flag"), name="flag")

    laid = laid_of(logo, flag, resources=Resources({"logo": picture()}))
    flagged = laid_of(logo, flag, facts=replace(FACTS, flag=picture()))

    assert [len(part.items) for part in laid.parts] == [1, 0]
    # A flag has an edge.
    assert [len(part.items) for part in flagged.parts] == [0, 2]


def test_a_pictures_own_template_brings_it() -> None:
    template = replace(template_of(element(Picture("seal"))), pictures={"seal": picture(kind="PNG")})

    laid = lay_out(template, FACTS, LABEL)

    assert len(laid.items) == 1


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize(
    "content",
    [
        Text("{name}", fit=Fit.SHRINK),
        Qr(),
        Barcode(),
        Band(),
        Drawing(fill="#FF0000"),
        Picture("photo", Covering.COVER),
        Zones("{category}"),
    ],
)
def test_what_is_turned_stays_in_its_box(content: Text | Qr, rotation: int) -> None:
    one = element(content, Box(5, 5, 26, 44), rotation)

    laid = laid_of(one, facts=replace(FACTS, photo=picture()), label=LABEL)

    assert laid.items
    assert crossing(laid) == []


def test_fixed_words_on_a_label_that_has_no_words_of_the_card_stay_empty() -> None:
    facts = facts_of(replace(ADA, title_line=""))

    laid = laid_of(element(Text("Title: {title_line}")), facts=facts)

    assert (laid.items, laid.problems) == ((), ())
