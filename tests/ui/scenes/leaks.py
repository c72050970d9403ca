"""What would leak: an event, somebody with cover names, a session that needs to be known; the names in the pane."""

from dataclasses import replace

from PySide6.QtWidgets import QScrollArea, QWidget

from forumdesk.domain.events import Event
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import SessionVisibility
from forumdesk.store.tables import Entity
from tests.builders import a_role, a_room, a_session, a_venue, at
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.main_window import MainWindow
from ui.pages.leaks import LeaksPage
from ui.pages.people import PeoplePage

LONG = "Wolfeschlegelsteinhausenbergerdorff-Prøvesen von Donaudampfschifffahrt"


def rows() -> list[Entity]:
    """The forum; somebody protected there has names for three forms, long and Arabic ones, and none for invites."""
    found = a_forum()
    people = {one.id: one for one in found if isinstance(one, Person)}
    first = next(one for one in found if isinstance(one, Participation) and one.alias)
    named = replace(first, alias_badge=LONG, alias_hotel="ضيف كريم", alias_driver="Mr Green")
    event = next(one for one in found if isinstance(one, Event) and one.id == first.event_id)
    venue = a_venue("LOSBY", name="Losby Manor of Paper", place="Nowhere", cover_place="Inland")
    room = a_room(venue, "Study upstairs", zone="B")
    session = a_session(
        event,
        "N01",
        title="First contact",
        cover_title="Planning",
        room_id=room.id,
        start=at(9, 30),
        end=at(10, 30),
        visibility=SessionVisibility.NEED_TO_KNOW,
    )
    more: list[Entity] = [venue, room, session, a_role(people[first.person_id], session)]
    others = [one for one in found if one is not first]
    return [*others, named, *more]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["leaks"]
    if not isinstance(page, LeaksPage):
        raise TypeError(page)
    window.turn("leaks")
    window.activateWindow()
    spin(lambda: len(page.model.rows) > 0)
    page.table.pick(page.model.row_of("hotel"))
    page.table.setFocus()
    camera.look("leaks-event", lambda: _opened(window, page))
    hidden = next(one for one in page._found.people if one.hidden)
    page.look_at(f"person {hidden.key}")
    page.subject.show_value(f"person {hidden.key}")
    spin(lambda: page.model.row_of("invite") >= 0 and page.model.rows[page.model.row_of("invite")].why != "")
    page.pane.other.combo.setCurrentIndex(page.pane.other.combo.findData("organiser"))
    page.pane.other.combo.activated.emit(page.pane.other.combo.currentIndex())
    page.table.setFocus()
    camera.look("leaks-person", lambda: window)
    page.table.pick(page.model.row_of("invite"))
    page.table.setFocus()
    camera.look("leaks-stopped", lambda: _opened(window, page))
    page.look_at("session N01")
    page.subject.show_value("session N01")
    spin(lambda: page.model.rows[page.model.row_of("badge")].said == {})
    page.table.setFocus()
    camera.look("leaks-session", lambda: window)
    _names(camera, window, hidden.key)


def _names(camera: Camera, window: MainWindow, ref: str) -> None:
    """Where the names are typed."""
    people = window.pages["people"]
    if not isinstance(people, PeoplePage):
        raise TypeError(people)
    window.turn("people")
    spin(lambda: people.model.total > 0)
    people.table.pick(people.model.row_of(ref))
    spin(lambda: people.pane.one.visit is not None)
    field = people.pane.one.form.fields["visit.alias_badge"]
    camera.look("leaks-names", lambda: _in_sight(window, field))


def _in_sight(window: MainWindow, field: QWidget) -> MainWindow:
    """With the field in the middle of what has to be scrolled to it."""
    for scroll in window.findChildren(QScrollArea):
        if scroll.isAncestorOf(field):
            scroll.ensureWidgetVisible(field, 0, scroll.height() // 2)
    return window


def _opened(window: MainWindow, page: LeaksPage) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
