"""Invites of 100 people whose names are as long as any, some of them protected: the pipeline, and who is to chase."""

from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.changes import ChangeSet
from forumdesk.domain.contacts import ContactWay
from forumdesk.domain.disclosure import Invited
from forumdesk.services import chasing, inviting
from forumdesk.services.inviting import Wish
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.scenes.people_many import crowd
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_chase import ChasePage


def rows() -> list[Entity]:
    return crowd(100)


def _sent(workspace: Workspace) -> ChangeSet:
    with TemporaryDirectory() as folder:
        inviting.issue(workspace, Wish("OF27", Invited.EVENT), Path(folder))
    return chasing.note_contact(workspace, "OF27", ("P00002",), ContactWay.PHONE, "Asks for a later train")


def play(camera: Camera) -> None:
    window = camera.window
    page, chased = window.pages["invitations"], window.pages["chase"]
    if not isinstance(page, InvitationsPage) or not isinstance(chased, ChasePage):
        raise TypeError(page, chased)
    window.turn("invitations")
    window.desk.change(_sent)
    spin(lambda: page.model.total > 0 and any(row.version for row in page.model.every))
    page.table.pick(0)
    camera.look("invitations-many", lambda: window)
    window.turn("chase")
    spin(lambda: chased.model.total > 0)
    chased.table.pick(2)
    camera.look("chase-many", lambda: window)
