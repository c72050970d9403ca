"""The organiser imports a messy list, invites, moves a session: no invite shows the others or is an hour off."""

from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from forumdesk.domain.invitations import Invitation
from forumdesk.domain.programme import Session
from tests.ui.house import fill_a_forum, spin
from tests.ui.import_lists import people_list
from tests.ui.programme_house import PEOPLE, TUESDAY, a_tuesday
from tests.ui.stories.desk import ALT, CONTROL, LEFT, PLAIN, SHIFT, Story, story
from ui.dialogs.import_wizard import ImportWizard
from ui.models.cells import CellRole
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_out import ExportDialog
from ui.pages.people import PeoplePage
from ui.pages.programme import ProgrammePage

__all__ = ["story"]
# The names that fit open below the field of the file dialog; the offscreen platform has no keyboard to give them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

Z, DOWN = Qt.Key.Key_Z, Qt.Key.Key_Down
HOLDERS = ("P00 S02", "P07 S02", "P09 S02")
FAMILIES = ("Dahl", "Adeyemi", "Aye")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "losby.forumdesk"
    fill_a_forum(path, a_tuesday().rows)
    return path


def read_list(story: Story, path: Path) -> ImportWizard:
    """Open the wizard, let a file go over it, and go on to its questions."""
    story.click(story.button("Import..."))
    wizard = story.dialog(ImportWizard)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(wizard.file, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, PLAIN))
    QApplication.sendEvent(wizard.file, QDropEvent(QPointF(9, 9), copy, data, LEFT, PLAIN))
    rest(story, wizard)
    story.press(Qt.Key.Key_Space)
    rest(story, wizard)
    return wizard


def rest(story: Story, wizard: ImportWizard) -> None:
    spin(lambda: not wizard.running)
    story.settle()


def test_a_messy_list_is_read_one_question_answered_applied_undone_and_brought_back(
    story: Story, tmp_path: Path
) -> None:
    people = story.turn(PeoplePage)
    counts = [people.count.text()]

    wizard = read_list(story, people_list(tmp_path))
    story.press_until(lambda: wizard.questions.key == "merge:N02+P07", Qt.Key.Key_3, ALT)
    story.press(Qt.Key.Key_1, ALT)
    for button in (wizard.questions.review, wizard.review.apply):
        story.click(button)
        rest(story, wizard)
    counts.append(people.count.text())
    for modifiers in (CONTROL, CONTROL | SHIFT):
        story.press(Z, modifiers)
        counts.append(people.count.text())

    assert counts == ["12", "18", "12", "18"]
    with story.closed() as workspace:
        held = workspace.snapshot()
        assert held.person_by_ref["N02"] == held.person_by_ref["P07"]
        assert held.person_by_ref["N01"] != held.person_by_ref["P09"]
        assert {question.key for question in held.questions if question.open} >= {"dob:N01", "merge:N05+P08"}
        assert len(held.participations) == 18


def invite(story: Story, page: InvitationsPage, folder: Path) -> None:
    """The holders' invites, as files into a folder."""
    for number, row_id in enumerate(HOLDERS):
        story.click_row(page.table, page.model.row_of(row_id), CONTROL if number else PLAIN)
    story.click(story.button("Export..."))
    story.press(Qt.Key.Key_Return, on=story.dialog(ExportDialog))
    folder.mkdir()
    story.file_dialog(folder)
    spin(page.outcome.isVisible)
    story.settle()


def one_step_later(story: Story) -> str:
    """The opening, found and moved by keys alone; what the inspector says of it then, and on by its link."""
    programme = story.turn(ProgrammePage)
    story.press_until(lambda: programme.view.day == TUESDAY, Qt.Key.Key_PageDown)
    story.press(Qt.Key.Key_F, CONTROL)
    story.press_until(lambda: programme.pane.heading.text() == "Opening plenary", DOWN)
    story.press(DOWN, ALT)
    told = story.seen(programme.pane)
    story.click(story.button("Show in Invitations", programme.pane))
    return told


def test_an_invite_names_nobody_else_has_the_right_hour_and_is_outdated_once_its_session_moves(
    story: Story, tmp_path: Path
) -> None:
    page = story.turn(InvitationsPage)

    invite(story, page, tmp_path / "out")
    told = one_step_later(story)
    marks = [page.model.index(page.model.row_of(one), 2).data(CellRole).text for one in HOLDERS]

    files = sorted(path.read_text(encoding="utf-8").replace("\n ", "") for path in (tmp_path / "out").iterdir())
    whom = [[number for number in range(len(PEOPLE)) if f"p{number:02}@" in text] for text in files]
    (one,) = icalendar.Calendar.from_ical(files[0]).walk("VEVENT")
    assert sorted(whom) == [[0], [7], [9]]
    assert [word for word in (*FAMILIES, "Opening", "Losby") for text in files if word in text] == []
    assert one.decoded("dtstart") == datetime(2027, 6, 15, 7, tzinfo=UTC)
    assert marks == ["Holds version 1 of 2"] * 3
    assert "3 people hold an invite that is no longer true" in told
    assert story.window.page is page
    assert [f"{row.ref} {row.session}" for row in page.model.rows] == [HOLDERS[1], HOLDERS[2], HOLDERS[0]]
    with story.closed() as workspace:
        (moved,) = workspace.where(Session, code="S02")
        assert moved.start is not None
        assert moved.start.utc == datetime(2027, 6, 15, 7, 15, tzinfo=UTC)
        assert [invitation.sequence for invitation in workspace.all(Invitation)] == [0, 0, 0]
