"""Who has a workspace open: this process keeps a list of its own, the system is asked about the others."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from forumdesk.store.errors import Holder, InUseError

# SQLite's locks on Linux and macOS belong to the process, and closing *any* descriptor of a file drops them all. So a
# file that this process has open is never opened a second time, not even to look at its first bytes.
_held: set[tuple[int, int]] = set()
_guard = Lock()


class Claim:
    """This process's word that it is the only one here to use the file; `release` it once the file is closed."""

    def __init__(self, path: Path) -> None:
        status = os.stat(path)
        self._file = (status.st_dev, status.st_ino)
        with _guard:
            if self._file in _held:
                raise InUseError(path, (Holder(_name_of(os.getpid()), os.getpid()),))
            _held.add(self._file)

    def release(self) -> None:
        with _guard:
            _held.discard(self._file)


def holders_of(path: Path) -> tuple[Holder, ...]:
    """Other programs that have the file open, as far as this user may see; only Linux tells."""
    try:
        status = os.stat(path)
    except OSError:
        return ()
    wanted = (status.st_dev, status.st_ino)
    # A program that keeps itself out of memory dumps, as our own command line does, shows nobody its open files. Its
    # locks can be seen all the same.
    found = set(_locking(status)) | {process for process in _processes() if wanted in _open_files(process)}
    return tuple(Holder(_name_of(process), process) for process in sorted(found - {os.getpid()}))


def _locking(status: os.stat_result) -> Iterator[int]:
    """Programs with a lock on the file, from lines like `1: POSIX  ADVISORY  WRITE 4711 fe:00:2499094 0 EOF`."""
    try:
        lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return
    wanted = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    for words in map(str.split, lines):
        if wanted in words:
            process = words[words.index(wanted) - 1]
            # 0 or -1 stands for a program that this one may not know of.
            if process.isdigit() and int(process):
                yield int(process)


def _processes() -> Iterator[int]:
    try:
        names = os.listdir("/proc")
    except OSError:
        return
    yield from sorted(int(name) for name in names if name.isdigit())


def _open_files(process: int) -> Iterator[tuple[int, int]]:
    folder = f"/proc/{process}/fd"
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        try:
            status = os.stat(f"{folder}/{name}")
        except OSError:
            continue
        yield (status.st_dev, status.st_ino)


def _name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
