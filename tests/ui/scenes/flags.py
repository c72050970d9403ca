"""Flags on badges and tents, the dialog that replaces one, envelopes, and the contact sheet instead of the badges."""

from dataclasses import replace

from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Participation
from forumdesk.services.papers import PaperKind
from forumdesk.store.tables import Entity
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from tests.ui.scenes.badges import drawn
from tests.ui.scenes.papers import settled, turn_to
from ui.dialogs.flag_editor import FlagEditor
from ui.pages.badges import BadgesPage
from ui.pages.print_papers import PapersPage

_COUNTRIES = ("NO", "CH", "MX", "QA", "CN")


def rows() -> list[Entity]:
    """The forum with countries for its organisations, one without an alias."""
    found: list[Entity] = a_forum()
    for number, one in enumerate(found):
        if isinstance(one, Organisation):
            found[number] = replace(one, country=_COUNTRIES[number % len(_COUNTRIES)])
        if isinstance(one, Event):
            found[number] = replace(one, discretion=Discretion.INTERNAL)
        if isinstance(one, Participation) and one.alias == "Blue 3":
            found[number] = replace(one, alias="")
    return found


def play(camera: Camera) -> None:
    window = camera.window
    page, papers = window.pages["badges"], window.pages["papers"]
    if not isinstance(page, BadgesPage) or not isinstance(papers, PapersPage):
        raise TypeError(page, papers)
    window.turn("badges")
    spin(lambda: drawn(page.preview))
    page.choices.template.show_value("flag")
    page.choices.template.finished.emit("flag")
    page.choices.flags.box.click()
    settled(page)
    camera.look("badges-flags", lambda: window)
    page.choices.flags.replace.click()
    (dialog,) = window.findChildren(FlagEditor)
    spin(lambda: not dialog.picture.pixmap().isNull())
    camera.look("flags", lambda: dialog, (520, 400))
    dialog.reject()
    page.choices.contact.box.click()
    settled(page)
    camera.look("badges-contact", lambda: window)
    window.turn("papers")
    _look_at_papers(camera, papers)


def _look_at_papers(camera: Camera, papers: PapersPage) -> None:
    window = camera.window
    spin(lambda: drawn(papers.preview))
    turn_to(papers, PaperKind.TENTS)
    papers.choices.flags.box.click()
    settled(papers)
    camera.look("papers-flags", lambda: window)
    turn_to(papers, PaperKind.ENVELOPES)
    papers.choices.envelopes.native.click()
    papers.choices.envelopes.address.edit.setPlainText("House of Examples\nPostboks 8114\n0032 Oslo")
    papers.choices.envelopes.changed.emit()
    settled(papers)
    camera.look("papers-envelopes", lambda: window)
