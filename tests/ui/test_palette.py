"""Search everywhere, by keys alone: people in any script, masked ones by alias, things and actions."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.services import planning
from tests.ui.conftest import to_the_end
from tests.ui.test_window import CONTROL, people_of
from ui import words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.history import HistoryPage
from ui.pages.overview import OverviewPage
from ui.pages.people import PeoplePage
from ui.pages.programme import ProgrammePage
from ui.pages.settings import SettingsPage
from ui.settings import Settings

# Search asks every page for its actions, and to make all of them is most of such a test.
FEW = (OverviewPage, ProgrammePage, PeoplePage, FindingsPage, HistoryPage, SettingsPage)


@pytest.fixture
def searching(desk: Desk, kept: Settings, qtbot: QtBot) -> MainWindow:
    """A window of few pages. The field has the focus and the index is there."""
    return _begun(to_the_end(MainWindow(desk, kept, FEW), qtbot), qtbot)


def _begun(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    window.turn("people")
    people_of(window).table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: window.finder.ready)
    return window


def _typed(window: MainWindow, text: str, qtbot: QtBot) -> list[str]:
    window.bar.search.clear()
    qtbot.keyClicks(window.bar.search, text)
    return [hit.text for hit in window.finder.palette.hits if hit.does]


def test_people_are_found_in_their_script_and_in_latin(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching

    assert _typed(window, "ostby", qtbot) == ["Østby, Tora"]
    window.finder.search("李文静")
    assert [hit.text for hit in window.finder.palette.hits if hit.does] == ["Li Wenjing"]


def test_a_masked_person_is_found_by_alias_alone(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching

    by_name = _typed(window, "verborgen", qtbot)
    said = [hit.text for hit in window.finder.palette.hits]
    by_alias = _typed(window, "blue 2", qtbot)

    assert by_name == []
    assert said == ["Nothing found. Protected people are found by their alias alone."]
    assert by_alias == ["Blue 2"]
    assert window.bar.search.accessibleDescription() == "Blue 2, name hidden, person"


def test_down_and_enter_take_a_result_and_the_list_is_gone(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    found = _typed(window, "al", qtbot)

    qtbot.keyClick(window.bar.search, Qt.Key.Key_Down)
    second = window.bar.search.accessibleDescription()
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Up)
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Up)
    last = window.finder.palette.view.currentIndex().row()
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)

    assert found[0] == "al-Harthi, Amina"
    assert second.startswith(found[1])
    assert last == len(window.finder.palette.hits) - 1
    assert not window.finder.palette.isVisible()
    assert window.bar.search.text() == ""
    assert window.page.name == "people"


@pytest.mark.parametrize(("key", "page"), [("Ctrl+,", "settings"), ("Ctrl+2", "programme"), ("Ctrl+3", "people")])
def test_turning_to_a_page_by_its_key_closes_the_list_and_the_page_has_the_keyboard(
    searching: MainWindow, qtbot: QtBot, key: str, page: str
) -> None:
    window = searching
    _typed(window, "al", qtbot)

    QTest.keySequence(window.bar.search, QKeySequence(key))

    assert window.page.name == page
    assert not window.finder.palette.isVisible()
    assert window.bar.search.text() == ""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is window.page or window.page.isAncestorOf(focused)


def test_escape_closes_the_list_and_gives_the_focus_back(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    _typed(window, "al", qtbot)

    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)

    assert not window.finder.palette.isVisible()
    assert QApplication.focusWidget() is people_of(window).table


def test_an_action_is_found_with_its_page_and_done(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    assert _typed(window, "settings", qtbot)[0] == "Settings"

    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.page.name == "settings")


def test_every_action_of_every_page_can_be_found_once_the_page_is_made(window: MainWindow, qtbot: QtBot) -> None:
    _begun(window, qtbot)
    by_then = words.say("safekeeping.back-up")
    _typed(window, by_then, qtbot)
    before = [hit.text for hit in window.finder.palette.hits]

    window.stack.spare.start(0)
    qtbot.waitUntil(lambda: len(window.pages.made) == len(window.pages), timeout=20_000)
    joined = [hit.text for hit in window.finder.palette.hits]
    missing = []
    for text in [act.text() for page in window.pages.values() for act in page.acts if act.isEnabled()]:
        window.finder.search(text)
        if text not in [hit.text for hit in window.finder.palette.hits]:
            missing.append(text)

    assert by_then not in before
    assert by_then in joined
    assert missing == []


def test_another_event_is_turned_to_by_its_name(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    _typed(window, "muscat", qtbot)

    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)

    assert window.bar.switcher.text() == "Muscat Edition 2027"


def test_after_a_change_the_old_names_are_forgotten_at_once(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    new = partial(planning.new_event, code="NY28", source="OF27", title="Quite new", start=None)

    with qtbot.waitSignal(window.desk.changed):
        window.desk.change(new)
    forgotten = not window.finder.ready
    _typed(window, "quite new", qtbot)

    assert forgotten
    qtbot.waitUntil(lambda: "Quite new" in [hit.text for hit in window.finder.palette.hits])


def test_nothing_typed_shows_nothing(searching: MainWindow) -> None:
    searching.finder.search("   ")

    assert not searching.finder.palette.isVisible()


def test_a_line_of_the_list_can_be_clicked(searching: MainWindow, qtbot: QtBot) -> None:
    window = searching
    _typed(window, "muscat", qtbot)
    view = window.finder.palette.view
    at = view.visualRect(view.currentIndex()).center()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert window.bar.switcher.text() == "Muscat Edition 2027"


def test_the_list_speaks_the_language_of_the_window(searching: MainWindow, qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    searching.finder.search("blue 1")

    assert [hit.text for hit in searching.finder.palette.hits][:2] == ["Personer", "Blue 1"]
    assert searching.finder.palette.hits[1].sentence == "Blue 1, navn skjult, person"
