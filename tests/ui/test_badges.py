"""The page that prints badges: the sheets before they are printed, who is left out, and the ways out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.participation import Category, Participation
from forumdesk.services import ordering, printing
from forumdesk.services.ordering import Ordering
from forumdesk.services.printing import Run
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, choose, look, said, text_of
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.badges import BadgesPage
from ui.pages.badges_choices import Who
from ui.settings import Settings
from ui.widgets.fields import TextField
from ui.widgets.target import Target

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[BadgesPage]:
    with beside(qtbot, BadgesPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def badges(workspace: Workspace) -> list[Badge]:
    return workspace.all(Badge)


def press(page: BadgesPage, qtbot: QtBot, who: Who) -> None:
    qtbot.mouseClick(page.choices.who[who], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    look(qtbot, page)


def test_nothing_is_made_while_nobody_looks_and_a_link_shows_those_people(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["badges"]
    assert isinstance(page, BadgesPage)
    before = page.preview.sheets.data

    window.stack.follow(Target("badges", wanted=(("ref", "P00"), ("ref", "P01"))))
    look(qtbot, page)

    assert before == b""
    assert set(page.choices.people.refs()) == {"P00", "P01"}
    assert page.count.text() == "2 badges on 1 sheet"


def test_the_preview_is_the_pdf_and_records_nothing(page: BadgesPage, qtbot: QtBot) -> None:
    text = text_of(page.preview.sheets.data)

    assert page.count.text() == "22 badges on 3 sheets"
    assert "Aagaard" in text
    assert "Blue 1" in text
    assert len(page.preview.sheets.sizes) == 3
    assert not page.preview.image().isNull()
    assert ask(qtbot, page.desk, badges) == []


def test_nothing_of_a_masked_person_is_on_the_page_or_in_the_pdf(page: BadgesPage, qtbot: QtBot) -> None:
    press(page, qtbot, Who.CHOSEN)

    names = [page.choices.people.list.item(row).text() for row in range(page.choices.people.list.count())]
    page.choices.people.tick(("P05", "P06", "P11"))
    look(qtbot, page)
    seen = said(page) + said(page.checks) + "\n".join(names) + text_of(page.preview.sheets.data)
    assert "Blue 1" in names
    assert [secret for secret in SECRETS if secret in seen] == []


def test_a_double_click_on_a_label_starts_there_and_those_before_it_are_hatched(page: BadgesPage, qtbot: QtBot) -> None:
    sheet = page.choices.labels.sheet

    qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.label_at(4).center())
    look(qtbot, page)

    assert page.choices.labels.start == 4
    assert len(page.preview.sheets.used) == 3
    assert "Start at label 4" in said(page)
    assert sheet.accessibleName() == "First free label of the sheet: 4 of 10"


def test_the_first_label_is_chosen_by_keys_too(page: BadgesPage, qtbot: QtBot) -> None:
    sheet = page.choices.labels.sheet
    sheet.setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_A):
        qtbot.keyClick(sheet, key)
    walked = page.choices.labels.start
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    last = page.choices.labels.start
    qtbot.keyClick(sheet, Qt.Key.Key_Right)
    qtbot.keyClick(sheet, Qt.Key.Key_Home)

    assert (walked, last, page.choices.labels.start) == (2, 10, 1)


def test_a_click_on_a_label_leaves_it_out_and_another_click_prints_on_it_again(page: BadgesPage, qtbot: QtBot) -> None:
    sheet, labels = page.choices.labels.sheet, page.choices.labels

    for slot in (3, 5, 5, 7):
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.label_at(slot).center())
    look(qtbot, page)
    spoilt = labels.spoilt, len(page.preview.sheets.used), sheet.accessibleName()
    qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.label_at(3).center())
    begun = labels.start, labels.spoilt
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.label_at(1).center())

    assert spoilt == ((3, 7), 2, "First free label of the sheet: 1 of 10. 2 left out")
    assert begun == (3, (7,))
    assert (labels.start, labels.spoilt) == (1, (7,))


def test_a_spoilt_label_is_marked_and_left_out_by_keys_too(page: BadgesPage, qtbot: QtBot) -> None:
    sheet = page.choices.labels.sheet
    sheet.setFocus()

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(sheet, key, Qt.KeyboardModifier.ShiftModifier)
    marked = sheet.accessibleName()
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    seen = sheet.grab().toImage()
    left_out = sheet.accessibleName()

    assert marked == "First free label of the sheet: 1 of 10. Leave out label 4"
    assert left_out == "First free label of the sheet: 1 of 10. 1 left out. Label 4 is left out"
    assert page.choices.labels.spoilt == (4,)
    assert not seen.isNull()
    assert "1 left out" in said(page)


def test_a_stock_is_found_by_any_part_of_its_name(page: BadgesPage, qtbot: QtBot) -> None:
    edit = page.choices.labels.stock.edit
    edit.setFocus()
    edit.selectAll()

    qtbot.keyClicks(edit, "1456-02")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    look(qtbot, page)

    assert page.choices.labels.stock.value == "Durable BADGEMAKER 1456-02"
    assert (page.choices.labels.sheet.columns, page.choices.labels.sheet.rows) == (2, 4)
    assert edit.text() == "90 × 60 mm, 8 a sheet · Durable BADGEMAKER 1456-02"


def test_what_is_typed_and_fits_many_stocks_changes_nothing(page: BadgesPage, qtbot: QtBot) -> None:
    edit = page.choices.labels.stock.edit
    before = edit.text()
    edit.setFocus()
    edit.selectAll()

    qtbot.keyClicks(edit, "Avery")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)

    assert edit.text() == before
    assert page.choices.labels.stock.value == printing.STOCK


def test_all_stocks_open_below_the_field(page: BadgesPage, qtbot: QtBot) -> None:
    edit = page.choices.labels.stock.edit
    edit.setFocus()

    qtbot.keyClick(edit, Qt.Key.Key_Down)

    popup = page.choices.labels.stock.completer.popup()
    assert popup is not None
    assert popup.model().rowCount() == len(printing.all_stocks())
    popup.hide()


def test_one_category_alone_is_printed(page: BadgesPage, qtbot: QtBot) -> None:
    press(page, qtbot, Who.CATEGORY)
    combo = page.choices.category.combo
    combo.setFocus()
    for _ in range(combo.findData(Category.PARTY)):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    look(qtbot, page)

    assert page.count.text() == "3 badges on 1 sheet"


def test_people_are_ticked_by_the_keyboard_and_nobody_ticked_prints_nothing(page: BadgesPage, qtbot: QtBot) -> None:
    press(page, qtbot, Who.CHOSEN)
    nobody = page.print.isEnabled()
    qtbot.keyClicks(page.choices.people.field, "blue")
    people = page.choices.people.list
    people.setFocus()
    people.setCurrentRow(next(row for row in range(people.count()) if not people.item(row).isHidden()))

    qtbot.keyClick(people, Qt.Key.Key_Space)
    look(qtbot, page)

    assert not nobody
    assert page.count.text() == "1 badge on 1 sheet"
    assert page.choices.who[Who.CHOSEN].text() == "Selected people (1)"
    assert "Blue 1" in text_of(page.preview.sheets.data)


def test_saving_records_the_badges_and_says_so(page: BadgesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    proposed = Path(dialog.selectedFiles()[0]).name
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "sheets.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())
    look(qtbot, page)

    made = ask(qtbot, page.desk, badges)
    assert proposed == "badges.pdf"
    assert len(made) == 22
    assert "Aagaard" in text_of((tmp_path / "sheets.pdf").read_bytes())
    assert "22 badges saved and recorded" in said(page.checks)
    assert "22 already have a badge" in said(page.checks)
    assert not page.print.isEnabled()


def test_printing_goes_through_the_systems_dialog_under_a_neutral_name(
    page: BadgesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    dialog.printer().setResolution(100)
    name = dialog.findChild(QLineEdit, "filename")
    assert name is not None
    name.setText(str(tmp_path / "job.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible(), timeout=20_000)

    with pikepdf.open(tmp_path / "job.pdf") as job:
        properties = {str(key): str(value) for key, value in job.docinfo.items()}
        pages, box = len(job.pages), [float(side) for side in job.pages[0].mediabox]
    assert properties["/Title"] == "ForumDesk"
    assert not any("Oslo" in value or "Seminar" in value or "OF27" in value for value in properties.values())
    assert pages == 3
    assert box[2:] == pytest.approx([595.28, 841.89], abs=1)
    assert "22 badges sent to the printer" in said(page.checks)
    assert len(ask(qtbot, page.desk, badges)) == 22
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == ["job.pdf"]


# Qt says it too, of a printer that cannot begin.
@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_and_the_badges_stay_on_record(
    page: BadgesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no-such-folder" / "job.pdf"))
    refused: list[object] = []
    page.desk.failed.connect(refused.append)

    page.out.print_on(printer)
    qtbot.waitUntil(lambda: bool(refused))

    assert [type(one).__name__ for one in refused] == ["NoPrinterError"]
    assert "On record, but not on paper" in said(page.checks)
    assert len(ask(qtbot, page.desk, badges)) == 22


def test_printing_again_needs_a_reason_and_says_what_becomes_void(
    page: BadgesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.desk.run(
        lambda workspace, _: printing.print_badges(workspace, Run("OF27", only=("P00",)), tmp_path / "a.pdf"), _drop
    )
    press(page, qtbot, Who.EVERYBODY)
    page.reload()
    look(qtbot, page)
    qtbot.mouseClick(page.choices.again.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    look(qtbot, page)
    without = page.print.isEnabled(), page.choices.again.wrong.isVisible()

    qtbot.keyClicks(page.choices.again.reason, "lost")
    look(qtbot, page)
    told = said(page.checks)
    page.out.save_as(tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    assert without == (False, True)
    assert "1 badge becomes void" in told
    states = [(one.state, one.reason) for one in ask(qtbot, page.desk, badges)]
    assert states.count((BadgeState.VOID, "lost")) == 1
    assert states.count((BadgeState.PRINTED, "lost")) == 22


def _drop(_: object) -> None:
    """What was printed before the test is not looked at."""


def test_who_is_left_out_is_said_beside_print_and_leads_to_the_person(page: BadgesPage, qtbot: QtBot) -> None:
    page.desk.change(_without_alias)
    look(qtbot, page)
    asked: list[Target] = []
    page.asked.connect(asked.append)

    link = next(one for one in page.checks.findChildren(QPushButton) if one.text() == "Show in people")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert page.count.text() == "21 badges on 3 sheets · 1 person left out"
    assert asked == [Target("people", "P05")]


def _without_alias(workspace: Workspace) -> ChangeSet:
    one = next(one for one in workspace.all(Participation) if one.alias == "Blue 1")
    with workspace.transaction(Label.ALIAS_CHANGED) as tx:
        tx.save(replace(one, alias=""))
    return tx.change_set


def test_the_page_speaks_the_language_in_force(page: BadgesPage, qtbot: QtBot, qapp: QApplication) -> None:
    words.speak(qapp, "nb")
    look(qtbot, page)

    assert page.count.text() == "22 skilt på 3 ark"
    assert page.choices.who[Who.MISSING].text() == "Alle uten gyldig skilt"
    assert "Hva skiltene viser" in said(page.checks)


def test_how_far_a_printer_is_moved_is_remembered_by_its_name(page: BadgesPage, qtbot: QtBot) -> None:
    field = page.paper.right
    assert isinstance(field, TextField)
    field.edit.setFocus()
    field.edit.selectAll()

    qtbot.keyClicks(field.edit, "0,5")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    kept = page.paper.offset_of("")
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "far")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)

    assert (kept.right, kept.down) == (0.5, 0)
    assert "no length in millimetres" in field.wrong.text()
    assert page.paper.offset_of("") == kept


def test_badges_come_in_the_order_and_the_language_that_are_asked_for(page: BadgesPage, qtbot: QtBot) -> None:
    order = page.choices.order
    offered = order.ordering.combo.findData(Ordering.DRAWN)
    alphabetical = text_of(page.preview.sheets.data)
    with qtbot.waitSignal(page.desk.changed):
        page.desk.change(lambda workspace: ordering.draw(workspace, "OF27"))
    look(qtbot, page)

    choose(page, qtbot, order.ordering, Ordering.DRAWN)
    choose(page, qtbot, order.language, "nb")

    drawn = text_of(page.preview.sheets.data)
    assert offered == -1
    assert (drawn.count("Mekler"), drawn.count("Mediator")) == (alphabetical.count("Mediator"), 0)
    names = ("Amina al-Harthi", "Anahit Petrosyan", "Blue 1", "Green 1", "Layla Haddad")
    assert sorted(names, key=alphabetical.index) != sorted(names, key=drawn.index)
