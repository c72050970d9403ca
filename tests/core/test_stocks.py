"""The stocks: every one of the data, found by its name, with its slots where the vendor puts them."""

import pytest

from forumdesk.exporters.stocks import (
    DEFAULT_STOCK,
    MM,
    StartOffSheetError,
    Stock,
    UnknownStockError,
    all_stocks,
    stock_named,
)


def test_all_forty_five_stocks_of_the_data_are_there() -> None:
    assert len(all_stocks()) == 45
    assert len({stock.name for stock in all_stocks()}) == 45


def test_the_default_is_an_insert_of_90_by_54_with_ten_on_a_sheet() -> None:
    stock = stock_named(DEFAULT_STOCK)

    assert (stock.width, stock.height, stock.slots) == (90, 54, 10)


def test_a_stock_is_found_in_any_case_and_with_any_blanks() -> None:
    assert stock_named("  aVERY   l4785 ") == stock_named("Avery L4785")


def test_an_unknown_stock_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownStockError) as refusal:
        stock_named("Avery 0000")

    assert refusal.value.name == "Avery 0000"


def test_slots_count_from_the_upper_left_to_the_right_and_then_down() -> None:
    stock = stock_named(DEFAULT_STOCK)

    corners = [stock.corner_of(slot) for slot in (1, 2, 3)]

    expected = [(15.0, 297 - 12 - 54), (105.0, 297 - 12 - 54), (15.0, 297 - 12 - 108)]
    for corner, (x, y) in zip(corners, expected, strict=True):
        assert corner == pytest.approx((x * MM, y * MM))


@pytest.mark.parametrize("slot", [0, -1, 11])
def test_a_slot_off_the_sheet_is_refused(slot: int) -> None:
    with pytest.raises(StartOffSheetError) as refusal:
        stock_named(DEFAULT_STOCK).corner_of(slot)

    assert (refusal.value.start_at, refusal.value.slots) == (slot, 10)


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_every_slot_lies_on_its_page(stock: Stock) -> None:
    for slot in range(1, stock.slots + 1):
        x, y = stock.corner_of(slot)

        assert -0.2 <= x / MM <= stock.page_width - stock.width + 0.2
        assert -0.2 <= y / MM <= stock.page_height - stock.height + 0.2


def test_a_card_printers_card_is_a_page_of_its_own() -> None:
    stock = stock_named("generic CR80")

    assert (stock.page_width, stock.page_height, stock.slots) == (stock.width, stock.height, 1)
    assert not stock.cut_apart
