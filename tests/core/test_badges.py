"""What may become of a badge, over any row of moves."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.badges import (
    MOVES,
    VALID,
    Badge,
    BadgeMoveError,
    BadgeState,
    NoReasonError,
    OnceLostError,
)
from forumdesk.domain.errors import ForumDeskError
from tests.builders import NOON, a_badge, a_person, an_event

PRINTED, ISSUED, LOST, VOID, RETURNED, SPOILT = BadgeState


def fresh(serial: str = "XX-0001") -> Badge:
    return a_badge(a_person(), an_event(), serial)


def after(*states: BadgeState) -> Badge:
    badge = fresh()
    for state in states:
        badge = badge.moved(state, NOON, "why")
    return badge


@pytest.mark.parametrize(("before", "wanted"), list(product(BadgeState, BadgeState)))
def test_a_move_is_made_where_the_table_has_it_and_refused_with_its_facts_elsewhere(
    before: BadgeState, wanted: BadgeState
) -> None:
    way = {PRINTED: (), RETURNED: (ISSUED, RETURNED)}.get(before, (before,))
    badge = after(*way)

    if wanted in MOVES[before]:
        assert badge.moved(wanted, NOON, "why").state is wanted
    else:
        with pytest.raises(BadgeMoveError) as refused:
            badge.moved(wanted, NOON, "why")
        assert (refused.value.serial, refused.value.state, refused.value.wanted) == ("XX-0001", before, wanted)


def test_a_lost_badge_that_turns_up_is_taken_in_and_never_issued_again() -> None:
    found = after(ISSUED, LOST, RETURNED)

    assert (found.state, found.usable, found.barred) == (RETURNED, False, True)
    assert found.reason == "why"
    with pytest.raises(OnceLostError):
        found.moved(ISSUED, NOON)


def test_a_badge_that_was_handed_in_can_be_issued_again() -> None:
    back = after(ISSUED, RETURNED)

    assert (back.usable, back.barred) == (True, False)
    assert back.moved(ISSUED, NOON).state is ISSUED


def test_a_badge_is_voided_for_a_reason_alone() -> None:
    with pytest.raises(NoReasonError):
        fresh().moved(VOID, NOON)


def test_the_reason_of_a_reprint_is_not_the_reason_of_a_loss() -> None:
    again = Badge("1", "p", "e", "XX-0002", "T", "standard", NOON, reason="coffee")

    assert again.moved(ISSUED, NOON).reason == "coffee"
    assert again.moved(LOST, NOON).reason == ""


@given(st.lists(st.sampled_from(BadgeState), max_size=12))
def test_what_guards_have_on_their_list_never_becomes_valid_again(states: list[BadgeState]) -> None:
    badge, barred = fresh(), False
    for state in states:
        try:
            badge = badge.moved(state, NOON, "why")
        except ForumDeskError:
            continue
        barred = barred or badge.barred
        assert not (barred and (badge.usable or badge.state in VALID))
        assert badge.barred == barred


def test_serials_stand_in_the_order_they_were_given_out() -> None:
    badges = [fresh(serial) for serial in ("XX-10000", "XX-0002", "AB-0001", "XX-9999")]

    serials = [one.serial for one in sorted(badges, key=lambda one: one.order)]

    assert serials == ["AB-0001", "XX-0002", "XX-9999", "XX-10000"]
