"""A temporary folder of this program's own, for what libraries want to put down for a moment: private, and emptied."""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from forumdesk import files

_PREFIX = "fd-"
_LOCK = "in-use"
# What programs and libraries ask for the place of temporary files: Unix and Python, Windows.
_NAMES = ("TMPDIR", "TEMP", "TMP")


class PrivateTemp:
    """From `begin` to `end` this process and those it starts put temporary files there and nowhere else."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._lock = -1
        self._before: dict[str, str | None] = {}

    def begin(self) -> Path | None:
        """Make the folder, and take away what programs that fell left behind. None where the system allows none."""
        self._before = {name: os.environ.get(name) for name in _NAMES}
        try:
            parent = _parent()
            sweep(parent)
            self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            self._lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            files.try_lock(self._lock)
        except OSError:
            return None
        os.environ.update(dict.fromkeys(_NAMES, str(self.folder)))
        tempfile.tempdir = str(self.folder)
        return self.folder

    def end(self) -> None:
        """Take the folder away with all that is in it; all is as before. What cannot go, goes at the next start."""
        if self.folder is None:
            return
        if self._lock >= 0:
            os.close(self._lock)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None
        tempfile.tempdir = None
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def sweep(parent: Path) -> None:
    """Remove the folders of ours there that nobody uses any more; somebody else's are left alone."""
    for folder in parent.glob(f"{_PREFIX}*"):
        if _is_ours(folder) and not _in_use(folder / _LOCK):
            shutil.rmtree(folder, ignore_errors=True)


def _parent() -> Path:
    """Where this user's own things lie in memory, where there is such a place (XDG base directories)."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and os.access(runtime, os.W_OK | os.X_OK):
        return Path(runtime)
    usual = Path(tempfile.gettempdir())
    # One that was started by another of ours finds that one's folder named as the place for temporary files.
    return usual.parent if usual.name.startswith(_PREFIX) else usual


def _is_ours(folder: Path) -> bool:
    with suppress(OSError):
        found = folder.lstat()
        own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
        return stat.S_ISDIR(found.st_mode) and own and (folder / _LOCK).is_file()
    return False


def _in_use(lock: Path) -> bool:
    try:
        descriptor = os.open(lock, os.O_RDWR)
    except OSError:
        return True
    try:
        files.try_lock(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
