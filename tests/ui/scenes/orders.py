"""Orders that are decided: by lot, not yet and drawn, and by hand; the dialogs of the print room beside their pages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.disclosure import Audience, Ordering
from forumdesk.exporters.stocks import stock_named
from forumdesk.services import ordering
from forumdesk.services.ordering import Standing
from forumdesk.store.workspace import Workspace
from tests.ui.camera import SCREEN, Camera, settle
from tests.ui.house import spin
from tests.ui.scenes.dialogs import together
from tests.ui.scenes.papers import settled
from ui.dialogs.by_hand import ByHandDialog
from ui.dialogs.calibration import CalibrationDialog
from ui.dialogs.stock_editor import StockEditor
from ui.main_window import MainWindow
from ui.pages.print_lists import ListsPage
from ui.widgets.fields import ChoiceField

_CODE = "OF27"
_PEOPLE = (
    ("A1", "Maximiliane-Friederike Schnarrenberger-Beispielmann"),
    ("A2", "ليلى التجريبية"),
    ("A3", "ဒေါ်ဝတ္ထုမြင့်"),
    ("A4", "Bo Testesen"),
    *((f"B{n}", f"Nobody Number {n}") for n in range(1, 12)),
)


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["lists"]
    if not isinstance(page, ListsPage):
        raise TypeError(page)
    window.turn("lists")
    settled(page)
    _choose(page.choices.audience, Audience.ORGANISER)
    _choose(page.choices.ordering, Ordering.DRAWN)
    # There is no page to be drawn before the order is.
    spin(lambda: page.choices.decision.isVisible() and page.desk.at_rest and not page._settle.isActive())
    camera.look("orders-not-drawn", lambda: window)
    page.choices.decision.decide.click()
    _read_anew(page)
    camera.look("orders-drawn", lambda: window)
    window.desk.change(_by_hand)
    _choose(page.choices.ordering, Ordering.MANUAL)
    _read_anew(page)
    camera.look("orders-by-hand", lambda: window)
    dialogs: dict[str, Callable[[], QDialog]] = {
        "by-hand": lambda: ByHandDialog(Standing(_PEOPLE, ("BLUE", "GREEN", "RED"), 2, None), page),
        "calibration": lambda: CalibrationDialog("Example printer", page),
        "stock": lambda: StockEditor(window.desk, stock_named("Avery L4785"), False, page),
    }
    for name, made in dialogs.items():
        camera.look(f"orders-dialog-{name}", partial(_over, window, made))


def _read_anew(page: ListsPage) -> None:
    spin(lambda: page.desk.at_rest)
    page.set_up()
    settled(page)


def _by_hand(workspace: Workspace) -> ChangeSet:
    found = ordering.standing(workspace, _CODE, Ordering.PRECEDENCE)
    return ordering.set_by_hand(
        workspace, _CODE, tuple(ref for ref, _ in found.people), found.delegations, "as both agreed on 2 June"
    )


def _choose(field: ChoiceField, value: str) -> None:
    field.show_value(value)
    field.finished.emit(value)


def _over(window: MainWindow, made: Callable[[], QDialog]) -> QWidget:
    dialog = made()
    window.resize(*SCREEN)
    dialog.show()
    settle()
    return together(window, dialog, QPoint((window.width() - dialog.width()) // 2, 40))
