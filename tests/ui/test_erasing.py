"""Letting go in the window: terms, what is due, the question about an archive, the erasure; who did what, on a copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.desk import Setting
from forumdesk.domain.erasing import Duty, Kind
from forumdesk.domain.people import Person
from forumdesk.domain.retaining import Kept
from forumdesk.services import overviewing, working
from forumdesk.services.erasing import Wish
from forumdesk.store.workspace import Workspace
from tests.ui.printing_house import ask, on_terms, said
from tests.ui.stage import read, staged, typed
from ui.desk import Desk
from ui.dialogs.erase import EraseDialog
from ui.models import overview_rows
from ui.pages.history import HistoryPage
from ui.pages.people import PeoplePage
from ui.pages.retention import RetentionPage
from ui.pages.settings import SettingsPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[RetentionPage]:
    with staged(RetentionPage(desk), qtbot) as found:
        yield found


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def dialog_of(desk: Desk, qtbot: QtBot) -> EraseDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EraseDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, EraseDialog)
    qtbot.waitUntil(lambda: found.seen is not None)
    return found


def erased(dialog: EraseDialog, desk: Desk, qtbot: QtBot) -> str:
    """The receipt of an erasure for which no archive is owed."""
    press(qtbot, dialog.duty.choices[Duty.NONE])
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        press(qtbot, dialog.go)
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1)
    return dialog.receipt.toPlainText()


def keep_for(page: RetentionPage, qtbot: QtBot, text: str) -> None:
    """Type a term for e-mail addresses."""
    page.table.pick(page.model.row_of(Kept.EMAIL))
    field = page.pane.form.fields["term"].control
    typed(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    read(page, qtbot)


def press_erase(table: QWidget) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_a_term_is_typed_and_what_is_due_is_told_here_and_on_the_overview(
    page: RetentionPage, desk: Desk, qtbot: QtBot
) -> None:
    keep_for(page, qtbot, "a while")
    refused = said(page.pane)
    keep_for(page, qtbot, "2020-01-01")
    overview = ask(qtbot, desk, lambda workspace: overviewing.overview(workspace, "OF27"))

    assert '"a while" is no term' in refused
    assert str(page.model.index(page.model.row_of(Kept.EMAIL), 2).data()) == "21 people"
    assert "Blue 1" in said(page.pane)
    assert "Verborgen" not in said(page.pane)
    assert "retention" in [line.target.page for line in overview_rows.attention_lines(overview)]


def test_what_is_due_goes_after_the_question_about_an_archive_and_leaves_a_receipt(
    page: RetentionPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "receipt-1.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    keep_for(page, qtbot, "2020-01-01")

    press_erase(page.table)
    dialog = dialog_of(desk, qtbot)
    asleep = not dialog.go.isEnabled()
    receipt = erased(dialog, desk, qtbot)
    press(qtbot, dialog.save)
    qtbot.waitUntil(target.exists)
    press(qtbot, dialog.close_it)
    read(page, qtbot)

    assert asleep
    assert target.read_text(encoding="utf-8") == receipt
    assert "21 people" in receipt
    assert not any(one.emails for one in ask(qtbot, desk, lambda workspace: workspace.all(Person)))
    assert not page.go.isEnabled()


def test_somebody_chosen_on_the_list_of_people_is_erased_and_the_pages_hear_of_it(desk: Desk, qtbot: QtBot) -> None:
    with staged(PeoplePage(desk), qtbot) as page:
        page.table.pick(page.model.row_of("P05"))

        press_erase(page.table)
        dialog = dialog_of(desk, qtbot)
        shown = said(dialog)
        receipt = erased(dialog, desk, qtbot)
        press(qtbot, dialog.close_it)
        read(page, qtbot)

        assert "Blue 1" in shown
        assert not any(secret in shown + receipt for secret in ("Verborgen", "Hassan"))
        assert page.model.row_of("P05") == -1
        assert desk.reach.undo is None


def test_an_event_asks_about_its_people_and_a_sealed_archive_needs_a_file_and_one_passphrase_twice(
    desk: Desk, page: RetentionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = EraseDialog(desk, Wish(Kind.EVENT, ("OF27",)), page)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.seen is not None)
    people = said(dialog)

    press(qtbot, dialog.keep_people)
    qtbot.waitUntil(lambda: dialog.seen is not None)
    kept = said(dialog)
    press(qtbot, dialog.duty.choices[Duty.SEALED])
    awake = [dialog.go.isEnabled()]
    dialog.duty.archive.take(tmp_path / "OF27.age")
    for edit, text in ((dialog.duty.passphrase.edit, "four invented words"), (dialog.duty.again.edit, "four words")):
        typed(edit, text)
        awake.append(dialog.go.isEnabled())
    typed(dialog.duty.again.edit, "four invented words")
    press(qtbot, dialog.go)
    qtbot.waitUntil(dialog.wrong.isVisible)

    assert "22 people" in people
    assert "people" not in kept.partition("What goes")[2].partition("History")[0].replace("Keep the people", "")
    assert awake == [False, False, False]
    assert "tells of nobody" in dialog.wrong.text()
    assert dialog.cancel.isEnabled()
    press(qtbot, dialog.cancel)


def test_who_works_here_is_typed_once_and_the_history_shows_it_and_leaves_as_a_copy(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(SettingsPage(desk), qtbot) as settings:
        field = settings.fields["works-here"]
        typed(field.control, "Ada Fictand")
        with qtbot.waitSignal(desk.changed):
            QTest.keyClick(field.control, Qt.Key.Key_Return)
    who = ask(qtbot, desk, working.who)
    target = tmp_path / "shown.csv"
    with staged(HistoryPage(desk), qtbot) as page:
        newest = [str(page.model.index(0, column).data()) for column in range(page.model.columnCount())]
        page.hand_out.trigger()
        asking = on_terms(qtbot, page, "Auditor", "csv")
        with qtbot.waitSignal(desk.changed, timeout=20_000):
            asking.fileSelected.emit(str(target))
        asking.close()
    lines = target.read_text(encoding="utf-8-sig").splitlines()

    assert who == "Ada Fictand"
    assert newest[2] == "Ada Fictand"
    (copy,) = ask(qtbot, desk, lambda workspace: workspace.where(Copy, what="history"))
    assert copy.for_whom == "Auditor"
    assert lines[-1].split(",")[2:4] == ["Ada Fictand", "Settings of the workspace changed"]
    assert ask(qtbot, desk, recalled) == ("Ada Fictand", 1)


def recalled(workspace: Workspace) -> tuple[str, int]:
    """The name as a next opening has it, and how many entries bear it."""
    kept = [one.value for one in workspace.all(Setting) if one.key.startswith("works-here:")]
    entries = [one for one in workspace.history() if one.by and one.label is Label.SETTINGS_CHANGED]
    return kept[0], len(entries)
