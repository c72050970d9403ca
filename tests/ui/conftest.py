"""What the tests of the window start from: no display, a theme, a desk on a real encrypted file."""

import os

# Before anything of Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.store.cipher import Profile
from tests.builders import SECRET, a_world
from tests.ui.house import a_forum, fill_a_forum
from ui import theme, words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.tidying import Tidying


@pytest.fixture(scope="session")
def tidying(qapp: QApplication) -> Tidying:
    """As in the program: Python's collector of circles never runs while Qt is at work."""
    return Tidying(qapp)


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication, tidying: Tidying) -> Iterator[None]:
    """Every test begins in English, in the light, at 100 %."""
    tidying.tidy()
    # Windows of the test before are gone by now, or every change of theme would dress them, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.use_fonts(("Inter",))
    words.speak(qapp, "en")
    theme.apply(qapp, Mode.LIGHT, 100)
    yield
    words.speak(qapp, "en")


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture(scope="session")
def forum(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with the invented forum in it: filled once, and every test begins with a copy."""
    path = tmp_path_factory.mktemp("forum") / "forum.forumdesk"
    fill_a_forum(path, a_forum())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, forum: bytes) -> Path:
    """A workspace with the invented forum in it, closed."""
    path = tmp_path / "forum.forumdesk"
    path.write_bytes(forum)
    return path


@pytest.fixture
def bare_desk() -> Iterator[Desk]:
    """A desk with nothing open on it, closed at the end whatever happens."""
    desk = Desk(a_world(), Profile.TESTS)
    yield desk
    desk.close()
    desk.wait()


@pytest.fixture
def desk(bare_desk: Desk, file: Path, qtbot: QtBot) -> Desk:
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(file, SECRET)
    return bare_desk


def to_the_end(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """On the screen, with what is found counted and all of it read."""
    assert window.pages["findings"].name == "findings"
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    # The other pages come when a test asks for them: all of them take longer than most tests.
    window.stack.spare.stop()
    qtbot.waitUntil(lambda: window.pages["history"].count.text() != "")
    with qtbot.waitSignal(window.desk.idle):
        window.desk.read(lambda _: None, lambda _: None)
    return window


@pytest.fixture
def window(desk: Desk, kept: Settings, qtbot: QtBot) -> MainWindow:
    """The main window on the forum."""
    return to_the_end(MainWindow(desk, kept), qtbot)
