"""Venues: a house with zones and borders and rooms of every kind, one room chosen, and nothing at all."""

from forumdesk.domain.events import Event
from forumdesk.store.tables import Entity
from tests.builders import a_room, a_session, a_venue, a_zone_border, an_event, at
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.main_window import MainWindow
from ui.pages.venues import VenuesPage

# name, zone, floor, holds, per set-up, booths, step-free: no such house is anywhere.
ROOMS: tuple[tuple[str, str, str, int | None, dict[str, str], int, bool | None], ...] = (
    ("Great hall", "A", "Ground", 120, {"plenary": "120", "banquet": "90", "classroom": "70"}, 2, True),
    ("Library", "A", "Ground", 24, {"u_shape": "24"}, 1, True),
    ("Garden room", "B", "Ground", 18, {"boardroom": "18", "hollow_square": "16"}, 0, True),
    ("Study", "B", "1", 8, {"boardroom": "8"}, 0, False),
    ("Boathouse", "C", "Quay", 12, {}, 0, None),
    ("Lagertreppenhausnebenraumbesprechungszimmer", "D", "Untergeschoss", 6, {}, 0, False),
    ("غرفة الحديقة الكبيرة", "D", "١", 10, {}, 0, True),
    ("ဥယျာဉ်ခန်း", "", "", None, {}, 0, None),
)


def rows() -> list[Entity]:
    """Losby with four zones and sessions in it, and a house where nobody has said anything yet."""
    event: Event = an_event("OF27", title="Oslo Forum 2027", venue_codes=("LOSBY",))
    losby = a_venue("LOSBY", name="Losby Manor of Paper", place="Nowhere", cover_place="Oslo", readiness="4 hours")
    bare = a_venue("BARE", name="House of Paper")
    rooms = [
        a_room(
            losby,
            name,
            zone=zone,
            floor=floor,
            capacity=holds,
            capacities=tuple(per.items()),
            booths=booths,
            step_free=step_free,
            aliases=("Storsalen",) if name == "Great hall" else (),
        )
        for name, zone, floor, holds, per, booths, step_free in ROOMS
    ]
    sessions = [
        a_session(event, f"T{n:02}", room_id=rooms[n % 5].id, title="Opening plenary", start=at(7 + n), end=at(8 + n))
        for n in range(12)
    ]
    borders = [
        a_zone_border(losby, "A", "B", 2),
        a_zone_border(losby, "B", "C", 6),
        a_zone_border(losby, "A", "C", None),
        a_zone_border(losby, "D", "B", 12),
    ]
    return [event, losby, bare, *rooms, *sessions, *borders]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["venues"]
    if not isinstance(page, VenuesPage):
        raise TypeError(page)
    spin(lambda: page.model.total > 0)
    window.turn("venues")
    window.activateWindow()
    page.table.pick(0)
    page.pane.venue.plan.setFocus()
    page.pane.venue.plan.choose(1)
    camera.look("venues", lambda: window)
    camera.look("venues-plan", lambda: _opened(window, page))
    page.table.pick(2)
    page.table.setFocus()
    camera.look("venues-room", lambda: window)
    page.search("no such room")
    camera.look("venues-no-match", lambda: window)


def _opened(window: MainWindow, page: VenuesPage) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    page.details_asked.emit()
    return window
