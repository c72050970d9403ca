"""The programme page by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.programme_page import chosen, file, here, local, page, row, settled
from ui.pages.programme import ProgrammePage

__all__ = ["file", "page"]

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def test_arrows_walk_from_session_to_session(page: ProgrammePage, qtbot: QtBot) -> None:
    walked = []
    page.grid.choose("")

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(page.grid, key)
        walked.append(here(page))

    assert walked == [
        "Early walk",
        "Coffee",
        "Opening plenary",
        "Ceasefire monitoring",
        "Water and peace",
        "Water and peace",
    ]
    assert "Water and peace, breakout, Tue 15 June 10:30–11:30" in page.grid.accessibleDescription()


def test_enter_opens_the_inspector(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Coffee")

    with qtbot.waitSignal(page.details_asked):
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "modifier", "wanted", "room"),
    [
        (Qt.Key.Key_Up, ALT, "15 10:15-11:15", "Garden room"),
        (Qt.Key.Key_Down, ALT, "15 10:45-11:45", "Garden room"),
        (Qt.Key.Key_Left, ALT, "15 10:30-11:30", "Library"),
        (Qt.Key.Key_Right, ALT, "15 10:30-11:30", "Study"),
        (Qt.Key.Key_Up, ALT | SHIFT, "15 10:30-11:15", "Garden room"),
        (Qt.Key.Key_Down, ALT | SHIFT, "15 10:30-11:45", "Garden room"),
    ],
)
def test_a_step_by_keys_moves_or_stretches_the_chosen_session(
    page: ProgrammePage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, wanted: str, room: str
) -> None:
    chosen(page, "Water and peace")

    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, key, modifier))

    moved = row(page, "Water and peace")
    assert local(moved.session) == wanted
    assert moved.room is not None
    assert moved.room.name == room
    assert here(page) == "Water and peace"


def test_no_step_leads_off_the_grid(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Opening plenary")
    before = page.programme

    qtbot.keyClick(page.grid, Qt.Key.Key_Left, ALT)

    assert page.programme is before


def test_page_keys_turn_days(page: ProgrammePage, qtbot: QtBot) -> None:
    days = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        qtbot.keyClick(page.grid, key)
        days.append(page.view.day)

    assert days == [date(2027, 6, 16), None, date(2027, 6, 16), date(2027, 6, 15), date(2027, 6, 14)]


def test_copy_delete_and_new_by_keys_are_steps_that_undo_takes_back(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Water and peace")

    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier))
    copies = [local(one.session) for one in page.programme.rows if one.title == "Water and peace"]
    chosen(page, "Coffee")
    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_Delete))
    gone = [one for one in page.programme.rows if one.title == "Coffee"]
    settled(page, qtbot, page.desk.undo)
    page.grid.setFocus()
    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier))

    assert sorted(copies) == ["15 10:30-11:30", "15 11:30-12:30"]
    assert gone == []
    assert row(page, "Coffee").placed
    assert page.pane.heading.text() == "New session"
    assert row(page, "New session").session.start is None


def test_a_step_to_the_next_finding_turns_to_its_day(page: ProgrammePage, qtbot: QtBot) -> None:
    page.turn_day(date(2027, 6, 14))
    page.choose("")

    page.walk(1)
    first = here(page)
    page.walk(-1)
    page.walk(1)

    assert first != ""
    assert here(page) == first
    assert page.view.day == date(2027, 6, 15)
