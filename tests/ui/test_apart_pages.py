"""Arrivals, vehicles, seats, hotels and parity on their pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.participation import Participation
from forumdesk.services import attending
from tests.builders import at
from tests.ui.house import fill_a_forum, spin
from tests.ui.scenes.apart import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.arrivals import ArrivalsPage
from ui.pages.page import Page
from ui.pages.separation_sheet import SeparationSheetPage
from ui.pages.separations import SeparationsPage
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "حسن", "Skjult")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("apart") / "apart.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, planned: bytes) -> Path:
    path = tmp_path / "apart.forumdesk"
    path.write_bytes(planned)
    return path


@pytest.fixture
def arrivals(desk: Desk, qtbot: QtBot) -> Iterator[ArrivalsPage]:
    with staged(ArrivalsPage(desk), qtbot) as shown:
        yield shown


def everything(page: Page) -> str:
    """All that is said on the page and beside it."""
    shown = [one.text() for part in (page, page.details) for one in part.findChildren(QLabel)]
    return " ".join((*shown, *(one.accessibleName() for part in (page, page.details) for one in _parts(part))))


def _parts(part: QWidget) -> list[QWidget]:
    return part.findChildren(QWidget)


def said(page: ArrivalsPage, ref: str) -> str:
    """A row as it is read aloud."""
    index = page.model.index(page.model.row_of(ref), 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def arrival(page: Page, qtbot: QtBot, person: int) -> str:
    """When somebody of the forum arrives, as it is written."""
    found: list[Participation] = []
    page.desk.read(lambda workspace: workspace.all(Participation), found.extend)
    read(page, qtbot)
    return str(found[person].arrival)


def test_times_are_proposed_and_taken_by_keys_and_undone_and_there_are_reasons_where_there_are_none(
    arrivals: ArrivalsPage, qtbot: QtBot
) -> None:
    arrivals.table.pick(arrivals.model.row_of("P11"))
    stands, before = said(arrivals, "P11"), arrival(arrivals, qtbot, 11)
    QTest.keyClick(arrivals, Qt.Key.Key_P, CONTROL_SHIFT)
    spin(lambda: arrivals.proposal is not None)
    proposed, told = said(arrivals, "P11"), arrivals.pane.card.accessibleName()
    unchanged = arrival(arrivals, qtbot, 11)
    QTest.keyClick(arrivals, Qt.Key.Key_T, CONTROL_SHIFT)
    read(arrivals, qtbot)
    taken, gone = said(arrivals, "P11"), arrivals.proposal
    arrivals.desk.undo()
    read(arrivals, qtbot)
    undone = arrival(arrivals, qtbot, 11)
    for number, key in (("within", "10"), ("entrance", "0")):
        typed(arrivals.pane.asking.fields[number].control, key)
        QTest.keyClick(arrivals.pane.asking.fields[number].control, Qt.Key.Key_Return)
    arrivals.ask.trigger()
    spin(lambda: arrivals.proposal is not None)

    assert stands == "Green 1: Wed 12 13:40, GREEN, Southern side, 1 rule"
    assert proposed.startswith("Green 1: Wed 12 13:40, Wed 12 ")
    assert "+30 min" in proposed
    assert told.startswith("2 times would be others. 55 minutes of waiting")
    assert (unchanged, undone, gone) == (before, before, None)
    assert "1 rule" not in taken
    assert arrivals.pane.card.accessibleName().startswith("There are no such times. ")
    assert "Rule R1: " in arrivals.pane.card.accessibleName()
    assert not [secret for secret in SECRETS if secret in everything(arrivals)]


def test_who_keeps_the_time_and_when_a_delegation_can_come_is_heeded_and_forgotten_with_the_event(
    arrivals: ArrivalsPage, qtbot: QtBot
) -> None:
    arrivals.table.pick(arrivals.model.row_of("P11"))
    arrivals.pane.form.fields["kept"].control.setFocus()
    QTest.keyClick(arrivals.pane.form.fields["kept"].control, Qt.Key.Key_Space)
    arrivals.table.pick(arrivals.model.row_of("P05"))
    for name, text in (("first", "12 June 2030 18:00"), ("last", "12 June 2030 20:00")):
        typed(arrivals.pane.form.fields[name].control, text)
        QTest.keyClick(arrivals.pane.form.fields[name].control, Qt.Key.Key_Return)
    arrivals.propose()
    spin(lambda: arrivals.proposal is not None)
    kept, moved = said(arrivals, "P11"), said(arrivals, "P05")
    words_nb = arrivals.drop.isEnabled()
    arrivals.drop.trigger()
    dropped = arrivals.proposal
    arrivals.leaving.put(True)
    read(arrivals, qtbot)
    leaving = said(arrivals, "P11")
    arrivals.show_place(None)
    read(arrivals, qtbot)

    assert "Keeps its time" in kept
    assert "Wed 12 18:00" in moved
    assert (words_nb, dropped) == (True, None)
    assert leaving.startswith("Green 1: No time yet")
    assert (arrivals.model.total, arrivals.ask.isEnabled(), arrivals._kept) == (0, False, frozenset())
    assert words.say("arrivals.none") in everything(arrivals)


def test_what_a_change_brought_is_told_at_the_foot_and_leads_to_the_finding(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    def arrive(hour: int, minute: int = 0) -> None:
        """Green 1 arrives at another time."""
        moment = at(hour, minute)
        window.desk.change(lambda workspace: attending.change(workspace, ["P11"], "OF27", {"arrival": moment}))
        read(window.page, qtbot)

    window.show_event("OF27")
    read(window.page, qtbot)
    arrive(11, 0)
    changed = window.status.after.text(), window.status.after.accessibleName()
    words.speak(qapp, "nb")
    norwegian = window.status.after.text()
    words.speak(qapp, "en")
    window.status.after.click()
    page = window.page.name
    arrive(18)
    gone = window.status.after.text()
    window.desk.undo()
    read(window.page, qtbot)
    again = window.status.after.text()
    window.show_event("MU27")

    assert changed == (
        "1 new finding",
        "The last change: 1 new finding. Show the findings.",
    )
    assert norwegian == "1 nytt funn"
    assert page == "findings"
    assert (gone, again) == ("1 gone", "1 new finding")
    assert window.status.after.isHidden()


def test_the_sheet_is_looked_at_saved_masked_and_registered_and_is_reached_by_a_key(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(SeparationSheetPage(desk), qtbot) as page:
        spin(lambda: page.save.isEnabled())
        target = tmp_path / "sheet.pdf"
        page.reveal.click()
        warned = page.revealing.isVisible()
        page.reveal.click()
        page.out.save_as(target)
        read(page, qtbot)
        data, outcome, told = target.read_bytes(), page.checks.outcome.accessibleName(), everything(page)
        page.show_place(None)
        read(page, qtbot)
        nothing = page.save.isEnabled()
    with staged(SeparationsPage(desk), qtbot) as rules, qtbot.waitSignal(rules.asked) as led:
        QTest.keyClick(rules, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert data.startswith(b"%PDF")
    assert outcome.startswith("Copy saved and in the register")
    assert (warned, nothing) == (True, False)
    assert not [secret for secret in SECRETS if secret in told]
    assert led.args == [Target("separation-sheet")]
