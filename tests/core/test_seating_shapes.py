"""Tables by the set-up of a session: heads, who faces whom, and orders in which to fill them."""

import pytest

from forumdesk.domain.seating import SeatRow
from forumdesk.domain.seating_shapes import (
    Shape,
    by_side,
    facing,
    heads,
    in_turns_order,
    legs,
    long_sides,
    pairs_of,
    shape_of,
)
from forumdesk.domain.venues import SetUp


def a_row(name: str, places: int, is_round: bool = False) -> SeatRow:
    return SeatRow(name, "session", name, places, is_round)


@pytest.mark.parametrize(
    ("is_round", "set_up", "shape"),
    [
        (False, None, Shape.ROW),
        (False, SetUp.PLENARY, Shape.ROW),
        (False, SetUp.U_SHAPE, Shape.U),
        (False, SetUp.BOARDROOM, Shape.SIDE),
        (True, None, Shape.ROUND),
        (True, SetUp.BANQUET, Shape.ROUND),
        (True, SetUp.BOARDROOM, Shape.LONG),
        (True, SetUp.HOLLOW_SQUARE, Shape.LONG),
    ],
)
def test_a_row_stands_as_the_set_up_of_its_session_says(is_round: bool, set_up: SetUp | None, shape: Shape) -> None:
    assert shape_of(a_row("A", 6, is_round), set_up) is shape


def test_heads_are_at_the_ends_of_a_long_table_and_in_the_middle_of_a_u() -> None:
    assert heads(Shape.LONG, 8) == {1, 5}
    assert heads(Shape.LONG, 7) == {1}
    assert heads(Shape.U, 11) == {6}
    assert heads(Shape.U, 8) == {4, 5}
    assert heads(Shape.ROUND, 8) == heads(Shape.ROW, 8) == frozenset()


def test_every_place_of_a_u_or_a_long_table_is_somewhere() -> None:
    for places in range(1, 60):
        leg, end = legs(places)
        ends = 1 if places % 2 else 2

        assert (2 * leg + end, end >= 1) == (places, True)
        assert sum(long_sides(places)) + ends == places


def test_rows_of_a_boardroom_face_each_other_two_by_two_and_a_third_nobody() -> None:
    rows = [a_row("A", 3), a_row("B", 2), a_row("T", 6, True), a_row("C", 4)]

    assert [(one.id, other.id) for one, other in pairs_of(rows, SetUp.BOARDROOM)] == [("A", "B")]
    assert pairs_of(rows, SetUp.PLENARY) == []
    assert facing(rows, SetUp.BOARDROOM) == [
        ((("A", 1), ("A", 2), ("A", 3)), (("B", 1), ("B", 2))),
        ((("T", 2), ("T", 3)), (("T", 6), ("T", 5))),
    ]


def test_in_turns_nobody_sits_beside_or_across_from_one_of_their_own() -> None:
    rows = [a_row("A", 4), a_row("B", 4)]

    order = in_turns_order(rows, SetUp.BOARDROOM)

    party = {place: number % 2 for number, place in enumerate(order)}
    assert len(order) == 8
    assert all(party["A", at] != party["B", at] for at in range(1, 5))
    assert all(party[row, at] != party[row, at + 1] for row in "AB" for at in range(1, 4))


def test_in_turns_what_one_side_has_more_comes_last_and_tables_that_face_nobody_are_filled_in_order() -> None:
    rows = [a_row("A", 1), a_row("B", 3), a_row("T", 2, True), a_row("C", 2)]

    assert in_turns_order(rows, SetUp.BOARDROOM) == [
        *(("A", 1), ("B", 1), ("B", 2), ("B", 3)),
        *(("T", 1), ("T", 2), ("C", 1), ("C", 2)),
    ]


def test_face_to_face_those_who_lead_are_in_the_middle_and_the_next_at_their_right_hand() -> None:
    first, second = by_side(facing([a_row("A", 5), a_row("B", 5)], SetUp.BOARDROOM))

    assert [place for _, place in first] == [3, 2, 4, 1, 5]
    assert [place for _, place in second] == [3, 4, 2, 5, 1]
