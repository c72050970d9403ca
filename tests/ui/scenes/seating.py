"""Seats and parity: two parties at facing rows, a long table, a round one, a U, and what two parties have."""

from dataclasses import replace

from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, SetUp
from forumdesk.services.seat_plans import Way
from forumdesk.store.tables import Entity
from tests.builders import a_delegation, a_role, a_rule, a_session, an_id, at
from tests.ui.camera import Camera
from tests.ui.house import a_forum, spin
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.pages.parity import ParityPage
from ui.pages.seating import SeatingPage
from ui.pages.seating_hands import Spot

BLUE, GREEN, OTHERS = ("P05", "P06", "P02"), ("P11", "P12", "P10"), ("P03", "P15", "P16")


def rows() -> list[Entity]:
    """The forum, with Blue and Green who must not sit side by side, do so once, and have not all the same."""
    found = a_forum()
    event = next(one for one in found if isinstance(one, Event) and one.code == "OF27")
    people = {one.ref: one for one in found if isinstance(one, Person)}
    hall = next(one for one in found if isinstance(one, Room) and one.name == "Great hall")
    parties = {people[ref].id: "BLUE" for ref in BLUE} | {people[ref].id: "GREEN" for ref in GREEN}
    ranks = {people["P05"].id: "1", people["P11"].id: "2"}
    told = [_told(one, event, parties, ranks) for one in found]
    talks = a_session(
        *(event, "T05"), title="Talks across the table", room_id=hall.id, set_up=SetUp.BOARDROOM, visibility="public"
    )
    dinner = a_session(
        event, "T06", title="Dinner", start=at(19), end=at(21), set_up=SetUp.BANQUET, visibility="public"
    )
    square = a_session(
        event, "T07", title="Workshop", start=at(15), end=at(16), set_up=SetUp.U_SHAPE, visibility="public"
    )
    everybody = [a_role(people[ref], talks) for ref in (*BLUE, *GREEN, *OTHERS)]
    above, below = SeatRow(an_id(), talks.id, "North side", 5), SeatRow(an_id(), talks.id, "South side", 5)
    table = SeatRow(an_id(), talks.id, "Table of the experts", 8, True)
    seats = [
        Seat(an_id(), row.id, place, people[ref].id)
        for row, place, ref in (
            *((above, 2, "P05"), (above, 3, "P11"), (above, 4, "P06")),
            *((below, 3, "P12"), (below, 4, "P10"), (table, 1, "P03"), (table, 3, "P02")),
        )
    ]
    laid = [SeatRow(an_id(), dinner.id, f"Table {n}", size, True) for n, size in ((1, 8), (2, 6))]
    laid += [SeatRow(an_id(), square.id, "Horseshoe", 11)]
    rule = a_rule(
        *("BLUE", "GREEN", "R1"), kind=SeparationKind.NO_ADJACENT_SEAT, event_id=event.id, scope=Scope.DELEGATION
    )
    sides = [
        replace(a_delegation(event, "BLUE", side="Northern side"), agreed_size=4, head_id=people["P05"].id),
        replace(a_delegation(event, "GREEN", side="Southern side"), agreed_size=3, head_id=people["P11"].id),
    ]
    lots = AgreedOrder(an_id(), event.id, OrderWay.ALTERNATED, at(8).utc, "SEED", (), ("BLUE", "GREEN"))
    car, bus = Vehicle(an_id(), event.id, "CAR 1", 3), Vehicle(an_id(), event.id, "BUS 1", 12)
    rides = [Ride(an_id(), one.id, at(9), at(10), Journey.ARRIVAL, "Paper Airport", "Manor") for one in (car, bus)]
    aboard = [
        Passenger(an_id(), ride.id, people[ref].id)
        for ride, ref in ((rides[0], "P05"), (rides[1], "P11"), (rides[1], "P12"))
    ]
    stays = [Stay(an_id(), event.id, people[ref].id, None, "Hotel Papir", "2", f"21{n}") for n, ref in enumerate(BLUE)]
    planned: tuple[Entity, ...] = (above, below, table, *seats, *laid, car, bus, *rides, *aboard, *stays)
    return [*told, talks, dinner, square, *everybody, *planned, rule, *sides, lots]


def _told(one: Entity, event: Event, parties: dict[str, str], ranks: dict[str, str]) -> Entity:
    if isinstance(one, Participation) and one.event_id == event.id and one.person_id in parties:
        return replace(one, delegation=parties[one.person_id])
    if isinstance(one, Person) and one.id in ranks:
        return replace(one, rank_class=ranks[one.id])
    if isinstance(one, Session) and one.code == "T02":
        return replace(one, everyone=True)
    return one


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["seating"]
    if not isinstance(page, SeatingPage):
        raise TypeError(page)
    window.turn("seating")
    window.activateWindow()
    spin(lambda: bool(page.doing.now.session_id))
    page.look_at("T05")
    spin(lambda: len(page.doing.now.rows) == 3)
    page.plan.floor.go_to(next(key for key, one in page.plan.floor.chairs.items() if one.chair.ref == "P11"))
    camera.look("seating", lambda: window)
    page.ways[Way.TURNS].trigger()
    spin(lambda: page.doing.shown is not page.doing.now)
    page.hands.chosen = Spot()
    camera.look("seating-turns", lambda: _opened(window, page))
    page.drop.trigger()
    for code in ("T06", "T07"):
        page.look_at(code)
        spin(lambda: bool(page.doing.now.rows) and not page.doing.now.seats)
        camera.look(f"seating-{code}", lambda: window)
    page.look_at("T01")
    spin(lambda: not page.doing.now.rows)
    camera.look("seating-none", lambda: window)
    window.turn("parity")
    parity = window.pages["parity"]
    if not isinstance(parity, ParityPage):
        raise TypeError(parity)
    spin(lambda: parity.found is not None)
    camera.look("parity", lambda: window)


def _opened(window: MainWindow, page: Page) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
