"""What the tests of the pages for print share: waiting for a drawn sheet, reading a PDF, asking the workspace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.store.workspace import Workspace
from ui.desk import Desk
from ui.pages.page import Page
from ui.pages.print_page import PrintPage
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.preview import Preview

T = TypeVar("T")
P = TypeVar("P", bound=Page)
FORUM = Place("OF27", "", "Oslo Forum 2027", True)


@contextmanager
def beside(qtbot: QtBot, page: P, kept: Settings) -> Iterator[P]:
    """A page with its details beside it, on the forum, without the other pages of the window."""
    around = QWidget()
    around.setLayout(parts.row(page, page.details))
    around.resize(1200, 800)
    page.remember(kept)
    page.show_place(FORUM)
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    yield page
    around.close()


def at_rest(preview: Preview) -> bool:
    return not any(preview.press.busy(name) for name in ("set", "pages", "page"))


def look(qtbot: QtBot, page: PrintPage) -> None:
    """Until what was chosen is drawn, or there is nothing to draw."""
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: not page._settle.isActive())
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: at_rest(page.preview))


def ask(qtbot: QtBot, desk: Desk, query: Callable[[Workspace], T]) -> T:
    """The workspace's answer."""
    answers: list[T] = []
    desk.read(query, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def said(root: QWidget) -> str:
    """Every word of the labels that can be seen."""
    # A label that was just put into a layout is shown in the next turn of the loop.
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))
