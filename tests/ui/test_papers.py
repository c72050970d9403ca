"""The page that prints cards, tents, labels, signs and programmes: the sheets before they leave, and their register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy
from forumdesk.services.papers import Each, PaperKind
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, choose, look, said, text_of
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.dialogs.stock_editor import StockEditor
from ui.main_window import MainWindow
from ui.pages.print_papers import PapersPage
from ui.settings import Settings

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[PapersPage]:
    with beside(qtbot, PapersPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def turn(page: PapersPage, qtbot: QtBot, kind: PaperKind) -> None:
    choose(page, qtbot, page.choices.kind, kind)


def click(page: PapersPage, qtbot: QtBot, box: QWidget) -> None:
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    look(qtbot, page)


def copies(workspace: Workspace) -> list[Copy]:
    return workspace.all(Copy)


def text(page: PapersPage) -> str:
    """Of the sheets; empty where nobody has what the paper shows, as a sign code."""
    data = page.preview.sheets.data
    return " ".join(text_of(data).split()) if data else ""


def test_papers_are_a_page_of_the_family_of_print(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["papers"]
    assert isinstance(page, PapersPage)
    before = page.preview.sheets.data

    window.turn("papers")
    look(qtbot, page)

    assert before == b""
    assert page.preview.sheets.data.startswith(b"%PDF")
    assert page.count.text() == "3 sheets"


def test_every_paper_is_seen_before_it_leaves_and_nothing_of_a_masked_person_is_on_it(
    page: PapersPage, qtbot: QtBot
) -> None:
    for kind in PaperKind:
        turn(page, qtbot, kind)

        seen = said(page) + said(page.checks) + text(page)
        assert [secret for secret in SECRETS if secret in seen] == []
        assert page.preview.sheets.sizes or kind is PaperKind.CAR_SIGNS
    assert ask(qtbot, page.desk, copies) == []


def test_a_protected_person_stands_on_a_tent_by_alias_and_the_page_says_so(page: PapersPage, qtbot: QtBot) -> None:
    turn(page, qtbot, PaperKind.TENTS)

    assert "Blue 1" in text(page)
    assert "protected people: alias only" in said(page.checks)
    assert page.choices.labels.stock.value == "generic A4 fold tent 2/3"


def test_some_people_can_be_ticked_and_without_one_there_is_nothing_to_print(page: PapersPage, qtbot: QtBot) -> None:
    click(page, qtbot, page.choices.chosen)
    nobody = page.print.isEnabled()

    page.choices.people.tick(("P00",))
    look(qtbot, page)

    assert (nobody, page.print.isEnabled()) == (False, True)
    assert page.count.text() == "1 sheet"


def test_the_organisation_is_added_when_it_is_asked_for(page: PapersPage, qtbot: QtBot) -> None:
    plain = text(page)

    click(page, qtbot, page.choices.organisation)

    assert "Fjordline Institute" not in plain
    assert "Fjordline Institute" in text(page)


def test_an_envelope_size_is_measured_where_envelopes_are_printed_and_chosen_at_once(
    page: PapersPage, qtbot: QtBot
) -> None:
    turn(page, qtbot, PaperKind.ENVELOPES)
    qtbot.mouseClick(page.choices.labels.measure, Qt.MouseButton.LeftButton)
    editor = page.findChildren(StockEditor)[-1]
    offered = [name for name, field in editor.fields.items() if field.isVisible()]
    for name, text in (("vendor", "House"), ("part", "Long"), ("page_width", "200"), ("page_height", "100")):
        editor.fields[name].edit.selectAll()
        qtbot.keyClicks(editor.fields[name].edit, text)
    with qtbot.waitSignal(editor.kept):
        qtbot.mouseClick(editor.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.choices.labels.stock.value == "House Long")
    look(qtbot, page)
    stock = page.choices.labels.chosen

    assert offered == ["vendor", "part", "page_width", "page_height"]
    assert (stock.kind, stock.width, stock.height, stock.slots) == ("envelope", 200, 100, 1)
    assert page.choices.labels.own == {"House Long"}
    assert page.choices.paper is PaperKind.ENVELOPES


def test_a_used_sheet_of_labels_begins_where_it_is_free_and_without_a_spoilt_one(
    page: PapersPage, qtbot: QtBot
) -> None:
    turn(page, qtbot, PaperKind.LABELS)
    sheet = page.choices.labels.sheet

    qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.label_at(4).center())
    sheet.toggle(6)
    look(qtbot, page)

    assert (page.choices.labels.start, page.choices.labels.spoilt) == (4, (6,))
    assert len(page.preview.sheets.used) == 3


def test_door_signs_are_chosen_by_room_and_day(page: PapersPage, qtbot: QtBot) -> None:
    turn(page, qtbot, PaperKind.DOOR_SIGNS)
    every = page.count.text()

    choose(page, qtbot, page.choices.room, page.choices.room.combo.itemData(1))
    choose(page, qtbot, page.choices.day, page.choices.day.combo.itemData(1))

    assert every != "1 sheet"
    assert page.count.text() == "1 sheet"
    assert page.choices.room.combo.currentText() in text(page)


def test_reserved_signs_have_a_line_each_or_say_what_is_wrong(page: PapersPage, qtbot: QtBot) -> None:
    turn(page, qtbot, PaperKind.RESERVED_SIGNS)
    plain = text(page)

    page.choices.typed.setFocus()
    qtbot.keyClicks(page.choices.typed, "Press")
    qtbot.keyClick(page.choices.typed, Qt.Key.Key_Return)
    qtbot.keyClicks(page.choices.typed, "x" * 300)
    look(qtbot, page)
    typed = text(page)
    choose(page, qtbot, page.choices.each, Each.ORGANISATION)

    assert plain.startswith("Reserved")
    assert typed.startswith("Press")
    assert "Text does not fit" in said(page.checks)
    assert "Fjordline Institute" in text(page)


def test_a_saved_paper_is_a_copy_in_the_register(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    turn(page, qtbot, PaperKind.PROGRAMME)

    page.out.save_as(tmp_path / "p.pdf")
    qtbot.waitUntil(lambda: "1 sheet saved" in said(page.checks))
    look(qtbot, page)

    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    assert [(one.audience, one.number) for one in ask(qtbot, page.desk, copies)] == [("organiser", "OF27-0001")]


def test_a_printed_paper_is_a_copy_in_the_register_too(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    turn(page, qtbot, PaperKind.LECTERN_SIGNS)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))

    page.out.print_on(printer)
    qtbot.waitUntil(lambda: "1 sheet printed" in said(page.checks))
    look(qtbot, page)

    assert (tmp_path / "job.pdf").exists()
    assert [one.audience for one in ask(qtbot, page.desk, copies)] == ["lectern_signs"]


def test_the_page_speaks_norwegian_and_keeps_what_was_chosen(
    page: PapersPage, qtbot: QtBot, qapp: QApplication
) -> None:
    turn(page, qtbot, PaperKind.TENTS)

    words.speak(qapp, "nb")
    page.retell()
    look(qtbot, page)

    assert page.choices.kind.combo.currentText() == "Navnetelt"
    assert page.choices.paper is PaperKind.TENTS
