"""Times for those who must not come together: the best there are, or the reason why there are none."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain import staggering
from forumdesk.domain.staggering import Answered, Conflict, Demand, Gap, Movement, UndecidedError, staggered


def holds(times: dict[str, int], gaps: list[Gap]) -> bool:
    """As somebody with pencil and paper would look."""
    return all(
        gap.left != gap.right
        and (times[gap.right] - times[gap.left] >= gap.minutes or times[gap.left] - times[gap.right] >= gap.back)
        for gap in gaps
    )


def best_by_trying(movements: list[Movement], gaps: list[Gap]) -> tuple[int, ...] | None:
    every = product(*(range(one.earliest, one.latest + 1) for one in movements))
    keys = [one.key for one in movements]

    def cost(times: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        return sum(one.weight * (at - one.earliest) for one, at in zip(movements, times, strict=True)), times

    return min((one for one in every if holds(dict(zip(keys, one, strict=True)), gaps)), key=cost, default=None)


def told(conflict: Conflict, movements: list[Movement], gaps: list[Gap]) -> Movement | Gap:
    if conflict.demand in (Demand.WINDOW, Demand.FIXED):
        return next(one for one in movements if one.key == conflict.movements[0])
    pair = conflict.movements if len(conflict.movements) == 2 else conflict.movements * 2
    return next(gap for gap in gaps if (gap.left, gap.right, gap.rule) == (*pair, conflict.rule))


def possible_with(some: list[Movement | Gap], movements: list[Movement]) -> bool:
    """Who has no window any more may come at any time that could matter."""
    kept = {one.key for one in some if isinstance(one, Movement)}
    free = [one if one.key in kept else Movement(one.key, 0, 16) for one in movements]
    gaps = [one for one in some if isinstance(one, Gap)]
    near = {key for gap in gaps for key in (gap.left, gap.right)}
    return best_by_trying([one for one in free if one.key in near | kept], gaps) is not None


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Movement], list[Gap]]:
    many = draw(st.integers(1, 4))
    movements = []
    for number in range(many):
        earliest = draw(st.integers(4, 8))
        length = draw(st.integers(0, 4))
        movements.append(Movement(f"m{number}", earliest, earliest + length, draw(st.integers(1, 3)), length == 0))
    pairs = [(one, other) for one in range(many) for other in range(one, many)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4))
    gaps = [
        Gap(f"m{one}", f"m{other}", draw(st.integers(0, 4)), draw(st.integers(0, 4)), rule=f"R{number}")
        for number, (one, other) in enumerate(chosen)
        if one != other or draw(st.integers(0, 9)) == 0
    ]
    return movements, gaps


@settings(max_examples=30, deadline=None)
@given(questions())
def test_what_is_found_is_the_best_that_trying_everything_finds_or_a_contradiction_without_a_part_too_many(
    question: tuple[list[Movement], list[Gap]],
) -> None:
    movements, gaps = question
    best = best_by_trying(movements, gaps)

    found = staggered(movements, gaps)

    if best is not None:
        assert found == Answered({one.key: at for one, at in zip(movements, best, strict=True)})
        return
    parts = [told(one, movements, gaps) for one in found.conflicts]
    assert found.times == {}
    assert not possible_with(parts, movements)
    for part in parts:
        assert possible_with([one for one in parts if one is not part], movements)


def test_each_side_together_is_better_than_in_turn_and_many_weigh_more_than_few() -> None:
    heron, crane, late = Movement("H", 0, 200), Movement("C", 5, 200, weight=2), Movement("L", 10, 200)
    gaps = [Gap("H", "C", 30, 30), Gap("C", "L", 30, 30)]

    few = staggered([heron, Movement("C", 5, 200), late], gaps)
    many = staggered([heron, crane, late], gaps)

    assert few.times == {"H": 0, "C": 40, "L": 10}
    assert many.times == {"H": 35, "C": 5, "L": 35}


def test_of_times_that_are_as_good_the_first_comes_first() -> None:
    movements = [Movement("m0", 0, 90), Movement("m1", 0, 90)]

    assert staggered(movements, [Gap("m1", "m0", 5, 5)]).times == {"m0": 0, "m1": 5}


def test_a_search_that_finds_no_end_says_so_and_one_that_is_stopped_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    movements = [Movement(f"m{n}", n % 7, 60) for n in range(40)]
    gaps = [Gap(f"m{a}", f"m{b}", 13, 11) for a in range(40) for b in range(a)]
    monkeypatch.setattr(staggering, "MILLISECONDS", 1)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(UndecidedError):
        staggered(movements, gaps)
    with pytest.raises(KeyboardInterrupt):
        staggered(movements, gaps, stop)
