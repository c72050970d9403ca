"""History: a line with names that may be read and one with names that may not, and what going back would take."""

from dataclasses import replace
from functools import partial

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.participation import Answer
from forumdesk.services import working
from forumdesk.store.workspace import Workspace
from tests.builders import a_badge
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.history import HistoryPage


def _answers(workspace: Workspace) -> ChangeSet:
    with workspace.transaction(Label.ANSWER_CHANGED) as tx:
        some = tx.snapshot().participations[2:7]
        tx.save_all([replace(one, answer=Answer.TENTATIVE, diet="no fish") for one in some])
    return tx.change_set


def _badge(workspace: Workspace) -> ChangeSet:
    snapshot = workspace.snapshot()
    with workspace.transaction(Label.PRINT_BADGES) as tx:
        tx.save(a_badge(snapshot.person_by_ref["P03"], snapshot.event_by_code["OF27"]))
    return tx.change_set


def _room(workspace: Workspace) -> ChangeSet:
    session = next(one for one in workspace.snapshot().sessions.values() if one.code == "T03")
    with workspace.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(session, room_id=None, title="A title that somebody made longer than it had to be"))
    return tx.change_set


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["history"]
    if not isinstance(page, HistoryPage):
        raise TypeError(page)
    for use_case in (partial(working.name_yourself, name="Ada Fictand"), _answers, _badge, _room):
        window.desk.change(use_case)
    spin(lambda: page.count.text() == "5 lines")
    window.turn("history")
    page.table.pick(2)
    page.table.setFocus()
    spin(lambda: page.back.isEnabled())
    camera.look("history", lambda: window)
    page.field.setText("nothing of the kind")
    spin(lambda: not page.model.rows)
    camera.look("history-no-match", lambda: window)
