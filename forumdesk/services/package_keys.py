"""A colleague's own key: its secret half in a file under a passphrase, its public half to be told to anybody."""

from pathlib import Path

from forumdesk.files import Outbox
from forumdesk.store import sealing
from forumdesk.store.errors import NotAnIdentityError, NotSealedError

MOST_BYTES = 64 * 1024


def make_key(target: Path, passphrase: str) -> str:
    """Write a new identity to `target`, sealed by the passphrase, and return the recipient's key that belongs to it.

    Raises AlreadyExistsError, EmptySecretError, DiskFullError, NotWritableError.
    """
    pair = sealing.new_key_pair()
    sealed = sealing.seal(f"# public key: {pair.recipient}\n{pair.identity}\n".encode(), passphrase)
    with Outbox(overwrite=False) as outbox:
        outbox.add(target, sealed)
        outbox.commit()
    return pair.recipient


def read_key(data: bytes, passphrase: str) -> str:
    """The identity in a file: one that was sealed here, or by age, or one in plain text.

    Raises NotAnIdentityError and what unsealing raises.
    """
    try:
        sealing.way_of(data, MOST_BYTES)
    except NotSealedError:
        return _identity_in(data)
    return _identity_in(sealing.unseal(data, passphrase, MOST_BYTES))


def _identity_in(data: bytes) -> str:
    lines = data.decode("ascii", "replace").split("\n")
    found = [line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-1")]
    if len(found) != 1:
        raise NotAnIdentityError
    return found[0]
