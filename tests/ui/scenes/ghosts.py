"""Counter-proposals: a ghost that would take a room twice, one of a protected person; and beside their invites."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.changes import ChangeSet
from forumdesk.services.pipeline import Step
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.programme_house import NOW, TUESDAY, a_tuesday
from tests.ui.proposing import proposed
from ui.pages.invitations import InvitationsPage
from ui.pages.programme import ProgrammePage
from ui.widgets.time_grid_facts import Look


def rows() -> list[Entity]:
    return a_tuesday().rows


def _propose(workspace: Workspace, title: str) -> ChangeSet:
    with TemporaryDirectory() as folder:
        return proposed(workspace, Path(folder), title, 45, "After the walk?")


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["programme"]
    if not isinstance(page, ProgrammePage):
        raise TypeError(page)
    page._now = lambda: NOW
    spin(lambda: page.programme.event is not None)
    window.turn("programme")
    window.activateWindow()
    page.turn_day(TUESDAY)
    for title in ("Bilateral 1", "Water and peace"):
        window.desk.change(partial(_propose, title=title))
    spin(lambda: len(page.grid.shown.ghosts) > 1)
    ghost = next(one for one in page.grid.shown.blocks if one.look is Look.GHOST and one.severity)
    page.grid.choose(ghost.id)
    page.grid.setFocus()
    camera.look("ghosts", lambda: window)
    invites = window.pages["invitations"]
    if not isinstance(invites, InvitationsPage):
        raise TypeError(invites)
    window.turn("invitations")
    spin(lambda: invites.pipeline.steps[Step.PROPOSED].number > 1)
    invites.pipeline.put(Step.PROPOSED)
    invites.table.pick(0)
    spin(lambda: invites.pane.proposals.count() > 0)
    camera.look("ghosts-invites", lambda: window)
