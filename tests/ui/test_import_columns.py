"""Before the questions of an import: how a list comes in, its columns remembered, Enter presses what has focus."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.import_lists import people_list
from tests.ui.importing import click, parent, rest, take, wizard
from ui import words
from ui.desk import Desk
from ui.dialogs.import_wizard import ImportWizard, open_wizard

__all__ = ["parent", "wizard"]


def test_how_a_list_comes_in_has_room_for_all_its_lines(wizard: ImportWizard) -> None:
    how = next(one for one in wizard.file.findChildren(QLabel) if one.text() == words.say("import.file-how"))

    assert how.height() >= how.heightForWidth(how.width())


def test_enter_presses_the_button_that_has_focus(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    wizard.columns.back.setFocus()

    qtbot.keyClick(wizard.columns.back, Qt.Key.Key_Return)
    back = wizard.here
    wizard.cancel.setFocus()
    qtbot.keyClick(wizard.cancel, Qt.Key.Key_Enter)

    assert back == "file"
    assert not wizard.isVisible()


def test_columns_told_otherwise_are_remembered_for_the_next_list_with_these_headings(
    wizard: ImportWizard, desk: Desk, parent: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    combo = wizard.columns.choices["Skostørrelse"]
    combo.setCurrentIndex(combo.findText("Leave out"))
    combo.activated.emit(combo.currentIndex())
    told = dict(wizard.course.mapping)
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.review)
    with qtbot.waitSignal(desk.changed):
        click(qtbot, wizard, wizard.review.apply)

    again = open_wizard(desk, parent, people_list(tmp_path))
    rest(qtbot, again)
    remembered = dict(again.course.mapping)
    again.close()
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    last = open_wizard(desk, parent, people_list(tmp_path))
    rest(qtbot, last)

    assert told == {"Skostørrelse": ""}
    assert remembered == told
    assert last.course.mapping == {}
    last.close()
