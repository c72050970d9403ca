"""Separation rules of every kind: one being changed with what it would find, one that finds nothing, one begun."""

from dataclasses import replace

from forumdesk.domain.events import Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.store.tables import Entity
from tests.builders import a_role, a_room, a_rule, a_session, a_venue, an_organisation, at
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.main_window import MainWindow
from ui.pages.separations import SeparationsPage

LONG = "Bundesarbeitsgemeinschaft für Donaudampfschifffahrtsangelegenheiten"


def rows() -> list[Entity]:
    """The forum with Blue and Green in one zone ten minutes apart, and rules about delegations, people, houses."""
    found = a_forum()
    event = next(one for one in found if isinstance(one, Event))
    people = {one.ref: one for one in found if isinstance(one, Person)}
    institute = next(one for one in found if isinstance(one, Organisation))
    long = an_organisation(LONG)
    venue = a_venue("LOSBY", name="Losby Manor of Paper")
    study, garden = a_room(venue, "Study upstairs", zone="B"), a_room(venue, "Garden room", zone="B")
    blue = a_session(event, "B01", room_id=study.id, start=at(9, 30), end=at(10, 30), visibility="public")
    green = a_session(event, "B02", room_id=garden.id, start=at(10, 40), end=at(11, 30), visibility="public")
    roles = [a_role(people["P05"], blue), a_role(people["P06"], blue), a_role(people["P11"], green)]
    return [*found, long, venue, study, garden, blue, green, *roles, *_rules(event, people, (institute, long), blue)]


def _rules(
    event: Event, people: dict[str, Person], houses: tuple[Organisation, Organisation], session: Session
) -> list[SeparationRule]:
    delegations = {"event_id": event.id, "scope": Scope.DELEGATION, "reason": "Agreed with both sides in May."}
    one, other = houses
    return [
        a_rule("BLUE", "GREEN", "R1", kind=SeparationKind.NO_SAME_ZONE, minutes=30, **delegations),
        a_rule("BLUE", "GREEN", "R2", kind=SeparationKind.NO_SAME_FLOOR, **delegations),
        a_rule("BLUE", "GREEN", "R3", kind=SeparationKind.STAGGERED_ARRIVAL, minutes=45, **delegations),
        a_rule(people["P05"].id, people["P12"].id, "R4", kind=SeparationKind.NO_SAME_SESSION, event_id=event.id),
        a_rule(people["P00"].id, people["P15"].id, "R5", kind=SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY),
        replace(
            a_rule(one.id, other.id, "R6", scope=Scope.ORGANISATION, kind=SeparationKind.NO_SAME_ROOM),
            visibility=RuleVisibility.PROTOCOL,
        ),
        a_rule(people["P03"].id, "gone", "R7", kind=SeparationKind.NO_SAME_VEHICLE, event_id=event.id),
    ]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["separations"]
    if not isinstance(page, SeparationsPage):
        raise TypeError(page)
    spin(lambda: page.model.total > 0)
    window.turn("separations")
    window.activateWindow()
    page.table.pick(page.model.row_of("R1"))
    page.table.setFocus()
    spin(lambda: page.offered is not None)
    camera.look("separations", lambda: window)
    page.pane.form.minutes.edit.setText("5")
    page.pane.form.minutes.edit.textEdited.emit("5")
    spin(lambda: page.pane.card.heading.text() != "")
    camera.look("separations-changing", lambda: _opened(window, page))
    page.begin()
    spin(lambda: not page.pane.card.isHidden())
    camera.look("separations-new", lambda: _opened(window, page))


def _opened(window: MainWindow, page: SeparationsPage) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
