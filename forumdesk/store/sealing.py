"""Bytes sealed in the age format: by a passphrase or to recipients' keys. The one place that imports pyrage."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyrage  # type: ignore[import-untyped]  # no types are published for it

from forumdesk.store.errors import (
    CostlySealError,
    EmptySecretError,
    NotAnIdentityError,
    NotARecipientError,
    NotSealedError,
    OtherSealError,
    SealTooLargeError,
    WrongSealError,
)

# What is looked at before anything is worked out: a header may ask for any amount of memory and time.
MOST_BYTES = 256 * 1024 * 1024
MOST_RECIPIENTS = 20
_TRIES = 5
# scrypt with 2 to the power of this, of blocks of 1 KiB: 1 GiB and some seconds. pyrage itself would follow 4 GiB.
MOST_WORK = 20

_MAGIC = b"age-encryption.org/v1\n"
_HEADER_MOST = 16 * 1024
_WORK = re.compile(rb"scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)")


class Way(StrEnum):
    """What opens a sealed file."""

    PASSPHRASE = "passphrase"
    KEY = "key"


@dataclass(frozen=True, slots=True, repr=False)
class KeyPair:
    """Who has `identity` opens what is sealed to `recipient`; the one is kept, the other may be told to anybody."""

    identity: str
    recipient: str

    def __repr__(self) -> str:
        return f"KeyPair({self.recipient})"


def new_key_pair() -> KeyPair:
    """A pair from the system's randomness."""
    made = pyrage.x25519.Identity.generate()
    return KeyPair(str(made), str(made.to_public()))


def seal(data: bytes, passphrase: str) -> bytes:
    """An age file that the passphrase opens; making it takes a second or two, and half a GiB. EmptySecretError."""
    return bytes(pyrage.passphrase.encrypt(data, _typed(passphrase)))


def seal_to(data: bytes, recipients: Sequence[str]) -> bytes:
    """An age file that the identity of any of the recipients opens; its header says how many, and not who.

    NotARecipientError, EmptySecretError for none.
    """
    if not recipients:
        raise EmptySecretError
    return bytes(pyrage.encrypt(data, [_recipient(one) for one in dict.fromkeys(recipients)]))


def way_of(sealed: bytes, most: int = MOST_BYTES) -> Way:
    """What opens it, by its header alone. NotSealedError, SealTooLargeError, CostlySealError."""
    if len(sealed) > most:
        raise SealTooLargeError(most)
    head = sealed[:_HEADER_MOST]
    end = head.find(b"\n--- ")
    if not head.startswith(_MAGIC) or end < 0:
        raise NotSealedError
    stanzas = [line[3:] for line in head[:end].split(b"\n") if line.startswith(b"-> ")]
    # Beside its recipients a header has a stanza of chance, which says nothing.
    if not 0 < len(stanzas) <= MOST_RECIPIENTS + 1:
        raise NotSealedError
    if not any(one.startswith(b"scrypt") for one in stanzas):
        return Way.KEY
    work = _WORK.fullmatch(stanzas[0])
    if len(stanzas) > 1 or work is None:
        raise NotSealedError
    if int(work[1]) > MOST_WORK:
        raise CostlySealError
    return Way.PASSPHRASE


def unseal(sealed: bytes, passphrase: str, most: int = MOST_BYTES) -> bytes:
    """What was sealed by a passphrase. What `way_of` raises, OtherSealError, EmptySecretError, WrongSealError."""
    if way_of(sealed, most) is not Way.PASSPHRASE:
        raise OtherSealError(Way.KEY)
    for left in reversed(range(_TRIES)):
        try:
            return bytes(pyrage.passphrase.decrypt(sealed, _typed(passphrase)))
        except pyrage.DecryptError as error:
            # age guesses how long it would take by a short run of its own, which a busy machine spoils.
            if not left or "Excessive work" not in str(error):
                raise WrongSealError from error
    raise WrongSealError


def unseal_with(sealed: bytes, identity: str, most: int = MOST_BYTES) -> bytes:
    """What was sealed to a recipient. What `way_of` raises, OtherSealError, NotAnIdentityError, WrongSealError."""
    if way_of(sealed, most) is not Way.KEY:
        raise OtherSealError(Way.PASSPHRASE)
    try:
        own = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError as error:
        raise NotAnIdentityError from error
    try:
        return bytes(pyrage.decrypt(sealed, [own]))
    except pyrage.DecryptError as error:
        raise WrongSealError from error


def _typed(passphrase: str) -> str:
    """As for a workspace: the same letters are the same passphrase, however the keyboard composes them."""
    if not passphrase:
        raise EmptySecretError
    return unicodedata.normalize("NFC", passphrase)


def _recipient(typed: str) -> object:
    try:
        return pyrage.x25519.Recipient.from_str(typed.strip())
    except pyrage.RecipientError as error:
        raise NotARecipientError(typed) from error
