"""Vehicles and hotels: a car for both sides and one person too many, people of two sides on one floor."""

from typing import Any

from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.people import Person
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.store.tables import Entity
from tests.builders import a_rule, an_id, at
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.scenes.apart import rows as planned
from ui.main_window import MainWindow
from ui.pages.list_page import ListPage
from ui.pages.page import Page

ABOARD = ("P05", "P11", "P02", "P10")


def rows() -> list[Entity]:
    """What arrivals have, and Blue and Green in one car and on one floor; the car has three seats."""
    found = planned()
    event = next(one for one in found if isinstance(one, Event) and one.code == "OF27")
    people = {one.ref: one for one in found if isinstance(one, Person)}
    rules = [
        a_rule("BLUE", "GREEN", code, kind=kind, event_id=event.id, scope=Scope.DELEGATION)
        for code, kind in (("R2", SeparationKind.NO_SAME_VEHICLE), ("R3", SeparationKind.NO_SAME_FLOOR))
    ]
    car = Vehicle(an_id(), event.id, "CAR 7", 3)
    spare = Vehicle(an_id(), event.id, "VAN", 6)
    first = Ride(an_id(), car.id, at(13), at(13, 40), Journey.TRANSFER, "Losby Manor of Paper", "Paper Fjord Pier")
    back = Ride(an_id(), car.id, at(17), None, Journey.TRANSFER, "Paper Fjord Pier", "Losby Manor of Paper")
    aboard = [Passenger(an_id(), first.id, people[ref].id) for ref in ABOARD]
    stays = [
        Stay(an_id(), event.id, people[ref].id, None, hotel, "1", room)
        for ref, hotel, room in (("P02", "Hotel Papir", "101"), ("P15", "Grand Invented Hotel by the Fjord", "9"))
    ]
    return [*found, *rules, car, spare, first, back, *aboard, *stays]


def play(camera: Camera) -> None:
    window = camera.window
    window.activateWindow()
    for name, chosen in (("vehicles", "CAR 7"), ("hotels", "Blue 1")):
        page = window.pages[name]
        if not isinstance(page, ListPage):
            raise TypeError(page)
        window.turn(name)
        _look(camera, page, chosen)


def _look(camera: Camera, page: ListPage[Any], chosen: str) -> None:
    spin(lambda: page.model.total > 0)
    rows = page.model.rows
    page.table.pick(next(number for number, row in enumerate(rows) if chosen in page.text_of(row)))
    page.table.setFocus()
    camera.look(page.name, lambda: camera.window)
    camera.look(f"{page.name}-details", lambda: _opened(camera.window, page))
    page.acts[0].trigger()
    camera.look(f"{page.name}-new", lambda: _opened(camera.window, page))


def _opened(window: MainWindow, page: Page) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
