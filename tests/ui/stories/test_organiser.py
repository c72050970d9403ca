"""The organiser imports a messy list, invites, moves a session: no invite shows the others or is an hour off."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from forumdesk.changes import Label
from forumdesk.domain.invitations import Invitation
from forumdesk.domain.programme import Session
from forumdesk.services.holdings import Standing
from tests.ui.house import fill_a_forum, spin
from tests.ui.import_lists import people_list
from tests.ui.programme_house import PEOPLE, a_tuesday
from tests.ui.stories.desk import ALT, CONTROL, LEFT, PLAIN, SHIFT, Story, story
from ui.dialogs.import_wizard import ImportWizard
from ui.dialogs.palette import HitRole
from ui.pages.history import HistoryPage
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_out import ExportDialog
from ui.pages.people import PeoplePage
from ui.pages.programme import ProgrammePage

__all__ = ["story"]

OPENING = "Opening plenary"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "losby.forumdesk"
    fill_a_forum(path, a_tuesday().rows)
    return path


def drop(story: Story, wizard: ImportWizard, path: Path) -> None:
    """Let a file go over the first step."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(wizard.file, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, PLAIN))
    QApplication.sendEvent(wizard.file, QDropEvent(QPointF(9, 9), copy, data, LEFT, PLAIN))
    go_on(story, wizard)


def go_on(story: Story, wizard: ImportWizard) -> None:
    spin(lambda: not wizard.running)
    story.settle()


def import_people(story: Story, path: Path) -> None:
    """Through the wizard: one question answered by its key, then applied."""
    story.click(story.button("Import..."))
    wizard = story.dialog(ImportWizard)
    drop(story, wizard, path)
    story.press(Qt.Key.Key_Space)
    go_on(story, wizard)


def test_probe(story: Story, tmp_path: Path) -> None:
    people = story.turn(PeoplePage)
    import_people(story, people_list(tmp_path))
    wizard = story.dialog(ImportWizard)
    print(wizard.here, [q for q in wizard.course.asked], wizard.questions.key, QApplication.focusWidget())
    model = wizard.questions.list.model()
    print(type(wizard.questions.list), [model.index(n,0).data() for n in range(model.rowCount())])
    while wizard.questions.key != "merge:N02+P07":
        story.press(Qt.Key.Key_3, ALT)
    story.press(Qt.Key.Key_1, ALT)
    print(wizard.course.answers, wizard.questions.key)
    story.click(wizard.questions.review)
    go_on(story, wizard)
    print(wizard.here, [c.text() for c in wizard.review.chips.values()], wizard.review.apply.isEnabled())
    story.click(wizard.review.apply)
    go_on(story, wizard)
    print(QApplication.focusWidget())
    print(people.count.text(), story.program.desk.reach)
    story.press(Qt.Key.Key_Z, CONTROL)
    print(people.count.text())
    story.press(Qt.Key.Key_Z, CONTROL|SHIFT)
    print(people.count.text())
    page=story.turn(InvitationsPage)
    print([(r.ref,r.session,r.name,r.can_go) for r in page.model.rows])
    grid=story.turn(ProgrammePage)
    print(QApplication.focusWidget(), grid.view.day)
    days=[]
    story.press(Qt.Key.Key_PageDown)
    print(QApplication.focusWidget(), grid.view.day)
    story.press(Qt.Key.Key_F, CONTROL)
    print(QApplication.focusWidget(), grid.view.day)
    for _ in range(4):
        story.press(Qt.Key.Key_Down)
        r=grid.programme.row(grid.grid.chosen)
        print(r and r.title)
