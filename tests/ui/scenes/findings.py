"""Findings: one chosen, one accepted; and what changed since it was."""

from dataclasses import replace
from functools import partial

from forumdesk.changes import ChangeSet, Label
from forumdesk.services import checking
from forumdesk.services.noticing import Since
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import a_question
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.pages.findings import FindingsPage


def rows() -> list[Entity]:
    return [*a_forum(), a_question("P02"), a_question("P05")]


def _without_room(workspace: Workspace) -> ChangeSet:
    session = next(one for one in workspace.snapshot().sessions.values() if one.code == "T03")
    with workspace.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(session, room_id=None))
    return tx.change_set


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["findings"]
    if not isinstance(page, FindingsPage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    before = page.count.text()
    last = page.model.rows[-1].line_id
    window.desk.change(partial(checking.accept, finding_id=last, reason="Known, and agreed with the venue"))
    spin(lambda: page.count.text() != before)
    window.turn("findings")
    page.table.pick(1)
    page.table.setFocus()
    camera.look("findings", lambda: window)
    window.desk.change(_without_room)
    page.filters.since.put(Since.LAST_ACCEPTED)
    spin(lambda: page.told.text() != "" and len(page.model.rows) > 1)
    camera.look("findings-since", lambda: window)
