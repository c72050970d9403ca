"""The check-in desk finds somebody in a handful of keys, and the queue never sees whose alias it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.copies import Reveal
from tests.ui.house import a_forum, fill_a_forum
from tests.ui.stories.desk import CONTROL, LEFT, Story, story
from ui.pages.badges import BadgesPage
from ui.pages.badges_register import RegisterPage
from ui.pages.people import PeoplePage

__all__ = ["story"]

# What somebody in the queue could ask for: names, the address, the name in its own script.
OWNER = ("verb", "hassan", "حسن", "p05@")
SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "حسن", "Ester", "Skjult")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk.forumdesk"
    fill_a_forum(path, a_forum())
    return path


def find(story: Story, text: str) -> list[str]:
    """Ctrl+K and what is typed; the lines that are found."""
    story.press(Qt.Key.Key_K, CONTROL)
    story.write(text)
    story.settle()
    return [hit.sentence for hit in story.window.finder.palette.hits]


def people_page(story: Story) -> PeoplePage:
    page = story.window.page
    assert isinstance(page, PeoplePage)
    return page


def test_somebody_is_found_in_four_keys_and_the_owner_of_an_alias_by_none(story: Story) -> None:
    first = find(story, "ok")
    story.press(Qt.Key.Key_Return)
    strokes, page = story.strokes, people_page(story)
    seen = story.seen(page.pane)
    by_name = []
    for part in OWNER:
        by_name.append(find(story, part))
        story.press(Qt.Key.Key_Escape)
    by_alias = find(story, "blue 1")
    story.press(Qt.Key.Key_Return)

    assert (first[1].split(",")[0], strokes) == ("Okello", 4)
    assert "Grace Atim Okello" in seen
    assert by_name == [["Nothing found. Protected people are found by their alias alone."]] * len(OWNER)
    assert by_alias[1:] == ["Blue 1, name hidden, person"]
    assert page.pane.ref == "P05"
    assert [secret for secret in SECRETS if secret in story.to_be_had()] == []


def test_a_name_is_shown_while_the_button_is_held_drawn_only_and_recorded(story: Story) -> None:
    find(story, "blue 1")
    story.press(Qt.Key.Key_Return)
    card = people_page(story).pane.one.reveal
    hidden = card.drawn.grab().toImage()

    QTest.mousePress(card.button, LEFT)
    story.settle()
    held = card.open, card.drawn.isVisible(), story.to_be_had()
    shown = card.drawn.grab().toImage()
    QTest.mouseRelease(card.button, LEFT)
    story.settle()

    assert held[:2] == (True, True)
    assert [secret for secret in SECRETS if secret in held[2] + story.to_be_had()] == []
    assert (shown != hidden, card.open, card.drawn.empty) == (True, False, True)
    with story.closed() as workspace:
        assert len(workspace.all(Reveal)) == 1
        assert workspace.history()[-1].label is Label.REVEAL


def token_of(story: Story, ref: str) -> str:
    """What the code on somebody's badge says, as a scanner reads it."""
    found: list[str] = []
    desk = story.program.desk
    assert desk is not None
    desk.read(
        lambda workspace: next(
            one.token
            for one in reversed(workspace.all(Badge))
            if one.person_id == workspace.snapshot().person_by_ref[ref].id
        ),
        found.append,
    )
    story.settle()
    return found[0]


def test_badges_go_out_by_scan_and_by_name_a_lost_one_is_replaced_and_the_count_is_right_at_night(
    story: Story, tmp_path: Path
) -> None:
    badges = story.turn(BadgesPage)
    badges.out.save_as(tmp_path / "badges.pdf")
    story.settle()
    page = story.turn(RegisterPage)
    scanned = token_of(story, "P05")
    story.strokes = 0

    story.write("oke")
    story.press(Qt.Key.Key_Return)
    strokes = story.strokes
    story.write(scanned)
    story.press(Qt.Key.Key_Return)
    out = page.count.text()
    said = story.seen(page.banner)
    story.write("left in a taxi", page.pane.reason)
    story.click(page.pane.ways[BadgeState.LOST])
    story.write("oke", page.field)
    story.click(page.bar.enters[BadgeState.RETURNED])
    story.press(Qt.Key.Key_Return, on=page.field)
    story.write(scanned, page.field)
    story.press(Qt.Key.Key_Return)

    assert strokes == 4
    assert out == "22 · 2 out"
    assert "is issued to Blue 1." in said
    assert [secret for secret in SECRETS if secret in story.to_be_had()] == []
    with story.closed() as workspace:
        states = [one.state for one in workspace.all(Badge) if one.state is not BadgeState.PRINTED]
        assert sorted(states) == [BadgeState.RETURNED, BadgeState.RETURNED]
        assert [one.token for one in workspace.all(Badge) if one.was_lost] == [scanned]
        assert [one.label for one in workspace.history()][-5:] == [
            Label.BADGE_ISSUED,
            Label.BADGE_ISSUED,
            Label.BADGE_LOST,
            Label.BADGE_RETURNED,
            Label.BADGE_RETURNED,
        ]
