"""Who has not answered: the list, noting a contact, taking it back, sending again; and the letters of the house."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.domain.contacts import Contact, ContactWay
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.letters import Occasion
from forumdesk.domain.tongues import Tongue
from forumdesk.services import inviting, letters
from forumdesk.services.inviting import Issue, Wish
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, said
from tests.ui.stage import read, typed
from tests.ui.test_people import SECRETS
from ui.desk import Desk
from ui.dialogs.contact import ContactDialog
from ui.dialogs.letter_editor import LetterEditor
from ui.pages.invitations_chase import ChasePage
from ui.pages.invitations_letters import LettersPage
from ui.pages.invitations_order import Which
from ui.pages.invitations_out import ExportDialog
from ui.settings import Settings
from ui.widgets.target import Target


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot, tmp_path: Path) -> Iterator[ChasePage]:
    """Everybody's invites to the event went out."""

    def issue(workspace: Workspace) -> Issue:
        return inviting.issue(workspace, Wish("OF27", Invited.EVENT), tmp_path / "out")

    ask(qtbot, desk, issue)
    with beside(qtbot, ChasePage(desk), kept) as found:
        qtbot.waitUntil(lambda: found.model.total > 0)
        read(found, qtbot)
        yield found


@pytest.fixture
def writing(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[LettersPage]:
    with beside(qtbot, LettersPage(desk), kept) as found:
        qtbot.waitUntil(lambda: found.model.total > 0)
        yield found


def press(qtbot: QtBot, root: object, text: str) -> None:
    found = [one for one in root.findChildren(QPushButton) if one.text() == text]  # type: ignore[attr-defined]  # a widget
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def contacts(page: ChasePage, qtbot: QtBot) -> list[Contact]:
    return ask(qtbot, page.desk, lambda workspace: workspace.all(Contact))


def note(page: ChasePage, qtbot: QtBot, way: ContactWay, text: str, *times: str) -> None:
    """Each of the times is typed over the one before; the last one is taken."""
    press(qtbot, page.head, "Note contact...")
    dialog = page.findChildren(ContactDialog)[-1]
    radio = dialog.ways[way]
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(8, radio.height() // 2))
    typed(dialog.note, text)
    for number, when in enumerate(times, 1):
        dialog.when.edit.clear()
        typed(dialog.when.edit, when)
        if number < len(times):
            qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
            assert "a time that has been" in dialog.when.wrong.text()
    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    read(page, qtbot)


def test_a_contact_that_is_noted_moves_somebody_to_the_end_and_undo_moves_them_back(
    page: ChasePage, qtbot: QtBot
) -> None:
    first = page.model.rows[0].ref
    page.table.pick(0)

    note(page, qtbot, ContactWay.PHONE, "Asks for a later train")
    last, told = page.model.rows[-1].ref, said(page.pane)
    by = page.model.index(page.model.row_of(first), 4).data()
    page.desk.undo()
    read(page, qtbot)

    assert (last, by) == (first, "Phone")
    assert "Asks for a later train" in told
    assert contacts(page, qtbot) == []
    assert page.model.rows[0].ref == first


def test_several_are_noted_as_one_step(page: ChasePage, qtbot: QtBot) -> None:
    page.table.pick(0)
    page.table.choose([1, 2])

    note(page, qtbot, ContactWay.MAIL, "")

    assert len(contacts(page, qtbot)) == 3


def test_a_note_is_taken_away_by_its_button(page: ChasePage, qtbot: QtBot) -> None:
    page.table.pick(0)
    page.table.setFocus()
    note(page, qtbot, ContactWay.MESSAGE, "Wrong person", "1 January 2090 10:00", "3 June 2020 10:00")
    (noted,) = contacts(page, qtbot)
    away = next(
        one for one in page.pane.findChildren(QPushButton) if one.accessibleName().startswith("Remove the note")
    )

    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(away, Qt.MouseButton.LeftButton)

    assert (noted.at.year, noted.at.hour) == (2020, 8)
    assert contacts(page, qtbot) == []


def test_nothing_of_a_masked_person_is_on_the_list_nor_what_was_noted_of_them(page: ChasePage, qtbot: QtBot) -> None:
    page.table.pick(page.model.row_of("P05"))
    note(page, qtbot, ContactWay.PHONE, "Was called Hassan")
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)

    texts = [said(page.pane)]
    for row in range(page.model.rowCount()):
        texts += [str(page.model.index(row, column).data(role)) for column in range(5) for role in roles]

    assert [secret for secret in (*SECRETS, "Hassan") if any(secret in text for text in texts)] == []
    assert "What was noted is covered on this screen." in texts[0]
    assert any(text.startswith("Blue 1, name hidden, no answer to event") for text in texts)


def test_what_waits_is_sent_again_to_those_selected(page: ChasePage, qtbot: QtBot) -> None:
    page.table.pick(0)

    press(qtbot, page.head, "Send again...")
    dialog = page.findChildren(ExportDialog)[-1]

    assert dialog.chosen is Which.SELECTED
    assert dialog.rows(Which.SELECTED) == ((page.model.rows[0].ref, None),)


def test_a_link_leads_to_the_invite(page: ChasePage, qtbot: QtBot) -> None:
    asked: list[Target] = []
    page.asked.connect(asked.append)
    page.table.pick(page.model.row_of("P00"))
    qtbot.waitUntil(lambda: page.pane.name.text().startswith("Aagaard"))

    link = next(
        one for one in page.pane.findChildren(QPushButton) if one.accessibleName().startswith("Show the invite")
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert asked == [Target("invitations", "P00 ")]


def test_nobody_is_chased_before_anything_went_out(desk: Desk, kept: Settings, qtbot: QtBot) -> None:
    with beside(qtbot, ChasePage(desk), kept) as page:
        read(page, qtbot)

        assert page.empty.isVisible()
        assert not page.note.isEnabled()


def test_a_letter_of_the_house_is_written_and_given_up(writing: LettersPage, qtbot: QtBot) -> None:
    writing.table.pick(writing.model.row_of("event en"))
    press(qtbot, writing.head, "Edit letter...")
    editor = writing.findChildren(LetterEditor)[-1]
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.mouseClick(editor.subject, Qt.MouseButton.LeftButton)
    typed(editor.subject, "Welcome to ")
    qtbot.mouseClick(editor.fields["title"], Qt.MouseButton.LeftButton)
    reads = editor.read_subject.text()
    with qtbot.waitSignal(writing.desk.changed):
        qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    read(writing, qtbot)
    kept = ask(qtbot, writing.desk, lambda workspace: letters.letter(workspace, Occasion.EVENT, Tongue.ENGLISH))
    whose = writing.model.index(writing.model.row_of("event en"), 3).data()

    with qtbot.waitSignal(writing.desk.changed):
        press(qtbot, writing.head, "Use the shipped one")
    read(writing, qtbot)

    assert kept.subject == "Welcome to {title}"
    assert reads == "Welcome to Opening talk"
    assert whose == "Of the house"
    assert writing.model.index(writing.model.row_of("event en"), 3).data() == "Ships with the program"


def test_a_field_that_nobody_fills_in_cannot_be_saved_and_says_why(writing: LettersPage, qtbot: QtBot) -> None:
    writing.table.pick(writing.model.row_of("event nb"))
    QTest.keyClick(writing.table, Qt.Key.Key_F2)
    editor = writing.findChildren(LetterEditor)[-1]
    before = editor.save.isEnabled()

    typed(editor.text, "{greeting} {nobody}")

    assert before
    assert not editor.save.isEnabled()
    assert "{nobody}" in editor.wrong.text()
    editor.reject()


def test_a_letter_reads_from_the_right_where_its_language_does(writing: LettersPage) -> None:
    writing.table.pick(writing.model.row_of("event ar"))

    assert writing.pane.text.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "{" not in writing.pane.text.text()
