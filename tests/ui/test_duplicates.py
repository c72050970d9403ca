"""The page of duplicates: pairs side by side, merged or told apart, masked where one is protected."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.people import Person
from forumdesk.store.workspace import Workspace
from tests.builders import a_badge, an_invitation
from tests.ui.house import fill_a_forum
from tests.ui.twins import with_twins
from ui import theme, words
from ui.desk import Desk
from ui.pages.duplicates import DuplicatesPage
from ui.theme import Mode


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "forum.forumdesk"
    fill_a_forum(path, with_twins())
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DuplicatesPage:
    made = DuplicatesPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.view.asked is not None)
    return made


def look(page: DuplicatesPage, qtbot: QtBot, pair_id: str) -> None:
    page.list.pick(pair_id)
    qtbot.waitUntil(lambda: page.view.asked is not None and page.view.asked.question.key == pair_id)


def pairs(page: DuplicatesPage) -> list[str]:
    return [pair.pair_id for pair in page.model.rows]


def test_pairs_stand_in_a_list_and_the_first_one_beside_it(page: DuplicatesPage) -> None:
    said = [str(page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]

    assert pairs(page) == ["P05+Z02", "P01+Z01", "P00+Z03"]
    assert page.count.text() == "3 pairs"
    assert said[0] == "Blue 1 and Z02. Same name; a birth date is missing; no e-mail address in common"
    assert page.view.number.text() == "Question 1 of 3"
    assert page.view.isEnabled()


def test_a_protected_person_stays_masked_and_so_does_who_stands_beside(page: DuplicatesPage) -> None:
    texts = [label.text() + label.toolTip() for label in page.findChildren(QLabel)]
    texts += [str(page.model.index(row, 0).data(role)) for row in range(3) for role in range(270)]

    assert not any(secret in text for text in texts for secret in ("Hassan", "Verborgen", "حسن"))


def test_one_person_merges_by_field_and_the_next_pair_comes(page: DuplicatesPage, desk: Desk, qtbot: QtBot) -> None:
    look(page, qtbot, "P01+Z01")
    names = page.view.pair.compare.cells["print_name"]
    qtbot.mouseClick(names[1], Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(page.view.one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pairs(page) == ["P05+Z02", "P00+Z03"])

    found: list[Person] = []
    desk.read(lambda workspace: workspace.snapshot().person_by_ref["Z01"], found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert desk.reach.undo is not None
    assert (found[0].ref, found[0].print_name, found[0].title_line) == ("P01", "NGOZI ADEYEMI", "Director")
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    qtbot.waitUntil(lambda: len(pairs(page)) == 3)


def test_two_people_are_told_apart_by_key_and_not_shown_again(page: DuplicatesPage, desk: Desk, qtbot: QtBot) -> None:
    look(page, qtbot, "P00+Z03")

    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: pairs(page) == ["P05+Z02", "P01+Z01"])
    assert page.count.text() == "2 pairs"


def test_two_who_hold_what_went_out_stay_two_and_the_page_says_why(
    page: DuplicatesPage, desk: Desk, qtbot: QtBot
) -> None:
    def issue(workspace: Workspace) -> None:
        snapshot = workspace.snapshot()
        event = snapshot.event_by_code["OF27"]
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            tx.save(an_invitation(snapshot.person_by_ref["P01"], event))
            tx.save(a_badge(snapshot.person_by_ref["Z01"], event))

    with qtbot.waitSignal(desk.idle):
        desk.read(issue, lambda _: None)
    look(page, qtbot, "P01+Z01")

    with qtbot.waitSignal(desk.failed):
        qtbot.mouseClick(page.view.one, Qt.MouseButton.LeftButton)

    assert "P01" in page.view.wrong.sentence.text()
    assert page.view.wrong.isVisible()


def test_arrows_walk_the_pairs_where_there_is_no_room_for_the_list(
    page: DuplicatesPage, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, Mode.LIGHT, 200)
    page.refit()
    qtbot.mouseClick(page.view.forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.number.text() == "Question 2 of 3")
    listed = page.list.isVisible()

    qtbot.mouseClick(page.view.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.number.text() == "Question 1 of 3")

    assert not listed


def test_the_page_follows_the_language(page: DuplicatesPage, qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    assert page.count.text() == "3 par"
    assert "Samme navn" in page.view.pair.evidence.said.text()


def test_nobody_is_compared_until_somebody_looks(desk: Desk, qtbot: QtBot) -> None:
    page = DuplicatesPage(desk)
    qtbot.addWidget(page)
    page.show_place(None)
    before = page.model.total

    page.show()

    qtbot.waitUntil(lambda: page.model.total == 3)
    assert before == 0


def test_without_pairs_the_page_says_so(desk: Desk, page: DuplicatesPage, qtbot: QtBot) -> None:
    for left in (2, 1, 0):
        with qtbot.waitSignal(desk.changed):
            qtbot.mouseClick(page.view.two, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda n=left: page.model.total == n)  # type: ignore[misc]  # a default of a lambda
        qtbot.waitUntil(lambda: page.model.total == 0 or page.view.number.text().startswith("Question 1"))
        with qtbot.waitSignal(desk.idle):
            desk.read(lambda _: None, lambda _: None)

    assert page.empty.isVisible()
    assert isinstance(page.details, QWidget)
