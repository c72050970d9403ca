"""The register of copies in the window: found, accounted for, called in; a file dropped, an anchor typed; masked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy, Terms
from forumdesk.domain.disclosure import Audience
from forumdesk.services import listing
from forumdesk.services.listing import Order
from forumdesk.services.overviewing import overview
from forumdesk.store.workspace import Workspace
from tests.ui.alone import done, shown
from tests.ui.printing_house import ask, on_terms
from tests.ui.scenes.copies import fill
from ui import words
from ui.desk import Desk
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.models.overview_rows import attention_lines
from ui.pages.copies import CopiesPage
from ui.widgets.target import Target


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[CopiesPage]:
    with shown(CopiesPage, desk, qtbot) as page:
        done(page, qtbot, fill)
        qtbot.waitUntil(lambda: page.model.total == 5)
        yield page


def numbers(page: CopiesPage) -> list[str]:
    return [row.number[-1] for row in page.model.rows]


def pick(page: CopiesPage, number: int) -> None:
    page.table.pick(next(place for place, row in enumerate(page.model.rows) if row.number == f"OF27-000{number}"))


def type_anchor(page: CopiesPage, qtbot: QtBot, text: str) -> None:
    page.hand.anchor.edit.clear()
    qtbot.keyClicks(page.hand.anchor.edit, text)
    qtbot.keyClick(page.hand.anchor.edit, Qt.Key.Key_Return)


def test_copies_are_found_by_filters_and_words_and_hidden_names_by_none(page: CopiesPage, qtbot: QtBot) -> None:
    newest_first = numbers(page)
    page.standing.put("expired")
    expired = numbers(page)
    page.clear_filters()
    page.kind.put("kitchen")
    page.of_event.put("OF27")
    kitchen = numbers(page)
    page.clear_filters()
    qtbot.keyClicks(page.field, "chef")
    chef = numbers(page)
    page.field.clear()
    qtbot.keyClicks(page.field, "Verborgen")
    hidden = numbers(page)
    page.empty.way.click()
    pick(page, 4)
    said = [label.text() for label in page.details.findChildren(QLabel)]

    assert (newest_first, expired, kitchen, chef, hidden) == (["5", "4", "3", "2", "1"], ["2"], ["1"], ["1"], [])
    assert numbers(page) == newest_first
    assert words.say("copies.hidden") in said
    assert not any("Verborgen" in text for text in said)
    page.seek(Target("copies", wanted=(("event", "OF27"), ("standing", "lost"))))
    assert numbers(page) == ["3"]


def test_what_people_of_a_name_were_sent_stands_beside_the_list(page: CopiesPage, qtbot: QtBot) -> None:
    badge = ask(qtbot, page.desk, lambda workspace: workspace.snapshot().badges[0])
    person = ask(qtbot, page.desk, lambda workspace: workspace.snapshot().people[badge.person_id])

    qtbot.keyClicks(page.field, person.ref)
    qtbot.waitUntil(lambda: not page.hand.people.isHidden())

    assert f"Badge {badge.serial}, OF27" in page.hand.people.text()
    page.field.clear()
    qtbot.waitUntil(page.hand.people.isHidden)


def test_what_became_of_a_copy_is_said_with_a_day_and_said_anew(page: CopiesPage, qtbot: QtBot) -> None:
    pick(page, 2)

    qtbot.keyClicks(page.pane.on.edit, "no day")
    page.pane.ways[next(iter(page.pane.ways))].click()
    refused = page.pane.on.wrong.text()
    page.pane.on.edit.setText("1 January 2020")
    with qtbot.waitSignal(page.desk.failed):
        next(iter(page.pane.ways.values())).click()
    next(iter(page.pane.ways.values())).click()
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.standing == "returned")
    before = page.pane.out.isHidden()
    page.pane.out.click()
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.standing == "expired")

    assert "is no day" in refused
    assert not before
    assert page.pane.out.isHidden()
    lines = attention_lines(ask(qtbot, page.desk, lambda workspace: overview(workspace, "OF27")))
    (line,) = [one for one in lines if one.target.page == "copies"]
    assert line.target.wanted == (("event", "OF27"), ("standing", "expired"))


def test_a_file_in_hand_is_known_by_its_bytes_and_a_strange_one_is_not(
    page: CopiesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "handed.csv"
    order = Order("OF27", Audience.DRIVER)
    done(page, qtbot, lambda workspace: listing.export_list(workspace, order, file).change_set)
    renamed = file.rename(tmp_path / "anything.bin")

    pick(page, 1)
    drop(page, renamed)
    qtbot.waitUntil(lambda: not page.hand.told.isHidden())
    known = said(page.hand.told)
    chosen = page.chosen
    renamed.write_bytes(renamed.read_bytes() + b" ")
    page.hand.look_at(renamed)
    qtbot.waitUntil(lambda: words.say("copies.unknown") in said(page.hand.told))
    with qtbot.waitSignal(page.desk.failed):
        page.hand.look_at(tmp_path / "gone")

    assert "This is copy OF27-0006" in known
    assert chosen is not None
    assert chosen.number == "OF27-0006"
    page.retell()
    assert page.hand.told.isHidden()


def test_an_anchor_says_whether_this_file_is_the_one_the_copy_was_made_from(page: CopiesPage, qtbot: QtBot) -> None:
    anchor = page.model.every[0].anchor
    number, _, _ = anchor.partition("·")

    said_so = []
    for typed in (anchor, f"{number}·00AA-00AA", "4000·00AA-00AA"):
        type_anchor(page, qtbot, typed)
        qtbot.waitUntil(lambda: not page.hand.chain.isHidden())
        said_so.append(said(page.hand.chain)[0])
    type_anchor(page, qtbot, "nothing")
    qtbot.waitUntil(lambda: bool(page.hand.anchor.wrong.text()))

    keys = ("holds", "other", "older")
    assert said_so == [words.say(f"copies.chain.{key}") for key in keys]
    assert page.hand.chain.isHidden()


def test_the_recall_list_is_saved_on_its_terms_and_is_a_copy_itself(
    page: CopiesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.of_event.put("OF27")
    page.recall.trigger()
    asked = page.findChildren(CopyTermsDialog)[-1]
    marked = asked.terms.mark.isHidden()
    asked.forms["csv"].click()
    unmarked = asked.terms.mark.isHidden()
    qtbot.keyClicks(asked.terms.until.edit, "one day")
    asked.choose.click()
    refused = asked.terms.until.wrong.text()
    asked.terms.until.edit.clear()

    dialog = on_terms(qtbot, page, "Security liaison")
    dialog.selectFile(str(tmp_path / "recall.csv"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.model.total == 6)

    assert (marked, unmarked) == (False, True)
    assert "is no day" in refused
    text = (tmp_path / "recall.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == [f"OF27-000{one}" for one in (2, 3, 4, 5)]
    assert "Verborgen" not in text
    saved = ask(qtbot, page.desk, newest)
    assert (saved.what, saved.for_whom) == ("recall", "Security liaison")
    page.which.trigger()
    (asking,) = page.hand.findChildren(QFileDialog)
    asking.reject()


def test_the_recall_list_is_printed_and_is_a_copy_itself(page: CopiesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.of_event.put("OF27")
    page.recall.trigger()
    page.findChildren(CopyTermsDialog)[-1].print.click()
    (dialog,) = page.findChildren(QPrintDialog)
    printer = dialog.printer()
    assert printer is not None
    dialog.close()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    page.recalling.print_on("OF27", printer, Terms(for_whom="Gate"))
    qtbot.waitUntil(lambda: page.model.total == 6)

    printed = ask(qtbot, page.desk, newest)
    assert (printed.what, printed.for_whom) == ("recall", "Gate")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def said(card: object) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text()]  # type: ignore[attr-defined]  # a card


def newest(workspace: Workspace) -> Copy:
    return workspace.all(Copy)[-1]


def drop(page: CopiesPage, path: Path) -> None:
    """As the system tells of a file that is let go over the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), *how)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), *how))
