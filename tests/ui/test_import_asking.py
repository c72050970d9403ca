"""The questions of an import: two people side by side, readings of a cell, answers by key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.import_lists import people_list
from tests.ui.importing import click, parent, rest, take, wizard
from ui.dialogs.import_wizard import ImportWizard

__all__ = ["parent", "wizard"]

SECRETS = ("Verborgen", "Hassan", "حسن")


def test_questions_come_one_by_one_with_both_people_side_by_side(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions
    step.list.pick("merge:N02+P01")
    view = step.view.pair

    assert wizard.here == "questions"
    assert step.left.text() == "7 left"
    assert "Same name; a birth date is missing; no e-mail address in common." in view.evidence.said.text()
    rows = {cells[0].accessibleName().split(":")[0]: cells for cells in view.compare.cells.values()}
    assert set(rows) == {"Organisation", "E-mail", "Answer"}
    assert rows["Answer"][0].said == "Confirmed"
    assert rows["Answer"][1].accessibleName() == "Answer: Invited, In the file"
    assert view.after.name.text() == "Ngozi Adeyemi"


def test_arrow_keys_choose_a_side_and_walk_the_fields_and_the_outcome_follows(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    wizard.questions.list.pick("merge:N02+P01")
    compare, after = wizard.questions.view.pair.compare, wizard.questions.view.pair.after
    emails, organisation, answer = compare.cells.values()
    emails[0].setFocus()

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        focused = next(cell for pair in compare.cells.values() for cell in pair if cell.isChecked() and cell in pair)
        qtbot.keyClick(focused if key is Qt.Key.Key_Up else emails[0], key)
    qtbot.keyClick(organisation[0], Qt.Key.Key_Right)
    qtbot.keyClick(organisation[1], Qt.Key.Key_Down)
    qtbot.keyClick(answer[0], Qt.Key.Key_Right)

    assert organisation[1].isChecked()
    assert answer[1].isChecked()
    assert not emails[1].isChecked()
    assert after.line.text() == "Sea Institute · Civil society · Invited"
    qtbot.keyClick(answer[1], Qt.Key.Key_Left)
    assert after.line.text() == "Sea Institute · Civil society · Confirmed"


def test_beside_a_protected_person_nothing_says_who_it_is(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions

    step.list.pick("merge:N03+P05")

    said = [label.text() + label.toolTip() + label.accessibleName() for label in step.findChildren(QLabel)]
    said += [str(step.model.index(row, 0).data(role)) for row in range(step.model.rowCount()) for role in range(15)]
    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []
    assert step.view.pair.evidence.hidden.isVisible()
    assert step.view.pair.compare.cells == {}
    assert step.view.pair.after.hidden.isVisible()


def test_alt_1_2_and_3_answer_and_the_next_question_comes(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions
    keys = [row.key for row in step.model.rows]
    pairs = [key for key in keys if key.startswith("merge")]

    step.list.pick(pairs[0])
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(wizard, key, Qt.KeyboardModifier.AltModifier)

    assert [wizard.course.answers[key] for key in pairs[:3]] == ["merge", "keep", ""]
    assert step.key == pairs[3]
    assert step.left.text() == "4 left"
    assert wizard.rail.steps["questions"].accessibleName() == "Step 3, Questions: 2 of 7 answered"


def test_a_reading_is_chosen_by_key_and_taken(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    view = wizard.questions.view
    wizard.questions.list.pick("dob:N01")
    before = view.take.isEnabled()

    qtbot.keyClick(wizard, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    first = view.cell.choice
    qtbot.keyClick(view.cell.choices[first], Qt.Key.Key_Down)
    words_of = [button.said for button in view.cell.choices.values()]
    click(qtbot, wizard, view.take)

    assert not before
    assert words_of == ["3 April 1968 · 1968-04-03", "4 March 1968 · 1968-03-04"]
    assert (first, wizard.course.answers["dob:N01"]) == ("1968-04-03", "1968-03-04")
    assert wizard.questions.key == "arrival:N02"
    assert [button.said for button in view.cell.choices.values()] == [
        "27 October 2030, 02:15 (UTC+02:00, Europe/Oslo)",
        "27 October 2030, 02:15 (UTC+01:00, Europe/Oslo)",
    ]


def test_two_readings_of_a_birth_date_are_answered_beside_the_two_people(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions
    step.list.pick("merge:N01+P03")

    step.view.pair.compare.read.emit("birth_date", "1968-03-04")

    assert wizard.course.answers == {"dob:N01": "1968-03-04"}
    assert step.key == "merge:N01+P03"


def test_the_keyboard_is_at_the_first_choice_of_the_first_question(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    view, columns = wizard.questions.view, wizard.columns
    wizard.activateWindow()

    qtbot.keyClick(columns.go_on, Qt.Key.Key_Return)
    rest(qtbot, wizard)
    at_reading = QApplication.focusWidget() is next(iter(view.cell.choices.values()))
    for key in [row.key for row in wizard.questions.model.rows if not row.key.startswith("merge")]:
        wizard.questions.list.pick(key)
        qtbot.keyClick(wizard, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        click(qtbot, wizard, view.take)
    wizard.turn("columns")
    columns.go_on.setFocus()
    qtbot.keyClick(columns.go_on, Qt.Key.Key_Return)
    rest(qtbot, wizard)

    at_pair = QApplication.focusWidget() in next(iter(view.pair.compare.cells.values()))
    qtbot.mouseClick(wizard.questions.review, Qt.MouseButton.LeftButton)
    rest(qtbot, wizard)
    qtbot.keyClick(wizard.review.back, Qt.Key.Key_Return)

    assert at_reading
    assert at_pair
    assert wizard.questions.key.startswith("merge")
    assert QApplication.focusWidget() in next(iter(view.pair.compare.cells.values()))
