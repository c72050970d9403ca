"""The check-in desk: badges out, back, lost and void; one of a protected person; nothing found; who has none."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.services import handing_out, printing
from forumdesk.services.handing_out import Named
from forumdesk.services.printing import Run
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.badges_register import RegisterPage


def at_the_desk(workspace: Workspace) -> None:
    """A morning: most are in, one badge is lost and printed again, one label was spoilt."""
    with TemporaryDirectory() as folder:
        printing.print_badges(workspace, Run("OF27"), Path(folder) / "one.pdf")
        for ref in ("P00", "P01", "P02", "P05", "P08", "P09", "P12", "P16", "P20"):
            handing_out.issue(workspace, Named(ref, "OF27"))
        handing_out.report_lost(workspace, Named("P01", "OF27"), "left in a taxi")
        handing_out.take_back(workspace, Named("P08", "OF27"))
        handing_out.spoil(workspace, Named("P14", "OF27"), "jammed in the printer")
        printing.print_badges(workspace, Run("OF27", only=("P02",), reprint="title changed"), Path(folder) / "two.pdf")
        printing.print_badges(workspace, Run("OF27", only=("P01",)), Path(folder) / "three.pdf")


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["register"]
    if not isinstance(page, RegisterPage):
        raise TypeError(page)
    window.turn("register")
    spin(lambda: page.model.total > 0)
    camera.look("register-before", lambda: window)
    window.desk.read(at_the_desk, partial(_nothing))
    page.reload()
    spin(lambda: "out" in page.count.text())
    page.field.setText("blue 1")
    page.field.returnPressed.emit()
    page.field.setText("okello")
    page.field.returnPressed.emit()
    spin(page.banner.isVisible)
    page.table.setFocus()
    camera.look("register", lambda: window)
    page.field.setText("blue 2")
    page.table.pick(0)
    page.pane.reason.setText("left in a taxi")
    camera.look("register-protected", lambda: window)
    page.field.setText("nobody of that name")
    camera.look("register-no-match", lambda: window)


def _nothing(_: object) -> None:
    """What happened at the desk is read by the page itself."""
