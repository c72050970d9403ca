"""The protocol officer prints badges: no party's real name leaves, an Arabic one comes out whole, a block is said."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt

from forumdesk.domain.badges import Badge
from forumdesk.domain.participation import Answer, Category, Visibility
from tests.builders import a_participation, a_person
from tests.ui.house import a_forum, fill_a_forum
from tests.ui.printing_house import text_of
from tests.ui.stories.desk import Story, story
from ui.pages.badges import BadgesPage
from ui.pages.badges_choices import Who

__all__ = ["story"]
# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The forum, and one of a party who has no alias yet."""
    rows = a_forum()
    nobody = a_person("P30", given_name="Bertil", family_name="Ualias")
    at = a_participation(
        nobody, rows[0], category=Category.PARTY, answer=Answer.CONFIRMED, visibility=Visibility.NEED_TO_KNOW
    )
    path = tmp_path / "badges.forumdesk"
    fill_a_forum(path, [*rows, nobody, at])
    return path


def test_probe(story: Story, tmp_path: Path) -> None:
    page = story.turn(BadgesPage)
    print(page.count.text(), "|", story.seen(page.checks))
    story.write("L7418", page.choices.labels.stock.edit)
    story.press(Qt.Key.Key_Return)
    story.look(page)
    print(page.choices.labels.stock.value, list(page.choices.labels.stocks)[:100])
    sheet = page.choices.labels.sheet
    story.click(sheet, sheet.label_at(4).center())
    story.look(page)
    print(page.choices.labels.start, page.count.text())
    story.click(story.button("Save as PDF..."))
