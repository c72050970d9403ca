"""No page of the window says who a protected person is, or what a need-to-know session is about, wherever one looks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
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
from forumdesk.domain.copies import Reveal
from forumdesk.domain.events import Event
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.venues import Room
from forumdesk.services import scheduling
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_delegation, a_role, a_rule, a_session, a_world
from tests.ui.house import PEOPLE, a_forum, fill_a_forum, spin
from tests.ui.stage import read, typed
from ui.dialogs.reveal import RevealDialog
from ui.main_window import MainWindow
from ui.pages.programme import ProgrammePage
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
# Words that stand in the title and notes of a need-to-know session, and of nothing else.
MARKER = ("Quillwort", "Marrowfen")
ALIASES = [alias for *_, alias in PEOPLE if alias]
# Sorted by name the first protected people are among them.
_ROWS = {"people": 8, "venues": 3}
_FEW = 5
EVERY_PAGE = [kind.name for kind in PAGES]


def rows() -> list[Entity]:
    """The forum with two sessions that few may know: one clashes with others, one has not even a cover."""
    found = a_forum()
    events = [one for one in found if isinstance(one, Event)]
    people = [one for one in found if isinstance(one, Person)]
    room = next(one for one in found if isinstance(one, Room))
    secret = {"visibility": SessionVisibility.NEED_TO_KNOW, "notes": MARKER[1], "custom": (("Theme", MARKER[1]),)}
    first = a_session(events[0], "T05", title=f"{MARKER[0]} talks", cover_title="Coffee", room_id=room.id, **secret)
    second = a_session(events[1], "T06", title=f"{MARKER[0]} again", **secret)
    rule = a_rule(people[0].id, people[5].id, event_id=events[0].id)
    head = a_delegation(events[0], "BLUE", head_id=people[5].id, agreed_size=1, lead_rank="1")
    return [*found, first, second, *(a_role(one, first) for one in people[:6]), a_role(people[0], second), rule, head]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """With steps that undo would name: of a session's title and place, and of a person's name."""
    path = tmp_path / "forum.forumdesk"
    fill_a_forum(path, rows())
    with Workspace.open(path, SECRET, a_world()) as workspace:
        session = workspace.where(Session, code="T05")[0]
        scheduling.change(workspace, session.id, {"title": f"{MARKER[0]} talks, second round"})
    return path


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
    return [name for name in (*NAMES, *MARKER) if re.search(rf"\b{re.escape(folded(name))}\b", text)]


def pick_each(window: MainWindow) -> Iterator[str]:
    """The first rows of the page's lists in turn, with what the inspector says then; and what the page says last."""
    page = window.page
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), _ROWS.get(page.name, _FEW)) if view.isVisible() else 0):
            view.setCurrentIndex(model.index(row, 0))
            # At once where nothing was asked: waiting for a signal takes a tenth of a second each time.
            spin(lambda: page.desk.at_rest)
            yield everything(page.details)
    yield everything(page)


def test_no_page_names_a_protected_person_whatever_is_picked(window: MainWindow, qtbot: QtBot) -> None:
    told = []
    for name in EVERY_PAGE:
        window.turn(name)
        read(window.page, qtbot)
        for text in pick_each(window):
            told += [(name, leak) for leak in leaks(text)]
    # The bars around the pages, and all pages once more as they were left.
    told += [("window", leak) for leak in leaks(everything(window))]

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


def test_what_a_covered_session_is_about_is_shown_while_held_and_for_who_proves_it_on_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.turn("programme")
    page = window.page
    assert isinstance(page, ProgrammePage)
    read(page, qtbot)
    card = page.pane.reveal
    row = page.programme.by_code("T05")
    assert row is not None
    page.choose(row.id)
    window.activateWindow()

    qtbot.mousePress(card.button, Qt.MouseButton.LeftButton)
    spin(lambda: card.open)
    shown = card.drawn._lines
    held = leaks(everything(window))
    qtbot.mouseRelease(card.button, Qt.MouseButton.LeftButton)
    let_go = card.open
    card.prove.click()
    (dialog,) = window.findChildren(RevealDialog)
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.go.click()
    spin(lambda: card.proven)
    card.hide_now.click()
    records: list[list[Reveal]] = []
    window.desk.read(lambda workspace: workspace.all(Reveal), records.append)
    spin(lambda: bool(records))

    assert shown == (f"{MARKER[0]} talks, second round", MARKER[1])
    assert (held, let_go, card.open) == ([], False, False)
    assert [one.where for one in records[0]] == ["session", "session"]
