"""A stock of the house: measured in a form, seen to scale, kept where it can be printed on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.exporters.stocks import stock_named
from forumdesk.services import stocking
from forumdesk.services.stocking import StockView
from ui.desk import Desk
from ui.dialogs.stock_editor import StockEditor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> Iterator[StockEditor]:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = StockEditor(desk, stock_named("Avery L4785"), False, parent)
    editor.open()
    yield editor
    editor.close()


def typed(editor: StockEditor, name: str, text: str, qtbot: QtBot) -> None:
    edit = editor.fields[name].edit
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def kept(desk: Desk, qtbot: QtBot) -> list[StockView]:
    found: list[tuple[StockView, ...]] = []
    desk.read(stocking.stocks, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return [one for one in found[0] if one.own]


def test_what_was_measured_is_kept_under_its_own_name_and_can_be_undone(
    editor: StockEditor, desk: Desk, qtbot: QtBot
) -> None:
    typed(editor, "vendor", "House of Card", qtbot)
    typed(editor, "part", "7", qtbot)
    typed(editor, "width", "82,5", qtbot)

    with qtbot.waitSignal(editor.kept) as told:
        qtbot.mouseClick(editor.go, LEFT)

    assert told.args == ["House of Card 7"]
    assert [(one.stock.name, one.stock.width) for one in kept(desk, qtbot)] == [("House of Card 7", 82.5)]
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert kept(desk, qtbot) == []


def test_labels_that_do_not_fit_their_page_are_drawn_and_said_and_cannot_be_kept(
    editor: StockEditor, qtbot: QtBot
) -> None:
    assert "10 labels" in editor.said.text()

    typed(editor, "columns", "3", qtbot)

    assert "beyond the side" in editor.said.text()
    assert not editor.go.isEnabled()
    assert len(editor.drawing.labels()) == 15
    assert editor.drawing.accessibleName() == "Page with 3 labels across and 5 down"


@pytest.mark.parametrize(
    ("name", "text"), [("rows", "x"), ("rows", "0"), ("width", "0"), ("left", "-1"), ("gap_x", "no")]
)
def test_what_is_no_measure_is_said_and_cannot_be_kept(name: str, text: str, editor: StockEditor, qtbot: QtBot) -> None:
    typed(editor, name, text, qtbot)

    assert not editor.go.isEnabled()
    assert editor.said.text() == "A field holds no measure yet."
    assert editor.drawing.labels() == []


def test_a_name_that_ships_is_refused_and_what_was_typed_stays(editor: StockEditor, desk: Desk, qtbot: QtBot) -> None:
    typed(editor, "part", "L4785", qtbot)

    with qtbot.waitSignal(desk.failed):
        qtbot.mouseClick(editor.go, LEFT)

    assert "ships with the program" in editor.said.text()
    assert editor.fields["part"].edit.text() == "L4785"


def test_one_of_the_house_can_be_removed(editor: StockEditor, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.kept):
        qtbot.mouseClick(editor.go, LEFT)
    parent = QWidget()
    qtbot.addWidget(parent)
    again = StockEditor(desk, kept(desk, qtbot)[0].stock, True, parent)
    again.open()

    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(again.drop, LEFT)

    assert kept(desk, qtbot) == []
    assert editor.drop.isHidden()
