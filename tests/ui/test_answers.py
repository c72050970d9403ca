"""Answers taken in by hand: files dropped on the page of invites, each answer seen, decided on, applied and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.domain.invitations import InvitationAnswer
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import beside, on_terms, said
from tests.ui.scenes.answers import answers_into
from ui import words
from ui.desk import Desk
from ui.dialogs.answers import AnswersDialog
from ui.models.answer_rows import Group
from ui.models.cells import CellRole
from ui.pages.invitations import InvitationsPage
from ui.settings import Settings

BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot, tmp_path: Path) -> Iterator[InvitationsPage]:
    with beside(qtbot, InvitationsPage(desk), kept) as found:
        qtbot.waitUntil(lambda: found.model.total > 0)
        done: list[None] = []
        desk.read(lambda workspace: answers_into(workspace, tmp_path), done.append)
        qtbot.waitUntil(lambda: bool(done))
        yield found


def dropping(*paths: Path) -> tuple[QDragEnterEvent, QDropEvent, QMimeData]:
    """The events of files let go; what they carry has to be kept as long as they."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, BUTTON, Qt.KeyboardModifier.NoModifier)
    return QDragEnterEvent(QPoint(9, 9), *how), QDropEvent(QPointF(9, 9), *how), data


def dropped(page: InvitationsPage, qtbot: QtBot, *paths: Path) -> AnswersDialog:
    enter, drop, _data = dropping(*paths)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, drop)
    dialog = page.findChildren(AnswersDialog)[-1]
    qtbot.waitUntil(lambda: dialog.review.model.total > 0 or not dialog.choosing.wrong.isHidden())
    return dialog


@pytest.fixture
def dialog(page: InvitationsPage, qtbot: QtBot, tmp_path: Path) -> AnswersDialog:
    return dropped(page, qtbot, tmp_path / "in")


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, BUTTON)


def cells(dialog: AnswersDialog, row: int) -> list[str]:
    model = dialog.review.model
    return [model.index(row, column).data(CellRole).text for column in range(4)]


def told(page: InvitationsPage, qtbot: QtBot, ask: object) -> object:
    answers: list[object] = []
    page.desk.read(ask, answers.append)  # type: ignore[arg-type]  # a question about the workspace
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def taken_in(workspace: Workspace) -> int:
    return len(workspace.all(InvitationAnswer))


def test_files_dropped_on_the_page_are_read_and_shown_with_their_effect(dialog: AnswersDialog) -> None:
    assert cells(dialog, 0) == ["Søren Aagaard", "Seminar", "Accepted", "Taken in"]
    assert cells(dialog, 7)[2:] == ["Tentative", "Proposes a time"]
    assert cells(dialog, 9) == ["in/0011.msg", "—", "—", "Cannot be read"]
    assert dialog.review.apply.text() == "Take in 6 answers"
    assert [chip.text() for chip in dialog.review.groups.values() if not chip.isHidden()] == [
        "Needs you 5",
        "Taken in 5",
    ]


def test_a_list_dropped_on_the_page_is_left_to_the_window(page: InvitationsPage, tmp_path: Path) -> None:
    enter, drop, _data = dropping(tmp_path / "people.csv")
    enter.ignore()
    drop.ignore()

    QApplication.sendEvent(page, enter)
    QApplication.sendEvent(page, drop)

    assert not enter.isAccepted()
    assert page.findChildren(AnswersDialog) == []


def test_the_first_answer_that_needs_somebody_is_chosen_and_explained(dialog: AnswersDialog) -> None:
    words_there = said(dialog.review.card)

    assert dialog.review.table.picked_id() == "5"
    assert "Unknown address" in words_there
    assert "The invite was sent to Blue 1 alone." in words_there
    assert "office@elsewhere.example" not in words_there


