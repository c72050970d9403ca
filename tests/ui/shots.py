"""Pictures of every window and page, for eyes: `python -m tests.ui.shots FOLDER`."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.services import checking
from forumdesk.store.cipher import Profile
from forumdesk.store.errors import WrongKeyError
from tests.builders import PASSPHRASE
from tests.ui.house import a_forum, fill_a_forum, spin
from ui import words
from ui.app import Program
from ui.dialogs.unlock_form import Wish
from ui.settings import Settings
from ui.theme import Mode

SIZES = ((100, (1440, 900)), (200, (1440, 900)))


class Camera:
    """Takes one picture per call, named by what it shows."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder

    def look(self, name: str, widget: Callable[[], QWidget], size: tuple[int, int] | None) -> None:
        """The widget in both themes and languages, at 100 and 200 %."""
        for percent, room in SIZES:
            for mode in (Mode.LIGHT, Mode.DARK):
                for tongue in words.LANGUAGES:
                    self._program.choose_size(percent)
                    self._program.choose_theme(mode)
                    self._program.choose_language(tongue)
                    shown = widget()
                    settle()
                    shown.resize(*(room if size is None else (size[0] * percent // 100, size[1] * percent // 100)))
                    settle()
                    shown.grab().save(str(self._folder / f"{name}-{mode}-{tongue}-{percent}.png"))


def settle() -> None:
    """Layouts take more than one turn of the loop."""
    for _ in range(4):
        QApplication.processEvents()


def unlock(program: Program, camera: Camera, file: Path) -> None:
    dialog = program.unlock
    if dialog is None:
        raise RuntimeError("the unlock window is gone")
    size = (920, 576)
    camera.look("unlock-empty", lambda: dialog, size)
    dialog.take(file)
    dialog.form.passphrase.edit.setText("a wrong one, invented")
    dialog.form.passphrase.edit.caps_seen.emit(True)
    dialog.form.refuse_with(WrongKeyError(file))
    camera.look("unlock-wrong", lambda: dialog, size)
    dialog.form.passphrase.edit.caps_seen.emit(False)
    dialog.side.create_choice.setChecked(True)
    dialog.form.turn(True)
    dialog.form.file.take(file)
    dialog.form.passphrase.edit.setText("seven herons over an invented lake")
    dialog.form.again.edit.setText("seven herons over an invented lake")
    dialog.form.rest(True)
    camera.look("unlock-create", lambda: dialog, size)
    dialog.form.turn(False)


def pages(program: Program, camera: Camera) -> None:
    window = program.window
    if window is None:
        raise RuntimeError("the window did not open")
    people, findings = window.pages["people"], window.pages["findings"]
    spin(lambda: people.count.text() != "" and findings.count.text() != "")
    finding = findings.model.rows[-1].line_id  # type: ignore[attr-defined]  # as below
    window.desk.change(partial(checking.accept, finding_id=finding, reason="Known, and agreed with the venue"))
    spin(lambda: window.undo.isEnabled() and findings.count.text() == "4 open")
    window.activateWindow()
    people.table.pick(5)  # type: ignore[attr-defined]  # every page here has one table
    people.table.setFocus()  # type: ignore[attr-defined]  # as above
    findings.table.pick(1)  # type: ignore[attr-defined]  # as above
    window.pages["history"].table.pick(0)  # type: ignore[attr-defined]  # as above
    for name in window.pages:
        window.turn(name)
        camera.look(name, lambda: window, None)
    window.turn("people")
    people.search("nobody at all")
    camera.look("people-no-match", lambda: window, None)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "losby.forumdesk"
        fill_a_forum(file, a_forum())
        kept = Settings(QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat))
        program = Program(app, kept, lambda path: None)
        program.profile = Profile.TESTS
        program.start()
        program.warm_up()
        camera = Camera(program, folder)
        unlock(program, camera, file)
        program.choose_size(100)
        program._unlock(Wish(file, PASSPHRASE, None, False))
        spin(lambda: program.window is not None)
        pages(program, camera)
        if program.window is not None:
            program.window.close()
        desk = program.desk
        if desk is not None:
            desk.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
