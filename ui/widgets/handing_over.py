"""What goes from this process to the one that takes its place after a lock: the places of files, and nothing else."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

# Which files to ask the passphrases for after locking; the first of them, then with a number behind. Not arguments:
# every user of the machine can read those. Nor a file: nothing of them stays when the machine is switched off.
LOCKED = "FORUMDESK_LOCKED"


class Again:
    """The files that were locked together and are not open again yet, the one that was in front first.

    `asking` until somebody leaves the unlock window: then they are listed there, and no more asked for one by one.
    """

    def __init__(self) -> None:
        self.paths: tuple[Path, ...] = ()
        self.asking = False

    @property
    def next(self) -> Path | None:
        """Which to ask for now."""
        return self.paths[0] if self.asking and self.paths else None

    def were_open(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self.asking = bool(self.paths)

    def forget(self, opened: Path) -> None:
        """It is open again, or was all the time."""
        self.paths = tuple(one for one in self.paths if one.resolve() != opened.resolve())

    def lock(self, opened: Iterable[Path]) -> None:
        """Those that are open now, and those that somebody was still being asked for."""
        self.were_open(dict.fromkeys((*opened, *(self.paths if self.asking else ()))))


def replace_process(paths: Sequence[Path]) -> None:
    """This program again, in this process's place."""
    os.environ.update((_name(number), str(path)) for number, path in enumerate(paths))
    # A bundle is its own program; elsewhere Python is told which one.
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.app"]
    if sys.platform == "win32":
        import subprocess  # late: only there, and the first window is painted without it

        # There exec starts another process beside this one and tears the quoting of its words.
        subprocess.Popen(command)
    else:
        os.execv(sys.executable, command)


def asked_for(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The workspaces to open: those that were locked, else the one that the desktop hands over (a double click)."""
    return tuple(Path(name).absolute() for name in tuple(_locked()) or arguments[1:2])


def _locked() -> Iterator[str]:
    """Read once: no process that is started from here shall have them."""
    number = 0
    while name := os.environ.pop(_name(number), ""):
        yield name
        number += 1


def _name(number: int) -> str:
    return f"{LOCKED}_{number}" if number else LOCKED
