"""The interpreter coordinator sees who is in two booths, hands out the list, and puts another one in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

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

__all__ = ["story"]
# A menu asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

BOOTHS = ("Ceasefire monitoring", "Sanctions relief")
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


def test_probe(story: Story, tmp_path: Path) -> None:
    page = story.turn(FindingsPage)
    model = page.model
    print([model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())])
    n = next(n for n, line in enumerate(model.rows) if line.noticed and line.noticed.finding.kind is FindingKind.PERSON_CLASH)
    story.click_row(page.table, n)
    print([l.accessibleName() for l in page.pane.links])
    story.click(story.button("Open S06", page.pane))
    programme = story.window.page
    pane = programme.pane
    print(pane.heading.text(), [m.name.text() for m in pane.people.members])
    member = next(m for m in pane.people.members if "Nyström" in m.name.text())
    story.click(member.role)
    print(QApplication.activePopupWidget(), [a.text() for a in member.menu.actions()])
    story.press(Qt.Key.Key_Up, on=member.menu)
    story.press(Qt.Key.Key_Return, on=member.menu)
    print([m.name.text() for m in pane.people.members])
    story.click(pane.people.open)
    story.write("oppd")
    print(QApplication.focusWidget(), pane.people.field)
    story.press(Qt.Key.Key_Tab)
    print(QApplication.focusWidget(), pane.people.role)
    story.press(Qt.Key.Key_Space)
    print(QApplication.activePopupWidget())
    menu = QApplication.activePopupWidget()
    story.press_until(lambda: menu.activeAction() is not None and menu.activeAction().text() == "Interpreter", Qt.Key.Key_Down)
    story.press(Qt.Key.Key_Return, on=menu)
    print(pane.people.role.text())
    story.press(Qt.Key.Key_Tab)
    print(QApplication.focusWidget(), pane.people.list)
    story.press(Qt.Key.Key_Return)
    print([(m.name.text(), m.role.text()) for m in pane.people.members])
    lists = story.turn(ListsPage)
    combo = lists.choices.audience.combo
    combo.setFocus()
    story.press_until(lambda: combo.currentData() == Audience.INTERPRETER, Qt.Key.Key_Down)
    story.look(lists)
    story.click(story.button("Save as..."))
    story.file_dialog(tmp_path / "booths.pdf")
    spin(lists.checks.outcome.isVisible)
    print(story.seen(lists.checks))
    print(text_of((tmp_path / "booths.pdf").read_bytes()))
