"""The page of safekeeping, empty and lived in, and its dialogs: a restore tried, another key, the recovery sheet."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from forumdesk.services import recovering, safekeeping
from forumdesk.store.errors import BadLinesError, DamagedError
from forumdesk.store.recovery import lines_of
from forumdesk.store.salvage import Salvaged, TableSalvage
from tests.builders import PASSPHRASE, SECRET
from tests.ui.camera import Camera, settle
from tests.ui.house import spin
from ui.dialogs.drill import DrillDialog
from ui.dialogs.new_key import KeyFileWish, NewKeyDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.recovery_sheet import RecoverySheetDialog
from ui.dialogs.salvage import SalvageDialog
from ui.pages.safekeeping import SafekeepingPage

D = TypeVar("D", bound=QDialog)
_SIZE = (920, 576)


def unlocking(camera: Camera, file: Path) -> None:
    dialog = camera.program.unlock
    if dialog is None:
        raise RuntimeError("the unlock window is gone")
    dialog.take(file)
    dialog.form.passphrase.edit.setText(PASSPHRASE)
    dialog.form.refuse_with(DamagedError(file), salvage=True)
    camera.look("unlock-damaged", lambda: dialog, _SIZE)
    lines = lines_of(bytes(range(32)))
    typing = RecoveryDialog(file.name, dialog)
    for field, line in zip(typing.lines, (lines[0], lines[2], lines[1], lines[3]), strict=True):
        field.take_up(line)
    typing.open()
    typing.refuse(BadLinesError((2, 3)))
    camera.look("unlock-sheet", lambda: typing, (520, 640))
    for field, line in zip(typing.lines, lines, strict=True):
        field.take_up(line)
    typing.refuse(DamagedError(file))
    camera.look("unlock-sheet-damaged", lambda: typing, (520, 640))
    typing.reject()
    tables = (TableSalvage("person", 214, 12, 3, 2), TableSalvage("session_role", 96, 0, 0, 4))
    told = SalvageDialog(Salvaged(460, (12, 13, 240), tables, 0, 41, 6), dialog)
    told.open()
    camera.look("unlock-salvaged", lambda: told, (520, 420))
    told.reject()
    dialog.form.turn(False)


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["safekeeping"]
    if not isinstance(page, SafekeepingPage):
        raise TypeError(page)
    window.turn("safekeeping")
    spin(lambda: window.desk.at_rest)
    camera.look("safekeeping-empty", lambda: window)
    with ExitStack() as undo:
        folder = Path(undo.enter_context(TemporaryDirectory()))
        page.take_folder(folder)
        for _ in range(3):
            window.desk.change(lambda workspace: safekeeping.back_up_into(workspace).change_set)
        window.desk.change(lambda workspace: recovering.renew(workspace, SECRET, SECRET).change_set)
        window.desk.change(lambda workspace: safekeeping.back_up_into(workspace).change_set)
        spin(lambda: window.desk.at_rest)
        camera.look("safekeeping", lambda: window)
        _drill(camera, page, folder)
        _new_key(camera, page)
        _sheet(camera, page)


def _drill(camera: Camera, page: SafekeepingPage, folder: Path) -> None:
    page.drill.click()
    dialog = _shown(page, DrillDialog)
    dialog.take(max(folder.iterdir()))
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.go.click()
    spin(lambda: dialog.outcome.isVisible())
    camera.look("safekeeping-drill", lambda: dialog, (560, 660))
    dialog.reject()


def _new_key(camera: Camera, page: SafekeepingPage) -> None:
    page.key.click()
    dialog = _shown(page, NewKeyDialog)
    dialog.new.edit.setText("nine invented cranes over a lake")
    dialog.again.edit.setText("nine invented cranes over")
    dialog.choose(KeyFileWish.NEW)
    dialog.go.click()
    camera.look("safekeeping-key", lambda: dialog, (560, 700))
    dialog.reject()


def _sheet(camera: Camera, page: SafekeepingPage) -> None:
    page.sheet.click()
    dialog = _shown(page, RecoverySheetDialog)
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.go.click()
    spin(lambda: dialog.preview.isVisible() and not dialog.preview.press.busy("page"))
    settle()
    camera.look("safekeeping-sheet", lambda: dialog, (640, 860))
    dialog.reject()


def _shown(page: SafekeepingPage, kind: type[D]) -> D:
    if not isinstance(page.dialog, kind):
        raise TypeError(page.dialog)
    return page.dialog
