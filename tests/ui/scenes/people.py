"""The list of people: one protected, one not, several chosen, filters on, nothing found, nobody there."""

from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.people import PeoplePage


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["people"]
    if not isinstance(page, PeoplePage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    window.turn("people")
    window.activateWindow()
    page.table.setFocus()
    for name, ref in (("people", "P05"), ("people-one", "P02")):
        page.table.pick(page.model.row_of(ref))
        spin(lambda ref=ref: page.pane.ref == ref)  # type: ignore[misc]  # the default binds the loop's value
        camera.look(name, lambda: window)
    page.table.choose([7, 8])
    camera.look("people-several", lambda: window)
    page.search("nobody at all")
    camera.look("people-no-match", lambda: window)
    page.clear_filters()
