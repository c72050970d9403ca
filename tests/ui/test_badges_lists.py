"""The pages that print lists and agendas: what the event has, what is recorded, and that a reveal is asked for."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import NO_TERMS, Copy, Reveal
from forumdesk.domain.disclosure import Audience, Grouping, Ordering
from forumdesk.domain.hotels import Stay
from forumdesk.services import lodging
from forumdesk.services.errors import MarkTellsError
from forumdesk.services.listing import Sheet
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, look, said, text_of
from tests.ui.printing_house import choose as choose_one
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.pages.print_lists import AgendasPage, ListsPage
from ui.settings import Settings
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[ListsPage]:
    with beside(qtbot, ListsPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def choose(page: ListsPage, qtbot: QtBot, audience: Audience) -> None:
    """With the keys, from wherever it stands."""
    combo = page.choices.audience.combo
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findData(audience)):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    look(qtbot, page)


def click(page: ListsPage, qtbot: QtBot, box: object) -> None:
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    look(qtbot, page)


def copies(workspace: Workspace) -> list[Copy]:
    return workspace.all(Copy)


def reveals(workspace: Workspace) -> list[Reveal]:
    return workspace.all(Reveal)


def test_a_discreet_event_offers_no_public_list(page: ListsPage) -> None:
    combo = page.choices.audience.combo
    offered = [Audience(combo.itemData(row)) for row in range(combo.count())]

    assert Audience.PUBLIC not in offered
    assert Audience.SECURITY in offered
    assert "There is none for: the public, participants." in said(page)


def test_an_open_event_offers_them_all(page: ListsPage, qtbot: QtBot) -> None:
    page.show_place(Place("MU27", "", "Muscat Edition 2027", False))
    look(qtbot, page)

    assert page.choices.audience.combo.count() == len(Audience)
    assert not page.choices.missing.isVisible()


def test_the_preview_is_the_list_with_its_number_and_is_not_recorded(page: ListsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, Audience.SECURITY)

    text = text_of(page.preview.sheets.data)
    assert "Blue 1" in text
    assert [secret for secret in SECRETS if secret in text] == []
    assert "OF27-0001" in said(page.checks)
    assert page.count.text().endswith("rows on 1 sheet")
    assert ask(qtbot, page.desk, copies) == []


def test_a_reveal_is_asked_for_said_recorded_and_never_previewed(page: ListsPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, qtbot, Audience.SECURITY)
    before = page.choices.revealing.isVisible()

    click(page, qtbot, page.choices.reveal)
    previewed = text_of(page.preview.sheets.data)
    said_so = page.choices.revealing.isVisible(), "Real names of protected people" in said(page.checks)
    page.out.save_as(tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    assert (before, said_so) == (False, (True, True))
    assert [secret for secret in SECRETS if secret in previewed] == []
    assert "Verborgen" in text_of((tmp_path / "list.pdf").read_bytes())
    assert len(ask(qtbot, page.desk, reveals)) == 1
    assert not page.choices.reveal.isChecked()


def test_a_list_that_reveals_nothing_does_not_offer_to(page: ListsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, Audience.SECURITY)
    click(page, qtbot, page.choices.reveal)

    choose(page, qtbot, Audience.HOTEL)

    assert not page.choices.reveal.isVisible()
    assert not page.choices.reveals


def test_a_table_is_saved_for_whom_why_and_until_when_and_is_not_for_a_printer(
    page: ListsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, qtbot, Audience.SECURITY)
    click(page, qtbot, page.choices.forms["csv"])
    qtbot.keyClicks(page.terms.for_whom.edit, "Guard")
    qtbot.keyClicks(page.terms.purpose.edit, "Gate")
    qtbot.keyClicks(page.terms.until.edit, "one day")
    page.save.trigger()
    refused = page.terms.until.wrong.text()
    page.terms.until.edit.setText("20 June 2097")

    page.save.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("list")
    dialog.accept()
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    assert not page.print.isEnabled()
    assert "Blue 1" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    (copy,) = ask(qtbot, page.desk, copies)
    assert (copy.audience, copy.for_whom, copy.purpose) == ("security", "Guard", "Gate")
    assert copy.until("Europe/Oslo") == date(2097, 6, 20)
    assert "is no day" in refused
    assert page.terms.terms() == NO_TERMS
    assert page.terms.mark.isHidden()


def test_a_mark_is_seen_on_the_preview_and_one_that_names_somebody_protected_is_refused(
    page: ListsPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, Audience.SECURITY)

    qtbot.keyClicks(page.terms.mark.edit, "Night watch")
    qtbot.keyClick(page.terms.mark.edit, Qt.Key.Key_Return)
    look(qtbot, page)
    marked = text_of(page.preview.sheets.data)
    page.terms.mark.edit.clear()
    qtbot.keyClicks(page.terms.mark.edit, "Verborgen")
    with qtbot.waitSignal(page.desk.failed) as failed:
        qtbot.keyClick(page.terms.mark.edit, Qt.Key.Key_Return)

    assert "Night watch" in marked
    assert isinstance(failed.args[0], MarkTellsError)


def test_a_printed_list_is_in_the_register(page: ListsPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, qtbot, Audience.KITCHEN)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))

    page.out.print_on(printer)
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    assert (tmp_path / "job.pdf").stat().st_size > 0
    assert [one.audience for one in ask(qtbot, page.desk, copies)] == ["kitchen"]


def pick(page: ListsPage, qtbot: QtBot, field: ChoiceField, value: str) -> None:
    """With the keys, from wherever it stands."""
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Home)
    for _ in range(field.combo.findData(value)):
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    look(qtbot, page)


def test_groups_order_and_paper_are_chosen_and_seen(page: ListsPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, qtbot, Audience.PROOF)

    pick(page, qtbot, page.choices.grouping, Grouping.DELEGATION)
    pick(page, qtbot, page.choices.ordering, Ordering.PRECEDENCE)
    pick(page, qtbot, page.choices.sheet, Sheet.LETTER)
    page.out.save_as(tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: page.checks.outcome.isVisible())

    text = text_of(page.preview.sheets.data)
    assert "in order of precedence" in text
    assert [secret for secret in SECRETS if secret in text] == []
    assert sorted((round(page.preview.sheets.sizes[0].width()), round(page.preview.sheets.sizes[0].height()))) == [
        612,
        792,
    ]
    assert text_of((tmp_path / "list.pdf").read_bytes()) == text


def test_a_list_is_not_asked_for_what_it_cannot_be(page: ListsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, Audience.PROOF)
    pick(page, qtbot, page.choices.grouping, Grouping.DELEGATION)

    choose(page, qtbot, Audience.HOTEL)
    hotel = page.choices.grouping.combo.count(), page.choices.ordering.isVisible()
    choose(page, qtbot, Audience.KITCHEN)

    assert hotel == (2, False)
    assert not page.choices.grouping.isVisible()
    assert page.choices.grouping.combo.currentData() == Grouping.NONE


def test_a_list_of_comma_separated_values_has_no_paper(page: ListsPage, qtbot: QtBot) -> None:
    before = page.choices.sheet.isVisible()

    click(page, qtbot, page.choices.forms["csv"])

    assert (before, page.choices.sheet.isVisible()) == (True, False)


def test_one_interpreter_can_be_chosen_where_the_list_is_theirs(page: ListsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, Audience.INTERPRETER)
    there = page.choices.one.isVisible()

    choose(page, qtbot, Audience.KITCHEN)

    assert (there, page.choices.one.isVisible()) == (True, False)


def test_one_hotel_is_chosen_and_a_file_that_tells_of_several_says_so(page: ListsPage, qtbot: QtBot) -> None:
    for ref, hotel in (("P00", "Annex of Paper"), ("P01", "Paper Inn")):
        with qtbot.waitSignal(page.desk.changed):
            page.desk.change(partial(lodging.lodge, event_code="OF27", refs=(ref,), stay=Stay("", "", "", hotel=hotel)))
    look(qtbot, page)
    choose(page, qtbot, Audience.HOTEL)
    said_of_pages = said(page)
    click(page, qtbot, page.choices.forms["csv"])
    said_of_table = said(page)
    choose_one(page, qtbot, page.choices.hotel, "Annex of Paper")

    text = text_of(page.preview.sheets.data)
    assert words.say("lists.several-hotels") not in said_of_pages
    assert words.say("lists.several-hotels") in said_of_table
    assert words.say("lists.several-hotels") not in said(page)
    assert ("Annex of Paper" in text, "Paper Inn" in text) == (True, False)
    assert page.count.text().startswith("1 row")


def test_an_agenda_is_seen_and_has_one_form(desk: Desk, kept: Settings, qtbot: QtBot, qapp: QApplication) -> None:
    with beside(qtbot, AgendasPage(desk), kept) as page:
        look(qtbot, page)
        english = page.count.text()
        words.speak(qapp, "nb")
        look(qtbot, page)

        assert english == "4 sessions on 1 sheet"
        assert page.count.text() == "4 økter på 1 ark"
        assert not any(radio.isVisible() for radio in page.choices.forms.values())
        assert "Session T01" in text_of(page.preview.sheets.data)
        assert [secret for secret in SECRETS if secret in text_of(page.preview.sheets.data)] == []


def test_without_an_event_there_is_nothing_to_print(page: ListsPage, qtbot: QtBot) -> None:
    page.show_place(None)
    look(qtbot, page)

    assert not page.save.isEnabled()
    assert page.preview.sheets.data == b""
