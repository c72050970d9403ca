"""What would leak, on its page, and the cover names in the inspector of people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from tests.ui.house import fill_a_forum
from tests.ui.people_desk import PeopleDesk, labels, visit
from tests.ui.scenes.leaks import rows
from tests.ui.stage import read, staged, typed
from ui.desk import Desk
from ui.models.cells import CellRole
from ui.pages.leaks import LeaksPage
from ui.widgets.target import Target

# Lists that pop up take the keyboard, which a window system without a keyboard says it cannot give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
SECRETS = ("Verborgen", "Hassan", "حسن", "First contact")


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("leaks") / "leaks.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, leaky: bytes) -> Path:
    path = tmp_path / "leaks.forumdesk"
    path.write_bytes(leaky)
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[LeaksPage]:
    with staged(LeaksPage(desk), qtbot) as shown:
        yield shown


def ask_about(page: LeaksPage, qtbot: QtBot, text: str) -> None:
    """Type a part of what somebody or something is called, and take the only one that fits."""
    typed(page.subject.edit, text)
    QTest.keyClick(page.subject.edit, Qt.Key.Key_Return)
    read(page, qtbot)


def row(page: LeaksPage, output: str) -> dict[str, str]:
    """One row by the names of its columns."""
    number = page.model.row_of(output)
    cells = [page.model.data(page.model.index(number, place), CellRole) for place in range(len(page.model.columns))]
    texts = [one.text or one.beside for one in cells if not isinstance(one, str) and one is not None]
    return dict(zip((column.key.removeprefix("leak-") for column in page.model.columns), texts, strict=True))


def everything(page: LeaksPage) -> str:
    """All that is said on the page and beside it, and in its list of whom to ask about."""
    shown = [one.text() for part in (page, page.details) for one in part.findChildren(QLabel)]
    shown += [one.accessibleName() for part in (page, page.details) for one in part.findChildren(QWidget)]
    lines = [str(page.model.data(page.model.index(n, 0), Qt.ItemDataRole.AccessibleTextRole)) for n in range(20)]
    return " ".join((*shown, *lines, *page.subject._said.stringList()))


def test_each_output_says_its_own_name_of_somebody_protected_and_two_are_compared(
    page: LeaksPage, qtbot: QtBot
) -> None:
    whole = row(page, "badge")
    ask_about(page, qtbot, "Blue 1 · P05")
    hotel, sign, invite = (row(page, one) for one in ("hotel", "car_sign", "invite"))
    asked: list[Target] = []
    page.asked.connect(asked.append)
    page.table.pick(page.model.row_of("hotel"))
    page.pane.other.combo.setCurrentIndex(page.pane.other.combo.findData("organiser"))
    page.pane.other.combo.activated.emit(page.pane.other.combo.currentIndex())
    compared = everything(page)
    page.table.pick(page.model.row_of("invite"))
    stopped = page.pane.stop.accessibleName()
    QTest.mouseClick(page.pane.mend, Qt.MouseButton.LeftButton)

    assert whole["name"] == "22"
    assert (hotel["standing"], hotel["name"], sign["name"]) == ("By cover name", "ضيف كريم", "Mr Green")
    assert invite["standing"] == "Stopped: no cover name for invites"
    assert "Organiser's list: Blue 1" in compared
    assert "Hotel: –" in compared
    assert stopped.startswith("Stopped: no cover name for invites")
    assert asked == [Target("people", "P05")]
    assert not [secret for secret in SECRETS if secret in compared + everything(page)]


def test_a_session_is_shown_under_its_cover_in_both_languages_and_goes_with_its_event(
    page: LeaksPage, qtbot: QtBot
) -> None:
    page.seek(Target("leaks", "session N01"))
    read(page, qtbot)
    page.table.pick(page.model.row_of("invite"))
    english, invite = everything(page), row(page, "invite")
    page.pane.other.combo.setCurrentIndex(page.pane.other.combo.findData("door_sign"))
    page.pane._compare()
    page.seek(Target("leaks", "security"))
    at = page.table.picked_id()
    page.retell()
    page.show_place(None)
    nothing = page.model.total, page.subject.isEnabled(), page.empty.isVisible()

    assert (invite["title"], invite["place"]) == ("Planning", "Inland")
    assert not [secret for secret in SECRETS if secret in english]
    assert at == "security"
    assert nothing == (0, False, True)


def test_cover_names_are_typed_in_the_inspector_refused_when_taken_and_undone(desk: Desk, qtbot: QtBot) -> None:
    at = PeopleDesk(desk, qtbot)
    at.pick("P05")

    at.type("visit.alias_invite", "Kari Lind")
    named = visit(at, "P05").alias_invite
    at.type("visit.alias_driver", "blue 2")
    field = at.page.pane.one.form.fields["visit.alias_driver"]
    refused = field.wrong.isVisible(), visit(at, "P05").alias_driver
    at.undo()

    assert (named, refused) == ("Kari Lind", (True, "Mr Green"))
    assert labels(at) == [Label.ALIAS_CHANGED] * 2
    assert visit(at, "P05").alias_invite == ""


def test_a_cover_name_with_the_own_name_in_it_is_told_while_that_is_revealed_and_not_before(
    desk: Desk, qtbot: QtBot
) -> None:
    at = PeopleDesk(desk, qtbot)
    at.pick("P05")
    pane = at.page.pane.one
    at.type("visit.alias_hotel", "Verborgen, K.")
    before = pane.form.covers.isVisible()

    QTest.mousePress(pane.reveal.button, Qt.MouseButton.LeftButton)
    at.settle()
    told = pane.form.covers.isVisible(), pane.form.covers.sentence.text()
    QTest.mouseRelease(pane.reveal.button, Qt.MouseButton.LeftButton)

    assert told == (True, "At the hotel: a word of the person's own name stands in it.")
    assert (before, pane.form.covers.isVisible()) == (False, False)
