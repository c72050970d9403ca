"""What the unlock window asks the system's file dialog for."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk import files
from forumdesk.files import Outbox
from ui import words

_ENDING = ".forumdesk"


def file(owner: QWidget) -> Path | None:
    """A workspace that is there."""
    name, _ = QFileDialog.getOpenFileName(owner, words.say("unlock.open"), "", _kinds())
    return Path(name) if name else None


def new_file(owner: QWidget) -> Path | None:
    """Where a new workspace is to be."""
    name, _ = QFileDialog.getSaveFileName(
        owner, words.say("unlock.choose-place"), words.say("unlock.new-name"), _kinds()
    )
    return _ended(name) if name else None


def key_file(owner: QWidget) -> Path | None:
    """Any file may be one."""
    name, _ = QFileDialog.getOpenFileName(owner, words.say("unlock.choose-key"))
    return Path(name) if name else None


def restored(owner: QWidget) -> Path | None:
    """A backup, copied to where it is to be worked on; None where somebody thought better of it."""
    name, _ = QFileDialog.getOpenFileName(owner, words.say("unlock.choose-backup"), "", _kinds())
    place, _ = QFileDialog.getSaveFileName(owner, words.say("unlock.backup-place"), "", _kinds()) if name else ("", "")
    if not place:
        return None
    target = _ended(place)
    restore(Path(name), target)
    return target


def restore(backup: Path, target: Path) -> None:
    """Copy a backup to where it is worked on; never over another file. Raises what `files.Outbox` does."""
    with files.told(backup):
        content = backup.read_bytes()
    with Outbox(overwrite=False) as outbox:
        outbox.add(target, content)
        outbox.commit()


def _kinds() -> str:
    return f"{words.say('unlock.files')};;{words.say('unlock.all-files')}"


def _ended(name: str) -> Path:
    chosen = Path(name)
    return chosen if chosen.suffix else chosen.with_suffix(_ENDING)
