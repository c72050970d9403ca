"""Sealed files: what opens them, what does not, and what a hostile one costs."""

import time
from collections.abc import Callable

import pytest

from forumdesk.domain.errors import ForumDeskError
from forumdesk.store import sealing
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
from forumdesk.store.sealing import Way
from tests.readers.age import quick_seal

_PHRASE = "blåbærtur på vidda"


def test_what_a_passphrase_seals_the_same_passphrase_opens_however_it_is_typed() -> None:
    sealed = sealing.seal(b"a list", "bla\u030abær")

    assert sealing.way_of(sealed) is Way.PASSPHRASE
    assert b"a list" not in sealed
    assert sealing.unseal(sealed, "blåbær") == b"a list"


def test_an_age_file_of_another_program_is_read_in_all_its_parts() -> None:
    sealed = quick_seal(b"12345678" * 20_000, _PHRASE)

    assert sealing.unseal(sealed, _PHRASE) == b"12345678" * 20_000


def test_each_recipient_opens_it_and_nobody_else_does() -> None:
    one, two, stranger = (sealing.new_key_pair() for _ in range(3))

    sealed = sealing.seal_to(b"a list", [one.recipient, f" {two.recipient}\n", one.recipient])

    assert [sealing.unseal_with(sealed, pair.identity) for pair in (one, two)] == [b"a list"] * 2
    assert sealing.way_of(sealed) is Way.KEY
    assert one.recipient.encode() not in sealed
    with pytest.raises(WrongSealError):
        sealing.unseal_with(sealed, stranger.identity)


def test_a_pair_shows_its_public_half_alone() -> None:
    pair = sealing.new_key_pair()

    assert pair.identity not in repr(pair)
    assert pair.recipient in repr(pair)


def test_a_wrong_passphrase_and_each_changed_part_are_refused() -> None:
    sealed = quick_seal(b"a list", _PHRASE)

    for data, phrase in (
        (sealed, "another"),
        (sealed[:-1], _PHRASE),
        (sealed[:-1] + bytes([sealed[-1] ^ 1]), _PHRASE),
        (sealed.replace(b"\n--- ", b"\n--- A"), _PHRASE),
    ):
        with pytest.raises(WrongSealError):
            sealing.unseal(data, phrase)


def test_the_wrong_kind_of_opener_is_told_which_one_is_needed() -> None:
    pair = sealing.new_key_pair()

    with pytest.raises(OtherSealError) as by_key:
        sealing.unseal(sealing.seal_to(b"x", [pair.recipient]), _PHRASE)
    with pytest.raises(OtherSealError) as by_phrase:
        sealing.unseal_with(quick_seal(b"x", _PHRASE), pair.identity)

    assert (by_key.value.way, by_phrase.value.way) == (Way.KEY, Way.PASSPHRASE)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotSealedError),
        (b"PK\x03\x04", NotSealedError),
        (b"age-encryption.org/v1\n-> X25519 abc\n", NotSealedError),
        (b"age-encryption.org/v1\n--- abc\n", NotSealedError),
        (b"age-encryption.org/v1\n" + b"-> X25519 abc\n" * 22 + b"--- abc\n", NotSealedError),
        (b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 4\n-> X25519 a\n--- abc\n", NotSealedError),
        (b"age-encryption.org/v1\n-> scrypt short 4\n--- abc\n", NotSealedError),
        (b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 21\nAA\n--- abc\n", CostlySealError),
        (b"age-encryption.org/v1\n" + b"x" * 1000, SealTooLargeError),
    ],
)
def test_a_hostile_header_is_refused_before_anything_is_worked_out(data: bytes, kind: type[ForumDeskError]) -> None:
    begun = time.monotonic()

    with pytest.raises(kind):
        sealing.unseal(data, _PHRASE, most=1000)

    assert time.monotonic() - begun < 1


def test_nothing_is_sealed_without_somebody_to_open_it() -> None:
    tried: tuple[tuple[Callable[[], bytes], type[ForumDeskError]], ...] = (
        (lambda: sealing.seal(b"x", ""), EmptySecretError),
        (lambda: sealing.seal_to(b"x", []), EmptySecretError),
        (lambda: sealing.seal_to(b"x", ["age1nobody"]), NotARecipientError),
        (lambda: sealing.unseal(quick_seal(b"x", _PHRASE), ""), EmptySecretError),
        (lambda: sealing.unseal_with(sealing.seal_to(b"x", [_some()]), "AGE-SECRET-KEY-1X"), NotAnIdentityError),
    )

    for refused, kind in tried:
        with pytest.raises(kind):
            refused()


def _some() -> str:
    return sealing.new_key_pair().recipient
