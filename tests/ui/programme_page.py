"""What tests of the programme page start from: the Tuesday on a real file, the page beside its inspector."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.programme import Session
from tests.ui.house import fill_a_forum
from tests.ui.programme_house import NOW, TUESDAY, ZONE, a_tuesday
from ui.desk import Desk
from ui.models.programme_rows import SessionRow
from ui.pages.programme import ProgrammePage
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField, TextField


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tuesday.forumdesk"
    fill_a_forum(path, a_tuesday().rows)
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ProgrammePage]:
    """The Tuesday, read to the end, with the keyboard in the grid."""
    window, page = shown(desk, qtbot)
    yield page
    window.close()


def shown(desk: Desk, qtbot: QtBot) -> tuple[QWidget, ProgrammePage]:
    page = ProgrammePage(desk, lambda: NOW)
    window = QWidget()
    line = QHBoxLayout(window)
    line.addWidget(page, 1)
    beside = QScrollArea()
    beside.setWidgetResizable(True)
    beside.setWidget(page.pane)
    beside.setFixedWidth(328)
    line.addWidget(beside)
    qtbot.addWidget(window)
    window.resize(1280, 900)
    with qtbot.waitExposed(window):
        window.show()
    page.show_place(Place("OF27", "", "Oslo Forum 2027", True))
    qtbot.waitUntil(lambda: page.programme.event is not None)
    page.turn_day(TUESDAY)
    window.activateWindow()
    page.grid.setFocus()
    return window, page


def row(page: ProgrammePage, title: str) -> SessionRow:
    return next(one for one in page.programme.rows if one.title == title)


def local(one: Session) -> str:
    """15 11:40-12:30, by the clock of the event."""
    if one.start is None or one.end is None:
        return ""
    start, end = one.start.in_zone(ZONE), one.end.in_zone(ZONE)
    return f"{start:%d %H:%M}-{end:%H:%M}"


def settled(page: ProgrammePage, qtbot: QtBot, does: Callable[[], object]) -> None:
    """Until what was done is written and read again."""
    with qtbot.waitSignal(page.desk.changed):
        does()
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)


def spot(page: ProgrammePage, room: str, minutes: int) -> QPoint:
    """The middle of a room's column at a time of day, in the viewport."""
    number = next(n for n, column in enumerate(page.grid.shown.columns) if column.name == room)
    geometry = page.grid.geometry_now
    return QPoint(geometry.left(number) + round(geometry.column / 2), geometry.top(minutes))


def press(page: ProgrammePage, at: QPoint) -> None:
    QTest.mousePress(page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def move(page: ProgrammePage, at: QPoint) -> None:
    QTest.mouseMove(page.grid.viewport(), at - QPoint(9, 9))
    QTest.mouseMove(page.grid.viewport(), at)


def release(page: ProgrammePage, at: QPoint) -> None:
    QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def drag(page: ProgrammePage, start: QPoint, end: QPoint) -> None:
    """By the pointer, all the way."""
    press(page, start)
    move(page, end)
    release(page, end)


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if text in action.text()).trigger()


def chosen(page: ProgrammePage, title: str) -> None:
    page.choose(row(page, title).id)
    page.grid.setFocus()


def here(page: ProgrammePage) -> str:
    found = page.programme.row(page.grid.chosen)
    return found.title if found else ""


def typed(page: ProgrammePage, qtbot: QtBot, name: str, text: str) -> None:
    """Type into a field of the inspector and finish with Enter."""
    field = {**page.pane.times, **page.pane.names.fields, **page.pane.main.fields, **page.pane.rest.fields}[name]
    assert isinstance(field, TextField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def picked(page: ProgrammePage, name: str, value: object) -> None:
    """Choose one of a field's choices, as the list that opens does."""
    field = {**page.pane.main.fields, **page.pane.rest.fields}[name]
    assert isinstance(field, ChoiceField)
    index = next(n for n in range(field.combo.count()) if field.combo.itemData(n) == value)
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)
