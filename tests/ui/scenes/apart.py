"""Keeping apart as it is planned: arrivals with times proposed, and times that there are none of."""

from dataclasses import replace

from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.store.tables import Entity
from tests.builders import a_delegation, a_rule, an_id, at
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.main_window import MainWindow
from ui.pages.arrivals import ArrivalsPage
from ui.pages.page import Page
from ui.pages.separation_sheet import SeparationSheetPage

# People who come on one ride, those of the long and the Arabic names among them.
ABOARD = ("P02", "P10", "P12", "P17")


def rows() -> list[Entity]:
    """The forum with Blue and Green to arrive 45 minutes apart, who do not; a bus, a table, hotel rooms."""
    found = a_forum()
    event = next(one for one in found if isinstance(one, Event) and one.code == "OF27")
    people = {one.ref: one for one in found if isinstance(one, Person)}
    session = next(one for one in found if isinstance(one, Session) and one.code == "T01")
    green = people["P11"].id
    moved = [
        replace(one, arrival=at(11, 40)) if isinstance(one, Participation) and one.person_id == green else one
        for one in found
    ]
    delegations = [
        a_delegation(event, "BLUE", side="Northern side"),
        a_delegation(event, "GREEN", side="Southern side"),
    ]
    rule = a_rule(
        *("BLUE", "GREEN", "R1"),
        kind=SeparationKind.STAGGERED_ARRIVAL,
        minutes=45,
        event_id=event.id,
        scope=Scope.DELEGATION,
    )
    bus = Vehicle(an_id(), event.id, "BUS 1", 12, "Wheelchair ramp at the side")
    ride = Ride(an_id(), bus.id, at(9), at(10, 15), Journey.ARRIVAL, "Paper Airport", "Losby Manor of Paper")
    aboard = [Passenger(an_id(), ride.id, people[ref].id) for ref in ABOARD]
    table = SeatRow(an_id(), session.id, "Round table by the window", 6, True)
    seats = [Seat(an_id(), table.id, place, people[ref].id) for place, ref in ((1, "P10"), (2, "P02"), (4, "P05"))]
    stays = [
        Stay(an_id(), event.id, people[ref].id, None, "Hotel Papir", floor, room)
        for ref, floor, room in (("P05", "2", "211"), ("P11", "2", "212"), ("P10", "3", "301"))
    ]
    return [*moved, *delegations, rule, bus, ride, *aboard, table, *seats, *stays]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["arrivals"]
    if not isinstance(page, ArrivalsPage):
        raise TypeError(page)
    window.turn("arrivals")
    window.activateWindow()
    spin(lambda: page.model.total > 0)
    page.table.pick(page.model.row_of("P11"))
    page.table.setFocus()
    camera.look("arrivals", lambda: window)
    page.ask.trigger()
    spin(lambda: page.proposal is not None)
    camera.look("arrivals-proposed", lambda: _opened(window, page))
    page.pane.asking.fields["within"].finished.emit(10)
    page.ask.trigger()
    spin(lambda: page.proposal is not None)
    camera.look("arrivals-impossible", lambda: _opened(window, page))
    sheet = window.pages["separation-sheet"]
    if not isinstance(sheet, SeparationSheetPage):
        raise TypeError(sheet)
    window.turn("separation-sheet")
    spin(lambda: sheet.save.isEnabled())
    camera.look("separation-sheet", lambda: window)


def _opened(window: MainWindow, page: Page) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
