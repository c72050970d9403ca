"""Reading the files that somebody dropped as answers: single ones, folders and what lies in them, one at a time."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from forumdesk import files
from forumdesk.importers.refusals import AnswerRefusedError, NoAnswer
from forumdesk.importers.replies import Found, Unread, may_hold_replies, read_replies
from forumdesk.progress import Progress, silent

LARGEST = 50_000_000
_MOST_FILES = 20_000
_MOST_SEEN = 100_000
_SNIFF = 4_096
SUFFIXES = frozenset({".ics", ".eml", ".mbox", ".mbx", ".msg", ".vcs", ".ical"})
_SNIFFED = frozenset({"", ".txt", ".mail"})


def read_files(paths: Sequence[Path], progress: Progress = silent) -> list[Found]:
    """Every answer in these files and folders; a file named by itself that holds none is told, and why.

    Nothing is written anywhere and nothing of a file is kept but its answers. Raises FileFailedError and NotAFileError
    for what cannot be read, AnswerRefusedError for a folder without end.
    """
    listed = list(_listed(paths))
    found: list[Found] = []
    for done, (path, name, chosen) in enumerate(listed):
        progress(done, len(listed))
        found += _read(path, name, chosen)
    return found


def _listed(paths: Sequence[Path]) -> Iterator[tuple[Path, str, bool]]:
    """Each file, what it is reported as, and whether somebody named it."""
    for path in paths:
        with files.told(path):
            inside = path.is_dir()
            if not inside:
                files.require_plain(path)
        if inside:
            yield from ((one, f"{path.name}/{one.relative_to(path).as_posix()}", False) for one in _in_folder(path))
        else:
            yield path, path.name, True


def _in_folder(folder: Path) -> list[Path]:
    """Mails and calendars, by name; links are not followed, hidden files are the system's own."""
    found: list[Path] = []
    seen = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        seen += len(names) + 1
        found += (Path(where, name) for name in sorted(names) if _may_hold(Path(where, name)))
        if len(found) > _MOST_FILES or seen > _MOST_SEEN:
            raise AnswerRefusedError(NoAnswer.PARTS)
    return found


def _may_hold(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith(".") or path.is_symlink() or not path.is_file():
        return False
    if suffix in SUFFIXES:
        return True
    # A maildir's mails have no suffix, or a part of their name looks like one.
    if suffix not in _SNIFFED and path.parent.name not in ("cur", "new"):
        return False
    try:
        with path.open("rb") as file:
            return may_hold_replies(file.read(_SNIFF))
    except OSError:
        return False


def _read(path: Path, name: str, chosen: bool) -> list[Found]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return [Unread(name, NoAnswer.CLOSED)]
    if len(data) > LARGEST:
        return [Unread(name, NoAnswer.LARGE)]
    found = read_replies(data, name)
    if chosen:
        return found
    # Mails without any answer lie in every folder; only those that hold one that cannot be read are worth a line.
    return [one for one in found if not (isinstance(one, Unread) and one.why in (NoAnswer.NOTHING, NoAnswer.NEITHER))]
