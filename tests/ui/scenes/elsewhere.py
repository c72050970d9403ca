"""Files from other programs in the import, and busy times of a person and of a room."""

from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QScrollArea, QWidget

from forumdesk.domain.venues import Room
from forumdesk.services import availability
from forumdesk.services.availability import Whose
from tests.elsewhere import OUTLOOK, calendar
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.import_wizard import open_wizard
from ui.main_window import MainWindow
from ui.pages.people import PeoplePage
from ui.pages.venues import VenuesPage

PROGRAMME = (
    "UID:1 | SUMMARY:Opening plenary | LOCATION:Great hall | DTSTART;TZID=W. Europe Standard Time:20300614T090000"
    " | DURATION:PT1H30M",
    "UID:2 | SUMMARY:Daily briefing | LOCATION:https://meet.example/x | RRULE:FREQ=DAILY;COUNT=3"
    " | DTSTART:20300614T060000Z | DURATION:PT30M",
)
HOURS = "UID:1 | RRULE:FREQ=DAILY;COUNT=11 | DTSTART:20300612T070000Z | DURATION:PT2H"


def play(camera: Camera) -> None:
    _busy(camera)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "programme.ics").write_bytes(calendar(*PROGRAMME))
        (folder / "contacts.csv").write_text(OUTLOOK, encoding="utf-8")
        wizard = open_wizard(camera.window.desk, camera.window)
        wizard.take(folder / "programme.ics")
        spin(lambda: not wizard.running, 120)
        camera.look("import-calendar", lambda: wizard)
        wizard.columns.go_on.click()
        spin(lambda: not wizard.running, 120)
        camera.look("import-no-event", lambda: wizard)
        wizard.take(folder / "contacts.csv")
        spin(lambda: not wizard.running, 120)
        camera.look("import-outlook", lambda: wizard)
        wizard.close()


def _busy(camera: Camera) -> None:
    window, page = camera.window, camera.window.pages["people"]
    rooms = window.pages["venues"]
    if not isinstance(page, PeoplePage) or not isinstance(rooms, VenuesPage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    window.turn("people")
    window.activateWindow()
    whose = Whose(ref="P02")
    window.desk.change(
        partial(availability.add, whose=whose, start=date(2030, 6, 13), end=date(2030, 6, 14), zone="Europe/Oslo")
    )
    window.desk.change(partial(availability.take_calendar, whose=whose, data=calendar(HOURS), zone="Europe/Oslo"))
    page.table.pick(page.model.row_of("P02"))
    spin(lambda: page.pane.ref == "P02" and page.pane.one.busy.rows.count() > 0)
    camera.look("availability-person", lambda: _scrolled(window, page.pane.one.busy))
    room: list[str] = []
    window.desk.read(lambda workspace: workspace.all(Room)[0].id, room.append)
    spin(lambda: bool(room))
    at = Whose(room_id=room[0])
    window.desk.change(
        partial(availability.add, whose=at, start=date(2030, 6, 12), end=date(2030, 6, 12), zone="Europe/Oslo")
    )
    window.turn("venues")
    spin(lambda: rooms.model.total > 0 and window.desk.at_rest)
    rooms.table.pick(rooms.model.row_of(room[0]))
    spin(lambda: rooms.pane.room.busy.rows.count() > 0, 60)
    camera.look("availability-room", lambda: _scrolled(window, rooms.pane.room.busy))


def _scrolled(window: MainWindow, rows: QWidget) -> MainWindow:
    """With the details beside the page, or over it where there is no room, moved up to the busy times."""
    window.page.details_asked.emit()
    above = rows.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(rows)
    return window
