"""What fields copy by themselves is a secret for half a minute too, whichever way it was copied."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import clipboard
from ui.widgets.clipboard import ClipboardWatch
from ui.widgets.fields import LongField, TextField

CONTROL = Qt.KeyboardModifier.ControlModifier
Copying = Callable[[QLineEdit | QPlainTextEdit, QtBot], None]


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    QGuiApplication.clipboard().clear()
    yield made
    QGuiApplication.clipboard().clear()


def by_copying(edit: QLineEdit | QPlainTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_C, CONTROL)


def by_cutting(edit: QLineEdit | QPlainTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_X, CONTROL)


def by_its_menu(edit: QLineEdit | QPlainTextEdit, qtbot: QtBot) -> None:
    at = edit.rect().center()
    target = edit.viewport() if isinstance(edit, QPlainTextEdit) else edit
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, edit.mapToGlobal(at)))
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    next(action for action in menu.actions() if action.objectName() == "edit-copy").trigger()
    menu.close()


def filled(field: TextField | LongField, host: QWidget) -> QLineEdit | QPlainTextEdit:
    field.setParent(host)
    field.show()
    field.show_value("Aung San Example")
    field.edit.setFocus()
    field.edit.selectAll()
    return field.edit


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize("copying", [by_copying, by_cutting, by_its_menu])
@pytest.mark.parametrize("kind", [TextField, LongField])
def test_what_a_field_copies_is_marked_secret(
    host: QWidget, qtbot: QtBot, kind: type[TextField | LongField], copying: Copying
) -> None:
    watch = ClipboardWatch(host, owns=lambda: True)

    copying(filled(kind("people.filter"), host), qtbot)

    there = QGuiApplication.clipboard().mimeData()
    assert there.text() == "Aung San Example"
    assert there.data("x-kde-passwordManagerHint").data() == b"secret"
    assert clipboard.holds_ours()
    assert watch.waits


def test_what_a_field_copied_is_gone_after_a_while(host: QWidget, qtbot: QtBot) -> None:
    watch = ClipboardWatch(host, seconds=0, owns=lambda: True)

    by_copying(filled(TextField("people.filter"), host), qtbot)

    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert watch.parent() is host


class Board(QObject):
    """The clipboards of X11 as Qt shows them: one for Ctrl+C, one that marking with the mouse fills."""

    dataChanged = Signal()  # noqa: N815 - Qt's name
    selectionChanged = Signal()  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[QClipboard.Mode, QMimeData] = {}
        self.ours = True

    def mimeData(self, mode: QClipboard.Mode) -> QMimeData:
        return self._held.setdefault(mode, QMimeData())

    def setMimeData(self, data: QMimeData, mode: QClipboard.Mode) -> None:
        self._held[mode] = data
        (self.dataChanged if mode is QClipboard.Mode.Clipboard else self.selectionChanged).emit()

    def text(self, mode: QClipboard.Mode) -> str:
        return self.mimeData(mode).text()

    def clear(self, mode: QClipboard.Mode) -> None:
        self.setMimeData(QMimeData(), mode)

    def ownsClipboard(self) -> bool:
        return self.ours

    def ownsSelection(self) -> bool:
        return self.ours


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    made = Board()
    monkeypatch.setattr(clipboard, "_board", lambda: made)
    return made


def marked(board: Board, text: str) -> None:
    """As a field does when text in it is marked with the mouse."""
    data = QMimeData()
    data.setText(text)
    board.setMimeData(data, QClipboard.Mode.Selection)


def test_what_is_marked_with_the_mouse_is_a_secret_and_gone_after_a_while(
    host: QWidget, board: Board, qtbot: QtBot
) -> None:
    watch = ClipboardWatch(host, seconds=0)

    marked(board, "Aung San Example")
    there = board.mimeData(QClipboard.Mode.Selection)
    said, secret = there.text(), there.data("x-kde-passwordManagerHint").data()

    qtbot.waitUntil(lambda: board.text(QClipboard.Mode.Selection) == "")
    assert (said, secret) == ("Aung San Example", b"secret")
    assert not watch.waits


def test_what_is_marked_is_cleared_on_locking_and_what_another_program_marked_stays(
    host: QWidget, board: Board
) -> None:
    watch = ClipboardWatch(host)
    marked(board, "ours")
    clipboard.put("copied")

    clipboard.clear_ours()
    ours = [board.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
    board.ours = False
    marked(board, "theirs")
    clipboard.clear_ours()

    assert ours == ["", ""]
    assert board.text(QClipboard.Mode.Selection) == "theirs"
    assert watch.parent() is host
