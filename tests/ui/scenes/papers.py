"""Tents, labels on a used sheet, door signs, reserved signs and the pocket programme, before they are printed."""

from dataclasses import replace

from forumdesk.domain.participation import Participation
from forumdesk.services.papers import PaperKind
from forumdesk.store.tables import Entity
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from tests.ui.scenes.badges import drawn
from ui.pages.print_page import PrintPage
from ui.pages.print_papers import PapersPage


def rows() -> list[Entity]:
    """The forum, with one protected person whose alias is missing."""
    found: list[Entity] = a_forum()
    for number, one in enumerate(found):
        if isinstance(one, Participation) and one.alias == "Blue 3":
            found[number] = replace(one, alias="")
    return found


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["papers"]
    if not isinstance(page, PapersPage):
        raise TypeError(page)
    window.turn("papers")
    spin(lambda: drawn(page.preview))
    for kind, name in (
        (PaperKind.TENTS, "papers"),
        (PaperKind.LABELS, "papers-labels"),
        (PaperKind.DOOR_SIGNS, "papers-doors"),
        (PaperKind.RESERVED_SIGNS, "papers-reserved"),
        (PaperKind.PROGRAMME, "papers-programme"),
    ):
        turn_to(page, kind)
        if kind is PaperKind.LABELS:
            page.choices.labels.sheet.choose(4)
        if kind is PaperKind.RESERVED_SIGNS:
            page.choices.typed.setPlainText("Interpreters\nPress")
        settled(page)
        camera.look(name, lambda: window)


def settled(page: PrintPage) -> None:
    """Until what was chosen last is read, set and drawn."""
    spin(lambda: not page._settle.isActive())
    done: list[bool] = []
    page.desk.read(lambda _: True, done.append)
    spin(lambda: bool(done) and not page.preview.press.busy("set"))
    spin(lambda: drawn(page.preview) and not page.preview.press.busy("pages"))


def turn_to(page: PapersPage, kind: PaperKind) -> None:
    combo = page.choices.kind.combo
    combo.setCurrentIndex(combo.findData(str(kind)))
    combo.activated.emit(combo.currentIndex())
