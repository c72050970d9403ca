"""The protocol officer prints badges: no party's real name leaves, an Arabic one comes out whole, a block is said."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forumdesk.domain.badges import Badge
from forumdesk.domain.events import Event
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import Person
from tests.builders import a_participation, a_person
from tests.core.badge_cards import uncompressed
from tests.ui.house import a_forum, fill_a_forum, spin
from tests.ui.printing_house import text_of
from tests.ui.stories.desk import LEFT, PLAIN, Story, story
from ui.pages.badges import BadgesPage

__all__ = ["story"]
SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "حسن", "Ester", "Skjult", "Bertil", "Ualias")
# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The forum, and one of a party who has no alias yet."""
    rows = a_forum()
    event = rows[0]
    assert isinstance(event, Event)
    nobody = a_person("P30", given_name="Bertil", family_name="Ualias")
    at = a_participation(
        nobody, event, category=Category.PARTY, answer=Answer.CONFIRMED, visibility=Visibility.NEED_TO_KNOW
    )
    path = tmp_path / "badges.forumdesk"
    fill_a_forum(path, [*rows, nobody, at])
    return path


def choose(story: Story, page: BadgesPage) -> tuple[str, str]:
    """A stock by a part of its name, and the fourth label of a sheet that was begun; what is said before printing."""
    story.write("1456-02", page.choices.labels.stock.edit)
    story.press(Qt.Key.Key_Return)
    sheet = page.choices.labels.sheet
    QTest.mouseDClick(sheet, LEFT, PLAIN, sheet.label_at(4).center())
    story.look(page)
    return page.count.text(), story.seen(page.checks)


def fonts_of(document: pikepdf.Pdf) -> str:
    return " ".join(str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values())


def test_badges_leave_without_a_real_name_with_an_arabic_one_whole_and_without_whom_a_block_stops(
    story: Story, tmp_path: Path
) -> None:
    page, path = story.turn(BadgesPage), tmp_path / "sheets.pdf"

    count, before = choose(story, page)
    story.click(story.button("Save as..."))
    story.file_dialog(path)
    spin(page.checks.outcome.isVisible)
    story.look(page)
    after = story.seen(page.checks)

    text = text_of(path.read_bytes())
    inside = uncompressed(path.read_bytes(), str(tmp_path / "open.pdf")).decode("latin-1")
    with pikepdf.open(path) as document:
        assert len(document.pages) == 4
        assert (list(document.docinfo), "/Metadata" in document.Root) == ([], False)
        assert "Arabic" in fonts_of(document)
    assert [one for one in SECRETS if one in text + inside + before + after + story.to_be_had()] == []
    assert {word for word in ("Blue 1", "Green 1", "أمينة الحارثي", "李文静", "Aagaard") if word not in text} == set()
    assert count == "22 badges on 4 sheets · 1 person left out"
    assert "P30. Needs an alias or a cover name for this. Nothing goes out until there is one." in before
    assert "22 badges saved and recorded" in after
    with story.closed() as workspace:
        (stopped,) = workspace.where(Person, ref="P30")
        printed = workspace.all(Badge)
        assert len(printed) == 22
        assert stopped.id not in {badge.person_id for badge in printed}
