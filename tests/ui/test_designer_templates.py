"""Templates in the designer: opened as copies, saved as one change, taken into and out of files."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.services import templating
from tests.ui.designing import (
    at_rest,
    click,
    design_of,
    designing,
    element,
    key,
    pick,
    save,
)
from tests.ui.house import spin
from tests.ui.printing_house import ask
from tests.ui.stage import typed
from ui import words
from ui.desk import Desk


def test_a_shipped_template_is_opened_as_a_copy_that_can_be_saved(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        before = page.choices.name.edit.text()

        save(page)

        views = ask(qtbot, desk, templating.templates)
        assert before == "standard copy"
        assert [view.name for view in views if view.own] == ["standard copy"]
        assert page.choices.template.combo.currentText() == "standard copy"
        assert not page.save.isEnabled()


def test_saving_is_one_change_that_undo_takes_back(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")
        for _ in range(3):
            key(page, Qt.Key.Key_Left)
            key(page, Qt.Key.Key_Up)
        moved = element(page, "code")
        save(page)
        kept = ask(qtbot, desk, lambda workspace: templating.template(workspace, "standard copy"))

        desk.undo()
        spin(lambda: at_rest(page))

        assert moved in kept.layouts[-1].front
        assert [view for view in ask(qtbot, desk, templating.templates) if view.own] == []
        assert page.board.name == "standard"


def test_a_name_of_another_template_is_refused_and_an_own_one_is_taken(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        typed(page.choices.name.edit, "photo")
        QTest.keyClick(page.choices.name.edit, Qt.Key.Key_Return)
        refused = page.choices.name.wrong.text()
        typed(page.choices.name.edit, "Our own (2027)")
        QTest.keyClick(page.choices.name.edit, Qt.Key.Key_Return)
        save(page)

        assert refused == 'There is a template called "photo". Choose another name.'
        assert ask(qtbot, desk, templating.templates)[-1].name == "Our own (2027)"


def test_a_template_goes_into_a_file_and_comes_back_under_a_free_name(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    with designing(desk, qtbot) as page:
        save(page)
        page.files.send(path)
        spin(lambda: path.exists())
        page.files.bring(path)
        spin(lambda: page.board.name == "standard copy copy")
        spin(lambda: at_rest(page))

        assert templating.read_template(path.read_bytes()).name == "standard copy"
        assert page.choices.template.combo.currentText() == "standard copy copy · not saved"
        save(page)
        assert ask(qtbot, desk, templating.templates)[-1].name == "standard copy copy"


def test_a_file_that_is_no_template_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"format": "something"}', encoding="utf-8")
    with designing(desk, qtbot) as page, qtbot.waitSignal(desk.failed) as told:
        page.files.bring(path)

    assert "no badge template" in words.refusal(told.args[0])


def test_an_own_template_is_removed_and_undo_brings_it_back(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        shipped_one = page.remove.isEnabled()
        save(page)
        page.remove.trigger()
        spin(lambda: at_rest(page))
        gone = ask(qtbot, desk, templating.templates)
        desk.undo()
        spin(lambda: at_rest(page))

        assert not shipped_one
        assert not any(view.own for view in gone)
        assert [view.name for view in page.files.views if view.own] == ["standard copy"]


def test_steps_that_are_not_saved_wait_while_another_template_is_looked_at(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")
        key(page, Qt.Key.Key_Left)
        moved = element(page, "code")
        pick(page.choices.template.combo, "photo")
        spin(lambda: page.board.name == "photo")
        pick(page.choices.template.combo, "standard")

        assert page.choices.template.combo.currentText() == "standard · not saved"
        assert element(page, "code") == moved


def test_the_other_side_and_the_other_layouts_are_designed_too(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot, "two-sided") as page:
        front = [one.id for one in design_of(page).elements]
        pick(page.choices.side.combo, True)
        back = [one.id for one in design_of(page).elements]
        pick(page.choices.layout_choice.combo, 0)

        assert front != back
        assert design_of(page).number == 0
        assert design_of(page).back


def test_steps_that_are_not_saved_outlive_a_lock(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")
        key(page, Qt.Key.Key_Left)
        moved = element(page, "code")
        kept = page.drafts()

    with designing(desk, qtbot) as page:
        before = element(page, "code")
        for begun in kept:
            page.take_up(begun.fields)

        assert before != moved
        assert element(page, "code") == moved
        assert page.board.unsaved == ("standard",)
        save(page)
        assert page.drafts() == ()


def test_dialogs_ask_for_the_files(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sent.json"
    with designing(desk, qtbot) as page:
        page.export.trigger()
        sending = page.findChild(QFileDialog)
        assert sending is not None
        saves = sending.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        sending.fileSelected.emit(str(path))
        sending.done(0)
        spin(path.exists)
        page.bring.trigger()
        fetching = page.findChildren(QFileDialog)[-1]
        fetching.fileSelected.emit(str(path))
        fetching.done(0)
        spin(lambda: page.board.name == "standard copy")

        assert saves
        assert page.choices.template.combo.currentText() == "standard copy · not saved"


def test_saving_takes_the_place_of_no_other_template(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        mine = design_of(page).template
        click(page, "code")
        key(page, Qt.Key.Key_Left)
        desk.change(lambda workspace: templating.save_template(workspace, mine))
        spin(lambda: at_rest(page))

        with qtbot.waitSignal(desk.failed) as told:
            page.save.trigger()

        kept = ask(qtbot, desk, lambda workspace: templating.template(workspace, mine.name))
        assert kept == mine
        assert words.refusal(told.args[0]).startswith('There is a template called "standard copy"')
