"""The first page on paper: what it says, marked and numbered, through the preview, to a file and to a printer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.events import Discretion
from forumdesk.store.workspace import Workspace
from tests.ui.alone import asked, shown
from tests.ui.printing_house import ask, beside, look, said, text_of
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.pages.overview import OverviewPage
from ui.pages.overview_sheet import OverviewSheetPage
from ui.pages.page import Page
from ui.settings import Settings
from ui.widgets.target import Target


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[OverviewSheetPage]:
    with beside(qtbot, OverviewSheetPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def button(page: Page, action: QAction) -> QPushButton:
    return next(one for one in page.head.findChildren(QPushButton) if one.text() == action.text())


def copies(workspace: Workspace) -> list[Copy]:
    return workspace.all(Copy)


def without_cover(workspace: Workspace) -> ChangeSet:
    with workspace.transaction(Label.EVENT_CHANGED) as tx:
        event = tx.snapshot().event_by_code["OF27"]
        tx.save(replace(event, discretion=Discretion.DISCREET, cover_title=""))
    return tx.change_set


def test_the_overview_leads_to_its_sheet_by_button_and_key(desk: Desk, qtbot: QtBot) -> None:
    with shown(OverviewPage, desk, qtbot) as overview:
        heard = asked(overview)

        qtbot.mouseClick(button(overview, overview.print), Qt.MouseButton.LeftButton)
        qtbot.keyClick(overview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

        assert heard == [Target("overview-sheet")] * 2


def test_the_preview_says_what_the_page_says_and_is_not_recorded(page: OverviewSheetPage, qtbot: QtBot) -> None:
    text = text_of(page.preview.sheets.data)

    assert "Saturday 1 June 2030 · 11 days to go" in text
    assert "Stops output: 1 room taken twice" in text
    assert "Great hall, T01 · T02" in text
    assert "Sessions by room" in text
    assert [secret for secret in SECRETS if secret in text] == []
    assert ask(qtbot, page.desk, copies) == []


def test_it_bears_the_marking_and_the_number_of_the_copy(page: OverviewSheetPage, qtbot: QtBot) -> None:
    text, beside_it = text_of(page.preview.sheets.data), said(page.checks)

    (number,) = [line for line in beside_it.splitlines() if line.endswith("-0001")]
    marking = ask(qtbot, page.desk, lambda workspace: workspace.snapshot().event_by_code["OF27"].marking)
    assert number in text
    assert marking
    assert marking in text


def test_it_is_in_the_language_of_the_window(page: OverviewSheetPage, qtbot: QtBot, qapp: QApplication) -> None:
    words.speak(qapp, "nb")
    look(qtbot, page)

    text = text_of(page.preview.sheets.data)

    assert "Krever oppmerksomhet" in text
    assert "Side 1 av" in text


def test_saved_by_the_button_it_is_in_the_register(page: OverviewSheetPage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(button(page, page.save), Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "overview.pdf"))
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    (copy,) = ask(qtbot, page.desk, copies)

    assert (copy.audience, copy.fields) == ("organiser", ("overview",))
    assert copy.number in text_of((tmp_path / "overview.pdf").read_bytes())


def test_printed_it_is_in_the_register(page: OverviewSheetPage, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))

    page.out.print_on(printer)
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    assert (tmp_path / "job.pdf").stat().st_size > 0
    assert [one.audience for one in ask(qtbot, page.desk, copies)] == ["organiser"]


def test_without_the_cover_title_nothing_goes_out(page: OverviewSheetPage, qtbot: QtBot) -> None:
    page.desk.change(without_cover)
    look(qtbot, page)

    stopped = page.save.isEnabled()

    assert not stopped
    assert page.preview.sheets.data == b""


def test_without_an_event_there_is_nothing_to_print(page: OverviewSheetPage, qtbot: QtBot) -> None:
    page.show_place(None)
    look(qtbot, page)

    assert not page.save.isEnabled()
