"""The unlock window: empty, after a wrong passphrase, making a new file."""

from pathlib import Path

from forumdesk.store.errors import WrongKeyError
from tests.ui.camera import Camera
from ui.widgets.dumps import say_dumps

_SIZE = (920, 576)


def unlocking(camera: Camera, file: Path) -> None:
    dialog = camera.program.unlock
    if dialog is None:
        raise RuntimeError("the unlock window is gone")
    camera.look("unlock-empty", lambda: dialog, _SIZE)
    dialog.take(file)
    dialog.form.passphrase.edit.setText("a wrong one, invented")
    dialog.form.passphrase.edit.caps_seen.emit(True)
    dialog.form.refuse_with(WrongKeyError(file))
    camera.look("unlock-wrong", lambda: dialog, _SIZE)
    say_dumps(dialog)
    camera.look("unlock-dumps", lambda: dialog, _SIZE)
    dialog.form.dumps.hide()
    dialog.form.passphrase.edit.caps_seen.emit(False)
    dialog.side.create_choice.setChecked(True)
    dialog.form.turn(True)
    dialog.form.file.take(file)
    dialog.form.passphrase.edit.setText("seven herons over an invented lake")
    dialog.form.again.edit.setText("seven herons over an invented lake")
    dialog.form.rest(True)
    camera.look("unlock-create", lambda: dialog, _SIZE)
    dialog.form.turn(False)
