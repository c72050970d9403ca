"""One page by itself, what is beside it included: shown, read, changed under its feet, and heard where it leads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet
from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.target import Target

P = TypeVar("P", bound=Page)
HERE = Place("OF27", "Oslo Forum", "Oslo Forum 2027", True)


@contextmanager
def shown(kind: Callable[[Desk], P], desk: Desk, qtbot: QtBot) -> Iterator[P]:
    """The page at the event of the house, in a window that is active and lives as long as the test."""
    page = kind(desk)
    host = QWidget()
    qtbot.addWidget(host)
    host.setLayout(parts.row(page, page.details))
    page.details.setFixedWidth(328)
    page.details.setVisible(page.inspects)
    host.resize(1240, 820)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    page.show_place(HERE)
    read(page, qtbot)
    yield page


def read(page: Page, qtbot: QtBot) -> None:
    """Until everything that was asked of the desk has been answered, and what that asked in turn."""
    for _ in range(2):
        with qtbot.waitSignal(page.desk.idle, timeout=20_000):
            page.desk.read(lambda _: None, lambda _: None)


def done(page: Page, qtbot: QtBot, use_case: Callable[[Workspace], ChangeSet]) -> None:
    """Change the workspace, and let the page hear of it."""
    page.desk.change(use_case)
    read(page, qtbot)


def asked(page: Page) -> list[Target]:
    """Where the page leads from now on."""
    heard: list[Target] = []
    page.asked.connect(heard.append)
    return heard
