"""The programme: a Tuesday with a separation and a clash, a drag, the list, all days, an empty event."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from forumdesk.store.tables import Entity
from tests.builders import an_event
from tests.ui.camera import Camera, settle
from tests.ui.house import spin
from tests.ui.programme_house import NOW, TUESDAY, a_tuesday
from ui.dialogs.shift import ShiftDialog
from ui.pages.programme import ProgrammePage


def rows() -> list[Entity]:
    house = a_tuesday()
    house.session(
        "Donaudampfschifffahrtsgesellschaft und Friedensvermittlung", "Great hall", "16 09:00-10:00", rule=None
    )
    house.session("الوساطة والسلام المستدام", "Garden room", "16 09:30-10:30")
    house.session("ငြိမ်းချမ်းရေးဆွေးနွေးပွဲ", "Boathouse", "16 13:00-14:00")
    return [*house.rows, an_event("MU27", title="Muscat Edition 2027", start_date=None, end_date=None)]


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["programme"]
    if not isinstance(page, ProgrammePage):
        raise TypeError(page)
    page._now = lambda: NOW
    spin(lambda: page.programme.event is not None)
    window.turn("programme")
    window.activateWindow()
    page.turn_day(TUESDAY)
    page.choose(next(row.id for row in page.programme.rows if row.title == "Bilateral 2"))
    page.grid.setFocus()
    camera.look("programme", lambda: window)
    drag(camera, page)
    page.bar.show_list(True)
    camera.look("programme-list", lambda: window)
    page.bar.show_list(False)
    page.bar.choose_zone("Asia/Muscat")
    page.turn_day(page.programme.days[2])
    page.choose(next(row.id for row in page.programme.rows if row.title == "Working meeting"))
    camera.look("programme-zones", lambda: window)
    page.turn_day(None)
    camera.look("programme-all", lambda: window)
    page.turn_day(TUESDAY)
    page.asking.shift()
    spin(lambda: any(dialog.go.isEnabled() for dialog in window.findChildren(ShiftDialog)))
    camera.look("programme-shift", lambda: window.findChildren(ShiftDialog)[0], (480, 100))
    window.findChildren(ShiftDialog)[0].reject()
    window.show_event("MU27")
    spin(lambda: page.programme.event is not None and page.programme.event.code == "MU27")
    camera.look("programme-empty", lambda: window)


def drag(camera: Camera, page: ProgrammePage) -> None:
    """A session from the tray over the grid, not dropped yet."""
    slip = next(one for one in page.tray.slips if one.one.title == "Youth advisers")
    _press(slip, QPoint(20, 20))
    _move(slip, page.grid.viewport(), 0.30, 0.55)
    settle()
    camera.look("programme-drag", lambda: camera.window)
    QTest.keyClick(slip, Qt.Key.Key_Escape)


def _press(widget: QWidget, at: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def _move(held: QWidget, over: QWidget, across: float, down: float) -> None:
    there = over.mapToGlobal(QPoint(round(over.width() * across), round(over.height() * down)))
    QTest.mouseMove(held, held.mapFromGlobal(there))
    QTest.mouseMove(held, held.mapFromGlobal(there + QPoint(1, 1)))
