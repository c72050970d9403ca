"""What the tests of the pages for print share: waiting for a drawn sheet, reading a PDF, asking the workspace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.store.workspace import Workspace
from tests.ui.house import spin
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.pages.page import Page
from ui.pages.print_page import PrintPage
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField
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


def on_terms(qtbot: QtBot, page: QWidget, for_whom: str, form: str = "") -> QFileDialog:
    """Say for whom the copy is that is about to leave, in which form; the dialog that then asks where it goes."""
    dialog = page.findChildren(CopyTermsDialog)[-1]
    if form:
        dialog.forms[form].click()
    qtbot.keyClicks(dialog.terms.for_whom.edit, for_whom)
    dialog.choose.click()
    return page.findChildren(QFileDialog)[-1]


def at_rest(preview: Preview) -> bool:
    return not any(preview.press.busy(name) for name in ("set", "pages", "page"))


def _settled(settle: QTimer) -> None:
    """What waits for the hand to rest waits no longer: a tenth of a second each time would be a minute of all tests."""
    if settle.isActive():
        patience = settle.interval()
        settle.start(0)
        spin(lambda: not settle.isActive())
        settle.setInterval(patience)


def look(qtbot: QtBot, page: PrintPage) -> None:
    """Until what was chosen is drawn, or there is nothing to draw."""
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)
    _settled(page._settle)
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)
    spin(lambda: at_rest(page.preview))


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


def choose(page: PrintPage, qtbot: QtBot, field: ChoiceField, value: str) -> None:
    """With the keys, from wherever it stands."""
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Home)
    for _ in range(field.combo.findData(value)):
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    look(qtbot, page)
