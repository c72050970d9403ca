"""The unlock window: what it asks, what it says when something is wrong, and that cancel works."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.progress import Cancelled
from forumdesk.store.errors import WrongKeyError
from tests.builders import PASSPHRASE
from ui import words
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.unlock_form import Wish, when_text
from ui.settings import Settings
from ui.widgets.strength import score

GOOD = "seven herons over an invented lake"


@pytest.fixture
def unlock(kept: Settings, qtbot: QtBot) -> UnlockDialog:
    dialog = UnlockDialog(kept)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _wishes(unlock: UnlockDialog) -> list[Wish]:
    wishes: list[Wish] = []
    unlock.asked.connect(wishes.append)
    return wishes


def test_a_file_and_its_passphrase_are_asked_for_and_nothing_else(
    unlock: UnlockDialog, file: Path, qtbot: QtBot
) -> None:
    wishes = _wishes(unlock)

    unlock.take(file)
    qtbot.keyClicks(unlock.form.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(unlock.form.passphrase.edit, Qt.Key.Key_Return)

    assert wishes == [Wish(file, PASSPHRASE, None, new=False)]
    assert unlock.form.title.text() == "Open forum.forumdesk"
    assert unlock.windowTitle() == "ForumDesk"


def test_the_notice_stands_in_both_languages_whatever_the_window_speaks(
    unlock: UnlockDialog, qapp: QApplication
) -> None:
    words.speak(qapp, "nb")

    from PySide6.QtWidgets import QLabel

    said = {label.text() for label in unlock.findChildren(QLabel)}
    assert words.say_in("en", "notice") in said
    assert words.say_in("nb", "notice") in said


def test_a_wrong_passphrase_is_said_above_the_field_and_selected(unlock: UnlockDialog, file: Path) -> None:
    unlock.take(file)
    unlock.form.passphrase.edit.setText("not this one")
    unlock.form.go.click()

    unlock.refused(WrongKeyError(file))

    assert unlock.form.error.isVisible()
    assert "wrong, or the file is damaged" in unlock.form.error.sentence.text()
    assert unlock.form.passphrase.edit.selectedText() != ""
    assert unlock.form.passphrase.edit.hasFocus()


def test_the_refusal_follows_the_language(unlock: UnlockDialog, file: Path, qapp: QApplication) -> None:
    unlock.take(file)
    unlock.form.rest(True)
    unlock.refused(WrongKeyError(file))

    words.speak(qapp, "nb")

    assert unlock.form.error.heading.text() == "Filen lot seg ikke åpne"
    assert unlock.form.title.text() == "Åpne forum.forumdesk"


def test_while_the_key_is_made_fields_rest_and_cancel_works(unlock: UnlockDialog, file: Path, qtbot: QtBot) -> None:
    unlock.take(file)
    unlock.form.passphrase.edit.setText(PASSPHRASE)
    unlock.form.go.click()
    resting = not unlock.form.passphrase.isEnabled() and not unlock.form.go.isEnabled()

    with qtbot.waitSignal(unlock.cancel_asked):
        qtbot.keyClick(unlock, Qt.Key.Key_Escape)

    assert resting
    assert unlock.form.go.isEnabled()
    unlock.refused(Cancelled())
    assert not unlock.form.error.isVisible()


def test_without_work_cancel_leaves(unlock: UnlockDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(unlock.left):
        unlock.form.cancel.click()


def test_no_file_no_key(unlock: UnlockDialog) -> None:
    wishes = _wishes(unlock)

    unlock.form.go.click()

    assert wishes == []
    assert unlock.form.error.sentence.text() == "Choose the file first."


def test_a_new_file_wants_a_strong_passphrase_typed_twice(
    unlock: UnlockDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "new"), ""))
    wishes = _wishes(unlock)
    said = []

    unlock.side.create_choice.click()
    for one, other in (("Forum2026!", "Forum2026!"), (GOOD, GOOD + "s"), (GOOD, GOOD)):
        unlock.form.passphrase.edit.setText(one)
        unlock.form.again.edit.setText(other)
        unlock.form.go.click()
        said.append(unlock.form.error.sentence.text())

    assert said[0] == words.say("unlock.weak")
    assert said[1] == words.say("unlock.differ")
    assert wishes == [Wish(tmp_path / "new.forumdesk", GOOD, None, new=True)]


def test_the_meter_judges_as_it_is_typed(unlock: UnlockDialog) -> None:
    unlock.form.turn(True)

    unlock.form.passphrase.edit.setText("Forum2026!")
    weak = unlock.form.strength.score
    unlock.form.passphrase.edit.setText(GOOD * 4)

    assert weak == 3
    assert unlock.form.strength.score == 4
    assert score("a") == 0
    unlock.form.strength.grab()


def test_a_key_file_goes_along_and_one_that_is_gone_is_told(unlock: UnlockDialog, file: Path, tmp_path: Path) -> None:
    wishes = _wishes(unlock)
    key = tmp_path / "key.bin"
    key.write_bytes(b"invented")
    unlock.take(file)

    unlock.form.key_file.take(key)
    unlock.form.go.click()
    unlock.form.rest(False)
    key.unlink()
    unlock.form.go.click()

    assert [wish.key_file for wish in wishes] == [b"invented"]
    assert "key.bin could not be read" in unlock.form.error.sentence.text()


def test_choosing_a_key_file_by_its_button_and_thinking_better_of_it(
    unlock: UnlockDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "key.bin"), ""))
    unlock.form.key_file.button.click()
    chosen = unlock.form.key_file.path

    unlock.form.key_file._forget.click()

    assert chosen == tmp_path / "key.bin"
    assert unlock.form.key_file.path is None


def test_ctrl_o_asks_for_a_file(
    unlock: UnlockDialog, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))

    qtbot.keyClick(unlock, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)

    assert unlock.form.file.path == file


def test_a_dialog_left_without_a_file_changes_nothing(unlock: UnlockDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    unlock.side.open_choice.click()

    assert unlock.form.file.path is None


def test_capitals_without_shift_say_that_caps_lock_is_on(unlock: UnlockDialog, qtbot: QtBot) -> None:
    edit = unlock.form.passphrase.edit
    seen = []

    for text, shift in (("a", False), ("A", True), ("A", False), ("a", False)):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        _type(edit, text, modifier)
        seen.append(_caps_said(unlock))
    qtbot.keyClick(edit, Qt.Key.Key_CapsLock)
    seen.append(_caps_said(unlock))

    assert seen == [False, False, True, False, True]


def _caps_said(unlock: UnlockDialog) -> bool:
    said = words.say("unlock.caps")
    return any(label.text() == said and label.isVisible() for label in unlock.form.findChildren(QLabel))


def _type(edit: QLineEdit, text: str, modifier: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text))


def test_the_passphrase_is_bullets_until_shown_and_again_when_the_face_changes(unlock: UnlockDialog) -> None:
    field = unlock.form.passphrase
    hidden = field.edit.echoMode()

    field.findChildren(QPushButton)[0].click()
    shown = field.edit.echoMode()
    unlock.form.turn(False)

    assert hidden is QLineEdit.EchoMode.Password
    assert shown is QLineEdit.EchoMode.Normal
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert field.edit.text() == ""


def test_recent_files_stand_there_once_switched_on(kept: Settings, file: Path, qtbot: QtBot) -> None:
    kept.switch_recent(True)
    kept.note_recent(str(file))
    dialog = UnlockDialog(kept)
    qtbot.addWidget(dialog)

    dialog.side.recent._file(file).click()
    dialog.side.recent.asked.emit(file)
    dialog.side.recent._turn(False)

    assert dialog.form.file.path == file
    assert kept.recent() == []


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # a menu that opens, where no screen is
def test_the_language_is_changed_in_the_window(unlock: UnlockDialog, qtbot: QtBot) -> None:
    unlock.show()
    unlock.side.language.click()
    (menu,) = unlock.side.language.findChildren(QMenu)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]

    with qtbot.waitSignal(unlock.language_chosen) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert ticked == ["English"]

    assert told.args == ["nb"]


def test_when_a_file_was_changed_is_said_as_people_say_it() -> None:
    from datetime import date, datetime

    today = date(2027, 6, 9)

    assert when_text(datetime(2027, 6, 9, 18, 42), today) == "today 18:42"
    assert when_text(datetime(2027, 6, 8, 18, 42), today) == "yesterday 18:42"
    assert when_text(datetime(2027, 5, 8, 18, 42), today) == "Sat 8 May 2027 18:42"


def test_the_choices_are_walked_with_the_arrows(unlock: UnlockDialog, qtbot: QtBot) -> None:
    unlock.activateWindow()
    unlock.side.open_choice.setFocus()

    qtbot.keyClick(unlock.side, Qt.Key.Key_Down)

    assert unlock.focusWidget() is not unlock.side.open_choice
    unlock.grab()


def test_a_backup_stays_as_it_is_and_a_copy_of_it_is_opened(
    unlock: UnlockDialog, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "again"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    before = file.read_bytes()

    unlock.form.backup.click()
    taken = unlock.form.file.path
    unlock.form.backup.click()

    assert taken == tmp_path / "again.forumdesk"
    assert (taken.read_bytes(), file.read_bytes()) == (before, before)
    assert unlock.form.error.isVisible()


def test_a_backup_that_is_not_chosen_changes_nothing(unlock: UnlockDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    unlock.form.backup.click()

    assert unlock.form.file.path is None


def test_a_backup_is_for_opening_and_not_for_making_a_new_file(unlock: UnlockDialog) -> None:
    shown = unlock.form.backup.isVisible()

    unlock.form.turn(True)

    assert shown
    assert not unlock.form.backup.isVisible()


def test_about_can_be_read_before_anything_is_open(unlock: UnlockDialog) -> None:
    from ui.dialogs.about import AboutDialog

    unlock.side.about.click()

    dialog = unlock.findChildren(AboutDialog)[0]
    assert dialog.isVisible()
    dialog.accept()
