"""How columns share the width of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.exporters.columns import share

WIDTHS = st.lists(st.tuples(st.floats(1, 400), st.floats(1, 80)), min_size=1, max_size=12)


def test_columns_with_room_enough_get_what_they_want() -> None:
    assert share([100, 50], [20, 20], 150) == [100, 50]


def test_the_longest_gives_way_and_the_short_ones_keep_their_line() -> None:
    widths = share([50, 400, 60], [20, 40, 20], 300)

    assert widths == pytest.approx([50, 190, 60], abs=0.01)


def test_no_width_is_given_where_even_the_least_does_not_fit() -> None:
    assert share([100, 100], [80, 80], 150) is None


def test_no_columns_take_no_width() -> None:
    assert share([], [], 100) == []


@given(WIDTHS, st.floats(50, 800))
def test_columns_never_overflow_the_room_nor_fall_below_their_least(
    widths: list[tuple[float, float]], room: float
) -> None:
    wanted, least = [max(pair) for pair in widths], [pair[1] for pair in widths]

    shared = share(wanted, least, room)

    if shared is None:
        assert sum(least) > room
    else:
        assert sum(shared) <= room + 0.001
        assert all(width >= floor for width, floor in zip(shared, least, strict=True))
