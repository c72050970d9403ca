"""The page of safekeeping and its dialogs, and the first window's ways to a file whose passphrase or pages are lost."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.safekeeping import Deed
from forumdesk.services import recovering, safekeeping
from forumdesk.store.cipher import Secret
from forumdesk.store.opened import PAGE
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_world, reopened
from tests.ui.alone import shown
from tests.ui.house import spin
from tests.ui.stage import typed
from ui.desk import Desk
from ui.dialogs.drill import DrillDialog
from ui.dialogs.new_key import KeyFileWish, NewKeyDialog
from ui.dialogs.recovery_sheet import RecoverySheetDialog, in_memory
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.unlock_form import Wish
from ui.pages.safekeeping import SafekeepingPage
from ui.settings import Settings
from ui.widgets.fields import CheckField, TextField

NEW = "nine invented cranes over a lake"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def rested(desk: Desk) -> None:
    spin(lambda: desk.at_rest)


def click(dialog: DrillDialog | NewKeyDialog | RecoverySheetDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    rested(dialog.desk)


def chosen(monkeypatch: pytest.MonkeyPatch, way: str, path: Path) -> None:
    """Somebody picks this in the system's dialog."""
    answer = str(path) if way == "getExistingDirectory" else (str(path), "")
    monkeypatch.setattr(QFileDialog, way, lambda *_, **__: answer)


def test_backups_are_made_into_the_folder_chosen_and_kept_as_the_fields_say(
    desk: Desk, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, "getExistingDirectory", stick)
    with shown(SafekeepingPage, desk, qtbot) as page:
        assert page.told["backups"].text() == "No backup has been made yet."

        page.back_up.trigger()
        rested(desk)
        last, leaving = page.fields["last"], page.fields["leaving"]
        assert isinstance(last, TextField)
        assert isinstance(leaving, CheckField)
        typed(last.edit, "none")
        qtbot.keyClick(last.edit, Qt.Key.Key_Return)
        assert "from 1 to 100" in last.wrong.text()
        typed(last.edit, "1")
        qtbot.keyClick(last.edit, Qt.Key.Key_Return)
        leaving.box.click()
        rested(desk)
        page.back_up.trigger()
        rested(desk)

        assert "1 of ours is in the folder. The next one removes 1." in page.told["backups"].text()
        assert len(list(stick.iterdir())) == 1
        plan: list[safekeeping.Plan] = []
        desk.read(safekeeping.plan, plan.append)
        rested(desk)
        assert (plan[0].folder, plan[0].rotation.last, plan[0].on_leaving) == (stick, 1, True)
        page.folder.take(None)
        rested(desk)
        assert not leaving.isEnabled()


def test_a_backup_is_made_when_the_workspace_is_closed_where_that_is_wanted(desk: Desk, stick: Path) -> None:
    desk.change(lambda workspace: safekeeping.choose_folder(workspace, stick))
    desk.change(lambda workspace: safekeeping.back_up_on_leaving(workspace, True))
    rested(desk)

    desk.close()
    desk.wait()

    (made,) = stick.iterdir()
    with reopened(made) as opened:
        assert safekeeping.plan(opened).on_leaving


