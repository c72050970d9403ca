"""Lots and precedence by hand in the window: decided beside the list, moved by mouse and by keys, seen in the sheet."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.disclosure import Audience, Ordering
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.services.ordering import Standing, standing
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import FORUM, ask, beside, look, said, text_of
from tests.ui.test_badges_lists import choose, pick
from ui.desk import Desk
from ui.dialogs.by_hand import ByHandDialog
from ui.pages.print_lists import ListsPage
from ui.settings import Settings
from ui.widgets.order_list import OrderList

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[ListsPage]:
    with beside(qtbot, ListsPage(desk), kept) as found:
        look(qtbot, found)
        choose(found, qtbot, Audience.ORGANISER)
        yield found


@pytest.fixture
def rows(qtbot: QtBot) -> OrderList:
    made = OrderList("orders.people")
    made.fill((("A", "Ada"), ("B", "Bo"), ("C", "Cy")))
    made.resize(300, 200)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def decisions(workspace: Workspace) -> list[AgreedOrder]:
    return workspace.all(AgreedOrder)


def by_rank(workspace: Workspace) -> Standing:
    return standing(workspace, FORUM.code, Ordering.PRECEDENCE)


def middle_of(rows: OrderList, row: int) -> QPoint:
    return rows.visualItemRect(rows.item(row)).center()


def read_out(rows: OrderList, row: int) -> object:
    return rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_alt_and_an_arrow_move_a_row_which_is_read_out_with_its_place(rows: OrderList, qtbot: QtBot) -> None:
    rows.setFocus()
    rows.setCurrentRow(2)

    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = rows.keys()
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert moved == ("A", "C", "B")
    assert rows.keys() == ("A", "B", "C")
    assert read_out(rows, 2) == "3 of 3: Cy"
    assert rows.accessibleName() == "People in their order"


def test_a_row_goes_along_under_the_mouse(rows: OrderList, qtbot: QtBot) -> None:
    view = rows.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle_of(rows, 0))
    qtbot.mouseMove(view, middle_of(rows, 1))
    qtbot.mouseMove(view, middle_of(rows, 2))
    qtbot.mouseMove(view, QPoint(20, 190))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle_of(rows, 2))
    qtbot.mouseMove(view, middle_of(rows, 0))

    assert rows.keys() == ("B", "C", "A")
    assert rows.currentRow() == 2


def test_lots_are_drawn_beside_the_list_and_drawn_anew_when_asked(page: ListsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, page.choices.ordering, Ordering.DRAWN)
    undecided = page.preview.sheets.data, page.choices.decision.decide.text()

    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(page.choices.decision.decide, Qt.MouseButton.LeftButton)
    page.set_up()
    look(qtbot, page)
    (drawn,) = ask(qtbot, page.desk, decisions)

    assert undecided == (b"", "Draw lots")
    assert drawn.seed in said(page.choices)
    assert page.choices.decision.decide.text() == "Draw anew"
    assert "in an order drawn by lot" in text_of(page.preview.sheets.data)


def test_precedence_is_set_by_hand_in_a_window_of_its_own(page: ListsPage, qtbot: QtBot) -> None:
    before = ask(qtbot, page.desk, by_rank)
    pick(page, qtbot, page.choices.ordering, Ordering.MANUAL)
    qtbot.mouseClick(page.choices.decision.decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.findChild(ByHandDialog) is not None)
    dialog = page.findChild(ByHandDialog)
    assert dialog is not None
    rests = dialog.go.isEnabled()

    people = dialog.findChildren(OrderList)[0]
    people.setCurrentRow(people.count() - 1)
    people.setFocus()
    for _ in range(people.count()):
        qtbot.keyClick(people, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(dialog.reason_line, "the host speaks first")
    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    page.set_up()
    look(qtbot, page)

    (made,) = ask(qtbot, page.desk, decisions)
    assert not rests
    assert (made.way, made.reason) == (OrderWay.MANUAL, "the host speaks first")
    assert made.people[0] == before.people[-1][0]
    assert "the host speaks first" in said(page.choices)
    assert "in the agreed order of precedence" in text_of(page.preview.sheets.data)


def test_the_buttons_move_a_row_too_and_protected_people_are_counted_not_shown(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    stands = Standing((("A1", "Ada"), ("A2", "Bo")), ("BLUE", "GREEN"), 2, None)
    dialog = ByHandDialog(stands, around)
    dialog.show()

    for button in dialog.findChildren(type(dialog.go)):
        if button.text() == "Move down":
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert dialog.people() == ("A2", "A1")
    assert dialog.delegations() == ("GREEN", "BLUE")
    assert "2 protected people stand last" in said(dialog)


def test_a_list_is_seen_in_the_language_that_was_chosen(page: ListsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, page.choices.language, "de")

    assert "Seite 1 von" in text_of(page.preview.sheets.data)
