"""The key is what Argon2id makes of the passphrase, the key file and the file's own first bytes, and it is wiped."""

import hashlib
import unicodedata

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from forumdesk.store import cipher
from forumdesk.store.cipher import Key, Profile, Secret, derive, new_salt, profile_of
from forumdesk.store.driver import Connection
from forumdesk.store.errors import EmptySecretError, NotEnoughMemoryError
from tests.builders import a_world

SALT = bytes([Profile.TESTS]) + bytes(range(15))


def test_the_key_is_argon2id_of_the_passphrase_and_the_salt() -> None:
    expected = Argon2id(salt=SALT, length=32, iterations=1, lanes=1, memory_cost=64).derive(b"seven herons")

    assert derive("seven herons", SALT) == expected


@pytest.mark.parametrize(
    ("profile", "iterations", "memory", "lanes"),
    [(Profile.STRONG, 3, 256 * 1024, 2), (Profile.SMALL_MEMORY, 3, 64 * 1024, 4)],
)
def test_each_profile_costs_what_its_number_promises_for_good(
    profile: Profile, iterations: int, memory: int, lanes: int
) -> None:
    salt = bytes([profile]) + bytes(15)
    expected = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory).derive(b"herons")

    assert derive("herons", salt) == expected


def test_a_letter_typed_in_two_ways_is_one_letter() -> None:
    composed, decomposed = unicodedata.normalize("NFC", "håndå"), unicodedata.normalize("NFD", "håndå")

    assert composed != decomposed
    assert derive(composed, SALT) == derive(decomposed, SALT)


def test_a_passphrase_may_come_in_a_buffer_that_its_owner_wipes() -> None:
    assert derive(bytearray("håndå".encode()), SALT) == derive("håndå", SALT)


def test_the_key_file_goes_in_as_argon2s_secret() -> None:
    expected = Argon2id(
        salt=SALT,
        length=32,
        iterations=1,
        lanes=1,
        memory_cost=64,
        secret=hashlib.sha256(b"file").digest(),
    ).derive(b"herons")

    assert derive("herons", SALT, b"file") == expected
    assert derive("herons", SALT, b"file") != derive("herons", SALT)


def test_every_bit_of_the_salt_counts_its_first_byte_too() -> None:
    other = bytes([Profile.TESTS]) + bytes(15)

    assert derive("herons", SALT) != derive("herons", other)


def test_a_new_salt_begins_with_the_number_of_its_profile() -> None:
    salt = new_salt(Profile.SMALL_MEMORY, a_world())

    assert len(salt) == 16
    assert profile_of(salt) is Profile.SMALL_MEMORY
    assert new_salt(Profile.STRONG, a_world(2))[1:] != salt[1:]


def test_a_number_that_is_no_profile_is_none() -> None:
    assert profile_of(bytes(16)) is None


def test_too_little_memory_is_told_with_the_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    # 4 TiB: what no machine that runs this has.
    huge = cipher._Cost(iterations=1, memory_kib=2**32 - 1, lanes=1)
    monkeypatch.setitem(cipher._COSTS, Profile.TESTS, huge)

    with pytest.raises(NotEnoughMemoryError) as told:
        derive("herons", SALT)

    assert told.value.profile == Profile.TESTS


@pytest.mark.parametrize("secret", [Secret(""), Secret("", b"")])
def test_a_secret_with_nothing_in_it_is_refused(secret: Secret) -> None:
    with pytest.raises(EmptySecretError):
        secret.require()


def test_neither_a_secret_nor_a_key_shows_itself() -> None:
    secret = Secret("seven herons", b"file")

    assert repr(secret) == "Secret(...)"
    assert repr(Key(secret, SALT)) == "Key(...)"


class Listening:
    """Stands where a connection would, and remembers the buffer it was keyed with."""

    def __init__(self) -> None:
        self.given: bytearray = bytearray()
        self.heard = b""

    def set_key(self, key: bytearray, /) -> None:
        self.given, self.heard = key, bytes(key)


def test_a_connection_is_given_key_and_salt_and_the_buffer_is_wiped() -> None:
    listening: Listening = Listening()
    key = Key(Secret("herons"), SALT)

    Key.unlock(key, as_connection(listening))

    assert listening.heard == b"x'" + (bytes(derive("herons", SALT)) + SALT).hex().encode() + b"'"
    assert not any(listening.given)


def as_connection(listening: Listening) -> Connection:
    return listening  # type: ignore[return-value]  # keying asks nothing else of a connection


def test_a_wiped_key_is_gone_and_its_copy_is_not() -> None:
    key = Key(Secret("herons"), SALT)
    twin = key.copy()

    key.wipe()

    assert not any(key._raw)
    assert twin._raw == derive("herons", SALT)
