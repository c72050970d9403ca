"""The program put together: unlock, main window, lock; and what is loaded before the first paint."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_world
from ui import settings, theme, words
from ui.app import Program
from ui.dialogs.crash import CrashDialog, details
from ui.dialogs.unlock_form import Wish
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.idle import IdleWatch

HEAVY = (
    "openpyxl",
    "reportlab",
    "icalendar",
    "zxcvbn",
    "sqlcipher3",
    "cryptography",
    "forumdesk.services",
    "forumdesk.store",
    "pyuca",
    "anyascii",
    "PySide6.QtDBus",
    "importlib.metadata",
)


@contextmanager
def running(program: Program, *locked: Path) -> Iterator[Program]:
    """With its unlock window on the screen, for files that were locked together; all of it is closed at the end."""
    program.profile = Profile.TESTS
    program.start(*locked)
    yield program
    if program.guard is not None:
        program.guard.end()
    for part in (program.unlock, *(one.window for one in program.open)):
        if part is not None:
            part.blockSignals(True)
            part.close()
            part.deleteLater()
    for desk in {program.desk, *(one.desk for one in program.open)} - {None}:
        assert desk is not None
        desk.close()
        desk.wait()
    # A window that is only marked for deletion is polished anew with every theme of the tests to come.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def started(
    qapp: QApplication, kept: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Program, list[Sequence[Path]]]]:
    """The program with its unlock window on the screen; closing it does not end the test run."""
    replaced: list[Sequence[Path]] = []
    monkeypatch.setattr(qapp, "quit", lambda: None)
    with running(Program(qapp, kept, replaced.append)) as program:
        yield program, replaced


def open_program(program: Program, file: Path, qtbot: QtBot) -> None:
    program._unlock(Wish(file, PASSPHRASE, None, new=False))
    qtbot.waitUntil(lambda: program.window is not None)


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    code = f"""
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.settings import Settings
app = QApplication([])
program = Program(app, Settings(QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat)), print)
program.start()
print([name for name in {HEAVY!r} if name in sys.modules])
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_the_right_passphrase_leads_to_the_main_window(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, _ = started

    program.warm_up()
    open_program(program, file, qtbot)

    assert program.unlock is None
    assert program.window is not None
    assert program.window.isVisible()
    assert not program.window.windowIcon().pixmap(32).isNull()


def test_a_wrong_one_stays_at_the_unlock_window_and_says_why(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, _ = started
    unlock = program.unlock
    assert unlock is not None
    unlock.take(file)
    unlock.form.passphrase.edit.setText("not this one")

    unlock.form.go.click()

    qtbot.waitUntil(unlock.form.error.isVisible)
    assert program.window is None


def test_a_new_workspace_is_made_and_opened(
    started: tuple[Program, list[Sequence[Path]]], tmp_path: Path, qtbot: QtBot
) -> None:
    program, _ = started

    program._unlock(Wish(tmp_path / "new.forumdesk", PASSPHRASE, None, new=True))
    qtbot.waitUntil(lambda: program.window is not None)

    assert program.window is not None
    qtbot.waitUntil(lambda: program.window is not None and program.window.bar.switcher.text() == "No event yet")
    assert program.window.pages["people"].count.text() in ("", "0")


def test_cancel_throws_away_the_key_that_is_being_made(
    started: tuple[Program, list[Sequence[Path]]], tmp_path: Path, qtbot: QtBot
) -> None:
    program, _ = started
    unlock = program.unlock
    assert unlock is not None
    # One whose key takes long enough to be cancelled.
    file = tmp_path / "slow.forumdesk"
    Workspace.create(file, SECRET, a_world(), Profile.SMALL_MEMORY).close()
    unlock.take(file)
    unlock.form.passphrase.edit.setText(PASSPHRASE)
    unlock.form.go.click()

    unlock.form.cancel.click()

    desk = program.desk
    assert desk is not None
    qtbot.waitSignal(desk.idle).wait()
    assert program.window is None
    assert unlock.form.go.isEnabled()


def test_locking_closes_the_file_and_starts_anew_at_the_same_file(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, replaced = started
    open_program(program, file, qtbot)
    window = program.window
    assert window is not None

    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: bool(replaced))
    assert replaced == [(file,)]
    assert not window.isVisible()
    assert [path.name for path in file.parent.glob("forum*")] == ["forum.forumdesk"]
    assert program.kept.get(settings.GEOMETRY).size() > 0


def test_after_locking_only_the_passphrase_is_missing(
    qapp: QApplication, kept: Settings, file: Path, qtbot: QtBot
) -> None:
    program = Program(qapp, kept, lambda _: None)

    program.start(file)

    unlock = program.unlock
    assert unlock is not None
    qtbot.addWidget(unlock)
    assert unlock.form.file.path == file
    unlock.left.disconnect()


def test_closing_the_window_closes_the_file_and_replaces_nothing(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, replaced = started
    open_program(program, file, qtbot)
    window, desk = program.window, program.desk
    assert window is not None
    assert desk is not None

    with qtbot.waitSignal(desk.closed):
        window.close()

    assert replaced == []


def test_theme_size_and_language_are_remembered(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, _ = started
    open_program(program, file, qtbot)

    program.looks.choose_theme("dark")
    program.looks.choose_size(150)
    program.looks.choose_language("nb")

    assert (theme.mode(), theme.scale(), words.language()) == (Mode.DARK, 150, "nb")
    assert program.kept.get(settings.TEXT_SIZE) == 150
    assert program.kept.unknown() == []


def test_what_was_remembered_wrongly_does_no_harm(qapp: QApplication, kept: Settings, qtbot: QtBot) -> None:
    kept.put(settings.THEME, "pink")
    kept.put(settings.TEXT_SIZE, 123)
    program = Program(qapp, kept, lambda _: None)

    program.start()

    assert program.unlock is not None
    qtbot.addWidget(program.unlock)
    program.unlock.left.disconnect()
    assert (theme.mode(), theme.scale()) == (Mode.SYSTEM, 100)


def test_an_error_of_our_own_shows_place_and_kind_and_no_value(
    started: tuple[Program, list[Sequence[Path]]], qtbot: QtBot
) -> None:
    program, _ = started

    def fail() -> None:
        raise ValueError("Hassan Verborgen")

    with pytest.raises(ValueError, match="Verborgen") as met:
        fail()
    program.crashed(met.value)
    said = details(met.value)

    assert program.unlock is not None
    dialog = program.unlock.findChild(CrashDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert said.startswith("ValueError\ntest_app.py:")
    assert "Hassan" not in dialog.text.toPlainText()
    dialog.findChildren(type(program.unlock.form.go))[0].click()
    assert QGuiApplication.clipboard().text() == said
    dialog.accept()


def test_a_refusal_in_the_window_is_said_in_its_status_line(
    started: tuple[Program, list[Sequence[Path]]], file: Path, qtbot: QtBot
) -> None:
    program, _ = started
    open_program(program, file, qtbot)
    window, desk = program.window, program.desk
    assert window is not None
    assert desk is not None

    desk.redo()

    qtbot.waitUntil(lambda: window.status.said.text() == "There is nothing to redo.")


def test_after_a_while_without_a_touch_it_is_idle(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    watch = IdleWatch(owner, 60)

    with qtbot.waitSignal(watch.idle, timeout=5000):
        QApplication.sendEvent(qapp, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))

    owner.deleteLater()
