"""The one atomic writer: files appear under their names whole and together, or not at all."""

import errno
import hashlib
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from forumdesk.domain.errors import (
    AlreadyExistsError,
    DiskFullError,
    FileFailedError,
    FileNotFolderError,
    FileRefusedError,
    FolderNotFileError,
    NotAFileError,
    NotWritableError,
)

WORKSPACE = ".forumdesk"
_PREFIX = ".fd-"
_STAGING = re.compile(r"\.fd-[a-z0-9_]{8}")
_STAGED = re.compile(r"[0-9]{5}(-wal|-journal|-shm)?")
_MARKER, _UNMARKED = _MARKERS = ("leftover", "new")
_MARK = b"Half-written files of ForumDesk. Nobody needs them.\n"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the system says about `path`, as errors of ours with facts."""
    try:
        yield
    except FileExistsError as error:
        raise AlreadyExistsError(path) from error
    except IsADirectoryError as error:
        raise FolderNotFileError(path) from error
    except NotADirectoryError as error:
        raise FileNotFolderError(path) from error
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(path) from error
        if error.errno in _READ_ONLY:
            raise NotWritableError(path) from error
        raise FileFailedError(path, errno.errorcode.get(error.errno or 0, "OSError")) from error


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Refusals of a file that is written under another name first are told with the name it is for."""
    try:
        yield
    except FileRefusedError as error:
        error.path = path
        raise


def require_plain(path: Path) -> None:
    """Raise FolderNotFileError or NotAFileError: reading a pipe may wait for ever, replacing a device would break it.

    What is not there raises what the system says.
    """
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise FolderNotFileError(path)
    if not stat.S_ISREG(mode):
        raise NotAFileError(path)


def sync_file(path: Path) -> None:
    """Return once the file's bytes are on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Return once the folder's names are on the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network and USB file systems refuse to sync a folder; the renames have happened all the same.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def new_file(path: Path, data: bytes = b"") -> None:
    """Make a file that only its owner can read; FileExistsError if the name is taken."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def place(source: Path, target: Path, overwrite: bool) -> None:
    """Give `source` the name `target` in one step; without `overwrite` FileExistsError if the name is taken."""
    if overwrite:
        os.replace(source, target)
        return
    if sys.platform == "win32":
        os.rename(source, target)  # refuses by itself
        return
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK}:
            raise
        # FAT and exFAT sticks have no hard links, so look first and rename.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        os.rename(source, target)
    else:
        os.unlink(source)


