"""Badges before they are printed: a used sheet, somebody left out, some who have one; and lists and agendas."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.domain.disclosure import Audience, Grouping, Ordering
from forumdesk.domain.participation import Participation
from forumdesk.services import printing
from forumdesk.services.printing import Run
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.pages.badges import BadgesPage
from ui.pages.badges_choices import Who
from ui.pages.print_lists import AgendasPage, ListsPage
from ui.widgets.fields import ChoiceField
from ui.widgets.preview import Preview


def rows() -> list[Entity]:
    """The forum, with one protected person whose alias is missing."""
    found: list[Entity] = a_forum()
    for number, one in enumerate(found):
        if isinstance(one, Participation) and one.alias == "Blue 3":
            found[number] = replace(one, alias="")
    return found


def _some_printed(workspace: Workspace) -> None:
    with TemporaryDirectory() as folder:
        printing.print_badges(workspace, Run("OF27", only=("P00", "P01", "P21")), Path(folder) / "badges.pdf")


def drawn(preview: Preview) -> bool:
    return not preview.image().isNull() and not preview.press.busy("page")


def play(camera: Camera) -> None:
    window = camera.window
    page, lists, agendas = (window.pages[name] for name in ("badges", "lists", "agendas"))
    if not isinstance(page, BadgesPage) or not isinstance(lists, ListsPage) or not isinstance(agendas, AgendasPage):
        raise TypeError(page, lists, agendas)
    window.desk.read(_some_printed, partial(_nothing))
    window.turn("badges")
    spin(lambda: drawn(page.preview))
    page.choices.labels.sheet.choose(3)
    page.choices.labels.sheet.toggle(6)
    spin(lambda: page.preview.sheets.used != () and drawn(page.preview))
    camera.look("badges", lambda: window)
    page.choices.who[Who.CHOSEN].click()
    page.choices.people.tick(("P02", "P05"))
    page.choices.again.box.click()
    spin(lambda: not page.print.isEnabled())
    camera.look("badges-no-reason", lambda: window)
    window.turn("lists")
    spin(lambda: drawn(lists.preview))
    _look_at_lists(camera, lists)
    window.turn("agendas")
    spin(lambda: drawn(agendas.preview))
    camera.look("agendas", lambda: window)


def _look_at_lists(camera: Camera, lists: ListsPage) -> None:
    _choose(lists.choices.audience, Audience.SECURITY)
    lists.choices.reveal.click()
    spin(lambda: lists.choices.reveals and not lists._settle.isActive())
    spin(lambda: drawn(lists.preview) and lists.preview.sheets.sizes[0].height() > 600)
    camera.look("lists", lambda: camera.window)
    _choose(lists.choices.audience, Audience.PROOF)
    _choose(lists.choices.grouping, Grouping.CATEGORY)
    _choose(lists.choices.ordering, Ordering.PRECEDENCE)
    spin(lambda: not lists._settle.isActive())
    spin(lambda: drawn(lists.preview) and lists.preview.sheets.sizes[0].width() > 700)
    camera.look("lists-proof", lambda: camera.window)


def _choose(field: ChoiceField, value: str) -> None:
    field.combo.setCurrentIndex(field.combo.findData(value))
    field.combo.activated.emit(field.combo.currentIndex())


def _nothing(_: object) -> None:
    """What was printed is not looked at."""
