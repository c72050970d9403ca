"""A protected name: shown while a button is held, or for ten seconds to who proved it; drawn, recorded, and gone."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.copies import Reveal
from forumdesk.domain.people import Person
from tests.builders import PASSPHRASE
from tests.ui.people_desk import PeopleDesk
from ui.desk import Desk
from ui.dialogs.reveal import RevealDialog
from ui.models.cells import CellRole
from ui.widgets.reveal import SECONDS, Drawn, RevealCard

NAME = "Hassan Verborgen"


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    at = PeopleDesk(desk, qtbot)
    at.pick("P05")
    return at


def card(at: PeopleDesk) -> RevealCard:
    return at.page.pane.one.reveal


def texts(at: PeopleDesk) -> str:
    """All that could be read out, copied or found in the window."""
    widgets = at.window.findChildren(QWidget)
    said = [one.accessibleName() + one.accessibleDescription() + one.toolTip() for one in widgets]
    said += [one.text() for one in at.window.findChildren(QLabel)]
    return " ".join([*said, *(one.text() for one in at.window.findChildren(QLineEdit))])


def reveals(at: PeopleDesk) -> int:
    return len(at.ask(lambda workspace: workspace.all(Reveal)))


def test_a_name_is_drawn_while_the_mouse_holds_the_button(at: PeopleDesk) -> None:
    button = card(at).button

    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    at.settle()
    held = card(at).open, card(at).drawn.isVisible(), NAME in texts(at)
    drawn = card(at).drawn.grab().toImage()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert held == (True, True, False)
    assert len({drawn.pixel(x, 20) for x in range(drawn.width())}) > 3
    assert not card(at).open
    assert reveals(at) == 1
    assert at.changes[0].label is Label.REVEAL


def test_the_row_of_who_is_revealed_has_an_open_lock_and_says_so(at: PeopleDesk) -> None:
    model, button = at.page.model, card(at).button
    row = model.row_of("P05")

    def told() -> tuple[bool, str, str]:
        cell = model.index(row, 0).data(CellRole)
        return cell.opened, cell.beside, str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    before = told()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    at.settle()
    during, others = told(), [one for one in range(len(model.rows)) if model.index(one, 0).data(CellRole).opened]
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert before[:2] == (False, "name hidden")
    assert during[:2] == (True, "name shown")
    assert during[2].startswith("Blue 1, name shown, ")
    assert others == [row]
    assert told() == before


def test_space_held_does_the_same_and_its_repeats_record_nothing(at: PeopleDesk, qtbot: QtBot) -> None:
    button = card(at).button
    button.setFocus()

    QTest.keyPress(button, Qt.Key.Key_Space)
    at.settle()
    held = card(at).open
    QTest.keyRelease(button, Qt.Key.Key_Space)

    assert held
    assert not card(at).open
    assert reveals(at) == 1


def test_a_button_let_go_before_the_answer_came_shows_nothing(at: PeopleDesk) -> None:
    QTest.mouseClick(card(at).button, Qt.MouseButton.LeftButton)
    at.settle()

    assert not card(at).open
    assert card(at).drawn.empty


def test_losing_the_focus_hides_the_name(at: PeopleDesk) -> None:
    card(at).button.setFocus()
    QTest.mousePress(card(at).button, Qt.MouseButton.LeftButton)
    at.settle()
    held = card(at).open

    at.page.table.setFocus()

    assert held
    assert card(at).drawn.empty


def _prove(at: PeopleDesk, passphrase: str) -> RevealDialog:
    card(at).prove.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RevealDialog)
    QTest.keyClicks(dialog.passphrase.edit, passphrase)
    QTest.keyClick(dialog.passphrase.edit, Qt.Key.Key_Return)
    at.settle()
    return dialog


@pytest.fixture
def proven(at: PeopleDesk) -> PeopleDesk:
    """Revealed by passphrase, with the window in front again."""
    _prove(at, PASSPHRASE)
    at.window.activateWindow()
    at.settle()
    return at


def test_who_proves_it_sees_the_name_for_ten_seconds_with_a_countdown(proven: PeopleDesk) -> None:
    shown = card(proven).open, card(proven).left_text.text(), card(proven).button.isVisible()
    timer = card(proven).findChild(QTimer)
    assert timer is not None

    for _ in range(SECONDS - 1):
        timer.timeout.emit()
    last = card(proven).left_text.text()
    timer.timeout.emit()

    assert shown == (True, f"{SECONDS} s left", False)
    assert last == "1 s left"
    assert card(proven).drawn.empty
    assert card(proven).button.isVisible()
    assert reveals(proven) == 1


def test_the_keyboard_stays_on_the_card_when_the_ten_seconds_are_over(proven: PeopleDesk, qapp: QApplication) -> None:
    timer = card(proven).findChild(QTimer)
    assert timer is not None
    card(proven).hide_now.setFocus()
    went: list[QWidget | None] = []

    def note(_: QWidget | None, now: QWidget | None) -> None:
        went.append(now)

    qapp.focusChanged.connect(note)

    for _ in range(SECONDS):
        timer.timeout.emit()

    qapp.focusChanged.disconnect(note)
    assert went == [card(proven).button]


def test_a_wrong_passphrase_is_told_and_records_nothing(at: PeopleDesk) -> None:
    dialog = _prove(at, "not this one")

    said = dialog.wrong.text()
    dialog.reject()

    assert said.startswith("The passphrase or key file is not the one that opened this workspace.")
    assert not card(at).open
    assert reveals(at) == 0


def test_hidden_fields_are_edited_only_while_they_are_open(proven: PeopleDesk) -> None:
    family = proven.line("person.family_name")
    opened = family.isVisible(), family.text()

    proven.type("person.family_name", "Verborgen-Testerud")
    changed = proven.ask(lambda workspace: workspace.where(Person, ref="P05")[0])
    card(proven).hide_now.click()

    assert opened == (True, "Verborgen")
    assert changed.family_name == "Verborgen-Testerud"
    assert not family.isVisible()
    assert "Verborgen" not in texts(proven)


def test_typing_keeps_what_was_opened_open(proven: PeopleDesk) -> None:
    timer = card(proven).findChild(QTimer)
    assert timer is not None
    for _ in range(SECONDS - 2):
        timer.timeout.emit()

    QTest.keyClicks(proven.line("person.title_line"), "Ad")

    assert card(proven).left_text.text() == f"{SECONDS} s left"


def test_what_is_typed_into_a_field_that_was_opened_is_no_draft(proven: PeopleDesk) -> None:
    QTest.keyClicks(proven.line("person.title_line"), "Ad")

    assert proven.page.drafts() == ()


def test_another_person_another_window_or_a_hidden_pane_ends_it(proven: PeopleDesk) -> None:
    proven.pick("P06")
    after_another = card(proven).open, "Verborgen" in texts(proven)
    proven.pick("P05")
    _prove(proven, PASSPHRASE)
    QApplication.sendEvent(card(proven), QEvent(QEvent.Type.Hide))
    card(proven).hide()

    assert after_another == (False, False)
    assert card(proven).drawn.empty
    assert not card(proven).proven


def test_nothing_is_drawn_where_there_is_nothing_to_draw(qtbot: QtBot) -> None:
    drawn = Drawn()
    qtbot.addWidget(drawn)
    drawn.show()

    assert drawn.empty
    assert not drawn.grab().isNull()
