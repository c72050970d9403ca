"""No page of the window says the name of a protected person, wherever in it one looks: it is the alias that stands."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from forumdesk.domain.collation import folded
from tests.ui.house import PEOPLE
from tests.ui.stage import read, typed
from ui.main_window import MainWindow
from ui.pages.register import PAGES

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
# Of the protected people; "Verborgen" is the family of three, and none of the words is part of an open name.
NAMES = sorted(
    {part for given, family, native, *_, alias in PEOPLE if alias for part in (given, family, native) if part}
)
ALIASES = [alias for *_, alias in PEOPLE if alias]
# Sorted by name the first protected people are among them.
_ROWS = 12
EVERY_PAGE = [kind.name for kind in PAGES]


def shown_by(widget: QWidget) -> Iterator[str]:
    """What a widget says to the eye, to a pointer at rest and to a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    yield from (widget.whatsThis(), widget.windowTitle(), widget.objectName())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from cells_of(widget.model())
    for action in widget.actions():
        yield from said_by(action)


def said_by(action: QAction) -> tuple[str, ...]:
    return action.text(), action.iconText(), action.toolTip(), action.statusTip(), action.whatsThis()


def cells_of(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        # A list model keeps its one column to itself.
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            yield from (str(said) for role in ROLES if (said := model.data(index, role)) is not None)


def everything(root: QObject) -> str:
    """All that the objects below a window say, shown or not, folded as a search folds it."""
    said: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QWidget):
            said.extend(shown_by(widget))
    for action in root.findChildren(QAction):
        said.extend(said_by(action))
    for view in root.findChildren(QAbstractItemView):
        if view.model() is not None:
            said.extend(cells_of(view.model()))
    return folded("\n".join(said))


def leaks(text: str) -> list[str]:
    """The names that stand there as words: "yesterday" names no Ester."""
    return [name for name in NAMES if re.search(rf"\b{re.escape(folded(name))}\b", text)]


def pick_each(window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """The first rows of the page's lists in turn, with what the page and its inspector say then."""
    page = window.page
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), _ROWS) if view.isVisible() else 0):
            view.setCurrentIndex(model.index(row, 0))
            read(page, qtbot)
            yield everything(page) + everything(page.details)


def test_no_page_names_a_protected_person_whatever_is_picked(window: MainWindow, qtbot: QtBot) -> None:
    told = []
    for name in EVERY_PAGE:
        window.turn(name)
        read(window.page, qtbot)
        for text in (everything(window), *pick_each(window, qtbot)):
            told += [(name, leak) for leak in leaks(text)]

    assert told == []


def test_the_walk_hears_what_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.turn("people")
    read(window.page, qtbot)

    said = everything(window)

    assert all(folded(alias) in said for alias in ALIASES)
    assert folded("Castellanos Ibáñez") in said


def test_the_search_finds_nobody_by_a_name_that_is_protected(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.finder.begin()
    qtbot.waitUntil(lambda: window.finder.ready)

    said = []
    for name in NAMES:
        window.finder._line.clear()
        typed(window.finder._line, name)
        said.append(everything(window.finder.palette))

    assert [leaks(text) for text in said if leaks(text)] == []
    assert [text for text in said for alias in ALIASES if folded(alias) in text] == []
