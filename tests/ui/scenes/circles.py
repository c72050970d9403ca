"""Circles to be opened again, two side by side, what one finds of the other, sending to it, and their settings."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from forumdesk.changes import Label
from forumdesk.services import circles
from forumdesk.services.circles import Colour
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.workspace import Workspace
from tests.builders import a_world
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.test_circles import OTHER, inner_rows
from ui.dialogs.send_circle import SendDialog
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.unlock_form import Wish
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage

_GAP = 16


def unlocking(camera: Camera, file: Path) -> None:
    """After a lock: the file that was in front is asked for, the others are listed."""
    dialog = UnlockDialog(camera.program.kept, [file, file.with_name("inner.forumdesk"), file.with_name("x.forumdesk")])
    dialog.take(file)
    camera.look("circles-again", lambda: dialog, (920, 576))
    dialog.close()


def play(camera: Camera) -> None:
    program = camera.program
    outer = program.open[0]
    path = outer.path.with_name("inner.forumdesk")
    _make(path)
    outer.desk.change(partial(circles.choose_colour, colour=Colour.SEA))
    outer.desk.change(partial(circles.name_circle, name="Outer"))
    program._unlock(Wish(path, OTHER, None, False))
    spin(lambda: len(program.open) == 2)
    inner = program.open[1]
    # Nobody touches anything here, and two windows in every variant take longer than a person may be away.
    program.open.lock_after(600)
    inner.desk.change(partial(circles.choose_colour, colour=Colour.CLAY))
    spin(lambda: inner.window.stripe.said.text().endswith("Clay"))
    page = outer.window.pages["findings"]
    if not isinstance(page, FindingsPage):
        raise TypeError(page)
    outer.window.turn("findings")
    spin(lambda: any(line.noticed and line.noticed.finding.elsewhere for line in page.found.lines))
    page.walk(1)
    inner.window.turn("programme")
    both = [outer.window, inner.window]
    camera.look("circles", lambda: _side_by_side(both))
    outer.window.activateWindow()
    camera.look("circles-findings", lambda: outer.window)
    outer.window.turn("settings")
    camera.look("circles-settings", lambda: _circle_settings(outer.window))
    _send(camera)
    inner.window.close()
    spin(lambda: len(program.open) == 1)


def _circle_settings(window: MainWindow) -> QWidget:
    """Scrolled down to what a circle is called and which colour it has."""
    page = window.pages["settings"]
    for scroll in page.findChildren(QScrollArea):
        scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    return window


def _make(path: Path) -> None:
    with (
        Workspace.create(path, Secret(OTHER), a_world(), Profile.TESTS) as workspace,
        workspace.transaction(Label.SET_UP) as tx,
    ):
        tx.save_all(inner_rows())


def _send(camera: Camera) -> None:
    outer = camera.program.open[0].window
    outer.turn("people")
    page = outer.page
    if not isinstance(page, PeoplePage) or page.sending.action is None:
        raise TypeError(page)
    spin(lambda: page.table.model().rowCount() > 5)
    page.table.pick(0)
    page.sending.open()
    dialog = outer.findChildren(SendDialog)[0]
    spin(dialog.go.isEnabled)
    camera.look("circles-send", lambda: dialog, (620, 680))
    dialog.reject()


def _side_by_side(windows: Sequence[QWidget]) -> QWidget:
    """Both windows in one picture, as they stand on a wide screen."""
    shown = [window.grab() for window in windows]
    whole = QPixmap(sum(one.width() for one in shown) + _GAP, max(one.height() for one in shown))
    whole.fill("#808080")
    painter = QPainter(whole)
    left = 0
    for one in shown:
        painter.drawPixmap(left, 0, one)
        left += one.width() + _GAP
    painter.end()
    made = QLabel()
    made.setPixmap(whole)
    made.setScaledContents(True)
    return made
