"""The coverage floors: below one is a failure, above one may be raised, and a part without code is told."""

import coverage_floor as floor
from coverage_floor import Share

FLOORS = {"forumdesk/domain": 100.0, "rest": 85.0}


def _summary(statements: int, run: int, branches: int, taken: int) -> dict[str, dict[str, int]]:
    counts = {"num_statements": statements, "covered_lines": run, "num_branches": branches, "covered_branches": taken}
    return {"summary": counts}


def test_statements_and_branches_are_summed_per_part() -> None:
    report = {
        "files": {
            "forumdesk/store/cipher.py": _summary(10, 9, 4, 3),
            "forumdesk\\store\\tables.py": _summary(5, 5, 1, 1),
            "forumdesk/files.py": _summary(2, 2, 0, 0),
            "forumdesk/store/__init__.py": _summary(0, 0, 0, 0),
        }
    }

    assert floor.shares(report) == {"forumdesk/store": Share(20, 18), "forumdesk/files.py": Share(2, 2)}
    assert floor.missed(report, "forumdesk/store") == ["forumdesk/store/cipher.py"]


def test_a_part_below_its_floor_is_named_with_both_figures() -> None:
    below, higher = floor.judge({"forumdesk/domain": Share(1000, 999)}, FLOORS)

    assert below == ["forumdesk/domain: 99.90 % run, 100 % wanted"]
    assert higher == {}


def test_a_new_part_has_the_floor_of_the_rest() -> None:
    measured = {"forumdesk/domain": Share(1, 1), "forumdesk/cli": Share(100, 84)}

    assert floor.judge(measured, FLOORS)[0] == ["forumdesk/cli: 84.00 % run, 85 % wanted"]


def test_a_floor_is_proposed_when_a_part_has_risen() -> None:
    measured = {"forumdesk/domain": Share(1, 1), "forumdesk/cli": Share(1000, 917)}

    assert floor.judge(measured, FLOORS) == ([], {"forumdesk/cli": 91.0})


def test_a_floor_without_code_is_told() -> None:
    below, _ = floor.judge({}, FLOORS)

    assert below == ["forumdesk/domain: has a floor and no code"]
