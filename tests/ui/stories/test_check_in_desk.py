"""The check-in desk finds somebody in a handful of keys, and the queue never sees whose alias it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forumdesk.domain.copies import Reveal
from tests.ui.house import a_forum, fill_a_forum, spin
from tests.ui.stories.desk import CONTROL, LEFT, Story, story
from ui.pages.people import PeoplePage

__all__ = ["story"]

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
    return [hit.text for hit in story.window.finder.palette.hits]


def test_probe(story: Story) -> None:
    print(find(story, "ok"), story.strokes)
    story.press(Qt.Key.Key_Return)
    page = story.window.page
    print(page, page.pane.ref, story.strokes, story.seen(page.pane)[:300])
    for word in ("verb", "hassan", "skjult", "حسن", "p05@"):
        print(word, find(story, word)); story.press(Qt.Key.Key_Escape)
    print(find(story, "blue 1"))
    story.press(Qt.Key.Key_Return)
    print(page.pane.ref)
    card = page.pane.one.reveal
    QTest.mousePress(card.button, LEFT)
    story.settle()
    print(card.open, [s for s in SECRETS if s in story.to_be_had()])
    QTest.mouseRelease(card.button, LEFT)
    print(card.open, card.drawn.empty)
    with story.closed() as w:
        print(w.all(Reveal))
