"""Envelopes: the address and the sender where the post looks for them, turned as they go into the printer."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.domain.cards import AddressLabel
from forumdesk.exporters import papers
from forumdesk.exporters.paper_sheets import Feed, Quarter
from forumdesk.exporters.paper_templates import PaperTemplate
from forumdesk.exporters.stocks import MM, all_stocks, stock_named

ENVELOPES = [one for one in all_stocks() if one.kind == "envelope"]
ADA = AddressLabel(
    "A1", "H.E. Ms Ada Exempel", "State Secretary", "Ministry of Tests", "آدا المثال", "House of Examples · 0032 Oslo"
)
LONG = AddressLabel(
    "A2",
    "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh van der Exempel",
    "Special envoy for all matters that were never there",
    "Ministry of Very Long Organisational Names and Interdepartmental Coordination of Testville",
    "အေးချမ်း ဥပမာ မြင့်မြတ်",
)


def places(data: bytes, word: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Page size in mm, and where the word's first letter stands from the lower left."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        text = page.get_textpage()
        start, _ = text.search(word).get_next()
        left, bottom, _, _ = text.get_charbox(start)
        return (round(page.get_width() / MM, 1), round(page.get_height() / MM, 1)), (left / MM, bottom / MM)


def test_the_four_usual_sizes_ship() -> None:
    sizes = {one.part: (one.width, one.height) for one in ENVELOPES}

    assert sizes == {
        "Envelope DL": (220, 110),
        "Envelope C6": (162, 114),
        "Envelope C5": (229, 162),
        "Envelope C4": (324, 229),
    }


@pytest.mark.parametrize("stock", ENVELOPES, ids=lambda one: one.name)
def test_address_and_sender_stand_where_no_stamp_and_no_sorting_mark_goes(stock: object) -> None:
    envelope = next(one for one in ENVELOPES if one == stock)

    data, report = papers.render([ADA, LONG], PaperTemplate.ENVELOPE, envelope)

    (width, height), (x, y) = places(data, "H.E.")
    _, (from_x, from_y) = places(data, "House")
    assert (report.pages, report.troubles) == (2, ())
    assert (width, height) == (envelope.width, envelope.height)
    assert x > 0.35 * width
    assert y < height - 40
    assert from_x < 0.12 * width
    assert from_y > 0.8 * height


def test_by_the_stamp_first_its_edge_is_the_upper_one_of_the_page() -> None:
    stock = stock_named("generic Envelope DL")

    pages = {
        quarter: papers.render([ADA], PaperTemplate.ENVELOPE, stock, feed=Feed(quarter=quarter))[0]
        for quarter in Quarter
    }

    lying, (x, y) = places(pages[Quarter.NONE], "H.E.")
    stamp, (stamp_x, stamp_y) = places(pages[Quarter.LEFT], "H.E.")
    other, (other_x, other_y) = places(pages[Quarter.RIGHT], "H.E.")
    assert (lying, stamp, other) == ((220, 110), (110, 220), (110, 220))
    # What is at the right of the envelope is at the top of one page and at the foot of the other.
    assert stamp_y == pytest.approx(x, abs=1)
    assert 220 - other_y == pytest.approx(x, abs=6)
    assert stamp_x == pytest.approx(110 - y, abs=6)
    assert other_x == pytest.approx(y, abs=6)


def test_without_a_sender_or_a_second_script_there_is_none() -> None:
    bare = replace(ADA, sender="", second_name="")

    data, _ = papers.render([bare], PaperTemplate.ENVELOPE, stock_named("generic Envelope C5"))

    with pypdfium2.PdfDocument(data) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    assert lines == ["H.E. Ms Ada Exempel", "State Secretary", "Ministry of Tests"]
