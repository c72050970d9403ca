"""The word `bundle`: a folder with ForumDesk in it, for a laptop that has no Python and no network."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import bundle_check
import bundle_contents
import bundle_desktop
import say
from environment import Environment

FOLDER = "dist/forumdesk"
MADE = "build/bundle"
# For what writes a time into what it makes: the same input gives the same bytes whenever it is made.
EPOCH = "315532800"


def run(environment: Environment) -> int:
    """Make the folder, put the notices into it, and start what was made; 0 when all of it held."""
    began = time.monotonic()
    made, folder = environment.root / MADE, environment.root / FOLDER
    made.mkdir(parents=True, exist_ok=True)
    _run(environment, "drawing the icon", [environment.python, "packaging/bundle_icons.py", made / "icons"])
    _run(environment, "collecting with PyInstaller (a minute or two)", _pyinstaller(environment, made))
    if sys.platform == "linux":
        _strip(folder)
    notices = [environment.lock("runtime"), made / "origins.json", folder / "THIRD-PARTY.txt"]
    _run(environment, "gathering the notices", [environment.python, "packaging/bundle_notices.py", *notices])
    shutil.copy(environment.root / "LICENSE", folder / "LICENSE")
    if sys.platform == "linux":
        bundle_desktop.write(environment.root / "packaging" / "linux", made / "icons", folder)
    unwanted = forbidden(folder)
    if unwanted:
        raise say.StopError(f"the bundle holds what it must not: {', '.join(unwanted)}", say.FAILED)
    say.line(f"{FOLDER}: {size(folder) / 1e6:.0f} MB, {time.monotonic() - began:.0f} s")
    bundle_check.run(environment, folder, made)
    say.line(f"the bundle held: copy {FOLDER} to the laptop, links as links (cp -a, tar)")
    return 0


def forbidden(folder: Path) -> list[str]:
    """Files of the bundle that should never have got there."""
    places = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")))
    return [place for place in places if bundle_contents.FORBIDDEN.search(place.lower())]


def size(folder: Path) -> int:
    """Bytes of all files, each counted once."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _strip(folder: Path) -> None:
    """Take what debuggers read from a Python that was built where it lies: it doubles the size and names that place."""
    inside = folder / "_internal"
    files = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-debug", *map(str, files)], check=True)


def _pyinstaller(environment: Environment, made: Path) -> list[str | Path]:
    places = ["--distpath", str(environment.root / "dist"), "--workpath", str(made / "work")]
    quiet = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    return [environment.python, "-m", "PyInstaller", *quiet, *places, "packaging/forumdesk.spec"]


def _run(environment: Environment, doing: str, command: Sequence[str | Path]) -> None:
    say.line(doing)
    own = {
        "FORUMDESK_BUNDLE": str(environment.root / MADE),
        "PYINSTALLER_CONFIG_DIR": str(environment.root / MADE / "cache"),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH),
        "QT_QPA_PLATFORM": "offscreen",
    }
    if environment.call(command, own) != 0:
        raise say.StopError(f"{doing} failed: what went wrong stands above", say.FAILED)
