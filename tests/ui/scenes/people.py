"""The list of people: a protected one chosen, and a search that finds nobody."""

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
    page.table.pick(5)
    page.table.setFocus()
    camera.look("people", lambda: window)
    page.search("nobody at all")
    camera.look("people-no-match", lambda: window)