def test_an_address_is_theirs_once_somebody_says_so(dialog: AnswersDialog, page: InvitationsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.review.theirs, BUTTON, pos=QPoint(8, dialog.review.theirs.height() // 2))
    qtbot.waitUntil(lambda: cells(dialog, 5)[3] == "Taken in")

    assert dialog.review.theirs.isChecked()
    assert dialog.review.apply.text() == "Take in 7 answers"
    click(qtbot, dialog.review.apply)
    qtbot.waitUntil(lambda: not dialog.review.outcome.isHidden())
    emails = told(page, qtbot, lambda workspace: [one for person in workspace.all(Person) for one in person.emails])
    assert isinstance(emails, list)
    assert "office@elsewhere.example" in emails


def test_an_address_can_be_nobodys_again(dialog: AnswersDialog, qtbot: QtBot) -> None:
    box = dialog.review.theirs
    qtbot.mouseClick(box, BUTTON, pos=QPoint(8, box.height() // 2))
    qtbot.waitUntil(lambda: cells(dialog, 5)[3] == "Taken in")

    qtbot.mouseClick(box, BUTTON, pos=QPoint(8, box.height() // 2))

    qtbot.waitUntil(lambda: cells(dialog, 5)[3] == "Unknown address")


def test_a_sender_is_trusted_once_somebody_says_so(dialog: AnswersDialog, qtbot: QtBot) -> None:
    dialog.review.table.pick(6)
    assert not dialog.review.trusted.isHidden()
    assert dialog.review.theirs.isHidden()
    box = dialog.review.trusted
    qtbot.mouseClick(box, BUTTON, pos=QPoint(8, box.height() // 2))
    qtbot.waitUntil(lambda: cells(dialog, 6)[3] == "Taken in")

    qtbot.mouseClick(box, BUTTON, pos=QPoint(8, box.height() // 2))

    qtbot.waitUntil(lambda: cells(dialog, 6)[3] == "Other sender")


def test_answers_are_applied_as_one_step_and_undone_from_there(
    dialog: AnswersDialog, page: InvitationsPage, qtbot: QtBot
) -> None:
    assert told(page, qtbot, taken_in) == 0
    click(qtbot, dialog.review.apply)
    qtbot.waitUntil(lambda: not dialog.review.outcome.isHidden())

    assert "6 answers taken in" in said(dialog.review.outcome)
    assert dialog.review.apply.isHidden()
    assert told(page, qtbot, taken_in) == 6
    with qtbot.waitSignal(page.desk.changed):
        click(qtbot, dialog.review.undo)
    assert told(page, qtbot, taken_in) == 0


def test_a_group_shows_its_own_answers_alone(dialog: AnswersDialog, qtbot: QtBot) -> None:
    click(qtbot, dialog.review.groups[Group.WAITING])
    assert [row.group for row in dialog.review.model.rows] == [Group.WAITING] * 5
    assert not dialog.review.groups[Group.TAKEN].isChecked()

    click(qtbot, dialog.review.groups[Group.WAITING])

    assert len(dialog.review.model.rows) == 10


def test_a_proposal_says_both_times_and_the_words(dialog: AnswersDialog) -> None:
    dialog.review.table.pick(7)

    words_there = said(dialog.review.card)

    assert "Comment: After lunch would suit me better." in words_there
    assert "Proposed: Mon 14 June 15:00–16:00. The invite says: Wed 12 June 12:00–13:00." in words_there


def taken(dialog: AnswersDialog, qtbot: QtBot) -> None:
    click(qtbot, dialog.review.apply)
    qtbot.waitUntil(lambda: not dialog.review.outcome.isHidden())
    dialog.review.table.pick(7)


def test_a_proposal_that_was_taken_in_can_be_accepted_there(
    dialog: AnswersDialog, page: InvitationsPage, qtbot: QtBot
) -> None:
    dialog.review.table.pick(7)
    assert dialog.review.yes.isHidden()
    taken(dialog, qtbot)

    click(qtbot, dialog.review.yes)

    qtbot.waitUntil(lambda: "Accepted: the session was moved." in said(dialog.review.card))
    assert dialog.review.yes.isHidden()
    starts = told(page, qtbot, lambda workspace: [one.start for one in workspace.where(Session, code="T03")])
    assert isinstance(starts, list)
    assert starts[0].utc.isoformat() == "2027-06-14T13:00:00+00:00"


def test_a_proposal_can_be_declined_by_a_file(dialog: AnswersDialog, qtbot: QtBot, tmp_path: Path) -> None:
    taken(dialog, qtbot)

    click(qtbot, dialog.review.no)
    asked = on_terms(qtbot, dialog, "")
    asked.fileSelected.emit(str(tmp_path / "no"))
    asked.close()

    qtbot.waitUntil(lambda: "Declined: send the file" in said(dialog.review.card))
    (written,) = (tmp_path / "no").iterdir()
    assert b"METHOD:DECLINECOUNTER" in written.read_bytes()


def test_a_proposal_that_was_overtaken_says_so(dialog: AnswersDialog, page: InvitationsPage, qtbot: QtBot) -> None:
    taken(dialog, qtbot)
    with qtbot.waitSignal(page.desk.changed):
        page.desk.undo()

    click(qtbot, dialog.review.yes)

    qtbot.waitUntil(lambda: "Nothing was changed." in said(dialog.review.card))


def test_a_file_that_cannot_be_read_is_refused_in_the_dialog(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dropped(page, qtbot, tmp_path / "gone.ics")

    assert "These were not read" in said(dialog.choosing)


def test_files_and_folders_can_be_chosen_instead(page: InvitationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.answers.trigger()
    dialog = page.findChildren(AnswersDialog)[-1]

    for button in (dialog.choosing.files, dialog.choosing.folder):
        click(qtbot, button)
        asked = dialog.findChildren(QFileDialog)[-1]
        asked.filesSelected.emit([str(tmp_path / "in")])
        asked.close()
        qtbot.waitUntil(lambda: dialog.review.model.total == 10)
        click(qtbot, dialog.review.back)
        assert dialog.choosing.isVisible()


def test_more_files_may_be_dropped_on_the_dialog_itself(dialog: AnswersDialog, qtbot: QtBot, tmp_path: Path) -> None:
    enter, drop, _data = dropping(tmp_path / "in" / "0000.ics")

    QApplication.sendEvent(dialog, enter)
    QApplication.sendEvent(dialog, drop)

    assert enter.isAccepted()
    qtbot.waitUntil(lambda: dialog.review.model.total == 1)


def test_the_dialog_speaks_the_language_it_is_told_to(dialog: AnswersDialog, qtbot: QtBot, qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    qtbot.waitUntil(lambda: dialog.review.apply.text() == "Les inn 6 svar")
    assert "Ukjent adresse" in said(dialog.review.card)
    assert cells(dialog, 0)[2:] == ["Takket ja", "Leses inn"]
