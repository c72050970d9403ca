"""Counter-proposals on the programme: a ghost that would take a room twice, chosen; and one of a protected person."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.changes import ChangeSet
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.programme_house import NOW, TUESDAY, a_tuesday
from tests.ui.proposing import proposed
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
