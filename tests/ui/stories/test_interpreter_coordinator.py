"""The interpreter coordinator sees who is in two booths, hands out the list, and puts another one in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.participation import Answer, Category
from forumdesk.domain.programme import Role, Session, SessionRole
from tests.builders import a_participation, a_person
from tests.ui.house import fill_a_forum, spin
from tests.ui.printing_house import text_of
from tests.ui.programme_house import a_tuesday
from tests.ui.stories.desk import Story, story
from ui.pages.findings import FindingsPage
from ui.pages.print_lists import ListsPage
from ui.pages.programme import ProgrammePage
from ui.pages.session_pane import SessionPane

__all__ = ["story"]
# A menu asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

BOOTHS = ("Debt and conflict", "Call with capital")
# Whom the list of the interpreters has no business to name, and what a closed call is called.
OTHERS = ("Verborgen", "Skjult", "Blue", "Green", "Adeyemi", "Dahl", "Call with", "Debt")
MORE = (("P20", "Ottar", "Fiktivsen"), ("P21", "Runa", "Oppdiktet"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The Tuesday with two interpreters in two booths at once, and a third one who is free."""
    house = a_tuesday()
    for ref, given, family in MORE:
        person = a_person(ref, given_name=given, family_name=family)
        at = a_participation(person, house.event, category=Category.INTERPRETER, answer=Answer.CONFIRMED)
        house.people[family] = person
        house.rows += [person, at]
    for title in BOOTHS:
        house.cast(title, "Nyström", Role.INTERPRETER)
        house.cast(title, "Fiktivsen", Role.INTERPRETER)
    path = tmp_path / "booths.forumdesk"
    fill_a_forum(path, house.rows)
    return path


def clashes(page: FindingsPage) -> list[str]:
    """Who is said to be in two places at once."""
    found = [line.noticed for line in page.model.rows if line.noticed]
    return [one.people[0][1] for one in found if one.finding.kind is FindingKind.PERSON_CLASH]


def go_to_session(story: Story, code: str) -> SessionPane:
    """By the link of the first clash, to the inspector of one of its sessions."""
    page = story.turn(FindingsPage)
    kinds = [line.noticed.finding.kind if line.noticed else None for line in page.model.rows]
    story.click_row(page.table, kinds.index(FindingKind.PERSON_CLASH))
    story.click(story.button(f"Open {code}", page.pane))
    programme = story.window.page
    assert isinstance(programme, ProgrammePage)
    return programme.pane


def take_out(story: Story, pane: SessionPane, family: str) -> None:
    """By the menu of the role; taking out is its last line."""
    story.click(next(one for one in pane.people.members if family in one.name.text()).role)
    story.press(Qt.Key.Key_Up)
    story.press(Qt.Key.Key_Return)


def put_in(story: Story, pane: SessionPane, typed: str) -> None:
    """From the list of people, as an interpreter, by keys."""
    story.click(pane.people.open)
    story.write(typed)
    story.press(Qt.Key.Key_Tab)
    story.press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = next(action for action in menu.actions() if action.text() == "interpreter")
    story.press_until(lambda: menu.activeAction() is chosen, Qt.Key.Key_Down)
    story.press(Qt.Key.Key_Return)
    story.press(Qt.Key.Key_Tab)
    story.press(Qt.Key.Key_Return)


def save_list(story: Story, path: Path) -> str:
    """The list for interpreters, chosen by keys; what is on it."""
    page = story.turn(ListsPage)
    combo = page.choices.audience.combo
    combo.setFocus()
    story.press(Qt.Key.Key_Home)
    story.press_until(lambda: combo.currentData() == Audience.INTERPRETER, Qt.Key.Key_Down)
    story.look(page)
    story.click(story.button("Save as..."))
    story.file_dialog(path)
    spin(page.checks.outcome.isVisible)
    return text_of(path.read_bytes())


def test_two_interpreters_in_two_booths_are_found_one_booth_gets_another_and_the_list_says_so(
    story: Story, tmp_path: Path
) -> None:
    findings = story.turn(FindingsPage)
    before = clashes(findings)

    pane = go_to_session(story, "S14")
    for family in ("Nyström", "Fiktivsen"):
        take_out(story, pane, family)
    put_in(story, pane, "oppd")
    said = [(one.name.text(), one.role.text()) for one in pane.people.members]
    text = save_list(story, tmp_path / "booths.pdf")

    assert before == ["Elsa Nyström", "Ottar Fiktivsen"]
    assert clashes(findings) == []
    assert said == [("Oppdiktet, Runa", "interpreter")]
    assert "Runa Oppdiktet 2027-06-15 15:30 16:15 Study" in text
    assert "Elsa Nyström 2027-06-15 15:30 17:00 Library" in text
    assert "Elsa Nyström 2027-06-15 15:30 16:15" not in text
    assert [one for one in OTHERS if one in text] == []
    with story.closed() as workspace:
        (session,) = workspace.where(Session, code="S14")
        (held,) = workspace.where(SessionRole, session_id=session.id)
        assert (held.person_id, held.role) == (workspace.snapshot().person_by_ref["P21"].id, Role.INTERPRETER)
        assert [copy.audience for copy in workspace.all(Copy)] == [Audience.INTERPRETER]
