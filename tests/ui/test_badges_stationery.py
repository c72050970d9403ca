"""Badges on the house's own stock and by another template, and what the proof remarks before they are printed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.printing_house import beside, look, said
from ui.desk import Desk
from ui.dialogs.stock_editor import StockEditor
from ui.pages.badges import BadgesPage
from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[BadgesPage]:
    with beside(qtbot, BadgesPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def measured(page: BadgesPage, part: str, qtbot: QtBot) -> None:
    """A stock of the house, made from the one that is chosen."""
    qtbot.mouseClick(page.choices.labels.measure, LEFT)
    editor = page.findChild(StockEditor)
    assert isinstance(editor, StockEditor)
    edit = editor.fields["part"].edit
    edit.selectAll()
    qtbot.keyClicks(edit, part)
    with qtbot.waitSignal(editor.kept):
        qtbot.mouseClick(editor.go, LEFT)
    qtbot.waitUntil(lambda: str(page.choices.labels.stock.value).endswith(part))
    look(qtbot, page)


def test_a_stock_that_was_measured_is_chosen_at_once_and_gone_after_undo(page: BadgesPage, qtbot: QtBot) -> None:
    labels = page.choices.labels
    before = str(labels.stock.value)

    measured(page, "no. 7", qtbot)

    assert str(labels.stock.value) in labels.own
    assert page.count.text() == "22 badges on 3 sheets"
    with qtbot.waitSignal(page.desk.changed):
        page.desk.undo()
    page.reload()
    qtbot.waitUntil(lambda: not labels.own)
    assert str(labels.stock.value) == before


def test_another_template_is_laid_out_and_its_missing_photos_are_remarked(page: BadgesPage, qtbot: QtBot) -> None:
    combo = page.choices.template.combo
    assert "hoto" not in said(page.checks)

    combo.setFocus()
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(combo, key)
    combo.activated.emit(combo.currentIndex())
    look(qtbot, page)

    assert combo.currentText() == "With a photo"
    assert "photos are missing" in said(page.checks)
    assert "Photo, of protected people none" in said(page.checks)
    buttons = [one for one in page.checks.findChildren(QPushButton) if one.isVisibleTo(page.checks)]
    assert buttons
