"""The shell: search everywhere, an edit kept over a lock, keys, About, leaving while work runs, a refusal, progress."""

from functools import partial

from PySide6.QtWidgets import QWidget

from forumdesk.services import drafting
from forumdesk.services.drafting import Begun
from tests.ui.camera import Camera, settle
from tests.ui.house import spin
from ui.dialogs.about import AboutDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.leaving import LeavingDialog


def play(camera: Camera) -> None:
    window = camera.window
    window.turn("people")
    window.finder.begin()
    spin(lambda: window.finder.ready)
    for name, typed in (("palette", "al"), ("palette-masked", "blue"), ("palette-native", "أمينة"), ("nothing", "zzz")):
        camera.look(f"shell-{name}", partial(_searched, camera, typed))
    window.finder.palette.hide()
    window.desk.change(partial(drafting.keep, begun=[Begun("people", "P01", (("0 alias", "Blue 9"),))]))
    window.begun.ask()
    spin(lambda: bool(window.begun.offers))
    camera.look("shell-draft", lambda: _at_work(camera))
    window.status.show_task("")
    window.status.refuse("Label 40 is not on the sheet, which has 21. Start between 1 and 21.")
    camera.look("shell-refused", lambda: window)
    for name, dialog, size in (
        ("keys", KeysDialog(window.nav.numbered, window), (560, 560)),
        ("about", AboutDialog(window), (680, 560)),
        ("leaving", LeavingDialog(window.desk, lambda: "Making badges 128 of 305", window), (480, 190)),
    ):
        dialog.open()
        camera.look(f"shell-{name}", partial(_itself, dialog), size)
        dialog.close()


def _searched(camera: Camera, typed: str) -> QWidget:
    line = camera.window.bar.search
    line.setText(typed)
    settle()
    camera.window.finder.search(typed)
    return camera.window


def _at_work(camera: Camera) -> QWidget:
    """Told for each picture: whenever the desk has done all it was asked, the status line rests."""
    camera.window.status.show_task("status.writing")
    camera.window.status.show_progress(128, 305)
    return camera.window


def _itself(dialog: QWidget) -> QWidget:
    return dialog
