"""A stock can be printed on where its labels lie apart on the page."""

from dataclasses import replace

import pytest

from forumdesk.domain.stationery import Sheet, StockFault, stock_fault

SHEET = Sheet(210, 297, 2, 5, 90, 50, left=10, top=13, gap_x=10, gap_y=5, corner=4)


def test_labels_that_lie_apart_on_the_page_can_be_printed_on() -> None:
    assert stock_fault("House of Card 7", SHEET) is None
    assert stock_fault("House of Card 7", replace(SHEET, width=90.04)) is None


@pytest.mark.parametrize(
    ("sheet", "fault"),
    [
        (replace(SHEET, columns=0), StockFault.NO_LABEL),
        (replace(SHEET, height=0), StockFault.NO_LABEL),
        (replace(SHEET, columns=3), StockFault.BEYOND_RIGHT),
        (replace(SHEET, left=-1), StockFault.BEYOND_RIGHT),
        (replace(SHEET, rows=6), StockFault.BEYOND_FOOT),
        (replace(SHEET, gap_y=-1), StockFault.OVERLAP),
        (replace(SHEET, corner=26), StockFault.CORNER),
    ],
)
def test_what_is_wrong_with_the_measures_is_told_apart(sheet: Sheet, fault: StockFault) -> None:
    assert stock_fault("House of Card 7", sheet) is fault


def test_a_stock_has_a_name() -> None:
    assert stock_fault("  ", SHEET) is StockFault.NAMELESS
