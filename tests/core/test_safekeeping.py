"""Which backups may go, and the key as lines on paper."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.safekeeping import Backup, BackupState, Rotation, of_older_keys, superfluous
from forumdesk.store import recovery
from forumdesk.store.errors import BadLinesError
from forumdesk.world import CODE_ALPHABET
from tests.builders import NOON, a_backup

RAW = bytes(range(32))
LINES = recovery.lines_of(RAW)


def backups(*hours_ago: int) -> list[Backup]:
    return [a_backup(at=NOON - timedelta(hours=hours)) for hours in hours_ago]


def test_the_last_ones_stay_and_one_a_day_and_the_rest_may_go() -> None:
    made = backups(1, 2, 3, 25, 26, 50, 24 * 20)

    going = superfluous(made, Rotation(last=2, days=14), NOON)

    assert going == (made[2], made[4], made[6])


@given(st.lists(st.integers(0, 10_000), min_size=1), st.integers(0, 9), st.integers(0, 30))
@settings(max_examples=50)
def test_the_newest_backup_never_goes_whatever_the_rotation_says(hours: list[int], last: int, days: int) -> None:
    made = backups(*hours)

    going = superfluous(made, Rotation(last, days), NOON)

    assert max(made, key=lambda one: one.at) not in going
    assert len(made) - len(going) >= min(len(made), last)


def test_backups_that_are_gone_or_of_the_key_in_force_are_none_of_an_older_one() -> None:
    old, new = a_backup(mark="OLD"), a_backup(mark="NEW")
    gone = a_backup(mark="OLD", state=BackupState.DESTROYED)

    assert of_older_keys((old, new, gone), "NEW") == (old,)


@given(st.binary(min_size=32, max_size=32))
@settings(max_examples=50)
def test_a_key_comes_back_from_its_lines_however_they_are_typed(raw: bytes) -> None:
    lines = recovery.lines_of(raw)

    typed = [line.lower().replace("-", " ") + "  " for line in lines]
    numbered = [f"{number}  {line}" for number, line in enumerate(lines, 1)]

    assert recovery.raw_of(lines) == recovery.raw_of(typed) == recovery.raw_of(numbered) == raw


def test_any_one_wrong_character_and_any_two_swapped_ones_name_their_line() -> None:
    letters = LINES[2].replace("-", "")
    wrong = [
        letters[:at] + other + letters[at + 1 :]
        for at in range(len(letters))
        for other in CODE_ALPHABET
        if other != letters[at]
    ]
    wrong += [
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
        for at in range(len(letters) - 1)
        if letters[at] != letters[at + 1]
    ]

    for line in wrong:
        with pytest.raises(BadLinesError) as told:
            recovery.raw_of((*LINES[:2], line, LINES[3]))
        assert told.value.lines == (3,)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ((LINES[1], LINES[0], *LINES[2:]), (1, 2)),
        (LINES[:3], (4,)),
        ((), (1, 2, 3, 4)),
        ((LINES[0], "O" + LINES[1][1:], LINES[2], LINES[3] + "2"), (2, 4)),
    ],
)
def test_lines_in_another_order_missing_or_of_other_letters_are_named(
    lines: tuple[str, ...], named: tuple[int, ...]
) -> None:
    with pytest.raises(BadLinesError) as told:
        recovery.raw_of(lines)

    assert told.value.lines == named
    assert told.value.numbers == ", ".join(map(str, named))


def test_a_mark_says_which_salt_and_nothing_of_it() -> None:
    mark = recovery.mark_of(bytes(16))

    assert len(mark) == 9
    assert mark == recovery.mark_of(bytes(16)) != recovery.mark_of(bytes(15) + b"\1")
