"""Invites, some answered, some outdated; one of a protected person in the inspector; and what leaves the house."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.invitations import Invitation, InvitationAnswer, Partstat
from forumdesk.domain.programme import Session
from forumdesk.domain.venues import Room
from forumdesk.services import inviting
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace
from tests.builders import at
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_out import CancelDialog, ExportDialog
from ui.pages.invitations_withdraw import WithdrawDialog


def _issued_and_moved(workspace: Workspace) -> ChangeSet:
    with TemporaryDirectory() as folder:
        inviting.issue(workspace, Wish("OF27", Invited.EVENT, only=("P00", "P01", "P02", "P03")), Path(folder))
        inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), Path(folder))
        (session,) = workspace.where(Session, code="T03")
        (room,) = workspace.where(Room, id=session.room_id)
        other = next(one for one in workspace.where(Room, venue_id=room.venue_id) if one.id != room.id)
        _answers(workspace)
    with workspace.transaction(Label.SESSION_MOVED) as tx:
        tx.save(replace(session, start=at(12), end=at(13), room_id=other.id, languages=("en", "ar")))
    return tx.change_set


def _answers(workspace: Workspace) -> None:
    """Some accept, one cannot say yet, one declines."""
    said = (Partstat.ACCEPTED, Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED)
    with workspace.transaction(Label.ANSWERS_READ) as tx:
        for one, partstat in zip(workspace.all(Invitation)[::2], said, strict=False):
            sender = "answer@invented.example"
            tx.save(InvitationAnswer(tx.new_id(), one.id, partstat, one.sequence, tx.now(), tx.now(), sender))


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["invitations"]
    if not isinstance(page, InvitationsPage):
        raise TypeError(page)
    window.turn("invitations")
    window.desk.change(_issued_and_moved)
    spin(lambda: "outdated" in page.count.text())
    page.table.pick(-1)
    camera.look("invitations-tally", lambda: window)
    page.table.pick(page.model.row_of("P00 T03"))
    page.table.setFocus()
    spin(lambda: page.pane.lines.count() > 0)
    camera.look("invitations", lambda: window)
    page.search("Blue 1")
    page.table.pick(0)
    spin(lambda: page.pane.lines.count() > 0)
    camera.look("invitations-protected", lambda: window)
    page.clear_filters()
    _dialogs(camera, page)


def _dialogs(camera: Camera, page: InvitationsPage) -> None:
    page.ask_export()
    export = page.findChildren(ExportDialog)[-1]
    camera.look("invitations-export", lambda: export, (460, 100))
    export.close()
    page.ask_cancel()
    cancel = page.findChildren(CancelDialog)[-1]
    spin(cancel.call_off.isEnabled)
    camera.look("invitations-cancel", lambda: cancel, (440, 100))
    cancel.close()
    page.table.pick(page.model.row_of("P00 T03"))
    page.ask_withdraw()
    withdraw = page.findChildren(WithdrawDialog)[-1]
    spin(withdraw.call_off.isEnabled)
    camera.look("invitations-withdraw", lambda: withdraw, (460, 100))
    withdraw.close()