def test_another_passphrase_is_set_and_the_page_says_what_the_old_one_opens(
    desk: Desk, qtbot: QtBot, stick: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.change(lambda workspace: safekeeping.back_up(workspace, stick / "mine.forumdesk"))
    with shown(SafekeepingPage, desk, qtbot) as page:
        qtbot.mouseClick(page.key, Qt.MouseButton.LeftButton)
        dialog = page.dialog
        assert isinstance(dialog, NewKeyDialog)
        for field, text in ((dialog.passphrase, "wrong"), (dialog.new, NEW), (dialog.again, "other")):
            qtbot.keyClicks(field.edit, text)
        click(dialog, qtbot)
        assert "differ" in dialog.wrong.text()
        dialog.again.edit.setText(NEW)
        dialog.passphrase.edit.setText(PASSPHRASE)
        dialog.choose(KeyFileWish.NEW)
        click(dialog, qtbot)
        assert dialog.wrong.text() == "Choose the key file."
        key = stick.parent.parent / f"{stick.parent.name}-key"
        chosen(monkeypatch, "getSaveFileName", key)
        dialog.other.button.click()
        click(dialog, qtbot)

        assert page.dialog is None
        assert page.old.isVisible()
        assert page.old.heading.text() == "1 backup made before opens by an older passphrase"
        qtbot.mouseClick(page.gone, Qt.MouseButton.LeftButton)
        rested(desk)
        assert not page.old.isVisible()
    desk.close()
    desk.wait()
    with Workspace.open(file, Secret(NEW, key.read_bytes()), a_world(4)) as opened:
        labels = [one.label for one in opened.history()]
    assert labels[-2:] == [Label.PASSPHRASE_CHANGED, Label.BACKUPS_DESTROYED]
    key.unlink()


def test_a_wrong_passphrase_and_a_key_file_beside_the_workspace_change_nothing(
    desk: Desk, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = NewKeyDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    for field, text in ((dialog.passphrase, "wrong"), (dialog.new, NEW), (dialog.again, NEW)):
        field.edit.setText(text)

    click(dialog, qtbot)
    assert "wrong" in dialog.wrong.text()
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.choose(KeyFileWish.NEW)
    chosen(monkeypatch, "getSaveFileName", file.parent / "key")
    dialog.other.button.click()
    click(dialog, qtbot)

    assert "on a stick of its own" in dialog.wrong.text()
    assert not (file.parent / "key").exists()


def test_a_restore_is_tried_and_copied_to_a_name_of_its_own(
    desk: Desk, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, target = stick / "mine.forumdesk", stick / "restored.forumdesk"
    desk.change(lambda workspace: safekeeping.back_up(workspace, backup))
    with shown(SafekeepingPage, desk, qtbot) as page:
        qtbot.mouseClick(page.drill, Qt.MouseButton.LeftButton)
        dialog = page.dialog
        assert isinstance(dialog, DrillDialog)
        click(dialog, qtbot)
        assert dialog.wrong.text() == "Choose the file first."
        chosen(monkeypatch, "getOpenFileName", backup)
        dialog.file.button.click()
        qtbot.keyClicks(dialog.passphrase.edit, "wrong")
        click(dialog, qtbot)
        assert "wrong" in dialog.wrong.text()
        dialog.passphrase.edit.setText(PASSPHRASE)
        click(dialog, qtbot)

        assert dialog.outcome.heading.text() == "The backup is whole"
        assert not dialog.passphrase.edit.text()
        people = dialog.grid.itemAtPosition(2, 1)
        cell = people.widget() if people else None
        assert cell is not None
        assert cell.accessibleName() == "People: 24 in the backup, 24 here"
        chosen(monkeypatch, "getSaveFileName", target)
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
        assert dialog.outcome.heading.text() == "Restored to restored.forumdesk"
        assert target.read_bytes() == backup.read_bytes()
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
        assert "not overwritten" in dialog.wrong.text()
        dialog.reject()
        rested(desk)
        assert page.told["drill"].text().startswith("Last tried")


def test_a_damaged_backup_is_told_with_its_parts(desk: Desk, qtbot: QtBot, stick: Path) -> None:
    backup = stick / "mine.forumdesk"
    desk.change(lambda workspace: safekeeping.back_up(workspace, backup))
    rested(desk)
    data = bytearray(backup.read_bytes())
    data[9 * PAGE + 5] ^= 1
    backup.write_bytes(data)
    dialog = DrillDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()

    dialog.take(backup)
    qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
    click(dialog, qtbot)

    assert "is damaged" in dialog.outcome.heading.text()
    assert "page 10" in dialog.outcome.sentence.text()
    assert not dialog.restore.isVisible()


def test_the_recovery_sheet_is_shown_after_the_passphrase_and_goes_to_a_printer_alone(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with shown(SafekeepingPage, desk, qtbot) as page:
        before = set(tmp_path.rglob("*"))
        qtbot.mouseClick(page.sheet, Qt.MouseButton.LeftButton)
        dialog = page.dialog
        assert isinstance(dialog, RecoverySheetDialog)
        qtbot.keyClicks(dialog.passphrase.edit, "wrong")
        click(dialog, qtbot)
        assert "wrong" in dialog.wrong.text()
        dialog.passphrase.edit.setText(PASSPHRASE)
        click(dialog, qtbot)

        assert dialog.preview.isVisible()
        assert dialog.data.startswith(b"%PDF")
        assert not dialog.passphrase.edit.text()
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "key.pdf"))
        dialog.print_on(printer)
        assert "Choose a printer" in dialog.wrong.text()
        dialog.reject()
        assert dialog.data == b""
        rested(desk)
        assert "Last made" in page.told["sheet"].text()
        assert {one.name for one in set(tmp_path.rglob("*")) - before} <= {"forum.forumdesk-wal"}


def test_what_the_print_library_writes_for_a_moment_goes_to_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "before")

    with in_memory():
        inside = os.environ["TMPDIR"]

    assert inside == ("/dev/shm" if Path("/dev/shm").is_dir() else "before")
    assert os.environ["TMPDIR"] == "before"


@pytest.fixture
def unlock(kept: Settings, bare_desk: Desk, qtbot: QtBot) -> UnlockDialog:
    """The first window, as the program wires it."""
    dialog = UnlockDialog(kept)
    qtbot.addWidget(dialog)
    dialog.aside_asked.connect(lambda ask: ask(bare_desk))
    dialog.asked.connect(lambda wish: bare_desk.open(wish.path, Secret(wish.passphrase, wish.key_file)))
    bare_desk.failed.connect(dialog.refused)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def sheet_of(file: Path) -> tuple[str, ...]:
    with reopened(file) as opened:
        return recovering.make_sheet(opened).lines


def test_the_lines_of_a_sheet_open_the_file_and_a_mistyped_one_is_marked(
    unlock: UnlockDialog, bare_desk: Desk, file: Path, qtbot: QtBot
) -> None:
    lines = sheet_of(file)
    unlock.take(file)
    qtbot.mouseClick(unlock.form.sheet, Qt.MouseButton.LeftButton)
    dialog = unlock.rescue.dialog
    assert dialog is not None
    for field, line in zip(dialog.lines, (*lines[:3], lines[2]), strict=True):
        typed(field.edit, line.lower())
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert "line 4" in dialog.lines[3].wrong.text()
    assert not dialog.lines[2].wrong.isVisible()

    def go() -> None:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    go()
    typed(dialog.lines[3].edit, lines[3])
    go()
    assert "too easy" in dialog.wrong.text()
    typed(dialog.new.edit, NEW)
    go()
    assert "differ" in dialog.wrong.text()
    typed(dialog.again.edit, NEW)
    with qtbot.waitSignal(bare_desk.opened, timeout=20_000):
        go()

    deeds: list[safekeeping.Standing] = []
    bare_desk.read(safekeeping.standing, deeds.append)
    rested(bare_desk)
    assert {deed for deed, _ in deeds[0].deeds} == {Deed.SHEET, Deed.PASSPHRASE}


def test_the_sheet_of_another_file_is_refused_with_the_mark_that_it_would_have_to_show(
    unlock: UnlockDialog, file: Path, tmp_path: Path, bare_desk: Desk, qtbot: QtBot
) -> None:
    lines = sheet_of(file)
    with reopened(file) as opened:
        recovering.change_key(opened, SECRET)
        mark = opened.file.key.mark
    unlock.take(file)
    unlock.rescue.recover()
    dialog = unlock.rescue.dialog
    assert dialog is not None
    for field, line in zip((*dialog.lines,), lines, strict=True):
        typed(field.edit, line)
    typed(dialog.new.edit, NEW)
    typed(dialog.again.edit, NEW)

    with qtbot.waitSignal(bare_desk.failed, timeout=20_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    assert mark in dialog.wrong.text()
    assert dialog.go.isEnabled()


def test_a_damaged_file_offers_to_save_what_can_be_read_tells_the_loss_and_opens(
    unlock: UnlockDialog, bare_desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(file.read_bytes())
    data[20] ^= 1
    file.write_bytes(data)
    target = file.with_name("saved.forumdesk")
    unlock.take(file)
    assert not unlock.form.salvage.isVisible()
    qtbot.keyClicks(unlock.form.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(bare_desk.failed, timeout=20_000):
        qtbot.mouseClick(unlock.form.go, Qt.MouseButton.LeftButton)
    assert unlock.form.salvage.isVisible()
    chosen(monkeypatch, "getSaveFileName", target)

    qtbot.mouseClick(unlock.form.salvage, Qt.MouseButton.LeftButton)
    rested(bare_desk)

    dialog = unlock.rescue.told
    assert dialog is not None
    assert dialog.outcome.heading.text() == "No row is known to be lost"
    assert unlock.form.file.path == target
    with qtbot.waitSignal(bare_desk.opened, timeout=20_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def test_a_damaged_file_is_saved_by_its_sheet_where_nobody_knows_the_passphrase(
    unlock: UnlockDialog, bare_desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, target = sheet_of(file), file.with_name("saved.forumdesk")
    data = bytearray(file.read_bytes())
    data[20] ^= 1
    file.write_bytes(data)
    unlock.take(file)
    unlock.rescue.recover()
    dialog = unlock.rescue.dialog
    assert dialog is not None
    for field, line in zip(dialog.lines, lines, strict=True):
        field.take_up(line)
    for secret in (dialog.new, dialog.again):
        typed(secret.edit, NEW)
    before = dialog.salvage.isVisible()

    with qtbot.waitSignal(bare_desk.failed, timeout=20_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    offered = dialog.salvage.isVisible(), dialog.salvage.accessibleName()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    qtbot.mouseClick(dialog.salvage, Qt.MouseButton.LeftButton)
    nowhere = dialog.go.isEnabled()
    chosen(monkeypatch, "getSaveFileName", target)
    qtbot.mouseClick(dialog.salvage, Qt.MouseButton.LeftButton)
    rested(bare_desk)

    told = unlock.rescue.told
    assert told is not None
    assert (before, offered, nowhere) == (False, (True, "Save what can be read..."), True)
    assert told.outcome.heading.text() == "No row is known to be lost"
    with qtbot.waitSignal(bare_desk.opened, timeout=20_000):
        qtbot.mouseClick(told.go, Qt.MouseButton.LeftButton)
    assert unlock.form.file.path == target


def test_a_wrong_passphrase_offers_no_salvage(unlock: UnlockDialog, bare_desk: Desk, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bare_desk.failed, timeout=20_000):
        unlock.asked.emit(Wish(file, "wrong", None, False))

    assert not unlock.form.salvage.isVisible()
