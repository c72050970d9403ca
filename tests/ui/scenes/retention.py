"""Retention: terms and what is due; the dialog that erases a person, an event and what is due, and its receipt."""

from functools import partial

from forumdesk.domain.erasing import Duty, Kind
from forumdesk.domain.retaining import Kept
from forumdesk.services import retaining
from forumdesk.services.erasing import Wish
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.erase import EraseDialog, Subject
from ui.pages.retention import RetentionPage


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["retention"]
    if not isinstance(page, RetentionPage):
        raise TypeError(page)
    window.turn("retention")
    for kept in (Kept.EMAIL, Kept.TRAVEL):
        window.desk.change(partial(retaining.keep_for, kept=kept, text="2020-01-01"))
    spin(lambda: sum(bool(one.refs) for one in page.model.rows) >= 2)
    page.table.pick(page.model.row_of(Kept.EMAIL))
    page.table.setFocus()
    camera.look("retention", lambda: window)
    _event(camera)
    _person(camera)
    _due(camera)


def _open(camera: Camera, subject: Subject) -> EraseDialog:
    dialog = EraseDialog(camera.window.desk, subject, camera.window)
    dialog.open()
    spin(lambda: dialog.seen is not None)
    return dialog


def _event(camera: Camera) -> None:
    dialog = _open(camera, Wish(Kind.EVENT, ("OF27",)))
    camera.look("erase-event", lambda: dialog)
    dialog.reject()


def _person(camera: Camera) -> None:
    dialog = _open(camera, Wish(Kind.PERSON, ("P05",)))
    dialog.duty.choices[Duty.SEALED].setChecked(True)
    camera.look("erase-person", lambda: dialog)
    dialog.reject()


def _due(camera: Camera) -> None:
    dialog = _open(camera, Kept.EMAIL)
    dialog.duty.choices[Duty.NONE].setChecked(True)
    dialog.go.click()
    spin(lambda: dialog.stack.currentIndex() == 1)
    camera.look("erase-receipt", lambda: dialog)
    dialog.accept()
