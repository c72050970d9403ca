"""The designer: a shipped template with something chosen, a drag that snaps, several chosen, the hard samples."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from forumdesk.exporters.display import Box
from tests.ui.camera import Camera, settle
from tests.ui.designing import LEFT, NONE, at_rest, centre, element, move
from tests.ui.house import spin
from ui.models.sample_cards import Sample
from ui.pages.badges_designer import DesignerPage
from ui.widgets.label_design import put


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["designer"]
    assert isinstance(page, DesignerPage)
    window.turn("designer")
    spin(lambda: at_rest(page))
    page.trial.turn(Sample.TWO_SCRIPTS)
    page.board.choose(("names",))
    spin(lambda: at_rest(page))
    camera.look("designer", lambda: window)
    _tight(page)
    camera.look("designer-misfits", lambda: window)
    for name, chosen in (("label", ()), ("several", ("event", "foot"))):
        page.board.choose(chosen)
        settle()
        camera.take(f"designer-{name}")
    _drag(camera, page)
    page.files.open("photo")
    spin(lambda: page.board.name == "photo" and at_rest(page))
    for sample in Sample:
        page.trial.turn(sample)
        spin(lambda: at_rest(page))
        camera.take(f"designer-{sample}")


def _tight(page: DesignerPage) -> None:
    """Names in a box that most of them do not fit."""
    design = page.board.design
    assert design is not None
    assert design.only is not None
    page.board.do(design.changed({"names": put(design.only, Box(14.2, 10, 40, 12))}))
    spin(lambda: at_rest(page) and bool(page.trial.misfits))


def _drag(camera: Camera, page: DesignerPage) -> None:
    """On the way to the left edge of the texts."""
    page.board.choose(("code",))
    settle()
    canvas, start = page.view.canvas, centre(page, "code")
    left = element(page, "code").x - 14.5
    QTest.mousePress(canvas, LEFT, NONE, start)
    move(canvas, start - QPoint(9, 9))
    move(canvas, start - QPoint(round(left * canvas.scale), round(12 * canvas.scale)))
    settle()
    camera.take("designer-drag")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NONE, start)
