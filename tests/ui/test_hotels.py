"""The page of hotels: who sleeps where and when, floors that two sides share, changed in place and by the form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.services.errors import EmptyNameError, EndsFirstError, NotADayError
from tests.ui.house import fill_a_forum
from tests.ui.scenes.vehicles import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.pages.hotels import HotelsPage
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "حسن", "Skjult")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("hotels") / "hotels.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, planned: bytes) -> Path:
    path = tmp_path / "hotels.forumdesk"
    path.write_bytes(planned)
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[HotelsPage]:
    with staged(HotelsPage(desk), qtbot) as shown:
        yield shown


def said(page: HotelsPage, name: str) -> str:
    """The row of somebody as it is read aloud."""
    number = next(number for number, row in enumerate(page.model.rows) if row.view.name == name)
    return str(page.model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def choose(page: HotelsPage, name: str) -> None:
    page.table.pick(next(number for number, row in enumerate(page.model.rows) if row.view.name == name))


def told(page: HotelsPage) -> str:
    return " ".join(one.text() for part in (page, page.pane) for one in part.findChildren(QLabel) if one.isVisible())


def enter(page: HotelsPage, name: str, text: str, qtbot: QtBot) -> None:
    if name == "hotel":
        # Letters would open the list of hotels, which has no keyboard to take where nothing is on a screen.
        page.pane.hotel.take_up(text)
    else:
        typed(page.pane.form.fields[name].control, text)
    QTest.keyClick(page.pane.form.fields[name].control, Qt.Key.Key_Return)
    read(page, qtbot)


def test_two_sides_on_one_floor_break_a_rule_with_its_reason_until_one_is_moved_in_place_or_by_the_form(
    page: HotelsPage, qtbot: QtBot
) -> None:
    before = said(page, "Blue 1")
    choose(page, "Blue 1")
    cards = told(page)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(page.model.row_of(page.table.picked_id()), 2))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    cell = QApplication.focusWidget()
    assert cell is not None
    typed(cell, "5")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    read(page, qtbot)
    moved, other = said(page, "Blue 1"), said(page, "Green 1")
    page.desk.undo()
    read(page, qtbot)
    undone = said(page, "Green 1")

    assert before == (
        "Blue 1, name hidden: Hotel Papir, floor 2, room 211, Wed 12 – Sat 15, breaks a rule: Not on the same floor"
    )
    assert "Blue 1 and Green 1 sleep on one floor of Hotel Papir, 2" in cards
    assert moved == "Blue 1, name hidden: Hotel Papir, floor 5, room 211, Wed 12 – Sat 15"
    assert "breaks" not in other
    assert "breaks" in undone
    assert not [secret for secret in SECRETS if secret in cards]


def test_nights_are_typed_where_they_are_not_those_of_the_journey_and_refused_where_they_cannot_be(
    page: HotelsPage, qtbot: QtBot, qapp: QApplication
) -> None:
    choose(page, "Blue 1")
    field = page.pane.form.fields["check_in"]
    enter(page, "check_out", "11 June", qtbot)
    enter(page, "check_in", "9 June", qtbot)
    nights = said(page, "Blue 1")
    enter(page, "check_in", "12 June", qtbot)
    backwards = field.wrong.text()
    enter(page, "check_in", "12 June 10:00", qtbot)
    a_time = field.wrong.text()
    words.speak(qapp, "nb")
    norwegian = said(page, "Blue 1")
    words.speak(qapp, "en")

    assert nights == "Blue 1, name hidden: Hotel Papir, floor 2, room 211, Sun 9 – Tue 11"
    assert backwards == words.refusal(EndsFirstError())
    assert a_time == words.refusal(NotADayError("12 June 10:00"))
    assert norwegian == "Blue 1, navn skjult: Hotel Papir, etasje 2, rom 211, Søn 9. – Tir 11."


def test_somebody_is_given_a_room_by_keys_and_it_is_checked_at_once(page: HotelsPage, qtbot: QtBot) -> None:
    choose(page, "Blue 1")
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page.pane.add, Qt.MouseButton.LeftButton)
    nobody = page.pane.person.wrong.text()
    page.pane.person.edit.setText("Blue 2")
    QTest.keyClick(page.pane.person.edit, Qt.Key.Key_Return)
    enter(page, "hotel", "", qtbot)
    QTest.mouseClick(page.pane.add, Qt.MouseButton.LeftButton)
    nowhere = page.pane.form.fields["hotel"].wrong.text()
    enter(page, "hotel", "hotel papir", qtbot)
    enter(page, "room", "220", qtbot)
    QTest.mouseClick(page.pane.add, Qt.MouseButton.LeftButton)
    read(page, qtbot)
    given = said(page, "Blue 2")
    chosen = page.chosen

    assert (nobody, nowhere) == (words.say("hotels.nobody"), words.refusal(EmptyNameError()))
    assert given.startswith("Blue 2, name hidden: hotel papir, floor 2, room 220, ")
    assert "breaks a rule: Not on the same floor" in given
    assert chosen is not None
    assert chosen.view.ref == "P06"


def test_a_room_is_taken_back_by_its_key_and_an_event_without_any_says_what_to_do(
    page: HotelsPage, qtbot: QtBot
) -> None:
    choose(page, "Blue 1")
    enter(page, "hotel", "", qtbot)
    needed = page.pane.form.fields["hotel"].wrong.text()
    with qtbot.waitSignal(page.asked) as led:
        QTest.mouseClick(page.pane.go, Qt.MouseButton.LeftButton)
    page.add.trigger()
    QTest.mouseClick(page.pane.drop, Qt.MouseButton.LeftButton)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    read(page, qtbot)
    left = page.model.total
    page.field.setText("grand")
    kept = page.model.rowCount()
    page.field.clear()
    page.show_place(None)
    read(page, qtbot)

    assert needed == words.refusal(EmptyNameError())
    assert led.args == [Target("people", "P05")]
    assert (left, kept) == (4, 1)
    assert words.say("hotels.none") in told(page)
    assert (page.add.isEnabled(), page.remove.isEnabled()) == (False, False)


def test_a_room_that_was_begun_is_kept_when_another_row_is_chosen(page: HotelsPage, qtbot: QtBot) -> None:
    page.table.pick(0)
    page.pane.begin()
    enter(page, "room", "917", qtbot)
    page.table.pick(1)
    elsewhere, offered = told(page), page.pane.go_on.isVisible()
    QTest.mouseClick(page.pane.go_on, Qt.MouseButton.LeftButton)
    again = page.pane.form.fields["room"].control.property("text")
    page.pane.forget()

    assert words.say("hotels.begun-kept") in elsewhere
    assert (offered, again) == (True, "917")
    assert not page.pane.kept.isVisible()
