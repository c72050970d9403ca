"""The rapporteur notes under the Rule: no export says who said what, and the history names nobody who is masked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.events import Discretion
from forumdesk.domain.programme import Session, SessionRole
from tests.core.badge_cards import uncompressed
from tests.ui.house import fill_a_forum, spin
from tests.ui.printing_house import text_of
from tests.ui.programme_house import TUESDAY, a_tuesday
from tests.ui.programme_page import row
from tests.ui.stories.desk import Story, story
from ui.pages.history import HistoryPage
from ui.pages.print_lists import AgendasPage
from ui.pages.programme import ProgrammePage

__all__ = ["story"]
# The names that fit open below the field of the file dialog; the offscreen platform has no keyboard to give them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

NOTE = "Adeyemi said the line must hold"
# Of the notes and of the session that is need to know; then the owners of aliases.
UNSAID = ("Adeyemi", "must hold", "Prisoner", "Utopia")
SECRETS = ("Verborgen", "Hassan", "Idris", "حسن", "Ester", "Skjult", "Noor")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.forumdesk"
    fill_a_forum(path, a_tuesday(discretion=Discretion.INTERNAL).rows)
    return path


def note(story: Story, page: ProgrammePage, title: str) -> None:
    """Find the session on the grid, and write down who said what."""
    story.press_until(lambda: page.view.day == TUESDAY, Qt.Key.Key_PageDown)
    block = page.grid.block(row(page, title).id)
    assert block is not None
    story.click(page.grid.viewport(), page.grid.rect_of(block).center())
    story.write(NOTE, page.pane.rest.fields["notes"].control)
    story.press(Qt.Key.Key_Tab)


def seat(story: Story, page: ProgrammePage, alias: str) -> None:
    """One more person in it, found by alias."""
    story.click(page.pane.people.open)
    story.write(alias)
    story.press(Qt.Key.Key_Tab)
    story.press(Qt.Key.Key_Tab)
    story.press(Qt.Key.Key_Return)


def export(story: Story, path: Path) -> None:
    """The agenda for the participants, chosen by keys."""
    page = story.turn(AgendasPage)
    combo = page.choices.audience.combo
    combo.setFocus()
    story.press(Qt.Key.Key_Home)
    story.press_until(lambda: combo.currentData() == Audience.PARTICIPANTS, Qt.Key.Key_Down)
    story.look(page)
    story.click(story.button("Save as..."))
    story.file_dialog(path)
    spin(page.checks.outcome.isVisible)


def recount(story: Story) -> list[str]:
    """What the history tells of each line, the last one first."""
    page = story.turn(HistoryPage)
    told = []
    for number in range(page.model.rowCount()):
        story.click_row(page.table, number)
        told.append(f"{story.seen(page)}\n{story.seen(page.pane)}")
    return told


def test_an_agenda_says_neither_who_said_what_nor_what_nobody_may_know_and_the_history_names_nobody_masked(
    story: Story, tmp_path: Path
) -> None:
    programme, path = story.turn(ProgrammePage), tmp_path / "agenda.pdf"

    note(story, programme, "Ceasefire monitoring")
    seat(story, programme, "blue 1")
    export(story, path)
    told = recount(story)

    text = text_of(path.read_bytes())
    inside = text + uncompressed(path.read_bytes(), str(tmp_path / "open.pdf")).decode("latin-1")
    assert "Ceasefire monitoring" in text
    assert [one for one in (*UNSAID, *SECRETS, "Blue 1") if one in inside] == []
    assert [one for one in SECRETS if one in "".join(told) + story.to_be_had()] == []
    assert "Role in a session: Blue 1, new" in told[1]
    assert f"Notes: empty → {NOTE}" in told[2]
    with story.closed() as workspace:
        (session,) = workspace.where(Session, code="S03")
        assert session.notes == NOTE
        assert len(workspace.where(SessionRole, session_id=session.id)) == 2
        assert [copy.audience for copy in workspace.all(Copy)] == [Audience.PARTICIPANTS]
