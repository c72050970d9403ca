"""The table of the benchmarks: which results count, and what a person reads."""

from dataclasses import replace

from tests.bench.__main__ import passed_limits, row, steady
from tests.bench.result import Result

SLOW_GROWTH = Result("import of people", ratio=14.0, limit=13.0, kind="growth")
SLOW_RATIO = Result("badges", ratio=2.6, limit=2.5, kind="ratio", seconds={"ours": 0.52, "bare": 0.2})
QUICK = Result("invites", ratio=1.2, limit=1.6, kind="ratio")


def test_ci_fails_on_growth_alone() -> None:
    assert passed_limits([SLOW_GROWTH, SLOW_RATIO, QUICK], growth_only=True) == ["import of people"]


def test_a_full_run_fails_on_every_limit() -> None:
    assert passed_limits([SLOW_GROWTH, SLOW_RATIO, QUICK], growth_only=False) == ["import of people", "badges"]


def test_a_row_marks_what_is_over_its_limit_and_shows_the_seconds() -> None:
    assert row(SLOW_RATIO).startswith("!")
    assert "ours 0.520 s  bare 0.200 s" in row(SLOW_RATIO)
    assert row(QUICK).startswith(" ")


def test_a_disturbed_measurement_is_taken_again_and_the_least_counts() -> None:
    taken = iter([[SLOW_GROWTH, QUICK], [replace(SLOW_GROWTH, ratio=11.0), replace(QUICK, ratio=1.3)]])

    results = steady(lambda: next(taken), growth_only=True)

    assert [result.ratio for result in results] == [11.0, 1.2]


def test_what_grows_too_fast_every_time_stays_over_its_limit() -> None:
    taken = iter([[SLOW_GROWTH]] * 3)

    results = steady(lambda: next(taken), growth_only=True)

    assert passed_limits(results, growth_only=True) == ["import of people"]
    assert next(taken, None) is None
