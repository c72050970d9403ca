"""What keeps a workspace safe: backups and which of them may go, and what was done for the day something is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class BackupState(StrEnum):
    """What became of a backup, as far as it is known here."""

    KEPT = "kept"
    REMOVED = "removed"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Backup:
    """One that was made: when, and by its `mark` which key opens it.

    `name` and `digest` are of a file that rotation may remove; empty for one that somebody named.
    """

    id: str
    at: datetime
    mark: str
    name: str = ""
    digest: str = ""
    state: BackupState = BackupState.KEPT


class Deed(StrEnum):
    """What was done for a bad day, or on one."""

    SHEET = "sheet"
    DRILL = "drill"
    PASSPHRASE = "passphrase"
    SALVAGE = "salvage"


@dataclass(frozen=True, slots=True)
class Safeguard:
    """That it was done, when, and under which key; `count` is what the deed counts, as rows that a salvage lost."""

    id: str
    deed: Deed
    at: datetime
    mark: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Rotation:
    """Of the backups in a folder the `last` so many stay, and one a day for so many `days`."""

    last: int = 5
    days: int = 14


USUAL = Rotation()


def superfluous(backups: Iterable[Backup], rotation: Rotation, now: datetime) -> tuple[Backup, ...]:
    """Those that may go. The newest one never may, whatever the rotation says."""
    newest_first = sorted(backups, key=lambda one: one.at, reverse=True)
    stays = {one.id for one in newest_first[: max(1, rotation.last)]}
    since = now - timedelta(days=rotation.days)
    days = set()
    for one in newest_first:
        if one.at > since and one.at.date() not in days:
            days.add(one.at.date())
            stays.add(one.id)
    return tuple(one for one in newest_first if one.id not in stays)


def of_older_keys(backups: Iterable[Backup], mark: str) -> tuple[Backup, ...]:
    """Backups that are thought to lie about still, and that the key in force does not open."""
    return tuple(one for one in backups if one.state is BackupState.KEPT and one.mark != mark)
