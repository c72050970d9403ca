"""A new passphrase: a new file under a new key that takes the old one's place."""

from pathlib import Path

from forumdesk.domain.errors import FileFailedError
from forumdesk.files import Outbox
from forumdesk.store import copying, opened, schema
from forumdesk.store.cipher import Key, Profile, Secret, new_salt
from forumdesk.world import World


def change_passphrase(path: Path, old: Secret, new: Secret, world: World, profile: Profile = Profile.STRONG) -> None:
    """Put a copy under a new salt and key where the file was; killed at any moment, one of the two secrets opens it.

    Backups made before keep the old passphrase. Raises what opening a file raises, EmptySecretError, CopyFailedError,
    DiskFullError, NotWritableError; the old file is then untouched.
    """
    # Never PRAGMA rekey: killed midway with a new salt it leaves a file that nothing opens.
    new.require()
    real = path.resolve()
    with Outbox() as outbox:
        file = opened.open_file(real, old)
        try:
            schema.version_of(file)
            key = Key(new, new_salt(profile, world))
            copying.write_copy(file, outbox, real, key)
            key.wipe()
            outbox.settle()
        except BaseException:
            file.abandon()
            raise
        file.close()
        # A log left beside it belongs to the old file and would be read as the new one's.
        if opened.log_of(real).exists():
            raise FileFailedError(path, "SQLITE_BUSY")
        outbox.commit()
