"""The register at the check-in desk: scanning, typing, Enter, what goes out of use, who is out, the list for guards."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.copies import Copy
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import printing
from forumdesk.services.errors import NoBadgeError, UnknownError
from forumdesk.services.printing import Run
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, beside, on_terms, said
from tests.ui.stage import read, typed
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.pages.badges_register import RegisterPage
from ui.settings import Settings
from ui.widgets.target import Target

LEFT = Qt.MouseButton.LeftButton


def printed(workspace: Workspace) -> ChangeSet:
    with TemporaryDirectory() as folder:
        done = printing.print_badges(workspace, Run("OF27"), Path(folder) / "badges.pdf")
    assert done.change_set is not None
    return done.change_set


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[RegisterPage]:
    with beside(qtbot, RegisterPage(desk), kept) as found:
        desk.change(printed)
        settle(found, qtbot)
        yield found


def settle(page: RegisterPage, qtbot: QtBot) -> None:
    read(page, qtbot)
    QApplication.processEvents()


def scan(page: RegisterPage, qtbot: QtBot, text: str) -> None:
    """As a scanner does: letters where the keyboard is, and Enter."""
    typed(page.field, text)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settle(page, qtbot)


def badge_of(page: RegisterPage, qtbot: QtBot, ref: str) -> Badge:
    """The newest badge of somebody, as it is in the file."""
    person = ask(qtbot, page.desk, lambda workspace: workspace.snapshot().person_by_ref[ref].id)
    return ask(qtbot, page.desk, lambda workspace: workspace.where(Badge, person_id=person))[-1]


def choose(page: RegisterPage, ref: str) -> None:
    row = next(number for number, row in enumerate(page.model.rows) if row.ref == ref)
    index = page.model.index(row, 0)
    page.table.scrollTo(index)
    QTest.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(index).center())


def test_a_scanned_code_is_issued_and_the_field_waits_for_the_next_one(page: RegisterPage, qtbot: QtBot) -> None:
    badge = badge_of(page, qtbot, "P19")

    scan(page, qtbot, badge.token)

    assert badge_of(page, qtbot, "P19").state is BadgeState.ISSUED
    assert f"{badge.serial} is issued to Grace Atim Okello." in said(page)
    assert (page.field.text(), page.field.hasFocus()) == ("", True)
    assert page.chosen is not None
    assert page.chosen.serial == badge.serial
    assert page.count.text() == "22 · 1 out"


def test_part_of_a_name_is_enough_where_it_is_nobody_elses(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")

    assert badge_of(page, qtbot, "P19").state is BadgeState.ISSUED


def test_of_several_somebody_chooses_and_nothing_is_issued_before(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "blue")
    before = said(page)
    states = {row.state for row in page.model.every}
    focused = page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(page, qtbot)

    assert "3 people match. Choose one, then Enter." in before
    assert states == {BadgeState.PRINTED}
    assert focused
    assert "is issued to Blue 2." in said(page)


def test_a_whole_alias_is_meant_before_one_that_begins_with_it(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "blue 1")

    assert badge_of(page, qtbot, "P05").state is BadgeState.ISSUED


def test_a_wrong_badge_is_taken_back_with_one_click(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "P19")

    qtbot.mouseClick(page.banner.wrong, LEFT)
    settle(page, qtbot)

    assert badge_of(page, qtbot, "P19").state is BadgeState.RETURNED
    assert "is taken back." in said(page)
    assert not page.banner.wrong.isVisible()


def test_what_is_refused_is_told_with_its_facts_and_the_next_scan_takes_its_place(
    page: RegisterPage, qtbot: QtBot
) -> None:
    refused: list[ForumDeskError] = []
    page.desk.failed.connect(refused.append)
    badge = badge_of(page, qtbot, "P19")

    scan(page, qtbot, badge.serial)
    scan(page, qtbot, badge.serial.lower())
    scan(page, qtbot, "NOSUCHCODE234567")
    marked = page.field.selectedText()

    assert [str(words.refusal(one)) for one in refused] == [
        f"{badge.serial} is issued. Only a badge that is printed or was handed in can be issued.",
        'There is no badge "NOSUCHCODE234567" here any more. Look again.',
    ]
    assert isinstance(refused[1], UnknownError)
    assert marked == "NOSUCHCODE234567"


def test_an_empty_field_does_nothing(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "  ")

    assert not page.banner.isVisible()


def test_enter_takes_badges_back_when_told_to(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")

    qtbot.mouseClick(page.bar.enters[BadgeState.RETURNED], LEFT)
    scan(page, qtbot, "oke")

    assert badge_of(page, qtbot, "P19").state is BadgeState.RETURNED


def test_nothing_goes_out_of_use_without_a_reason(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")
    lost = page.pane.ways[BadgeState.LOST]
    before = lost.isEnabled()

    typed(page.pane.reason, "left in a taxi")
    qtbot.mouseClick(lost, LEFT)
    settle(page, qtbot)

    badge = badge_of(page, qtbot, "P19")
    assert not before
    assert (badge.state, badge.reason) == (BadgeState.LOST, "left in a taxi")
    assert not page.issue.isEnabled()
    assert {(row.ref, row.state) for row in page.model.every if row.ref == "P19"} == {
        ("P19", BadgeState.LOST),
        ("P19", None),
    }


def test_a_reason_is_of_one_badge_alone(page: RegisterPage, qtbot: QtBot) -> None:
    choose(page, "P19")
    typed(page.pane.reason, "jammed")

    choose(page, "P18")

    assert page.pane.why == ""


def test_a_label_and_a_whole_sheet_are_spoilt(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")
    first = next(row for row in page.model.every if row.slot == 1)
    choose(page, first.ref)
    typed(page.pane.reason, "coffee")

    qtbot.mouseClick(page.pane.sheet, LEFT)
    settle(page, qtbot)

    states = [row.state for row in page.model.every if row.page == 1]
    assert (states.count(BadgeState.SPOILT), states.count(BadgeState.ISSUED)) == (9, 1)
    assert "9 badges of the sheet are spoilt." in said(page)


def test_who_has_no_badge_is_led_to_print_one(page: RegisterPage, qtbot: QtBot) -> None:
    asked: list[Target] = []
    refused: list[object] = []
    page.asked.connect(asked.append)
    page.desk.failed.connect(refused.append)
    choose(page, "P19")
    typed(page.pane.reason, "jammed")
    qtbot.mouseClick(page.pane.ways[BadgeState.SPOILT], LEFT)
    settle(page, qtbot)
    page.bar.state.put("none")

    choose(page, "P19")
    qtbot.mouseClick(page.pane.print, LEFT)
    page.print.trigger()

    assert [row.ref for row in page.model.rows] == ["P19"]
    assert asked == [Target("badges", wanted=(("ref", "P19"),))] * 2
    assert refused == []


def test_chips_show_who_is_out(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")
    scan(page, qtbot, "blue 1")

    qtbot.mouseClick(page.bar.out, LEFT)
    out = [row.name for row in page.model.rows]
    typed(page.field, "no such name")
    qtbot.mouseClick(page.empty.way, LEFT)

    assert out == ["Blue 1", "Grace Atim Okello"]
    assert (len(page.model.rows), page.bar.out.on) == (22, False)


def test_the_tally_adds_up_by_category(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "oke")

    names = [one.accessibleName() for one in page.pane.tally.findChildren(type(page.pane.name)) if one.accessibleName()]

    assert "Civil society: 1 issued, 0 handed in, 1 out, 0 lost" in names
    assert names[-1] == "All: 1 issued, 0 handed in, 1 out, 0 lost"


def test_the_owner_of_an_alias_is_neither_shown_nor_found(page: RegisterPage, qtbot: QtBot) -> None:
    scan(page, qtbot, "blue 1")
    shown = "\n".join(str(page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(22))
    typed(page.field, "hassan")

    assert "Blue 1, name hidden" in shown
    assert [row.name for row in page.model.rows] == []
    assert [secret for secret in SECRETS if secret in shown + said(page) + said(page.pane)] == []


def test_the_list_for_guards_is_a_copy_in_the_register(page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, "P19")
    typed(page.pane.reason, "misspelt")
    qtbot.mouseClick(page.pane.ways[BadgeState.VOID], LEFT)
    settle(page, qtbot)

    page.guards.trigger()
    dialog = on_terms(qtbot, page, "North gate", "csv")
    name = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(tmp_path / "void.csv"))
    dialog.close()
    settle(page, qtbot)

    (copy,) = ask(qtbot, page.desk, lambda workspace: workspace.where(Copy, audience="guards"))
    assert (copy.audience, copy.for_whom, name) == ("guards", "North gate", "guards.csv")
    assert (tmp_path / "void.csv").read_text("utf-8-sig").splitlines()[1].endswith(",void")
    assert "in the register of copies" in said(page)


def test_the_page_is_told_in_the_other_language_and_without_an_event(
    page: RegisterPage, qtbot: QtBot, qapp: QApplication
) -> None:
    scan(page, qtbot, "oke")

    words.speak(qapp, "nb")
    settle(page, qtbot)
    told = said(page.pane)
    page.show_place(None)

    assert "Utlevert" in told
    assert page.model.total == 0
    assert not page.banner.isVisible()


def test_a_link_leads_to_a_badge(page: RegisterPage, qtbot: QtBot) -> None:
    badge = badge_of(page, qtbot, "P19")

    page.seek(Target("register", badge.id))

    assert page.chosen is not None
    assert page.chosen.ref == "P19"


def test_somebody_without_a_badge_is_told_so(desk: Desk, kept: Settings, qtbot: QtBot) -> None:
    refused: list[object] = []
    desk.failed.connect(refused.append)
    with beside(qtbot, RegisterPage(desk), kept) as page:
        settle(page, qtbot)
        scan(page, qtbot, "oke")

    assert [type(one) for one in refused] == [NoBadgeError]
