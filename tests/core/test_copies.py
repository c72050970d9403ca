"""Copies that left: how they stand, by which hashes they are known, and the anchor along their pages."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.copies import Anchor, Copy, Fate, Standing, digest_of, expiry

MADE = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)


def a_copy(**more: object) -> Copy:
    return Copy("c1", "OF27-0001", "e1", "organiser", ("name",), MADE, "d" * 64, **more)  # type: ignore[arg-type]  # fields by name


def test_a_copy_is_out_until_the_last_day_has_passed_where_the_event_is() -> None:
    copy = a_copy(expires_at=expiry(date(2027, 6, 14), "Asia/Muscat"))

    midnight = datetime(2027, 6, 14, 20, 0, tzinfo=UTC)
    assert copy.expires_at == midnight
    assert copy.standing(midnight - timedelta(seconds=1)) is Standing.OUT
    assert copy.standing(midnight) is Standing.EXPIRED
    assert copy.until("Asia/Muscat") == date(2027, 6, 14)
    assert a_copy().until("Asia/Muscat") is None
    assert a_copy().standing(midnight) is Standing.OUT


@pytest.mark.parametrize("fate", Fate)
def test_what_became_of_a_copy_outweighs_its_day_and_can_be_taken_back(fate: Fate) -> None:
    copy = a_copy(expires_at=MADE).moved(fate, MADE)

    assert copy.standing(MADE) is Standing(fate.value)
    assert copy.standing(MADE).to_recall is (fate is Fate.LOST)
    assert copy.moved(None, MADE) == a_copy(expires_at=MADE)
    assert Standing.EXPIRED.to_recall


def test_several_files_have_one_hash_whatever_their_order_and_one_file_its_own() -> None:
    one, two = (hashlib.sha256(text).hexdigest() for text in (b"one", b"two"))
    copy = a_copy(parts=(one, two))

    lines = "".join(f"{digest}\n" for digest in sorted((one, two)))
    assert digest_of((one,)) == one
    assert digest_of((one, two)) == digest_of((two, one)) == hashlib.sha256(lines.encode()).hexdigest()
    assert [copy.is_of(digest) for digest in (one, two, copy.digest, "e" * 64)] == [True, True, True, False]


@given(st.integers(1, 999_999), st.binary(min_size=32, max_size=32))
@settings(max_examples=30)
def test_an_anchor_is_read_as_it_stands_on_paper_and_holds_for_its_line_alone(number: int, digest: bytes) -> None:
    anchor = Anchor.of(number, digest)

    other = bytes([digest[0] ^ 1]) + digest[1:]
    assert Anchor.read(str(anchor)) == anchor
    assert (anchor.is_of(digest), anchor.is_of(other)) == (True, False)


@pytest.mark.parametrize("typed", ["412·7F3A-9C21", " 412 7f3a 9c21", "412-7F3A9C21", "412.7F3A-9C21", "412:7f3a-9c21"])
def test_an_anchor_is_known_however_its_groups_are_set_apart(typed: str) -> None:
    assert Anchor.read(typed) == Anchor(412, "7f3a9c21")


@pytest.mark.parametrize("typed", ["", "412", "412·7F3A", "7F3A-9C21", "412·7F3A-9C2X", "·7F3A-9C21"])
def test_what_is_too_short_or_no_hex_is_no_anchor(typed: str) -> None:
    assert Anchor.read(typed) is None
