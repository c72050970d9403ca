"""The badge under mouse and keyboard: chosen, drawn, resized, snapped, aligned, copied, taken back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.designing import LEFT, NONE, centre, click, designing, drag, element, handle, key, move, spot
from ui import theme
from ui.desk import Desk
from ui.pages.badges_designer import DesignerPage
from ui.widgets.label_design import Design, box_of

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def _design(page: DesignerPage) -> Design:
    assert page.board.design is not None
    return page.board.design


def _choose(page: DesignerPage, *names: str) -> None:
    for number, name in enumerate(names):
        QTest.mouseClick(page.view.canvas, LEFT, SHIFT if number else NONE, centre(page, name))


def _ids(page: DesignerPage) -> list[str]:
    return [one.id for one in _design(page).elements]


def test_a_click_chooses_the_smallest_element_there_and_one_beside_them_all_nothing(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")
        chosen = _design(page).chosen
        QTest.mouseClick(page.view.canvas, LEFT, NONE, spot(page.view.canvas, 40, -3))

        assert chosen == ("code",)
        assert _design(page).chosen == ()


def test_shift_chooses_one_more_and_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code", "event")
        both = _design(page).chosen
        QTest.mouseClick(page.view.canvas, LEFT, SHIFT, centre(page, "code"))

        assert both == ("code", "event")
        assert _design(page).chosen == ("event",)


def test_tab_walks_through_the_elements_and_says_each_and_then_goes_on(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        heard = []
        for _ in _ids(page):
            key(page, Qt.Key.Key_Tab)
            heard.append((_design(page).chosen, page.view.canvas.accessibleDescription()))
        key(page, Qt.Key.Key_Tab)

        assert [one for (one,), _ in heard] == _ids(page)
        assert heard[0][1] == "band, Category band, 0 mm from the left, 0 mm from the top, 11 by 54 mm"
        assert page.view.canvas.accessibleName() == "Badge, 90 by 54 mm"
        assert not page.view.canvas.hasFocus()


def test_shift_tab_walks_back(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        key(page, Qt.Key.Key_Backtab, SHIFT)
        last = _design(page).chosen
        key(page, Qt.Key.Key_Backtab, SHIFT)

        assert (last, _design(page).chosen) == (("code",), ("foot",))


def test_arrows_move_half_a_millimetre_and_with_shift_five(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")
        before = element(page, "code")

        key(page, Qt.Key.Key_Left)
        key(page, Qt.Key.Key_Up, SHIFT)

        after = element(page, "code")
        assert (after.x, after.y) == pytest.approx((before.x - 0.5, before.y - 5))


def test_arrows_in_a_row_are_one_step_back(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")
        before = element(page, "code")
        for _ in range(4):
            key(page, Qt.Key.Key_Left)

        key(page, Qt.Key.Key_Z, CTRL)

        assert element(page, "code") == before
        assert not page.tools.buttons["undo"].isEnabled()


def test_dragging_moves_on_the_grid_and_ctrl_z_takes_it_back_and_ctrl_y_makes_it_again(
    desk: Desk, qtbot: QtBot
) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")
        before = element(page, "code")

        drag(page.view.canvas, centre(page, "code"), (-6.6, -7.3))
        after = element(page, "code")
        key(page, Qt.Key.Key_Z, CTRL)
        back = element(page, "code")
        key(page, Qt.Key.Key_Y, CTRL)

        assert after.x == pytest.approx(before.x - 6.6, abs=0.8)
        assert (after.x * 2) % 1 == pytest.approx(0, abs=0.01)
        assert back == before
        assert element(page, "code") == after
        assert desk.reach.undo is None


def test_what_is_dragged_near_an_edge_of_another_stands_at_it_with_a_line(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        canvas = page.view.canvas
        _choose(page, "code")
        start, code = centre(page, "code"), element(page, "code")
        QTest.mousePress(canvas, LEFT, NONE, start)
        move(canvas, start + QPoint(-20, -20))
        move(canvas, start + QPointF((14.5 - code.x) * canvas.scale, -10 * canvas.scale).toPoint())
        lines, seen = canvas.guides, canvas.grab().toImage()
        QTest.mouseRelease(canvas, LEFT, NONE, start)

        assert [line.at for line in lines if line.upright] == [14.2]
        assert element(page, "code").x == pytest.approx(14.2)
        assert canvas.guides == ()
        # What is painted last, the ring of the focus, covers neither the badge nor its ground.
        assert seen.pixelColor(20, 20) == theme.colour("line")
        assert seen.pixelColor(spot(canvas, 5, 30)).name() != "#ffffff"


def test_with_alt_nothing_snaps(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")
        before, scale = element(page, "code"), page.view.canvas.scale

        drag(page.view.canvas, centre(page, "code"), (-6.6, -7.3), ALT)

        assert element(page, "code").x == pytest.approx(before.x - round(6.6 * scale) / scale, abs=0.02)


def test_an_element_never_leaves_the_label(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")

        drag(page.view.canvas, centre(page, "code"), (200, 200))

        code, layout = element(page, "code"), _design(page).layout
        assert (code.x + code.width, code.y + code.height) == pytest.approx((layout.width, layout.height), abs=0.02)


def test_a_handle_resizes_and_the_opposite_edge_stays(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event")
        before = box_of(element(page, "event"))

        drag(page.view.canvas, handle(page, "event", (1, 1)), (-20.3, 6.1))

        after = box_of(element(page, "event"))
        assert (after.x, after.y) == (before.x, before.y)
        assert after.right == pytest.approx(before.right - 20.3, abs=0.8)
        assert after.bottom == pytest.approx(before.bottom + 6.1, abs=0.8)


def test_a_handle_drawn_past_the_other_edge_leaves_the_smallest_box(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event")
        right = box_of(element(page, "event")).right

        drag(page.view.canvas, handle(page, "event", (-1, -1)), (150, 0))

        assert element(page, "event").width == pytest.approx(0.5)
        assert box_of(element(page, "event")).right == pytest.approx(right)


def test_escape_gives_a_drag_up_and_then_chooses_nothing(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        canvas = page.view.canvas
        _choose(page, "code")
        start, before = centre(page, "code"), element(page, "code")
        QTest.mousePress(canvas, LEFT, NONE, start)
        move(canvas, start - QPoint(60, 60))
        moved = canvas.design
        key(page, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, LEFT, NONE, start - QPoint(60, 60))
        key(page, Qt.Key.Key_Escape)

        assert moved is not None
        assert moved.only != before
        assert element(page, "code") == before
        assert _design(page).chosen == ()


def test_several_are_dragged_together(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event", "foot")
        before = {name: element(page, name) for name in ("event", "foot")}

        drag(page.view.canvas, centre(page, "event"), (-4, 3))

        moves = {
            (round(element(page, name).x - one.x, 2), round(element(page, name).y - one.y, 2))
            for name, one in before.items()
        }
        assert len(moves) == 1
        assert moves != {(0, 0)}


@pytest.mark.parametrize(
    ("tool", "edge"),
    [
        ("align-left", lambda box: box.x),
        ("align-right", lambda box: box.right),
        ("align-centre", lambda box: box.x + box.width / 2),
        ("align-top", lambda box: box.y),
        ("align-bottom", lambda box: box.bottom),
        ("align-middle", lambda box: box.y + box.height / 2),
    ],
)
def test_buttons_align_what_is_chosen(desk: Desk, qtbot: QtBot, tool: str, edge: object) -> None:
    assert callable(edge)
    with designing(desk, qtbot) as page:
        _choose(page, "event", "code")

        QTest.mouseClick(page.tools.buttons[tool], LEFT)

        places = [edge(box_of(element(page, name))) for name in ("event", "code")]
        assert places[0] == pytest.approx(places[1], abs=0.02)


def test_one_alone_is_aligned_to_the_label(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")

        QTest.mouseClick(page.tools.buttons["align-centre"], LEFT)

        code = element(page, "code")
        assert code.x + code.width / 2 == pytest.approx(45, abs=0.02)


def test_three_are_spread_with_equal_gaps(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event", "foot")
        two = page.tools.buttons["spread-down"].isEnabled()
        QTest.mouseClick(page.view.canvas, LEFT, SHIFT, centre(page, "code"))

        QTest.mouseClick(page.tools.buttons["spread-down"], LEFT)

        boxes = sorted((box_of(one) for one in _design(page).picked), key=lambda box: box.y)
        gaps = [lower.y - upper.bottom for upper, lower in pairwise(boxes)]
        assert not two
        assert gaps[0] == pytest.approx(gaps[1], abs=0.02)


def test_ctrl_d_copies_beside_and_delete_takes_away(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")

        key(page, Qt.Key.Key_D, CTRL)
        copied = _ids(page)
        chosen = _design(page).chosen
        key(page, Qt.Key.Key_Delete)

        assert copied[-1] == "code-2"
        assert chosen == ("code-2",)
        assert "code-2" not in _ids(page)


def test_what_was_copied_is_put_on_the_other_side_too(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "names")
        key(page, Qt.Key.Key_C, CTRL)
        page.board.turn_to(_design(page).number, True)

        key(page, Qt.Key.Key_V, CTRL)

        assert _ids(page) == ["names"]
        assert getattr(element(page, "names").content, "beside", None) == ""


def test_who_kept_clear_of_what_is_deleted_does_so_no_more(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "code")

        key(page, Qt.Key.Key_Delete)

        assert getattr(element(page, "names").content, "beside", None) == ""
        assert getattr(element(page, "names").content, "above", None) == "foot"


def test_the_front_is_never_empty(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        before = _ids(page)
        key(page, Qt.Key.Key_A, CTRL)

        key(page, Qt.Key.Key_Delete)

        assert _ids(page) == before


def test_keys_bring_to_front_and_send_to_back_one_layer_or_all_the_way(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event")
        orders = []
        for which, held in (
            (Qt.Key.Key_Up, CTRL),
            (Qt.Key.Key_Down, CTRL),
            (Qt.Key.Key_Up, CTRL | SHIFT),
            (Qt.Key.Key_Down, CTRL | SHIFT),
        ):
            key(page, which, held)
            orders.append(_ids(page).index("event"))

        assert orders == [2, 1, 4, 0]


def test_ctrl_and_the_wheel_and_buttons_zoom_and_fit(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        view = page.view
        fitted = view.percent
        at = QPointF(50, 50)
        wheel = QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
        )

        QApplication.sendEvent(view.canvas, wheel)
        larger = view.percent
        qtbot.mouseClick(view.smaller, LEFT)
        smaller = view.percent
        qtbot.mouseClick(view.fit, LEFT)

        assert larger > fitted
        assert smaller < larger
        assert view.percent == fitted
        assert view.larger.accessibleName() == "Show the badge larger"


def test_the_pointer_says_what_a_press_would_do(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        canvas = page.view.canvas
        click(page, "event")
        shapes = []
        for at in (handle(page, "event", (1, 1)), handle(page, "event", (-1, 0)), centre(page, "code")):
            move(canvas, at, button=Qt.MouseButton.NoButton)
            shapes.append(canvas.cursor().shape())
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))

        assert shapes == [
            Qt.CursorShape.SizeFDiagCursor,
            Qt.CursorShape.SizeHorCursor,
            Qt.CursorShape.ArrowCursor,
        ]


def test_what_was_chosen_twice_stays_and_nothing_to_do_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        for which in (Qt.Key.Key_D, Qt.Key.Key_Up, Qt.Key.Key_V):
            key(page, which, CTRL)
        key(page, Qt.Key.Key_Delete)
        key(page, Qt.Key.Key_Escape)
        key(page, Qt.Key.Key_Z, CTRL)

        assert page.board.unsaved == ()
        assert not page.tools.buttons["undo"].isEnabled()


def test_one_of_several_is_chosen_alone_by_a_click_without_a_drag(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        _choose(page, "event", "code")

        QTest.mouseClick(page.view.canvas, LEFT, NONE, centre(page, "code"))

        assert _design(page).chosen == ("code",)
