"""The program as it is started: from the shell, with a file, after locking, and when something of ours goes wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE
from ui.widgets import handing_over
from ui.widgets.handing_over import LOCKED

# Begins once the first window is there; `program` and `after` are known to what is put in.
_STARTED = """
import sys
from PySide6.QtCore import QTimer
from ui import app

class Watched(app.Program):
    def start(self, *locked):
        super().start(*locked)
        after(self)

def after(program):
    {after}

app.Program = Watched
sys.exit(app.main())
"""


def _run(after: str, folder: Path, *arguments: str, **variables: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)} | variables
    done = subprocess.run(
        [sys.executable, "-c", _STARTED.format(after=after), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=120,
    )
    return done.stdout.strip()


_SAY_AND_LEAVE = "QTimer.singleShot(0, lambda: (print(program.unlock.form.file.path), program.unlock.close()))"


def test_the_program_starts_with_the_file_that_was_clicked_and_ends_with_its_window(tmp_path: Path) -> None:
    assert _run(_SAY_AND_LEAVE, tmp_path, str(tmp_path / "forum.forumdesk")) == str(tmp_path / "forum.forumdesk")


def test_after_locking_it_asks_for_the_same_files_and_forgets_where_it_read_that(tmp_path: Path) -> None:
    said = "QTimer.singleShot(0, lambda: (print(program.unlock.form.file.path, *program.again.paths, "
    said += f"any({LOCKED!r} in one for one in app.os.environ)), program.unlock.close()))"
    first, second = (str(tmp_path / name) for name in ("kept.forumdesk", "and: this one.forumdesk"))

    assert _run(said, tmp_path, **{LOCKED: first, f"{LOCKED}_1": second}) == f"{first} {first} {second} False"


def test_a_mistake_of_ours_is_shown_by_place_and_type_and_the_program_goes_on(tmp_path: Path) -> None:
    after = """QTimer.singleShot(0, lambda: {}["Ficta Testerud"])
    def look():
        dialog = program.unlock.findChildren(QDialog)[0]
        print(" ".join(one.text() for one in dialog.findChildren(QLabel)), details(KeyError("Ficta Testerud")))
        dialog.close()
        program.unlock.close()
    from PySide6.QtWidgets import QDialog, QLabel
    from ui.dialogs.crash import details
    QTimer.singleShot(300, look)"""

    said = _run(after, tmp_path)

    assert "KeyError" in said
    assert "Testerud" not in said


_SEEN = "[FileDialog]\nhistory=file:///talks\nlastVisited=file:///talks\nviewMode=Detail\n"


def test_locking_leaves_no_folder_that_the_file_dialog_of_qt_wrote_down(file: Path, tmp_path: Path) -> None:
    # What takes the program's place is one that ends at once; the places are written while the workspace is open.
    after = f"""from pathlib import Path
    from forumdesk.store.cipher import Profile
    from ui.dialogs.unlock_form import Wish
    program.profile = Profile.TESTS
    sys.frozen, sys.executable = True, {shutil.which("true")!r}
    program._unlock(Wish(Path({str(file)!r}), {PASSPHRASE!r}, None, False))
    def look():
        if program.window is None:
            QTimer.singleShot(50, look)
            return
        Path({str(tmp_path / "QtProject.conf")!r}).write_text({_SEEN!r}, "utf-8")
        program.lock()
    QTimer.singleShot(50, look)"""

    _run(after, tmp_path)

    assert (tmp_path / "QtProject.conf").read_text("utf-8") == "[FileDialog]\nviewMode=Detail\n"


@pytest.mark.parametrize(
    ("frozen", "system", "expected"),
    [
        (False, "linux", ("exec", [sys.executable, "-m", "ui.app"])),
        (True, "darwin", ("exec", [sys.executable])),
        (True, "win32", ("start", [sys.executable])),
    ],
)
def test_what_takes_the_place_of_a_locked_program_is_the_same_program(
    frozen: bool, system: str, expected: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "execv", lambda _, command: called.append(("exec", command)))
    monkeypatch.setattr(subprocess, "Popen", lambda command: called.append(("start", command)))
    for name in (LOCKED, f"{LOCKED}_1"):
        monkeypatch.setenv(name, "")

    handing_over.replace_process([Path("/there/forum.forumdesk"), Path("/there/inner.forumdesk")])

    assert called == [expected]
    assert [Path(os.environ[name]).name for name in (LOCKED, f"{LOCKED}_1")] == ["forum.forumdesk", "inner.forumdesk"]
