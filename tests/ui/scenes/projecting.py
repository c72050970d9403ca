"""A screen that a room looks at: the programme with everybody covered, and a page that cannot be shown."""

from forumdesk.store.tables import Entity
from tests.ui.camera import Camera, settle
from tests.ui.house import spin
from tests.ui.programme_house import NOW, TUESDAY, a_tuesday
from ui.pages.programme import ProgrammePage


def rows() -> list[Entity]:
    return [*a_tuesday().rows]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["programme"]
    if not isinstance(page, ProgrammePage):
        raise TypeError(page)
    page._now = lambda: NOW
    spin(lambda: page.programme.event is not None)
    window.turn("programme")
    page.turn_day(TUESDAY)
    page.choose(next(row.id for row in page.programme.rows if row.title == "Bilateral 2"))
    window.stack.projecting.switch()
    settle()
    camera.look("projected", lambda: window)
    window.turn("people")
    settle()
    camera.look("projected-covered", lambda: window)
    window.stack.projecting.switch()
