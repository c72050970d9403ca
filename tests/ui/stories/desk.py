"""The stage of the stories: a file opened by a typed passphrase, used by keys and mouse, read again once closed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, reopened
from tests.ui.house import spin
from tests.ui.printing_house import at_rest
from ui import words
from ui.app import Program
from ui.dialogs.crash import CrashDialog
from ui.main_window import MainWindow
from ui.models.table import Table
from ui.pages.page import Page
from ui.pages.print_page import PrintPage
from ui.settings import Settings
from ui.widgets.page_head import Tabs

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)
_MOST = 40
LEFT = Qt.MouseButton.LeftButton
PLAIN, CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Story:
    """What somebody does at the window. `strokes` counts the keys and clicks it took."""

    def __init__(self, program: Program, file: Path, qtbot: QtBot) -> None:
        self.program, self.file, self._qtbot = program, file, qtbot
        self.strokes = 0

    def unlock(self) -> None:
        """The file is known; its passphrase is typed, and the window read to the end."""
        unlock = self.program.unlock
        assert unlock is not None
        unlock.activateWindow()
        spin(unlock.isActiveWindow)
        self.write(PASSPHRASE, unlock.form.passphrase.edit)
        self.press(Qt.Key.Key_Return)
        spin(lambda: self.program.window is not None)
        # Pages come when they are turned to: that the others come by themselves has a test of its own.
        self.window.stack.spare.stop()
        # The screen of the tests is small, and the window fits itself to it; people have a larger one.
        self.window.resize(1440, 900)
        self.settle()
        self.strokes = 0

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, on: QWidget | None = None) -> None:
        """One key, to whatever has the keyboard, and until what it led to is done."""
        self.strokes += 1
        # A menu or a list that is open takes the keys, as a window system has it.
        taker = on or QApplication.activePopupWidget() or QApplication.focusWidget()
        QTest.keyClick(taker or self.window, key, modifiers)
        self.settle()

    def press_until(self, holds: Callable[[], bool], key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """The same key again and again; an error if that does not lead there."""
        for _ in range(_MOST):
            if holds():
                return
            self.press(key, modifiers)
        raise AssertionError(key)

    def write(self, text: str, into: QWidget | None = None) -> None:
        """A key for each letter, of any script; into a field it goes in the place of what stood there."""
        if into is not None:
            into.setFocus()
            QTest.keyClick(into, Qt.Key.Key_A, CONTROL)
        field = into or QApplication.focusWidget()
        assert field is not None
        for letter in text:
            self.strokes += 1
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))

    def click(self, widget: QWidget, at: QPoint | None = None, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.strokes += 1
        QTest.mouseClick(widget, LEFT, modifiers, at or QPoint())
        self.settle()

    def click_row(self, table: Table, number: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        assert number >= 0
        index = table.model().index(number, 0)
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center(), modifiers)

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """The button that says so."""
        buttons = (within or self.window.page).findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and text in (one.text(), one.accessibleName()))

    def turn(self, kind: type[P]) -> P:
        """To a page by its key, and on by its tab where it stands behind another one."""
        home = (kind.family or (kind.name,))[0]
        number = self.window.nav.numbered.index(home)
        # The tenth page has Alt+0; the key without Alt gives back the normal text size.
        ahead = (Qt.Key(Qt.Key.Key_1 + number), CONTROL) if number < 9 else (Qt.Key.Key_0, ALT)
        self.press(*ahead)
        if kind.name != home:
            tabs = self.window.page.findChild(Tabs)
            assert tabs is not None
            self.click(self.button(words.say(f"page.{kind.name}"), tabs))
        page = self.window.page
        assert isinstance(page, kind)
        if isinstance(page, PrintPage):
            self.look(page)
        return page

    def look(self, page: PrintPage) -> None:
        """Until what was chosen is drawn, or there is nothing to draw."""
        self.settle()
        spin(lambda: not page._settle.isActive())
        self.settle()
        spin(lambda: at_rest(page.preview))

    def dialog(self, kind: type[W]) -> W:
        """The window of that kind that stands on the screen now."""
        spin(lambda: any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets()))
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())

    def file_dialog(self, path: Path) -> None:
        """Type where to into the file dialog that is open, and Enter."""
        dialog = self.dialog(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        self.write(str(path), field)
        # The list of names that fit would take the first Enter.
        names = field.completer().popup()
        assert names is not None
        names.hide()
        self.press(Qt.Key.Key_Return, on=field)

    def settle(self) -> None:
        """Until the desk has done all that was asked of it, and what that led to."""
        desk = self.program.desk
        for _ in range(3 if desk is not None and self.program.window is not None else 0):
            done: list[bool] = []
            assert desk is not None
            desk.read(lambda _: True, done.append)
            spin(lambda done=done: bool(done))  # type: ignore[misc]  # the default binds the loop's value
            # Widgets put into a layout are shown a turn later.
            QCoreApplication.processEvents()
        self._come_back()

    def _come_back(self) -> None:
        """Where there is no window system nobody gives the keyboard back to the window once a dialog is closed."""
        window = self.program.window
        if window is None or not window.isVisible():
            return
        crash = window.findChild(CrashDialog)
        assert crash is None, crash.text.toPlainText()
        if QApplication.activeWindow() is None:
            spin(lambda: _in_front(window))

    def seen(self, root: QWidget | None = None) -> str:
        """Every word of the labels and buttons that can be seen."""
        parts = (root or self.window).findChildren(QWidget)
        return "\n".join(one.text() for one in parts if isinstance(one, QLabel | QPushButton) and one.isVisible())

    def to_be_had(self) -> str:
        """All that a reader of the screen, a tooltip or a search of the window could give away."""
        everything = [one for top in QApplication.topLevelWidgets() for one in (top, *top.findChildren(QWidget))]
        said = [f"{one.accessibleName()}\n{one.accessibleDescription()}\n{one.toolTip()}" for one in everything]
        said += [one.text() for one in everything if isinstance(one, QLabel | QLineEdit | QPushButton)]
        return "\n".join(said)

    def closed(self) -> Workspace:
        """Close the window as somebody does, and open the file anew: this is what it holds."""
        desk = self.program.desk
        assert desk is not None
        with self._qtbot.waitSignal(desk.closed, timeout=20_000):
            self.window.close()
        return reopened(self.file)


def _in_front(window: MainWindow) -> bool:
    """Asked again and again: a dialog on its way out takes the first asking with it."""
    window.activateWindow()
    return window.isActiveWindow()


@pytest.fixture
def story(
    qapp: QApplication, kept: Settings, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Story]:
    """The program at that file, unlocked; closing it does not end the run of the tests."""
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = Program(qapp, kept, lambda _: None)
    program.profile = Profile.TESTS
    try:
        program.start(file)
        program.warm_up()
        told = Story(program, file, qtbot)
        told.unlock()
        yield told
    finally:
        if program.guard is not None:
            program.guard.end()
        desk = program.desk
        for part in (program.unlock, *(one.window for one in program.open)):
            if part is not None:
                part.blockSignals(True)
                part.close()
                part.deleteLater()
        program.unlock = None
        program.open.clear()
        if desk is not None:
            desk.close()
            desk.wait()
        # A window that is only marked for deletion is polished anew with every theme of the tests to come.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
