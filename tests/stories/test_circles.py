"""Circles side by side: one knows that the other is busy, and nothing else of it ever stands in its file or answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.services import checking, circles, recovering
from forumdesk.services.circles import Circle, Colour
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.workspace import Workspace
from tests.core.house import House
from tests.stories.command_line import CommandLine
from tests.stories.desk import Clock, fill, forum

OTHER = Secret("the other circle's own passphrase")
# Words that stand in the other circle's file alone.
INNER = ("Quillwort", "Marrowfen", "QQ7", "OTHER9", "Zephyr")


def inner() -> House:
    """Another circle, in which A01 has a meeting at the time of T02 that nobody else may hear of."""
    house = House()
    house.event("OTHER9", title="Marrowfen talks")
    here = forum().people["pA01"]
    house.people["pQQ7"] = replace(here, id="pQQ7", ref="QQ7", title_line="Quillwort")
    house.session("OTHER9-1", "14 09:30", "14 11:00", ["QQ7"], "OTHER9", title="Zephyr round")
    return house


def make_inner(path: Path, secret: Secret = OTHER) -> Path:
    with Workspace.create(path, secret, Clock().world(), Profile.TESTS) as workspace:
        fill(workspace, inner())
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    path = make_inner(tmp_path / "inner.forumdesk")
    with Workspace.open(path, OTHER, Clock().world()) as workspace:
        yield workspace


def test_a_circle_keeps_a_colour_and_a_short_name_of_its_own(desk: Workspace) -> None:
    before = circles.circle(desk)

    circles.choose_colour(desk, Colour.SEA)
    circles.name_circle(desk, "  The rather long name of an outer circle ")

    assert before == Circle()
    assert circles.circle(desk) == Circle(Colour.SEA, "The rather long name of")


def test_without_a_colour_it_has_none_again(desk: Workspace) -> None:
    circles.choose_colour(desk, Colour.SEA)

    circles.choose_colour(desk, None)

    assert circles.circle(desk).colour is None


def test_who_is_busy_in_another_circle_is_found_accepted_and_found_again(desk: Workspace, other: Workspace) -> None:
    alone = checking.check(desk)
    circles.attend(desk, [other])

    found = [one for one in checking.check(desk) if one.finding.elsewhere]
    checking.accept(desk, found[0].finding.id, "They know of it")
    again = [one for one in checking.check(desk) if one.finding.elsewhere]

    assert not any(one.finding.elsewhere for one in alone)
    assert [(one.finding.people, one.finding.sessions) for one in found] == [(("A01",), ("T02",))]
    assert [one.accepted for one in again] == [True]


def test_what_changes_in_the_other_circle_is_heard_when_it_tells_again(desk: Workspace, other: Workspace) -> None:
    marker = circles.a_marker(desk.world)
    here, there = circles.Neighbour(marker), circles.Neighbour(marker)
    here.attend(desk, [there.told(other)])
    before = [one for one in checking.check(desk) if one.finding.elsewhere]

    other.undo()
    here.attend(desk, [there.told(other)])

    assert len(before) == 1
    assert [one for one in checking.check(desk) if one.finding.elsewhere] == []


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    make_inner(cli.folder / "inner.forumdesk")
    cli.write("pw2", OTHER.passphrase)
    return cli


WITH = ("--with", "inner.forumdesk", "--with-passphrase-file", "pw2")


def test_check_across_circles_says_busy_and_names_nothing_of_the_other(two: CommandLine) -> None:
    alone = two("check").document["findings"]
    said = two("check", *WITH)
    more = [one for one in said.document["findings"] if one not in alone]
    accepted = two("accept", more[0]["id"], "--reason", "They know of it", *WITH)
    after = two("check", *WITH).document["findings"]

    assert said.status == 1
    assert [(one["kind"], one["people"], one["sessions"], one["events"]) for one in more] == [
        ("person-clash", ["A01"], ["T02"], ["OF27"])
    ]
    assert "busy in another circle" in more[0]["message"]
    assert accepted.status == 0
    assert [one["accepted"] for one in after if one["id"] == more[0]["id"]] == [True]
    assert [word for word in INNER if word in said.out + said.err + two("history").out] == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--with", "inner.forumdesk"), 2),
        (("--with", "inner.forumdesk", "--with-passphrase-file", "pw"), 3),
        (("--with", "house.forumdesk", "--with-passphrase-file", "pw"), 3),
        ((*WITH, "--with-key-file", "", "--with-key-file", ""), 2),
        ((*WITH, "--with-key-file", "pw"), 3),
    ],
)
def test_a_circle_that_cannot_be_opened_is_refused_in_a_sentence(
    two: CommandLine, words: tuple[str, ...], status: int
) -> None:
    said = two("check", *words)

    assert (said.status, said.out) == (status, "")
    assert len(said.err.strip().splitlines()) <= 4


def test_a_circle_with_a_key_file_and_one_whose_passphrase_is_gone_are_looked_across_too(cli: CommandLine) -> None:
    keyed = make_inner(cli.folder / "inner.forumdesk", Secret(OTHER.passphrase, b"invented chance"))
    for name, text in (("pw2", OTHER.passphrase), ("stick", "invented chance"), ("new", "nine otters, invented")):
        cli.write(name, text)
    with Workspace.open(keyed, Secret(OTHER.passphrase, b"invented chance"), Clock().world()) as opened:
        cli.write("sheet", "\n".join(recovering.make_sheet(opened).lines))

    without, with_key = cli("check", *WITH), cli("check", *WITH, "--with-key-file", "stick")
    there = ("--to", "inner.forumdesk", "--to-passphrase-file", "pw2", "--to-key-file", "stick")
    sent = cli("send", "person", "A02", *there)
    renewed = ("--recovery-key-file", "sheet", "--new-passphrase-file", "new")
    cli("recover", "inner.forumdesk", *renewed, on_workspace=False)
    again = cli("check", "--with", "inner.forumdesk", "--with-passphrase-file", "new", "--with-key-file", "")

    assert (without.status, sent.status) == (3, 0)
    assert [one["people"] for one in with_key.document["findings"] if "another circle" in one["message"]] == [["A01"]]
    assert again.document == with_key.document
