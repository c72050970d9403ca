"""The key itself: printed on a sheet, typed off one, changed, and the key file that goes with a passphrase."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.safekeeping import Deed, Safeguard
from forumdesk.files import Outbox
from forumdesk.services.safekeeping import OldCopies, old_copies
from forumdesk.store import opened
from forumdesk.store.cipher import Profile, RecoveryKey, Secret
from forumdesk.store.errors import KeyBesideError, OtherSheetError, WrongKeyError
from forumdesk.store.passphrase import Wanted, renew_open
from forumdesk.store.salvage import Keys, Salvaged, salvage
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

_KEY_FILE_BYTES = 64


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What stands on a recovery sheet; made, it is on record. It is printed or shown, and kept nowhere."""

    change_set: ChangeSet
    lines: tuple[str, ...]
    mark: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Renewed:
    """The key is another one; `old` is what the one before still opens."""

    change_set: ChangeSet
    old: OldCopies


def show_sheet(workspace: Workspace, secret: Secret) -> Sheet:
    """As `make_sheet`, for who has shown the secret again. Raises WrongKeyError."""
    _require(workspace, secret)
    return make_sheet(workspace)


def make_sheet(workspace: Workspace) -> Sheet:
    """The key of the open workspace as lines; that they were made is on record."""
    key = workspace.file.key
    with workspace.transaction(Label.SHEET_MADE) as tx:
        at = tx.now()
        tx.save(Safeguard(tx.new_id(), Deed.SHEET, at, key.mark))
    return Sheet(tx.change_set, key.lines(), key.mark, at)


def renew(workspace: Workspace, old: Secret, new: Secret) -> Renewed:
    """As `change_key`, for who has shown the old secret again. Raises WrongKeyError."""
    _require(workspace, old)
    return change_key(workspace, new)


def change_key(workspace: Workspace, new: Secret) -> Renewed:
    """Another passphrase, key file or both, by a whole new file in the place of the old one; it stays open.

    What the old secret opens still is said. Raises EmptySecretError, and as a copy does.
    """
    before, profile = workspace.file.key.mark, Profile(workspace.file.key.salt[0])
    made: list[ChangeSet] = []

    def note(renewed: Workspace) -> None:
        with renewed.transaction(Label.PASSPHRASE_CHANGED) as tx:
            tx.save(Safeguard(tx.new_id(), Deed.PASSPHRASE, tx.now(), before))
        made.append(tx.change_set)

    renew_open(workspace, Wanted(new, workspace.world, profile, note))
    return Renewed(made[0], old_copies(workspace))


def recover(path: Path, key: RecoveryKey, new: Secret, world: World) -> Renewed:
    """Open a file by the key off its sheet and put it under a new secret at once.

    Raises OtherSheetError for the key of another file or of an older passphrase, and as opening and copying do.
    """
    new.require()
    try:
        workspace = Workspace.open(path, key, world)
    except WrongKeyError as error:
        raise OtherSheetError(path, opened.mark_of(path)) from error
    with workspace:
        return change_key(workspace, new)


def salvage_by_sheet(path: Path, keys: Keys, target: Path, world: World) -> Salvaged:
    """What can be read of a damaged file by the key off its sheet, the old one of `keys`, in a file under the new one.

    Raises OtherSheetError where no page was sealed under that key, and as salvaging does.
    """
    try:
        return salvage(path, keys, target, world)
    except WrongKeyError as error:
        raise OtherSheetError(path, opened.mark_of(path)) from error


@contextmanager
def new_key_file(target: Path | None, workspace_path: Path, world: World) -> Iterator[bytes | None]:
    """Make a key file, whose content is yielded; where what it was made for is refused, it goes again.

    It stays once another file has taken the workspace's place, whatever fails then: nothing else may open that one.

    Without a target nothing is made. KeyBesideError in the workspace's folder or below it; it overwrites nothing.
    """
    if target is None:
        yield None
        return
    require_apart(target, workspace_path)
    content, before = world.random_bytes(_KEY_FILE_BYTES), os.stat(workspace_path)
    with Outbox(overwrite=False) as outbox:
        outbox.add(target, content)
        # On the disk before anything needs it to be opened.
        outbox.commit()
    try:
        yield content
    except BaseException:
        if os.path.samestat(before, os.stat(workspace_path)):
            target.unlink(missing_ok=True)
        raise


def require_apart(key_file: Path, workspace_path: Path) -> None:
    """Raise KeyBesideError for a key file that whoever takes the workspace's folder has, too."""
    if key_file.resolve().is_relative_to(workspace_path.resolve().parent):
        raise KeyBesideError(key_file)


def _require(workspace: Workspace, secret: Secret) -> None:
    if not workspace.proven_by(secret):
        raise WrongKeyError(workspace.path)
