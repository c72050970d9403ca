"""Locking: what sets it off, what is kept, what is dropped; and the clipboard."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtDBus import QDBusMessage
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.desk import Draft
from forumdesk.services import drafting
from forumdesk.services.drafting import Begun
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_world
from tests.ui.test_app import open_program, started
from tests.ui.test_window import CONTROL, people_of
from ui.app import Program
from ui.dialogs import helping
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.widgets import clipboard
from ui.widgets.away import AwayWatch, session_path
from ui.widgets.clipboard import MARK, ClipboardWatch
from ui.widgets.fields import TextField
from ui.widgets.windows_messages import WindowsMessages, means_away

__all__ = ["started"]
SESSION = "org.freedesktop.login1.Session"


def _kept(file: Path) -> list[Draft]:
    with Workspace.open(file, SECRET, a_world()) as workspace:
        return drafting.kept(workspace)


def test_an_edit_that_was_begun_is_kept_in_the_file_when_the_window_locks(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, replaced = started
    open_program(program, file, qtbot)
    assert program.window is not None
    page = program.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    organiser = page.fields["organiser-name"]
    assert isinstance(organiser, TextField)
    program.window.turn("settings")
    organiser.edit.setFocus()
    qtbot.keyClicks(organiser.edit, "Forum De")

    program.lock()

    qtbot.waitUntil(lambda: bool(replaced))
    assert [(one.page, one.fields) for one in _kept(file)] == [("settings", (("organiser-name", "Forum De"),))]


def test_a_kept_edit_is_offered_on_its_page_and_taken_up(window: MainWindow, qtbot: QtBot) -> None:
    begun = Begun("settings", "", (("organiser-name", "Forum De"),))
    window.desk.change(partial(drafting.keep, begun=[begun]))
    window.begun.ask()
    qtbot.waitUntil(lambda: bool(window.begun.offers))
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    organiser = page.fields["organiser-name"]
    left: list[list[Draft]] = []

    window.begun.offers[0].take_up.click()

    qtbot.waitUntil(lambda: organiser.pending() == "Forum De")
    window.desk.read(drafting.kept, left.append)
    qtbot.waitUntil(lambda: bool(left))
    assert window.page is page
    assert left == [[]]


def test_a_kept_edit_that_is_not_wanted_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.change(partial(drafting.keep, begun=[Begun("people", "P01", (("0 alias", "Blue 9"),))]))
    window.begun.ask()
    qtbot.waitUntil(lambda: bool(window.begun.offers))
    left: list[list[Draft]] = []

    window.begun.offers[0].drop.click()
    window.desk.read(drafting.kept, left.append)

    qtbot.waitUntil(lambda: bool(left))
    assert left == [[]]
    assert window.begun.offers == []


def test_what_a_page_could_not_place_any_more_is_passed_over(window: MainWindow) -> None:
    window.pages["history"].take_up((("9 name", "x"),))

    assert window.begun.gather() == []


def _away(qtbot: QtBot) -> tuple[AwayWatch, list[bool]]:
    owner = QObject()
    watch = AwayWatch(owner)
    seen: list[bool] = []
    watch.away.connect(lambda: seen.append(True))
    watch._kept_alive = owner  # type: ignore[attr-defined]  # for as long as the test looks
    return watch, seen


def _signal(path: str, interface: str, name: str, *values: object) -> QDBusMessage:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(values))
    return message


def test_a_screen_saver_that_begins_locks_and_one_that_ends_does_not(qtbot: QtBot) -> None:
    watch, seen = _away(qtbot)

    watch.switched(_signal("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False))
    after_end = list(seen)
    watch.switched(_signal("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True))

    assert (after_end, seen) == ([], [True])


def test_only_our_own_session_locks_us(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    watch, seen = _away(qtbot)

    watch.locked(_signal("/org/freedesktop/login1/session/_37", SESSION, "Lock"))
    others = list(seen)
    watch.locked(_signal("/org/freedesktop/login1/session/_32", SESSION, "Lock"))
    watch.changed(_signal("/org/freedesktop/login1/session/_37", "x", "PropertiesChanged", SESSION))

    assert (others, seen) == ([], [True])


@pytest.mark.parametrize(("session", "path"), [("2", "_32"), ("c1", "c1"), ("a-b", "a_2db"), ("", "")])
def test_a_session_has_the_path_that_systemd_gives_it(session: str, path: str) -> None:
    assert session_path(session) == (f"/org/freedesktop/login1/session/{path}" if path else "")


def test_a_clock_that_jumped_was_slept_through(qtbot: QtBot) -> None:
    times = iter([100.0, 105.0, 400.0])
    owner = QObject()
    watch = AwayWatch(owner, lambda: next(times))
    seen: list[bool] = []
    watch.away.connect(lambda: seen.append(True))

    watch.look_at_clock()
    after_a_moment = list(seen)
    watch.look_at_clock()

    assert (after_a_moment, seen) == ([], [True])


@pytest.mark.parametrize(
    ("message", "parameter", "away"),
    [(0x0218, 4, True), (0x0218, 18, False), (0x02B1, 7, True), (0x02B1, 8, False), (0x0001, 4, False)],
)
def test_windows_tells_of_sleep_and_of_locked_sessions(message: int, parameter: int, away: bool) -> None:
    assert means_away(message, parameter) is away


def test_messages_of_windows_are_passed_on_and_elsewhere_none_is_read(qapp: QApplication) -> None:
    heard: list[bool] = []
    messages = WindowsMessages(qapp, lambda: heard.append(True))

    answer = messages.nativeEventFilter(b"xcb_generic_event_t", 0)

    qapp.removeNativeEventFilter(messages)
    assert (answer, heard) == ((False, 0), [])


def test_a_copied_row_is_marked_secret_and_masked_as_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.turn("people")
    table = people_of(window).table
    qtbot.waitUntil(lambda: table.model().rowCount() > 5)
    table.setFocus()
    table.pick(5)

    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)

    there = QGuiApplication.clipboard().mimeData()
    assert there.text().startswith("Blue 1\t")
    assert "Verborgen" not in there.text()
    assert there.data("x-kde-passwordManagerHint").data() == b"secret"
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_without_a_table_in_focus_nothing_is_copied(window: MainWindow) -> None:
    window.bar.search.setFocus()
    QGuiApplication.clipboard().setText("before")

    helping.copy_rows()

    assert QGuiApplication.clipboard().text() == "before"


def test_what_somebody_copied_elsewhere_stays(qapp: QApplication) -> None:
    clipboard.put("ours")
    data = QMimeData()
    data.setText("theirs")
    data.setData(MARK, b"of another process")
    QGuiApplication.clipboard().setMimeData(data)

    clipboard.clear_ours()

    assert QGuiApplication.clipboard().text() == "theirs"


def test_what_was_copied_here_is_gone_after_a_while(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    watch = ClipboardWatch(owner, seconds=0)

    clipboard.put("ours")

    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert watch.parent() is owner
