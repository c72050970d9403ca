"""Two parties side by side: figures, what differs in words, links to where each is changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.participation import Delegation
from forumdesk.store.workspace import Workspace
from tests.ui.house import fill_a_forum
from tests.ui.scenes.seating import rows
from tests.ui.stage import read, staged
from ui import words
from ui.desk import Desk
from ui.pages.parity import ParityPage
from ui.widgets.event_bar import Place
from ui.widgets.target import Target


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("parity") / "parity.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, planned: bytes) -> Path:
    path = tmp_path / "parity.forumdesk"
    path.write_bytes(planned)
    return path


def lines(page: ParityPage) -> dict[str, tuple[str, str, str]]:
    """What stands in each line."""
    return {
        name.text(): (left.link.text(), right.link.text(), differs.said.text())
        for name, left, right, differs, _ in page.lines.rows
    }


def test_two_parties_stand_side_by_side_with_what_differs_and_links_to_where_it_is_changed(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    followed: list[Target] = []
    with staged(ParityPage(desk), qtbot) as page:
        page.asked.connect(followed.append)
        found, counted = lines(page), page.count.text()
        names = [left.link.accessibleName() for _, left, _, _, _ in page.lines.rows]
        shown = " ".join(one.text() for one in page.findChildren(QLabel))
        for _, left, _, _, _ in page.lines.rows:
            left.link.setFocus()
            QTest.keyClick(left.link, Qt.Key.Key_Space)
        page.narrow(500)
        page.swap.trigger()
        read(page, qtbot)
        swapped = lines(page)["Hotel rooms"]
        words.speak(qapp, "nb")
        norwegian = lines(page)["Hotellrom"]

    assert found["People"] == ("4", "3", "BLUE has 1 more")
    assert found["Rank of the lead"] == ("1", "2", "The ranks differ")
    assert found["Places in the largest room"][1:] == ("Not said", "Not known for GREEN")
    assert found["Hotel rooms"] == ("3", "Not planned", "BLUE has 3 more")
    assert found["Cars"] == ("1", "1", "Even")
    assert counted == "7 points differ"
    assert names[2] == "Rank of the lead, BLUE: 1 (Blue 1). Go to where it is changed."
    assert followed[:3] == [
        Target("people", wanted=(("delegation", "BLUE"),)),
        Target("delegations"),
        Target("people", "P05"),
    ]
    assert [one.page for one in followed[3:]] == ["programme", "programme", "hotels", "vehicles", "vehicles"]
    assert swapped == ("Not planned", "3", "BLUE has 3 more")
    assert norwegian == ("Ikke planlagt", "3", "BLUE har 3 flere")
    assert not [secret for secret in ("Verborgen", "Hassan", "Skjult") if secret in shown]


def test_parties_are_chosen_and_stay_chosen_and_without_two_the_page_says_so(desk: Desk, qtbot: QtBot) -> None:
    with staged(ParityPage(desk), qtbot) as page:
        page.left.combo.setCurrentIndex(page.left.combo.findData("GREEN"))
        page.left.finished.emit("GREEN")
        read(page, qtbot)
        turned = page.pair
        page.right.combo.setCurrentIndex(page.right.combo.findData("Northern side"))
        page.right.finished.emit("Northern side")
        read(page, qtbot)
        sides = page.pair, lines(page)["People"]

        def disband(workspace: Workspace) -> ChangeSet:
            """No sides any more."""
            with workspace.transaction(Label.SET_UP) as tx:
                for one in tx.all(Delegation):
                    tx.save(replace(one, side="", head_id=None, agreed_size=None))
            return tx.change_set

        desk.change(disband)
        read(page, qtbot)
        usual, leads = page.pair, lines(page)["Agreed number"]
        page.show_place(Place("MU27", "", "MU27", False))
        read(page, qtbot)
        none = page.found, page.swap.isEnabled()
        page.show_place(None)
        read(page, qtbot)

    assert turned == ("GREEN", "BLUE")
    assert sides == (("GREEN", "Northern side"), ("3", "4", "Northern side has 1 more"))
    assert usual == ("BLUE", "GREEN")
    assert leads == ("Not said", "Not said", "Nothing to compare yet")
    assert none == (None, False)
