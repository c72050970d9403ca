"""A screen that a room looks at names nobody, the panic key ends everything, captures stay black where known."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk import hardening
from forumdesk.domain.copies import Reveal
from forumdesk.domain.programme import Session
from forumdesk.services import revealing
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_world
from tests.ui.house import PEOPLE
from ui import settings, words
from ui.desk import Desk
from ui.dialogs.unlock import UnlockDialog
from ui.main_window import MainWindow
from ui.pages.safekeeping import SafekeepingPage
from ui.settings import Settings
from ui.widgets import capture, clipboard
from ui.widgets.capture import CaptureGuard
from ui.widgets.guard import Guard

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NAMES = {part for given, family, *_ in PEOPLE for part in (given, family)} - {"Li", "Live", "Aye", "Grace"}


def said(window: QWidget) -> str:
    """All that can be seen or read out in the window."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    told = [one.accessibleName() + " " + one.accessibleDescription() + " " + one.toolTip() for one in shown]
    told += [one.text() for one in shown if isinstance(one, QLabel | QLineEdit)]
    return " ".join(told)


def read_to_the_end(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.desk.idle):
            window.desk.read(lambda _: None, lambda _: None)


@pytest.fixture
def projected(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The programme, with a session chosen, and then the key."""
    window.turn("programme")
    window.activateWindow()
    read_to_the_end(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_M, BOTH)
    read_to_the_end(window, qtbot)
    return window


def test_a_projected_window_says_so_and_names_nobody(projected: MainWindow, qtbot: QtBot) -> None:
    window = projected

    on_programme = said(window)
    window.turn("people")
    read_to_the_end(window, qtbot)
    on_people = said(window)
    people = window.pages["people"]

    assert words.say("project.band") in on_programme
    assert not [name for name in NAMES if name in on_programme + on_people]
    assert words.say("project.covered") in on_people
    assert not people.isEnabled()
    assert window.inspector.isHidden()


def test_search_finds_nobody_by_name_until_projecting_ends(projected: MainWindow, qtbot: QtBot) -> None:
    window = projected
    finder = window.finder

    finder.begin()
    qtbot.waitUntil(lambda: finder.ready)
    finder.search("adeyemi")
    covered = [hit.text for hit in finder.palette.hits if hit.does]
    qtbot.mouseClick(window.stack.projecting.band.end, Qt.MouseButton.LeftButton)
    finder.begin()
    qtbot.waitUntil(lambda: finder.ready)
    finder.search("adeyemi")

    assert covered == []
    assert [hit.text for hit in finder.palette.hits if hit.does] == ["Adeyemi, Ngozi"]
    assert not window.stack.projecting.band.isVisible()


def test_nobody_is_revealed_while_a_room_looks_on_and_nothing_is_recorded(projected: MainWindow, qtbot: QtBot) -> None:
    window = projected
    refused: list[object] = []
    reveals: list[int] = []
    window.desk.failed.connect(refused.append)

    window.desk.read(lambda workspace: revealing.reveal(workspace, "P05", "OF27"), lambda _: None)
    qtbot.waitUntil(lambda: bool(refused))
    window.stack.projecting.switch()
    window.desk.read(lambda workspace: len(workspace.all(Reveal)), reveals.append)
    qtbot.waitUntil(lambda: bool(reveals))

    assert [type(error).__name__ for error in refused] == ["ProjectedError"]
    assert reveals == [0]


def test_a_page_that_was_covered_is_as_it_was_once_projecting_ends(projected: MainWindow, qtbot: QtBot) -> None:
    window = projected
    window.turn("people")
    sign = window.stack.projecting.sign

    window.resize(window.width() - 40, window.height() - 40)
    fits = sign.size() == window.stack.size()
    sign.way.click()
    read_to_the_end(window, qtbot)

    assert fits
    assert sign.isHidden()
    assert window.pages["people"].isEnabled()
    assert not window.desk.screen.projected


def test_what_is_written_meanwhile_is_written_as_it_is(projected: MainWindow, qtbot: QtBot) -> None:
    rows: list[list[Session]] = []
    seen: list[Session] = []

    projected.desk.read(
        lambda workspace: [workspace.get(Session, one.id) for one in workspace.all(Session)], rows.append
    )
    projected.desk.run(lambda workspace, _: workspace.all(Session), seen.extend)
    qtbot.waitUntil(lambda: bool(rows and seen))

    assert [one.id for one in rows[0]] == [one.id for one in seen]


def test_that_the_system_refuses_to_keep_memory_out_of_dumps_is_said_before_a_file_is_open_and_where_backups_are(
    window: MainWindow, kept: Settings, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock = UnlockDialog(kept)
    qtbot.addWidget(unlock)
    page = window.pages["safekeeping"]
    assert isinstance(page, SafekeepingPage)
    hidden = []
    for refused in (False, True):
        if refused:
            monkeypatch.setattr(hardening, "keep_out_of_dumps", lambda: False)
        guard = Guard(qapp, kept, lambda _: None)
        for shown in (None, unlock, window):
            guard.tell(shown)
        guard.end()
        hidden.append((unlock.form.dumps.isHidden(), page.dumps.isHidden()))

    words.speak(qapp, "nb")

    assert hidden == [(True, True), (False, False)]
    assert unlock.form.dumps.heading.text() == words.say_in("nb", "dumps.heading")


def test_the_panic_key_hides_all_ends_at_once_and_loses_nothing_that_was_committed(
    window: MainWindow, kept: Settings, qapp: QApplication, file: Path, qtbot: QtBot, desk: Desk
) -> None:
    ended: list[int] = []
    guard = Guard(qapp, kept, ended.append)
    folder = guard.temp.folder
    asking = QDialog(window)
    asking.setModal(True)
    asking.show()
    clipboard.put("somebody")
    field = QLineEdit(asking)
    field.show()

    qtbot.keyClick(field, Qt.Key.Key_L, BOTH)
    board = QGuiApplication.clipboard().text()
    guard.deleteLater()
    desk.close()
    desk.wait()

    assert ended == [0]
    assert not window.isVisible()
    assert not asking.isVisible()
    assert board == ""
    assert folder is not None
    assert not folder.exists()
    with Workspace.open(file, SECRET, a_world()) as workspace:
        assert len(workspace.history()) == 1


def test_captures_are_kept_out_where_the_system_knows_how_and_the_choice_is_remembered(
    window: MainWindow, kept: Settings, qapp: QApplication
) -> None:
    guard = CaptureGuard(qapp, window, kept.get(settings.HIDE_FROM_CAPTURE))
    page = window.pages["settings"]

    guard.keep_out(False)
    page.fields["capture"].finished.emit(False)  # type: ignore[attr-defined]  # the page of settings has fields

    assert not capture.is_known()
    assert not page.fields["capture"].isEnabled()  # type: ignore[attr-defined]  # as above
    assert kept.get(settings.HIDE_FROM_CAPTURE) is False
