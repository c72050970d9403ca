"""Pages are made when they are asked for, or ahead of that when nothing else is to be done, and never show early."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.register import PAGES
from ui.pages.shelf import Shelf
from ui.settings import Settings


class Windows(QObject):
    """Which widgets came on the screen as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_only_the_first_page_is_there_before_the_window_is_shown(desk: Desk, kept: Settings, qtbot: QtBot) -> None:
    window = MainWindow(desk, kept)
    qtbot.addWidget(window)

    assert [page.name for page in window.pages.made] == [PAGES[0].name]
    assert list(window.pages) == [kind.name for kind in PAGES]
    assert len(window.pages) == len(PAGES)


def test_the_others_come_by_themselves_and_none_as_a_window(
    qapp: QApplication, desk: Desk, kept: Settings, qtbot: QtBot
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    window = MainWindow(desk, kept)
    qtbot.addWidget(window)

    window.show()
    qtbot.waitUntil(lambda: len(window.pages.made) == len(PAGES), timeout=60_000)
    qapp.removeEventFilter(windows)

    assert windows.seen == ["MainWindow"]
    # Those of the navigation before the rest: it shows what they count.
    items = window.nav.items.keys() & {kind.name for kind in PAGES}
    assert {page.name for page in window.pages.made[: len(items)]} == items


def test_a_page_is_made_once(desk: Desk) -> None:
    shelf = Shelf((FindingsPage,), lambda kind: kind(desk))

    first, again = shelf["findings"], shelf["findings"]

    assert first is again
    assert "findings" in shelf
    assert "nowhere" not in shelf
    assert not shelf.make_next()


def test_none_is_made_while_somebody_drags(desk: Desk, kept: Settings, qtbot: QtBot) -> None:
    window = MainWindow(desk, kept)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: desk.at_rest)

    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton)
    there = len(window.pages.made)
    qtbot.wait(200)
    held = len(window.pages.made)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton)

    assert held == there
    qtbot.waitUntil(lambda: len(window.pages.made) > there)
