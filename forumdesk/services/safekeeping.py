"""Keeping a workspace safe: backups that rotate, what opens by an older passphrase, a restore that is tried."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.desk import Setting
from forumdesk.domain.errors import FileRefusedError
from forumdesk.domain.safekeeping import (
    USUAL,
    Backup,
    BackupState,
    Deed,
    Rotation,
    Safeguard,
    of_older_keys,
    superfluous,
)
from forumdesk.files import WORKSPACE
from forumdesk.services import house_settings
from forumdesk.store import backup as backups
from forumdesk.store import opened
from forumdesk.store.cipher import Secret
from forumdesk.store.errors import NoBackupFolderError, NoBackupPlaceError, NotANumberOfBackupsError
from forumdesk.store.integrity import Verification
from forumdesk.store.verify import look_at
from forumdesk.store.workspace import Workspace

FOLDER, LAST, DAYS, ON_LEAVING = "backup-folder", "backup-last", "backup-days", "backup-on-leaving"
MOST_LAST, MOST_DAYS = 100, 366
ENDING = ".forumdesk"
COUNTED = ("event", "person", "session", "history_entry")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where backups go, which stay, and whether one is made whenever the workspace is locked or closed."""

    folder: Path | None = None
    rotation: Rotation = USUAL
    on_leaving: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made, and how many older ones were removed for it."""

    change_set: ChangeSet
    path: Path
    removed: int


@dataclass(frozen=True, slots=True)
class OldCopies:
    """What an older passphrase opens still: so many backups on record, and files that were seen to lie about."""

    recorded: int
    files: tuple[Path, ...]

    def __bool__(self) -> bool:
        return bool(self.recorded or self.files)


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the workspace is: plan, last backups, what opens by an older key, and when each deed was done."""

    plan: Plan
    mark: str
    here: tuple[Path, ...]
    last: datetime | None
    going: int
    old: OldCopies
    deeds: tuple[tuple[Deed, datetime], ...]


def plan(workspace: Workspace) -> Plan:
    """What was chosen; what was not is as the program has it."""
    typed = {one.key: one.value for one in workspace.all(Setting)}
    rotation = Rotation(int(typed.get(LAST, USUAL.last)), int(typed.get(DAYS, USUAL.days)))
    folder = typed.get(FOLDER)
    return Plan(Path(folder) if folder else None, rotation, bool(typed.get(ON_LEAVING)))


def choose_folder(workspace: Workspace, folder: Path) -> ChangeSet:
    """Where backups go from now on. NoBackupFolderError."""
    return house_settings.put(workspace, FOLDER, str(_there(folder.absolute())))


def forget_folder(workspace: Workspace) -> ChangeSet:
    """Backups go nowhere by themselves any more."""
    return house_settings.put(workspace, FOLDER, "")


def number_of(text: str, least: int, most: int) -> int:
    """A number somebody typed. NotANumberOfBackupsError."""
    typed = text.strip()
    if not typed.isdecimal() or not least <= int(typed) <= most:
        raise NotANumberOfBackupsError(least, most)
    return int(typed)


def keep_last(workspace: Workspace, text: str) -> ChangeSet:
    """How many of the newest backups stay. NotANumberOfBackupsError."""
    return house_settings.put(workspace, LAST, str(number_of(text, 1, MOST_LAST)))


def keep_days(workspace: Workspace, text: str) -> ChangeSet:
    """For how many days one of each day stays. NotANumberOfBackupsError."""
    return house_settings.put(workspace, DAYS, str(number_of(text, 0, MOST_DAYS)))


def back_up_on_leaving(workspace: Workspace, wanted: bool) -> ChangeSet:
    """Whether a backup is made at each lock and closing."""
    return house_settings.put(workspace, ON_LEAVING, "yes" if wanted else "")


def back_up(workspace: Workspace, target: Path) -> ChangeSet:
    """A backup under a name that somebody chose: on record, and nothing ever removes it. Raises as a backup does."""
    return _recorded(workspace, target, "")[0]


def back_up_into(workspace: Workspace, folder: Path | None = None) -> Made:
    """A backup under a name that says nothing, in the folder chosen or this one; then older ones of ours there may go.

    Raises NoBackupPlaceError, NoBackupFolderError and as a backup does.
    """
    chosen = plan(workspace)
    folder = folder or chosen.folder
    if folder is None:
        raise NoBackupPlaceError
    world = workspace.world
    name = f"backup-{world.now():%Y%m%d-%H%M%S}-{world.code(4)}{WORKSPACE}"
    path = _there(folder) / name
    change_set, made = _recorded(workspace, path, name)
    gone = _rotated(workspace, folder, chosen.rotation, made)
    if not gone:
        return Made(change_set, path, 0)
    with workspace.transaction(Label.BACKUPS_REMOVED) as tx:
        tx.save_all(replace(one, state=BackupState.REMOVED) for one in gone)
    return Made(tx.change_set, path, len(gone))


def back_up_when_leaving(workspace: Workspace) -> ChangeSet:
    """At lock and closing: nothing unless it is wanted, and something was changed since the last one."""
    chosen = plan(workspace)
    nothing = ChangeSet(0, Label.BACKUP_MADE, ())
    if not chosen.on_leaving or chosen.folder is None:
        return nothing
    last = workspace.history()[-1].label
    return nothing if last in (Label.BACKUP_MADE, Label.BACKUPS_REMOVED) else back_up_into(workspace).change_set


