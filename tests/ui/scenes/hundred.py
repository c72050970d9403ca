"""Pages with 100 people whose names and organisations are as long as any: list, overview, invitations, badges."""

from forumdesk.store.tables import Entity
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.scenes.badges import drawn
from tests.ui.scenes.people_many import crowd
from ui.main_window import MainWindow
from ui.pages.badges import BadgesPage
from ui.pages.people import PeoplePage


def rows() -> list[Entity]:
    return crowd(100)


def play(camera: Camera) -> None:
    window = camera.window
    people, badges = window.pages["people"], window.pages["badges"]
    if not isinstance(people, PeoplePage) or not isinstance(badges, BadgesPage):
        raise TypeError(people, badges)
    spin(lambda: people.model.total == 100)
    window.turn("people")
    window.activateWindow()
    people.table.setFocus()
    for name, ref in (("german", "P00000"), ("arabic", "P00001"), ("burmese", "P00002")):
        people.table.pick(people.model.row_of(ref))
        spin(lambda ref=ref: people.pane.ref == ref)  # type: ignore[misc]  # the default binds the loop's value
        camera.look(f"hundred-{name}", lambda: _opened(camera, people))
    for name in ("overview", "organisations", "invitations"):
        window.turn(name)
        spin(lambda: not window.desk.at_long_work)
        camera.look(f"hundred-{name}", lambda: window)
    window.turn("badges")
    spin(lambda: drawn(badges.preview))
    camera.look("hundred-badges", lambda: window)


def _opened(camera: Camera, page: PeoplePage) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    if camera.window.middle.drawer:
        page.details_asked.emit()
    return camera.window
