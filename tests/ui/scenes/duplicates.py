"""Duplicates: a pair with a protected person, a plain one, and nobody left to ask about."""

from forumdesk.store.tables import Entity
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.twins import with_twins
from ui.pages.duplicates import DuplicatesPage


def rows() -> list[Entity]:
    return with_twins()


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["duplicates"]
    if not isinstance(page, DuplicatesPage):
        raise TypeError(page)
    window.turn("duplicates")
    for pair_id in ("P05+Z02", "P01+Z01"):
        spin(lambda: page.model.total > 0)
        page.list.pick(pair_id)
        spin(lambda one=pair_id: page.view.asked is not None and page.view.asked.question.key == one)  # type: ignore[misc]  # a default of a lambda
        camera.look(f"duplicates-{pair_id.replace('+', '-')}", lambda: window)
    while page.model.total:
        left = page.model.total
        page.view.two.click()
        spin(lambda one=left: page.model.total < one)  # type: ignore[misc]  # as above
        spin(lambda: page.model.total == 0 or page.view.number.text().startswith(("Question 1", "Question 2")))
    camera.look("duplicates-none", lambda: window)
