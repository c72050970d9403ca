"""One page with its details beside it, for tests that need no more of the window: it is made ten times faster."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.event_bar import Place

P = TypeVar("P", bound=Page)


@contextmanager
def staged(page: P, qtbot: QtBot, code: str = "OF27") -> Iterator[P]:
    """The page at an event, read to the end, in the active window."""
    host = QWidget()
    host.setLayout(parts.row(page, page.details))
    page.details.setFixedWidth(328)
    host.resize(1240, 860)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    page.show_place(Place(code, "", code, False))
    read(page, qtbot)
    yield page
    host.close()
    host.deleteLater()
    # Without a loop that runs it would stay, and the next test would paint it anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def read(page: Page, qtbot: QtBot) -> None:
    """Everything that was asked of the desk is done, and what that asked too."""
    for _ in range(2):
        with qtbot.waitSignal(page.desk.idle, timeout=20_000):
            page.desk.read(lambda _: None, lambda _: None)


def typed(field: QWidget, text: str) -> None:
    """Type over what stands in a field. A key event each, as an input method of any script sends it."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    # QTest itself knows Latin letters alone.
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
