"""What fields copy by themselves is a secret for half a minute too, whichever way it was copied."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
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