def say_destroyed(workspace: Workspace) -> ChangeSet:
    """Somebody says that every backup on record that opens by an older passphrase is gone."""
    with workspace.transaction(Label.BACKUPS_DESTROYED) as tx:
        old = of_older_keys(tx.all(Backup), workspace.file.key.mark)
        tx.save_all(replace(one, state=BackupState.DESTROYED) for one in old)
    return tx.change_set


def standing(workspace: Workspace) -> Standing:
    """All that the page of safekeeping shows."""
    chosen, all_made = plan(workspace), workspace.all(Backup)
    here = tuple(_ours(all_made, chosen.folder)) if chosen.folder else ()
    # What the next backup would let go: it takes a place among the last ones itself.
    mark, now = workspace.file.key.mark, workspace.world.now()
    after = superfluous((*here, Backup("", now, mark)), chosen.rotation, now)
    done = {one.deed: one.at for one in sorted(workspace.all(Safeguard), key=lambda one: one.at)}
    return Standing(
        chosen,
        mark,
        tuple(Path(one.name) for one in here),
        max((one.at for one in all_made), default=None),
        len(after),
        old_copies(workspace),
        tuple(done.items()),
    )


def old_copies(workspace: Workspace) -> OldCopies:
    """What an older passphrase still opens, as far as it was recorded, or lies beside the workspace and its backups."""
    mark, all_made = workspace.file.key.mark, workspace.all(Backup)
    changed = {one.mark for one in workspace.where(Safeguard, deed=Deed.PASSPHRASE)}
    older = (changed | {one.mark for one in all_made}) - {mark}
    folders = {workspace.path.resolve().parent, plan(workspace).folder}
    seen = [one for folder in folders if folder for one in _workspaces_in(folder)]
    found = tuple(sorted(one for one in seen if older and _mark_of(one) in older))
    return OldCopies(len(of_older_keys(all_made, mark)), found)


@dataclass(frozen=True, slots=True)
class Compared:
    """One count in a backup and here."""

    table: str
    backup: int
    here: int


@dataclass(frozen=True, slots=True)
class Drill:
    """What a restore would bring back. `ours` is whether the backup's history is one that this workspace went through.

    Without `counts` the backup is damaged, and `verification` names the parts.
    """

    change_set: ChangeSet
    verification: Verification
    counts: tuple[Compared, ...]
    last: datetime | None
    ours: bool
    older_key: bool


def try_restore(workspace: Workspace, path: Path, secret: Secret) -> Drill:
    """Open a backup to read all of it, set it beside what is here, and put on record that it was tried.

    Nothing is written to the backup. Raises as `look_at` does.
    """
    seen = look_at(path, secret, COUNTED)
    if not seen.verification.ok:
        return Drill(ChangeSet(0, Label.RESTORE_TRIED, ()), seen.verification, (), None, False, False)
    entries = workspace.history()
    here = [len(workspace.column(kind, "id")) for kind in _counted_kinds()] + [len(entries)]
    number, at, digest = seen.last or (0, None, b"")
    ours = 0 < number <= len(entries) and entries[number - 1].hash == digest
    with workspace.transaction(Label.RESTORE_TRIED) as tx:
        tx.save(Safeguard(tx.new_id(), Deed.DRILL, tx.now(), seen.mark))
    counts = tuple(Compared(*one) for one in zip(COUNTED, seen.rows, here, strict=True))
    return Drill(tx.change_set, seen.verification, counts, at, ours, seen.mark != workspace.file.key.mark)


def _counted_kinds() -> tuple[type, ...]:
    from forumdesk.store.tables import TABLES

    return tuple(TABLES[name].type for name in COUNTED[:-1])


def _recorded(workspace: Workspace, target: Path, name: str) -> tuple[ChangeSet, Backup]:
    """On record before the file has its name: one that is cut off leaves a line, never a file that nobody knows of."""
    done: list[tuple[ChangeSet, Backup]] = []

    def record(digest: str) -> None:
        with workspace.transaction(Label.BACKUP_MADE) as tx:
            mark = workspace.file.key.mark
            made = Backup(tx.new_id(), tx.now(), mark, name, digest if name else "")
            tx.save(made)
        done.append((tx.change_set, made))

    backups.backup(workspace, target, record)
    return done[0]


def _rotated(workspace: Workspace, folder: Path, rotation: Rotation, made: Backup) -> list[Backup]:
    """Remove what may go of our backups in a folder; which were."""
    gone = []
    for one in superfluous(_ours(workspace.all(Backup), folder), rotation, workspace.world.now()):
        # Where the clock went back the new one looks old.
        if one.id != made.id and _removed(folder / one.name, one.digest):
            gone.append(one)
    return gone


def _removed(path: Path, digest: str) -> bool:
    """Another file by our name, and one that was changed since, is not ours to remove."""
    try:
        if backups.digest_of(path) != digest:
            return False
        path.unlink()
    except (FileRefusedError, OSError):
        return False  # one that may not be read or removed now is tried again the next time
    return True


def _ours(all_made: list[Backup], folder: Path) -> list[Backup]:
    """Backups on record that lie in a folder, as plain files."""
    kept = [one for one in all_made if one.name and one.state is BackupState.KEPT]
    return [one for one in kept if (folder / one.name).is_file() and not (folder / one.name).is_symlink()]


def _there(folder: Path) -> Path:
    # A folder that is not there is not made: it may be a stick that is not plugged in.
    if not folder.is_dir():
        raise NoBackupFolderError(folder)
    return folder


def _workspaces_in(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.suffix == WORKSPACE]
    except OSError:
        return []


def _mark_of(path: Path) -> str:
    """Nothing for a file that is open, or none of ours: one of this program's is never opened twice."""
    try:
        return opened.mark_of(path)
    except FileRefusedError:
        return ""
