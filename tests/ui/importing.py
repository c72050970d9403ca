"""A wizard to import with, opened over a window on the invented forum, and ways to use it as somebody would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.snapshot import Snapshot
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.dialogs.import_wizard import ImportWizard, open_wizard


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def wizard(desk: Desk, parent: QWidget, qtbot: QtBot) -> Iterator[ImportWizard]:
    made = open_wizard(desk, parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield made
    made.close()
    with qtbot.waitSignal(desk.idle):
        desk.read(lambda _: None, lambda _: None)


def take(qtbot: QtBot, wizard: ImportWizard, path: Path) -> None:
    wizard.take(path)
    rest(qtbot, wizard)


def rest(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard.running)
    # What was laid out anew is shown in the next turn of the loop.
    QApplication.processEvents()


def click(qtbot: QtBot, wizard: ImportWizard, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(qtbot, wizard)


def read(qtbot: QtBot, desk: Desk) -> Snapshot:
    found: list[Snapshot] = []
    desk.read(Workspace.snapshot, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
