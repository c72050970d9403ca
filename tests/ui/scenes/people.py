"""The list of people: one protected, one revealed, one not, several chosen, filters on, nothing found."""

from forumdesk.domain.participation import Answer, Category
from tests.builders import PASSPHRASE
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.reveal import RevealDialog
from ui.main_window import MainWindow
from ui.pages.people import PeoplePage


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["people"]
    if not isinstance(page, PeoplePage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    window.turn("people")
    window.activateWindow()
    page.table.setFocus()
    for name, ref in (("people", "P05"), ("people-one", "P02")):
        page.table.pick(page.model.row_of(ref))
        spin(lambda ref=ref: page.pane.ref == ref)  # type: ignore[misc]  # the default binds the loop's value
        camera.look(name, lambda: _opened(window, page))
    revealed(camera, page)
    page.table.choose([7, 8])
    camera.look("people-several", lambda: _opened(window, page))
    page.filters.chips["category"].put(Category.MEDIATOR)
    page.filters.chips["answer"].put(Answer.CONFIRMED)
    camera.look("people-filtered", lambda: window)
    page.clear_filters()
    page.search("nobody at all")
    camera.look("people-no-match", lambda: window)
    page.clear_filters()


def revealed(camera: Camera, page: PeoplePage) -> None:
    """Shown for ten seconds to who gave the passphrase, and in the list as what is open."""
    window, card = camera.window, page.pane.one.reveal
    page.table.pick(page.model.row_of("P05"))
    spin(lambda: page.pane.ref == "P05")
    page.details_asked.emit()
    card.prove.click()
    (dialog,) = window.findChildren(RevealDialog)
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.go.click()
    spin(lambda: card.open)
    window.activateWindow()
    lines = ("Hassan Verborgen", "حسن", "Lake Region Women's Forum")
    camera.look("people-revealed", lambda: _still_open(window, page, lines))
    card.hide_again()


def _still_open(window: MainWindow, page: PeoplePage, lines: tuple[str, ...]) -> MainWindow:
    """A drawer that closed between two pictures hid the name, as it should."""
    _opened(window, page)
    page.pane.one.reveal.show_for_a_while(lines, None)
    return window


def _opened(window: MainWindow, page: PeoplePage) -> MainWindow:
    """With the details over the page where there is no room beside it."""
    if window.middle.drawer:
        page.details_asked.emit()
    return window
