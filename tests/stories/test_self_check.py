"""Finished sheets are read back before anything is recorded."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.badges import Badge
from forumdesk.domain.cards import BadgeCard, CategoryMark, Family, LayoutReport
from forumdesk.exporters import badges
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from forumdesk.exporters.templates import shipped
from forumdesk.progress import Cancelled
from forumdesk.services import self_check
from forumdesk.services.errors import CodesNotReadError
from forumdesk.services.printing import Run, for_printer, print_badges
from forumdesk.services.self_check import Codes, expected
from forumdesk.store.workspace import Workspace
from forumdesk.world import CODE_ALPHABET, World
from tests.stories.command_line import make_house
from tests.stories.desk import SECRET, Clock

SMALL = stock_named("Avery 5160")


def cards(count: int) -> list[BadgeCard]:
    dice = random.Random(2027)
    mark = CategoryMark("E", Family.KNOWLEDGE, False, "Expert")
    return [
        BadgeCard(
            f"R{number}",
            f"Prøve {number}",
            "",
            "",
            "",
            mark,
            (),
            "Forum",
            f"XX-{number:04}",
            "".join(dice.choices(CODE_ALPHABET, k=16)),
        )
        for number in range(1, count + 1)
    ]


def a_run(count: int) -> tuple[bytes, LayoutReport, dict[str, str]]:
    some = cards(count)
    data, report = badges.render(some, SMALL)
    return data, report, {one.serial: one.token for one in some}


def test_every_code_of_a_run_of_a_thousand_is_read_on_its_page() -> None:
    data, report, tokens = a_run(1000)
    told: list[tuple[int, int]] = []

    self_check.check(data, report.placed, Codes(tokens), lambda done, total: told.append((done, total)))

    assert len(report.placed) == 1000
    assert told[-1] == (1000, 1000)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_code_that_is_not_there_or_on_another_page_is_a_refusal_with_its_serial() -> None:
    data, report, tokens = a_run(40)
    first = report.placed[0]

    with pytest.raises(CodesNotReadError) as gone:
        self_check.check(data, report.placed, Codes(tokens | {first.serial: "2" * 16}))
    with pytest.raises(CodesNotReadError) as astray:
        self_check.check(data, (replace(first, page=2), *report.placed[1:]), Codes(tokens))

    assert (gone.value.serial, gone.value.page, gone.value.count) == ("XX-0001", 1, 1)
    assert (astray.value.serial, astray.value.page) == ("XX-0001", 2)


def test_one_code_on_two_badges_of_a_run_is_refused() -> None:
    some = cards(40)
    some[39] = replace(some[39], token=some[0].token)
    data, report = badges.render(some, SMALL)

    with pytest.raises(CodesNotReadError) as refused:
        self_check.check(data, report.placed, Codes({one.serial: one.token for one in some}))

    assert refused.value.count == 2


def test_nobody_printed_is_nothing_to_read() -> None:
    self_check.check(b"", (), Codes({}))


def test_a_two_sided_badge_has_its_code_on_either_side_and_one_without_a_code_is_not_read() -> None:
    (tokens, some) = ({one.serial: one.token for one in cards(12)}, cards(12))
    stock, two_sided, bare = stock_named(DEFAULT_STOCK), shipped("two-sided"), shipped("name-only")
    data, report = badges.render(some, stock, template=two_sided)

    self_check.check(data, report.placed, expected(tokens, two_sided, stock))
    plain, without = badges.render(some, stock, template=bare)
    self_check.check(plain, without.placed, expected(tokens, bare, stock))

    assert (expected(tokens, two_sided, stock).sides, expected(tokens, bare, stock).sides) == (2, 0)
    with pytest.raises(CodesNotReadError):
        self_check.check(plain, without.placed, Codes(tokens))


def test_reading_back_can_be_stopped_and_nothing_is_recorded(desk: Workspace, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_badges(desk, Run("OF27"), tmp_path / "badges.pdf", stop)

    assert desk.all(Badge) == []
    assert list(tmp_path.glob("*.pdf")) == []


def test_sheets_whose_codes_do_not_tell_badges_apart_are_neither_recorded_nor_written(tmp_path: Path) -> None:
    make_house(tmp_path)
    # Randomness that is none, as a broken system gives it: every badge has the same token.
    broken = World(Clock().look, bytes)

    with Workspace.open(tmp_path / "house.forumdesk", SECRET, broken) as workspace:
        with pytest.raises(CodesNotReadError) as refused:
            print_badges(workspace, Run("OF27"), tmp_path / "badges.pdf")
        with pytest.raises(CodesNotReadError):
            for_printer(workspace, Run("OF27"))

        assert (refused.value.serial, refused.value.count) == ("OF27-0001", 4)
        assert workspace.all(Badge) == []
    assert list(tmp_path.glob("*.pdf")) == []
