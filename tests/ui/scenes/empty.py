"""Every page of a workspace with an event and nothing else, and of one with nothing at all."""

from forumdesk.store.tables import Entity
from tests.builders import an_event
from tests.ui.camera import Camera, settle
from tests.ui.house import spin


def rows() -> list[Entity]:
    return [an_event("OF27", title="Oslo Forum 2027")]


def play(camera: Camera) -> None:
    window = camera.window
    window.activateWindow()
    for name in window.pages:
        if name == "settings":
            continue
        window.turn(name)
        settle()
        spin(lambda: not window.desk.at_long_work)
        camera.look(f"empty-{name}", lambda: window)
    window.show_event("")
    for name in ("overview", "people", "programme", "badges"):
        window.turn(name)
        settle()
        camera.look(f"nothing-{name}", lambda: window)
