"""The page of vehicles: rides, who goes along, too many of them, and rules that break, by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.services.errors import EndsFirstError, NotAWhenError
from tests.ui.house import fill_a_forum, spin
from tests.ui.scenes.vehicles import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.pages.page import Page
from ui.pages.vehicles import VehiclesPage
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "حسن", "Skjult")
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("vehicles") / "vehicles.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, planned: bytes) -> Path:
    path = tmp_path / "vehicles.forumdesk"
    path.write_bytes(planned)
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[VehiclesPage]:
    with staged(VehiclesPage(desk), qtbot) as shown:
        yield shown


def said(page: VehiclesPage) -> list[str]:
    """Every row as it is read aloud."""
    numbers = range(page.model.rowCount())
    return [str(page.model.index(one, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for one in numbers]


def told(page: Page) -> str:
    """All that is said on the page and beside it."""
    both = (page, page.details)
    shown = [one.text() for part in both for one in part.findChildren(QLabel) if one.isVisible()]
    return " ".join((*shown, *(one.accessibleName() for part in both for one in part.findChildren(QWidget))))


def enter(page: VehiclesPage, field: QWidget, text: str, qtbot: QtBot) -> None:
    typed(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    read(page, qtbot)


def pressed(page: VehiclesPage, name: str, qtbot: QtBot) -> None:
    """A button of the inspector, by what it is called."""
    found = [one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == name and not one.isHidden()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    read(page, qtbot)


def test_a_ride_of_both_sides_says_why_it_breaks_a_rule_and_mends_at_once_when_somebody_leaves_it(
    page: VehiclesPage, qtbot: QtBot
) -> None:
    before = said(page)
    page.table.pick(1)
    cards, everything = told(page), told(page)
    with qtbot.waitSignal(page.asked) as led:
        pressed(page, words.say("breach.show"), qtbot)
    pressed(page, "Green 1, name hidden goes otherwise than on this ride", qtbot)
    mended, seats = said(page)[1], page.pane.people.count.text()
    page.pane.people.finder.edit.setText("Green 1")
    QTest.keyClick(page.pane.people.finder.edit, Qt.Key.Key_Return)
    read(page, qtbot)
    again, cleared = said(page)[1], page.pane.people.finder.edit.text()
    page.desk.undo()
    read(page, qtbot)
    undone = said(page)[1]

    assert before[0].startswith(
        "BUS 1: Wed 12 11:00, Paper Airport – Losby Manor of Paper, seats taken: 4 of 12, Amina"
    )
    assert before[1].startswith(
        "CAR 7: Wed 12 15:00, Losby Manor of Paper – Paper Fjord Pier, seats taken: 4 of 3, 1 too"
    )
    assert "breaks a rule: Not in the same vehicle" in before[1]
    assert before[1].endswith("Blue 1, name hidden, Green 1, name hidden")
    assert before[2:] == [
        "CAR 7: Wed 12 19:00, Paper Fjord Pier – Losby Manor of Paper, seats taken: 0 of 3",
        "VAN: No rides yet, 6 seats",
    ]
    assert "Blue 1 and Green 1 are in one vehicle, CAR 7, Wed 12 15:00–15:40. Rule R2." in cards
    assert "1 too many" in cards
    assert led.args is not None
    assert led.args[0].page == "findings"
    assert not [secret for secret in SECRETS if secret in everything]
    assert "breaks" not in mended
    assert seats == "3 of 3"
    assert (again.count("breaks"), cleared, undone) == (1, "", mended)


def test_a_vehicle_is_added_by_keys_and_what_no_ride_can_have_is_refused_at_its_field(
    page: VehiclesPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    dialog = page.findChild(NamingDialog)
    assert dialog is not None
    typed(dialog.edits[0], "MINI")
    QTest.keyClick(dialog.edits[0], Qt.Key.Key_Return)
    read(page, qtbot)
    hint = page.pane.about.text()
    enter(page, page.pane.vehicle.fields["seats"].control, "2", qtbot)
    page.window().activateWindow()
    spin(page.window().isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL_SHIFT)
    start, end = (page.pane.ride.fields[name] for name in ("start", "end"))
    pressed(page, words.say("vehicles.add-this-name"), qtbot)
    missing = start.wrong.text()
    enter(page, start.control, "13 June", qtbot)
    day_alone = start.wrong.text()
    enter(page, start.control, "13 June 2030 10:00", qtbot)
    enter(page, end.control, "09:00", qtbot)
    pressed(page, words.say("vehicles.add-this-name"), qtbot)

    assert hint == words.say("vehicles.no-rides-how")
    assert (missing, day_alone) == (2 * (words.refusal(NotAWhenError("")),))
    assert end.wrong.text() == words.refusal(EndsFirstError())
    assert said(page)[3] == "MINI: No rides yet, 2 seats"


def test_a_ride_is_planned_and_changed_in_the_inspector_and_removed_by_its_key(
    page: VehiclesPage, qtbot: QtBot, qapp: QApplication
) -> None:
    page.table.pick(3)
    page.add_ride.trigger()
    fields = {name: one.control for name, one in page.pane.ride.fields.items()}
    for name, text in (("start", "13 June 2030 10:00"), ("end", "10:40"), ("from_place", "Pier")):
        enter(page, fields[name], text, qtbot)
    pressed(page, words.say("vehicles.add-this-name"), qtbot)
    planned = said(page)[3]
    enter(page, fields["end"], "08:00", qtbot)
    backwards = page.pane.ride.fields["end"].wrong.text()
    typed(fields["start"], " ")
    QTest.keyClick(fields["start"], Qt.Key.Key_Return)
    missing = page.pane.ride.fields["start"].wrong.text()
    enter(page, fields["to_place"], "Hall", qtbot)
    changed = said(page)[3]
    words.speak(qapp, "nb")
    norwegian = said(page)[3]
    words.speak(qapp, "en")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    read(page, qtbot)

    assert planned == "VAN: Thu 13 10:00, Pier, seats taken: 0 of 6"
    assert (backwards, missing) == (words.refusal(EndsFirstError()), words.refusal(NotAWhenError("")))
    assert changed == "VAN: Thu 13 10:00, Pier – Hall, seats taken: 0 of 6"
    assert norwegian == "VAN: Tor 13. 10:00, Pier – Hall, plasser i bruk: 0 av 6"
    assert said(page)[3] == "VAN: No rides yet, 6 seats"


def test_a_ride_that_was_begun_is_kept_with_its_vehicle_when_another_row_is_chosen(
    page: VehiclesPage, qtbot: QtBot
) -> None:
    page.table.pick(3)
    page.pane.begin()
    enter(page, page.pane.ride.fields["from_place"].control, "Pier", qtbot)
    page.table.pick(0)
    elsewhere, button = told(page), page.pane.begin_here.text()
    page.table.pick(3)
    pressed(page, words.say("vehicles.go-on-name"), qtbot)
    again = page.pane.ride.fields["from_place"].control.property("text")
    pressed(page, words.say("vehicles.drop-name"), qtbot)

    assert "The ride you began is kept with VAN." in elsewhere
    assert button == words.say("vehicles.add-ride")
    assert again == "Pier"
    assert (page.pane.kept.isVisible(), page.pane.begin_here.text()) == (False, words.say("vehicles.add-ride"))


def test_a_vehicle_goes_with_its_rides_comes_back_by_undo_and_an_event_without_any_says_what_to_do(
    page: VehiclesPage, qtbot: QtBot
) -> None:
    page.field.setText("car 7")
    kept = page.model.rowCount()
    page.field.clear()
    page.table.pick(1)
    page.pane.begin()
    page.pane.forget()
    page.remove_all.trigger()
    read(page, qtbot)
    gone = [one.split(":")[0] for one in said(page)]
    page.desk.undo()
    read(page, qtbot)
    back = len(said(page))
    page.table.pick(0)
    with qtbot.waitSignal(page.asked) as led:
        pressed(page, "Show Amina al-Harthi among people", qtbot)
    page.show_place(None)
    read(page, qtbot)
    spin(lambda: page.empty.isVisible())

    assert (kept, gone, back) == (2, ["BUS 1", "VAN"], 4)
    assert led.args == [Target("people", "P02")]
    assert words.say("vehicles.none") in told(page)
    assert (page.add.isEnabled(), page.add_ride.isEnabled(), page.remove.isEnabled()) == (False, False, False)
