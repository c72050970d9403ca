"""Pictures of every window and page, for eyes: `python -m tests.ui.shots FOLDER [SCENE ...]`."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from forumdesk.store.cipher import Profile
from forumdesk.store.tables import Entity
from tests.builders import PASSPHRASE
from tests.ui import scenes
from tests.ui.camera import Camera
from tests.ui.house import a_forum, fill_a_forum, spin
from ui.app import Program
from ui.dialogs.unlock_form import Wish
from ui.settings import Settings

Rows = Callable[[], list[Entity]]


def take(app: QApplication, name: str, folder: Path) -> None:
    """One scene module: `rows()` is what the workspace holds, a_forum without one; `unlocking(camera)` comes before
    the main window, `play(camera)` after it, where the module has them.
    """
    scene = import_module(f"{scenes.__name__}.{name}")
    rows: Rows = getattr(scene, "rows", a_forum)
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "losby.forumdesk"
        fill_a_forum(file, rows())
        program = Program(
            app, Settings(QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)), lambda path: None
        )
        program.profile = Profile.TESTS
        program.start()
        program.warm_up()
        camera = Camera(program, folder)
        if hasattr(scene, "unlocking"):
            scene.unlocking(camera, file)
        program._unlock(Wish(file, PASSPHRASE, None, False))
        spin(lambda: program.window is not None)
        if hasattr(scene, "play"):
            scene.play(camera)
        camera.window.close()
        if program.desk is not None:
            program.desk.wait()


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    for name in wanted or [module.name for module in iter_modules(scenes.__path__)]:
        take(app, name, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
