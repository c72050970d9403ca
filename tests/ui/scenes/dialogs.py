"""Dialogs and menus: somebody new, a name, a time that comes twice, a proof, a crash; the switcher and other menus."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu, QWidget

from forumdesk.domain.moments import Moment
from forumdesk.services.errors import TwiceTimeError
from forumdesk.services.ordering import Standing
from tests.ui.camera import SCREEN, Camera, settle
from tests.ui.house import spin
from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.by_hand import ByHandDialog
from ui.dialogs.copy_day import CopyDayDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.naming import NamingDialog
from ui.dialogs.reveal import RevealDialog
from ui.dialogs.which_time import WhichTimeDialog
from ui.main_window import MainWindow
from ui.pages.people import PeoplePage

ZONE = "Europe/Oslo"
Made = Callable[[MainWindow, PeoplePage], QDialog]


def _person(window: MainWindow, page: PeoplePage) -> QDialog:
    if page.place is None:
        raise RuntimeError("the page shows no event")
    return AddPersonDialog(window.desk, page.place, page.pane.organisations, window)


def _naming(window: MainWindow, _: PeoplePage) -> QDialog:
    return NamingDialog("delegations.add", ("column.code",), "delegations.do-add", window)


def _copy(window: MainWindow, _: PeoplePage) -> QDialog:
    days = tuple(datetime(2027, 6, 14, tzinfo=UTC).date() + timedelta(n) for n in range(3))
    return CopyDayDialog(days[0], days, window)


def _twice(window: MainWindow, _: PeoplePage) -> QDialog:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    hours = (Moment(first, ZONE), Moment(first + timedelta(hours=1), ZONE))
    return WhichTimeDialog(TwiceTimeError(hours[0].local, ZONE, hours), window)


def _proof(window: MainWindow, page: PeoplePage) -> QDialog:
    page.pane.one.reveal.prove.click()
    return window.findChildren(RevealDialog)[-1]


def _by_hand(window: MainWindow, _: PeoplePage) -> QDialog:
    """Names long and of two scripts, three delegations, and somebody who is not shown."""
    people = (
        ("A1", "Maximiliane-Friederike Schnarrenberger-Beispielmann"),
        ("A2", "ليلى التجريبية"),
        ("A3", "Bo Testesen"),
    )
    more = tuple((f"B{n}", f"Nobody Number {n}") for n in range(1, 12))
    dialog = ByHandDialog(Standing((*people, *more), ("BLUE", "GREEN", "RED"), 2, None), window)
    dialog.reason_line.setText("as the two delegations agreed on 2 June")
    return dialog


def _crash(window: MainWindow, _: PeoplePage) -> QDialog:
    try:
        window.pages["no such page"]
    except KeyError as error:
        return CrashDialog(error, window)
    raise RuntimeError("there is such a page")


DIALOGS: dict[str, Made] = {
    "person": _person,
    "naming": _naming,
    "copy-day": _copy,
    "twice": _twice,
    "proof": _proof,
    "by-hand": _by_hand,
    "crash": _crash,
}


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["people"]
    if not isinstance(page, PeoplePage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    window.turn("people")
    page.table.pick(page.model.row_of("P05"))
    spin(lambda: page.pane.ref == "P05")
    for name, made in DIALOGS.items():
        camera.look(f"dialog-{name}", partial(_over, window, page, made))
    chip = page.filters.chips["category"]
    for name, menu, button in (
        ("events", window.bar.menu, window.bar.switcher),
        ("chip", chip.menu_of_choices, chip),
        ("more", page.head.more.findChild(QMenu), page.head.more),
    ):
        camera.look(f"menu-{name}", partial(_menu_over, window, menu, button))


def _over(window: MainWindow, page: PeoplePage, made: Made) -> QWidget:
    """The dialog as somebody meets it, in the size it has, over the window it belongs to."""
    dialog = made(window, page)
    window.resize(*SCREEN)
    dialog.show()
    settle()
    room = (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 3
    return together(window, dialog, QPoint(*room))


def _menu_over(window: MainWindow, menu: QMenu | None, button: QAbstractButton) -> QWidget:
    if menu is None:
        raise RuntimeError("the button has no menu")
    window.resize(*SCREEN)
    settle()
    button.click()
    settle()
    at = button.mapTo(window, button.rect().bottomLeft())
    return together(window, menu, QPoint(min(at.x(), window.width() - menu.width()), at.y()))


def together(window: MainWindow, part: QWidget, at: QPoint) -> QWidget:
    """Both in one picture: a window alone shows nothing of what stands over it."""
    ground = window.grab()
    painter = QPainter(ground)
    painter.drawPixmap(at, part.grab())
    painter.end()
    part.close()
    picture = QLabel()
    picture.setPixmap(ground)
    return picture
