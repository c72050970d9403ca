"""Flags, envelopes and the contact sheet in the window: asked for, seen, replaced, and never where they tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.badges import Badge
from forumdesk.domain.copies import Copy
from forumdesk.domain.organisations import Organisation
from forumdesk.services import flagging
from forumdesk.services.papers import EnvelopeFeed, PaperKind
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, choose, look, said, text_of
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.dialogs.flag_editor import FlagEditor
from ui.pages.badges import BadgesPage
from ui.pages.badges_choices import Who
from ui.pages.print_page import PrintPage
from ui.pages.print_papers import PapersPage
from ui.settings import Settings
from ui.widgets.event_bar import Place

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
LEFT = Qt.MouseButton.LeftButton
# Open, so that it may have flags; the forum is discreet.
MUSCAT = Place("MU27", "", "Muscat Edition 2027", False)


def settle_in_norway(workspace: Workspace) -> ChangeSet:
    """Every organisation has a country from now on."""
    with workspace.transaction(Label.ORGANISATION_CHANGED) as tx:
        tx.save_all(replace(one, country="Norway") for one in workspace.all(Organisation))
    return tx.change_set


@pytest.fixture
def desk(desk: Desk, qtbot: QtBot) -> Desk:
    with qtbot.waitSignal(desk.changed):
        desk.change(settle_in_norway)
    return desk


@pytest.fixture
def badges(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[BadgesPage]:
    with beside(qtbot, BadgesPage(desk), kept) as found:
        look(qtbot, found)
        yield found


@pytest.fixture
def papers(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[PapersPage]:
    with beside(qtbot, PapersPage(desk), kept) as found:
        look(qtbot, found)
        yield found


def go(page: PrintPage, qtbot: QtBot, place: Place = MUSCAT) -> None:
    page.show_place(place)
    look(qtbot, page)


def tick(page: PrintPage, qtbot: QtBot, box: QWidget) -> None:
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, 8))
    look(qtbot, page)


def pictures(page: PrintPage) -> int:
    """How many different ones are in the preview."""
    return page.preview.sheets.data.count(b"/Subtype /Image")


def badges_of(workspace: Workspace) -> list[Badge]:
    return workspace.all(Badge)


def copies(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.audience, one.number) for one in workspace.all(Copy)]


def a_picture(path: Path, colour: str = "purple") -> Path:
    image = QImage(80, 60, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    image.save(str(path))
    return path


def test_flags_can_be_asked_for_where_the_template_has_a_place_and_are_off_until_then(
    badges: BadgesPage, qtbot: QtBot
) -> None:
    go(badges, qtbot)
    before = badges.choices.flags.isVisible()

    choose(badges, qtbot, badges.choices.template, "flag")
    off = pictures(badges)
    tick(badges, qtbot, badges.choices.flags.box)

    assert (before, badges.choices.flags.isVisible(), off) == (False, True, 0)
    assert pictures(badges) > 0
    assert words.say("badges.shows-flags") in said(badges.checks)
    assert words.say("badges.shows-not") not in said(badges.checks)


def test_a_discreet_event_has_no_flags_to_ask_for_whatever_was_ticked_elsewhere(
    badges: BadgesPage, qtbot: QtBot
) -> None:
    go(badges, qtbot)
    choose(badges, qtbot, badges.choices.template, "flag")
    tick(badges, qtbot, badges.choices.flags.box)

    go(badges, qtbot, Place("OF27", "", "Oslo Forum 2027", True))

    assert not badges.choices.flags.isVisible()
    assert (pictures(badges), badges.print.isEnabled()) == (0, True)


def test_tents_have_flags_when_they_are_ticked_and_no_other_paper_offers_them(papers: PapersPage, qtbot: QtBot) -> None:
    go(papers, qtbot)
    offered = papers.choices.flags.isVisible()

    choose(papers, qtbot, papers.choices.kind, PaperKind.TENTS)
    tick(papers, qtbot, papers.choices.flags.box)

    assert not offered
    assert pictures(papers) > 0
    assert words.say("badges.shows-flags") in said(papers.checks)
    go(papers, qtbot, Place("OF27", "", "Oslo Forum 2027", True))
    assert (papers.choices.flags.isVisible(), pictures(papers), papers.print.isEnabled()) == (False, 0, True)


@pytest.mark.parametrize("kind", ["badges", "papers"])
def test_a_flag_is_replaced_by_a_picture_of_the_house_and_can_be_given_back(
    kind: str, request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path
) -> None:
    page: BadgesPage | PapersPage = request.getfixturevalue(kind)
    go(page, qtbot)
    if isinstance(page, BadgesPage):
        choose(page, qtbot, page.choices.template, "flag")
    else:
        choose(page, qtbot, page.choices.kind, PaperKind.TENTS)
    tick(page, qtbot, page.choices.flags.box)
    qtbot.mouseClick(page.choices.flags.replace, LEFT)
    (dialog,) = page.findChildren(FlagEditor)
    qtbot.waitUntil(lambda: dialog.said.text() == words.say("flags.shipped"))

    with qtbot.waitSignal(page.desk.changed):
        dialog.take(a_picture(tmp_path / "own.png"))
    qtbot.waitUntil(lambda: dialog.said.text() == words.say("flags.own"))
    look(qtbot, page)

    assert [one.code for one in ask(qtbot, page.desk, flagging.own_flags)] == ["NO"]
    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(dialog.drop, LEFT)
    qtbot.waitUntil(lambda: dialog.said.text() == words.say("flags.shipped"))
    assert ask(qtbot, page.desk, flagging.own_flags) == ()
    look(qtbot, page)
    dialog.reject()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[FlagEditor]:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = FlagEditor(desk, parent)
    editor.open()
    qtbot.waitUntil(lambda: not editor.picture.pixmap().isNull())
    yield editor
    editor.close()


def test_a_file_that_is_no_picture_is_refused_in_a_sentence_until_one_is_taken(
    dialog: FlagEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "text.png").write_text("no picture")

    dialog.take(tmp_path / "text.png")
    refused = dialog.wrong.isVisible(), dialog.wrong.text()
    dialog.take(a_picture(tmp_path / "own.png"))
    qtbot.waitUntil(lambda: dialog.drop.isVisible())

    assert refused[0]
    assert refused[1].endswith(".")
    assert not dialog.wrong.isVisible()


def test_a_file_is_asked_for_and_a_country_without_a_flag_says_so(
    dialog: FlagEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(dialog.choose, LEFT)
    (asked,) = dialog.findChildren(QFileDialog)
    with qtbot.waitSignal(dialog._desk.changed):
        asked.fileSelected.emit(str(a_picture(tmp_path / "own.png")))
    asked.close()
    dialog.country.show_value("ZZ")
    dialog.country.finished.emit("ZZ")

    assert dialog.said.text() == words.say("flags.none")
    assert dialog.picture.pixmap().isNull()
    dialog.take(a_picture(tmp_path / "two.png"))
    qtbot.waitUntil(lambda: dialog.wrong.isVisible())


def test_the_contact_sheet_shows_every_badge_without_a_code_and_nothing_of_a_masked_person(
    badges: BadgesPage, qtbot: QtBot
) -> None:
    tick(badges, qtbot, badges.choices.contact.box)

    text = " ".join(text_of(badges.preview.sheets.data).split())
    seen = said(badges) + said(badges.checks) + text
    assert "Contact sheet of the badges" in text
    assert "Blue 1" in text
    assert [secret for secret in SECRETS if secret in seen] == []
    assert words.say("badges.contact-copy") in said(badges.checks)
    assert badges.choices.contact.paper.isVisible()
    assert badges.count.text() == "2 sheets"


def test_the_contact_sheet_comes_on_the_paper_that_is_chosen(badges: BadgesPage, qtbot: QtBot) -> None:
    tick(badges, qtbot, badges.choices.contact.box)
    choose(badges, qtbot, badges.choices.contact.paper, "letter")

    with pypdfium2.PdfDocument(badges.preview.sheets.data) as document:
        assert round(document[0].get_width()) == 612
    badges.retell()
    look(qtbot, badges)
    assert badges.choices.contact.sheet == "letter"


def test_a_saved_contact_sheet_is_a_copy_and_no_badge(badges: BadgesPage, qtbot: QtBot, tmp_path: Path) -> None:
    tick(badges, qtbot, badges.choices.contact.box)

    badges.out.save_as(tmp_path / "contact.pdf")
    qtbot.waitUntil(lambda: "2 sheets saved" in said(badges.checks))
    look(qtbot, badges)

    assert ask(qtbot, badges.desk, badges_of) == []
    assert [one[0] for one in ask(qtbot, badges.desk, copies)] == ["contact_sheet"]


def test_a_printed_contact_sheet_is_a_copy_and_no_badge(badges: BadgesPage, qtbot: QtBot, tmp_path: Path) -> None:
    tick(badges, qtbot, badges.choices.contact.box)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    badges.out.print_on(printer)
    qtbot.waitUntil(lambda: "2 sheets printed" in said(badges.checks))
    look(qtbot, badges)

    assert ask(qtbot, badges.desk, badges_of) == []
    assert len(ask(qtbot, badges.desk, copies)) == 1


def test_a_contact_sheet_of_those_who_have_a_badge_needs_no_reason(badges: BadgesPage, qtbot: QtBot) -> None:
    tick(badges, qtbot, badges.choices.who[Who.EVERYBODY])
    tick(badges, qtbot, badges.choices.again.box)
    without = badges.print.isEnabled()

    tick(badges, qtbot, badges.choices.contact.box)

    assert (without, badges.print.isEnabled()) == (False, True)


def test_an_envelope_has_what_is_asked_for_and_lies_as_it_is_fed(papers: PapersPage, qtbot: QtBot) -> None:
    go(papers, qtbot)
    choose(papers, qtbot, papers.choices.kind, PaperKind.ENVELOPES)
    own = papers.choices.envelopes
    plain = text_of(papers.preview.sheets.data)

    qtbot.keyClicks(own.address.edit, "Postboks 1")
    qtbot.keyClick(own.address.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(own.address.edit, "0032 Oslo")
    tick(papers, qtbot, own.native)
    choose(papers, qtbot, own.feed, EnvelopeFeed.LONG)

    asked = text_of(papers.preview.sheets.data)
    assert "Postboks 1" not in plain
    assert "Postboks 1 · 0032 Oslo" in asked
    with pypdfium2.PdfDocument(papers.preview.sheets.data) as document:
        assert (round(document[0].get_width()), len(document)) == (649, 2)
    assert papers.choices.labels.stock.value == "generic Envelope C5"
    # An envelope of another size is measured as a stock of labels is.
    assert papers.choices.labels.measure.isVisible()


def test_a_telling_return_address_of_a_discreet_event_is_refused_in_a_sentence(
    papers: PapersPage, qtbot: QtBot
) -> None:
    choose(papers, qtbot, papers.choices.kind, PaperKind.ENVELOPES)
    papers.choices.envelopes.address.edit.setPlainText("Oslo Forum 2027")

    with qtbot.waitSignal(papers.desk.failed) as told:
        papers.choices.envelopes.changed.emit()

    assert "Take a neutral one" in words.refusal(told.args[0])