class _Staging:
    """A folder in the target's own folder, under a name that says nothing, locked while its writer lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        self._count = 0
        self._lock = -1
        try:
            self._mark()
        except BaseException:
            self.remove()
            raise

    def _mark(self) -> None:
        # Locked before it has the name that sweep() looks for, so that no other program can take it for a leftover.
        unmarked = self.folder / _UNMARKED
        self._lock = os.open(unmarked, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        # Where the file system has no locks, sweep() cannot get one either, and leaves the folder alone.
        with suppress(OSError):
            try_lock(self._lock)
        os.write(self._lock, _MARK)
        os.rename(unmarked, self.folder / _MARKER)

    def next_path(self) -> Path:
        self._count += 1
        return self.folder / f"{self._count:05}"

    def remove(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
        _remove_flat(self.folder)


def _remove_flat(folder: Path) -> None:
    """Remove a staging folder; the marker goes last, so that a removal cut short can be taken up again."""
    for name in sorted(os.listdir(folder), key=lambda name: name in _MARKERS):
        os.unlink(folder / name)
    os.rmdir(folder)


class Outbox:
    """Files on their way out: written and synced under names that say nothing, given their real names on `commit`.

    Left without `commit`, whether by an exception or by choice, it leaves no file and no folder behind.
    Raises DiskFullError, NotWritableError, AlreadyExistsError, FolderNotFileError, FileNotFolderError, NotAFileError
    or FileFailedError.
    """

    def __init__(self, overwrite: bool = True) -> None:
        self._overwrite = overwrite
        self._stagings: dict[Path, _Staging] = {}
        self._made_folders: list[Path] = []
        self._waiting: dict[Path, Path] = {}
        self._unsynced: dict[Path, Path] = {}
        self._digests: dict[Path, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cancel()

    def add(self, path: Path, data: bytes) -> None:
        """Write `data` for `path` under a name that says nothing; AlreadyExistsError where a workspace lies."""
        # Whatever may be replaced, a whole workspace is not: one mistyped name would cost everything.
        if os.path.realpath(path).lower().endswith(WORKSPACE) and os.path.exists(path):
            raise AlreadyExistsError(path)
        with told(path):
            new_file(self.reserve(path), data)
        self._digests[path] = hashlib.sha256(data).hexdigest()

    @property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of each file that was added, in hex, sorted."""
        return tuple(sorted(self._digests.values()))

    def reserve(self, path: Path) -> Path:
        """A name that says nothing, for somebody else to write what shall become `path`."""
        with told(path):
            if os.path.exists(path):
                require_plain(path)
            if not self._overwrite and (os.path.lexists(path) or path in self._waiting):
                raise AlreadyExistsError(path)
            # What a link points to is replaced, not the link: it may lead to the medium that the file has to be on.
            path = Path(os.path.realpath(path)) if path.is_symlink() else path
            staged = self._waiting.pop(path, None)
            if staged is not None:
                staged.unlink(missing_ok=True)
            staged = self._staging(path.parent).next_path()
            self._waiting[path] = self._unsynced[path] = staged
            return staged

    def settle(self) -> None:
        """Return once all that was written is on the disk: a full disk shows here at the latest."""
        # Writing all and then syncing all took a fifth of the time that syncing each as it was written took.
        for path, staged in self._unsynced.items():
            with told(path):
                sync_file(staged)
        self._unsynced.clear()

    def commit(self) -> None:
        """Give every file its real name."""
        self.settle()
        for path, staged in self._waiting.items():
            with told(path):
                place(staged, path, self._overwrite)
        self._waiting.clear()
        self._made_folders.clear()
        for folder in self._stagings:
            with told(folder):
                sync_folder(folder)
        self.cancel()

    def cancel(self) -> None:
        """Remove what has not got its name, and the folders that were made for it."""
        self._waiting.clear()
        self._unsynced.clear()
        for staging in self._stagings.values():
            # A file that a scanner holds open stays for sweep(); the refusal that brought us here matters more.
            with suppress(OSError):
                staging.remove()
        self._stagings.clear()
        while self._made_folders:
            with suppress(OSError):
                self._made_folders.pop().rmdir()

    def _staging(self, folder: Path) -> _Staging:
        if folder not in self._stagings:
            self._make_folder(folder)
            sweep(folder)
            try:
                self._stagings[folder] = _Staging(folder)
            except FileNotFoundError:
                # Another program swept it in the instant before it was marked: it will not happen twice.
                self._stagings[folder] = _Staging(folder)
        return self._stagings[folder]

    def _make_folder(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(mode=0o700)
            self._made_folders.append(one)


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files, replacing those that exist, or none."""
    with Outbox() as outbox:
        for path, data in files:
            outbox.add(path, data)
        outbox.commit()


def sweep(folder: Path) -> int:
    """Remove what writers that were killed left in `folder`; return how many leftovers there were.

    Only folders with our kind of name, our mark and our kind of content, whose writer is gone, are touched.
    """
    try:
        found = [one for one in folder.iterdir() if _STAGING.fullmatch(one.name)]
    except OSError:
        return 0
    return sum(_sweep_one(one) for one in found)


def _sweep_one(folder: Path) -> bool:
    try:
        if folder.is_symlink() or not _is_left_over(folder):
            return False
        _remove_flat(folder)
    except OSError:
        # Its writer still lives, or the place may only be read: not ours to remove now.
        return False
    return True


def _is_left_over(folder: Path) -> bool:
    """True for a folder with our mark and nothing strange in it, or with nothing in it; OSError if its writer lives."""
    names = set(os.listdir(folder))
    if any(name not in _MARKERS and not _STAGED.fullmatch(name) for name in names):
        return False
    # Killed before it was marked, or when all but the folder had been removed.
    marker = next((folder / name for name in _MARKERS if name in names), None)
    if marker is None:
        return not names
    if marker.is_symlink() or not _MARK.startswith(marker.read_bytes()):
        return False
    descriptor = os.open(marker, os.O_RDWR)
    try:
        try_lock(descriptor)
    finally:
        os.close(descriptor)
    return True
