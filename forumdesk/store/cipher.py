"""The key: made from a passphrase and perhaps a key file, given to SQLCipher, and wiped. It lives nowhere else."""

import hashlib
import hmac
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from forumdesk.store import recovery
from forumdesk.store.driver import Connection
from forumdesk.store.errors import EmptySecretError, NotEnoughMemoryError
from forumdesk.world import World

SALT_BYTES = 16
_KEY_BYTES = recovery.KEY_BYTES
# At the end of each page: what its content was encrypted with, then the seal over both and the page's number.
_IV, _SEAL = 16, 64


class Profile(IntEnum):
    """How costly the key derivation is. The number is the first byte of the file, and with it part of the salt."""

    STRONG = 1
    SMALL_MEMORY = 2
    # Milliseconds instead of most of a second. For tests with invented people and nothing else.
    TESTS = 9


@dataclass(frozen=True, slots=True)
class _Cost:
    iterations: int
    memory_kib: int
    lanes: int


_COSTS = {
    Profile.STRONG: _Cost(iterations=3, memory_kib=256 * 1024, lanes=2),
    Profile.SMALL_MEMORY: _Cost(iterations=3, memory_kib=64 * 1024, lanes=4),
    Profile.TESTS: _Cost(iterations=1, memory_kib=64, lanes=1),
}


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What a person gives to open a workspace: a passphrase, the content of a key file, or both."""

    passphrase: str
    key_file: bytes | None = None

    def __repr__(self) -> str:
        return "Secret(...)"

    def require(self) -> None:
        """Raise EmptySecretError if there is nothing in it."""
        if not self.passphrase and not self.key_file:
            raise EmptySecretError


class RecoveryKey:
    """The key itself, as typed off a recovery sheet: it opens what it was printed from, whatever the passphrase."""

    __slots__ = ("_raw",)

    def __init__(self, lines: Sequence[str]) -> None:
        """Raises BadLinesError."""
        self._raw = recovery.raw_of(lines)

    def __repr__(self) -> str:
        return "RecoveryKey(...)"

    def raw(self) -> bytearray:
        return bytearray(self._raw)


def new_salt(profile: Profile, world: World) -> bytes:
    """16 bytes for the head of a new file: the profile's number, then 15 random ones."""
    return bytes([profile]) + world.random_bytes(SALT_BYTES - 1)


def profile_of(salt: bytes) -> Profile | None:
    """The profile a file's first byte names; None for a number that is not known here."""
    return Profile(salt[0]) if salt[0] in _COSTS else None


def derive(passphrase: bytearray | str, salt: bytes, key_file: bytes | None = None) -> bytearray:
    """32 bytes by Argon2id (RFC 9106) from the NFC of the passphrase; the key file goes in as Argon2's secret.

    Raises NotEnoughMemoryError. The salt's first byte must name a known profile.
    """
    profile = Profile(salt[0])
    cost = _COSTS[profile]
    text = passphrase if isinstance(passphrase, str) else passphrase.decode()
    typed = bytearray(unicodedata.normalize("NFC", text).encode())
    key = bytearray(_KEY_BYTES)
    try:
        Argon2id(
            salt=salt,
            length=_KEY_BYTES,
            iterations=cost.iterations,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
            secret=None if key_file is None else hashlib.sha256(key_file).digest(),
        ).derive_into(typed, key)  # type: ignore[arg-type]  # takes any buffer, as its relatives say
    except MemoryError as error:
        raise NotEnoughMemoryError(profile) from error
    finally:
        _wipe(typed)
    return key


class Key:
    """A derived key with the salt it belongs to. `wipe` it when the file is closed."""

    __slots__ = ("_raw", "_seal", "salt")

    def __init__(self, secret: Secret | RecoveryKey, salt: bytes) -> None:
        self.salt = salt
        self._seal: bytes | None = None
        if isinstance(secret, RecoveryKey):
            self._raw = secret.raw()
        else:
            self._raw = derive(secret.passphrase, salt, secret.key_file)

    def __repr__(self) -> str:
        return "Key(...)"

    def copy(self) -> "Key":
        """A second one, wiped on its own: deriving twice would cost most of a second."""
        twin = object.__new__(Key)
        twin.salt, twin._seal, twin._raw = self.salt, self._seal, self._raw[:]
        return twin

    def lines(self) -> tuple[str, ...]:
        """The key as it is printed on a recovery sheet, and nowhere else."""
        return recovery.lines_of(bytes(self._raw))

    @property
    def mark(self) -> str:
        """Which key this is, said without saying anything of it."""
        return recovery.mark_of(self.salt)

    def open_page(self, number: int, page: bytes) -> bytes | None:
        """The content of one page of the file, as SQLCipher 4 seals it; None if it was not sealed under this key.

        The first page has the salt in the place of SQLite's own first bytes, which come back as nothing.
        """
        if self._seal is None:
            self._seal = hashlib.pbkdf2_hmac(
                "sha512", self._raw, bytes(byte ^ 0x3A for byte in self.salt), 2, _KEY_BYTES
            )
        begin = SALT_BYTES if number == 1 else 0
        content, iv, seal = page[begin : -_IV - _SEAL], page[-_IV - _SEAL : -_SEAL], page[-_SEAL:]
        signed = content + iv + number.to_bytes(4, "little")
        if not hmac.compare_digest(hmac.digest(self._seal, signed, "sha512"), seal):
            return None
        return Cipher(algorithms.AES(bytes(self._raw)), modes.CBC(iv)).decryptor().update(content)

    def equals(self, other: "Key") -> bool:
        """In a time that does not tell how much of it is equal."""
        return hmac.compare_digest(self._raw, other._raw)

    def unlock(self, connection: Connection) -> None:
        """Key a connection, to this file or to a new copy of it.

        The salt goes with the key: without it SQLCipher would give a new file a salt of its own choice, and then the
        passphrase would not open it.
        """
        text = _hex_literal(self._raw, self.salt)
        try:
            # Not PRAGMA key: a trace of statements would see it.
            connection.set_key(text)
        finally:
            _wipe(text)

    def wipe(self) -> None:
        self._seal = None
        _wipe(self._raw)


def _hex_literal(raw: bytearray, salt: bytes) -> bytearray:
    """x'..' of key and salt, made in one buffer so that wiping it leaves nothing behind."""
    digits = b"0123456789abcdef"
    text = bytearray(b"x'" + b"0" * 2 * (len(raw) + len(salt)) + b"'")
    for place, byte in enumerate((*raw, *salt)):
        text[2 + 2 * place] = digits[byte >> 4]
        text[3 + 2 * place] = digits[byte & 15]
    return text


def _wipe(buffer: bytearray) -> None:
    buffer[:] = bytes(len(buffer))
