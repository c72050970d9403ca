"""What leaves the house from the page of invites: exports of every kind, all outdated at once, and cancellations."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy
from forumdesk.domain.invitations import Cancellation, Invitation
from forumdesk.services.holdings import Standing
from forumdesk.services.inviting import Forms, Pack
from forumdesk.services.pipeline import Step
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, said
from tests.ui.test_invitations import choose, click, issued, page, pick, settle
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_order import Which
from ui.pages.invitations_out import CancelDialog, ExportDialog
from ui.pages.invitations_withdraw import Extent, WithdrawDialog

__all__ = ["page"]

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def _dialog_for_folder(page: InvitationsPage, qtbot: QtBot, folder: Path) -> None:
    dialog = page.findChildren(QFileDialog)[-1]
    folder.mkdir(exist_ok=True)
    dialog.setDirectory(str(folder.parent))
    dialog.selectFile(str(folder))
    dialog.accept()
    qtbot.waitUntil(lambda: page.outcome.isVisible())
    settle(page, qtbot)


def test_selected_invites_are_exported_into_a_folder_and_recorded(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.setFocus()
    page.table.pick(page.model.row_of("P00 "))
    page.table.choose([page.model.row_of("P00 T03")])
    click(qtbot, _button(page, "Export..."))
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    choices = {which: dialog.which[which].text() for which in Which}
    files_alone = dialog.shape.account.isVisible()
    choose(qtbot, dialog.shape.forms[Forms.BOTH])
    assert (files_alone, dialog.shape.account.isVisible()) == (False, True)

    click(qtbot, dialog.choose)
    _dialog_for_folder(page, qtbot, tmp_path / "out")

    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert names == ["0001.eml", "0001.ics", "0002.eml", "0002.ics"]
    assert choices[Which.SELECTED] == "Selected (2)"
    assert choices[Which.OUTDATED] == "All that are outdated (0)"
    assert choices[Which.NEVER] == "To issue (24)"
    assert "4 files written and recorded" in said(page)
    assert len(ask(qtbot, page.desk, _invitations)) == 2
    assert [row.version for row in page.model.rows if row.ref == "P00"] == [1, 1]


def test_everything_outdated_is_issued_in_one_action_and_the_rest_is_left_alone(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")
    before = {one.id: one for one in ask(qtbot, page.desk, _invitations)}
    page.table.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    chosen = dialog.chosen
    choose(qtbot, dialog.shape.packs[Pack.ZIP])

    click(qtbot, dialog.choose)
    _dialog_for_folder(page, qtbot, tmp_path / "again")

    after = ask(qtbot, page.desk, _invitations)
    assert chosen is Which.OUTDATED
    assert {one.suffix for one in (tmp_path / "again").iterdir()} == {".zip"}
    assert sum(one != before[one.id] for one in after) == 2
    assert page.pipeline.steps[Step.OUTDATED].number == 0
    assert not page.up_to_date.isEnabled()


def test_a_programme_and_a_date_to_hold_go_to_whoever_is_selected(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.setFocus()
    page.table.pick(page.model.row_of("P00 "))
    page.table.choose([page.model.row_of("P01 ")])
    click(qtbot, _button(page, "Export..."))
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    choose(qtbot, dialog.which[Which.HOLD])
    theirs = len(dialog.rows(Which.HOLD))
    choose(qtbot, dialog.only)
    every = len(dialog.rows(Which.HOLD))
    choose(qtbot, dialog.only)

    click(qtbot, dialog.choose)
    _dialog_for_folder(page, qtbot, tmp_path / "out")

    assert (theirs, every > 2) == (2, True)
    assert len(ask(qtbot, page.desk, _invitations)) == 2
    assert page.model.index(page.model.row_of("P00 "), 2).data() == "Holds the date"
    assert page.pipeline.steps[Step.TO_ISSUE].number == 26


def test_one_person_alone_is_taken_off_and_the_session_goes_on(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")
    pick(page, qtbot, "P00 T03")
    click(qtbot, page.pane.withdraw)
    dialog = page.findChild(WithdrawDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.call_off.isEnabled)
    told, session = said(dialog), dialog.session
    choose(qtbot, dialog.extents[Extent.ALL])
    qtbot.waitUntil(dialog.call_off.isEnabled)
    everything = dialog.session

    click(qtbot, dialog.call_off)
    _dialog_for_folder(page, qtbot, tmp_path / "off")

    stands = {row.ref: row.standing for row in page.model.rows if row.session == "T03"}
    assert "1 cancellation is written" in told
    assert (session, everything) == ("T03", "")
    assert stands == {"P00": Standing.CANCELLED, "P01": Standing.OUTDATED}
    assert "1 cancellation written" in said(page)
    assert ask(qtbot, page.desk, _cancellations) == []


def test_a_session_is_called_off_only_after_its_holders_are_counted(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")
    page.table.pick(page.model.row_of("P00 T03"))
    page.cancel.trigger()
    dialog = page.findChild(CancelDialog)
    assert dialog is not None
    before = dialog.call_off.isEnabled(), dialog.code
    qtbot.waitUntil(dialog.call_off.isEnabled)
    told = said(dialog)
    qtbot.keyClicks(dialog.terms.until.edit, "one day")
    click(qtbot, dialog.call_off)
    refused = dialog.terms.until.wrong.text()
    dialog.terms.until.edit.setText("20 June 2097")
    qtbot.keyClicks(dialog.terms.for_whom.edit, "Courier")

    click(qtbot, dialog.call_off)
    _dialog_for_folder(page, qtbot, tmp_path / "off")

    assert before == (False, "T03")
    assert "is no day" in refused
    (copy,) = ask(qtbot, page.desk, lambda workspace: workspace.where(Copy, what="cancellations"))
    assert copy.for_whom == "Courier"
    assert "2 people hold an invite" in told
    assert "cannot be undone" in told
    assert len(list((tmp_path / "off").iterdir())) == 2
    assert "Session cancelled, 2 files written" in said(page)
    assert len(ask(qtbot, page.desk, _cancellations)) == 1
    assert {row.standing for row in page.model.rows if row.session == "T03"} == {Standing.CANCELLED}


def test_enter_keeps_a_session_and_a_session_nobody_holds_needs_no_folder(page: InvitationsPage, qtbot: QtBot) -> None:
    page.ask_cancel()
    first = page.findChildren(CancelDialog)[-1]
    qtbot.waitUntil(first.call_off.isEnabled)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    kept = ask(qtbot, page.desk, _cancellations)

    page.ask_cancel()
    second = page.findChildren(CancelDialog)[-1]
    qtbot.waitUntil(second.call_off.isEnabled)
    click(qtbot, second.call_off)
    qtbot.waitUntil(lambda: page.outcome.isVisible())

    assert kept == []
    assert len(ask(qtbot, page.desk, _cancellations)) == 1


def _button(page: InvitationsPage, text: str) -> QPushButton:
    return next(one for one in page.head.findChildren(QPushButton) if one.text() == text)


def _invitations(workspace: Workspace) -> list[Invitation]:
    return workspace.all(Invitation)


def _cancellations(workspace: Workspace) -> list[Cancellation]:
    return workspace.all(Cancellation)
