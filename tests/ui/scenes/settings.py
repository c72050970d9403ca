"""The page of settings, as it is and with a mailbox that can be none."""

from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.settings import SettingsPage
from ui.widgets.fields import TextField


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["settings"]
    if not isinstance(page, SettingsPage):
        raise TypeError(page)
    window.turn("settings")
    spin(lambda: not window.desk.at_long_work)
    camera.look("settings", lambda: window)
    mailbox = page.fields["organiser-email"]
    if isinstance(mailbox, TextField):
        mailbox.take_up("desk at forum")
        mailbox.edit.finished.emit()
    camera.look("settings-wrong", lambda: window)
