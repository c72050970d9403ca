"""A question left open, answered later in its own dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.importers.headings import ImportKind
from forumdesk.services.importing import import_list
from forumdesk.store.workspace import Workspace
from tests.ui.import_lists import HEADER, ROWS
from ui import words
from ui.desk import Desk
from ui.dialogs.question import QuestionDialog

Open = Callable[[str], QuestionDialog]


@pytest.fixture
def ask(desk: Desk, qtbot: QtBot) -> Open:
    """Opens the dialog on a question of the list, which has come in without an answer."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1440, 900)
    parent.show()
    data = "\n".join((HEADER, *ROWS, "")).encode()
    with qtbot.waitSignal(desk.changed):
        desk.change(lambda workspace: import_list(workspace, ImportKind.PEOPLE, data).change_set)

    def opened(key: str) -> QuestionDialog:
        dialog = QuestionDialog(desk, key, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        with qtbot.waitSignal(desk.idle):
            dialog.open()
        return dialog

    return opened


def still_open(desk: Desk, qtbot: QtBot) -> set[str]:
    found: list[set[str]] = []
    desk.read(lambda workspace: {one.key for one in workspace.snapshot().questions if one.open}, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_date_is_read_as_chosen_in_one_undoable_step(ask: Open, desk: Desk, qtbot: QtBot) -> None:
    dialog = ask("dob:N01")
    where = dialog.view.cell.where.text()

    qtbot.mouseClick(dialog.view.cell.choices["1968-03-04"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(dialog.view.take, Qt.MouseButton.LeftButton)

    assert where == "Row 2, column Birth date, Khin Myar Aye"
    assert not dialog.isVisible()
    assert "dob:N01" not in still_open(desk, qtbot)
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert "dob:N01" in still_open(desk, qtbot)


def test_two_people_become_one_by_field(ask: Open, desk: Desk, qtbot: QtBot) -> None:
    dialog = ask("merge:N02+P01")
    organisation = list(dialog.view.pair.compare.cells.values())[1]
    qtbot.mouseClick(organisation[1], Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    found: list[str] = []

    def look(workspace: Workspace) -> str:
        snapshot = workspace.snapshot()
        return snapshot.organisations[snapshot.person_by_ref["N02"].organisation_id or ""].name

    desk.read(look, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["Sea Institute"]


def test_later_leaves_it_open(ask: Open, desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    dialog = ask("merge:N02+P01")
    words.speak(qapp, "nb")
    said = dialog.view.pair.evidence.said.text()

    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert "Samme navn" in said
    assert not dialog.isVisible()
    assert "merge:N02+P01" in still_open(desk, qtbot)


@pytest.mark.parametrize("key", ["dob:NOBODY", "merge:N02+P01"])
def test_one_that_is_answered_or_was_never_asked_says_so(ask: Open, desk: Desk, qtbot: QtBot, key: str) -> None:
    first = ask("merge:N02+P01")
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(first.view.two, Qt.MouseButton.LeftButton)

    dialog = ask(key)

    assert dialog.gone.isVisible()
    assert not dialog.view.isEnabled()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
